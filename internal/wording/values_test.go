package wording_test

import (
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/wording"
)

func TestSumsInOtherCurrenciesAreWrittenAsTheReaderDoes(t *testing.T) {
	t.Parallel()
	for sum, want := range map[string][2]string{
		"EUR 1200.00": {"EUR 1.200,00", "EUR 1,200.00"},
		"SEK":         {"SEK", "SEK"},
		"USD ti":      {"USD ti", "USD ti"},
		"":            {"", ""},
	} {
		if got := [2]string{wording.ForeignSum(wording.Danish, sum), wording.ForeignSum(wording.English, sum)}; got != want {
			t.Errorf("%q = %q, want %q", sum, got, want)
		}
	}
}

func TestNeutralAmountsAndDaysAreSaidAsTheReaderWritesThem(t *testing.T) {
	t.Parallel()
	f := fault.New(fault.Invalid, "task.refund_overpayment").With("amount", "1335.30")
	if got, want := wording.Fault(wording.Danish, f), "Betal 1.335,30 kr. tilbage: der er betalt for meget."; got != want {
		t.Errorf("in Danish: %q, want %q", got, want)
	}
	balance := fault.New(fault.Invalid, "statement.balance_differs").With("statement", "E1").With("found", "0.00").With("closing", "1010.00")
	if got, want := wording.Fault(wording.Danish, balance), "Posterne i kontoudtog E1 giver 0,00, men banken skriver 1.010,00."; !strings.HasPrefix(got, want) {
		t.Errorf("in Danish: %q, want %q", got, want)
	}
	trifle := wording.Say(wording.Danish, "followup.trifle", map[string]string{"amount": "12.09", "limit": "50.00"})
	if want := "Der skyldes kun 12,09 kr., og under 50,00 kr. skrives der ikke til skyldneren."; trifle != want {
		t.Errorf("in Danish: %q, want %q", trifle, want)
	}
	day := fault.New(fault.Invalid, "payment.value_day_ahead").With("day", "2026-11-21")
	if got, want := wording.Fault(wording.English, day), "The value day 21\u00a0November 2026 lies ahead. Write the day the money came."; got != want {
		t.Errorf("in English: %q, want %q", got, want)
	}
}

// The rate of the half-year from July 2026 is 2.00 per cent, and that of 2022 was below nought.
func TestARateIsSaidAsTheReaderWritesIt(t *testing.T) {
	t.Parallel()
	for rate, wants := range map[string][2]string{"2.00": {", 2,00 %.", ", 2.00 %."}, "-0.45": {", −0,45 %.", ", −0.45 %."}} {
		values := map[string]string{"day": "2027-01-01", "rate": rate}
		for n, language := range []wording.Language{wording.Danish, wording.English} {
			if got := wording.Say(language, "calc.rate_assumed", values); !strings.HasSuffix(got, wants[n]) {
				t.Errorf("%s: %q, want it to end in %q", language, got, wants[n])
			}
		}
	}
}

func TestWordsThatAreGivenInBothLanguagesAreSaidInTheReaders(t *testing.T) {
	t.Parallel()
	values := map[string]string{"rule": "rentelovens § 5", "seen": "own knowledge", "seen" + wording.InDanish: "egen viden"}
	for language, want := range map[wording.Language]string{wording.Danish: "(egen viden).", wording.English: "(own knowledge)."} {
		if got := wording.Say(language, "calc.source_unverified", values); !strings.HasSuffix(got, want) {
			t.Errorf("%s: %q, want it to end in %q", language, got, want)
		}
	}
	delete(values, "seen"+wording.InDanish)
	if got := wording.Say(wording.Danish, "calc.source_unverified", values); !strings.HasSuffix(got, "(own knowledge).") {
		t.Errorf("without Danish words: %q", got)
	}
}

// A refusal by the law names its paragraph before the full stop, and what may be done
// instead after it.
func TestARefusalNamesItsParagraphAndWhatToDoInstead(t *testing.T) {
	t.Parallel()
	for want, f := range map[string]*fault.Fault{
		"Fristen i inkassovarslet er ikke udløbet (BEK 601, §§ 3-4). I stedet: tidligst 4. december 2026.": fault.New(fault.Unlawful, "guard.costs_early").
			With("date", "2026-12-04").Citing("BEK 601, §§ 3-4", "instead.from_date"),
		"Gebyret er over 100,00 kr. (rentelovens § 9 b). I stedet: 100,00 kr.": fault.New(fault.Unlawful, "guard.fee_high").
			With("max", "100.00").Citing("rentelovens § 9 b", "instead.fee_max"),
		"Sagen er afsluttet. Genoptag den først, hvis der skal ske mere.": fault.New(fault.Conflict, "case.is_closed"),
	} {
		got := strings.ReplaceAll(wording.Fault(wording.Danish, f), "\u00a0", " ")
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}
