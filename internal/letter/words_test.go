package letter_test

import (
	"slices"
	"strings"
	"testing"

	"krav/internal/letter"
	"krav/internal/money"
	"krav/internal/wording"
)

func TestTheLanguagesHaveTheSameWordsAndParts(t *testing.T) {
	t.Parallel()
	if danish, english := letter.WordKeys(wording.Danish), letter.WordKeys(wording.English); !slices.Equal(danish, english) {
		t.Errorf("Danish: %v\nEnglish: %v", danish, english)
	}
	for _, l := range wording.Languages() {
		known, written := letter.PartNames(l)
		if l == wording.Danish { // nothing binds the binding text
			written = slices.Sorted(slices.Values(append(written, "binding")))
		}
		if !slices.Equal(known, written) {
			t.Errorf("%s: the program knows %v, the file has %v", l, known, written)
		}
	}
}

// Every kind of line, said in both languages with the rule it rests on. Owed:
// 1,000 + 12.33 + 100 + 310 + 500 + 750 + 400 − 200 − 72.33 − 300 = 2,500.00. Then 12.33 of the
// interest and the fee of 100.00 are lost by limitation: 2,387.67.
func TestEveryKindOfLineIsExplained(t *testing.T) {
	t.Parallel()
	in := base(letter.AccountStatement, "2026-12-20", business())
	in.Language = wording.English
	in.Claims = []letter.Claim{{Number: "9", NotInvoice: true, Date: day("2026-08-01"), Due: day("2026-09-01"), Amount: money.Kroner(1_000, 0)}}
	in.Lines = []letter.Line{
		interest("9", "2026-09-02", "2026-10-16", 45, money.Kroner(1_000, 0), money.Kroner(12, 33)),
		letter.FeeLine{Sent: day("2026-10-16"), Amount: money.Kroner(100, 0)},
		letter.CompensationLine{Claim: "9", Amount: money.Kroner(310, 0)},
		letter.CostsLine{On: day("2026-11-20"), Amount: money.Kroner(500, 0)},
		letter.CourtFeeLine{Paid: day("2026-12-08"), Amount: money.Kroner(400, 0)},
		letter.CourtFeeLine{Paid: day("2026-12-09"), Levy: true, Amount: money.Kroner(350, 0)},
		letter.AwardedLine{Decided: day("2026-12-10"), Amount: money.Kroner(400, 0)},
		letter.CreditLine{Number: "77", On: day("2026-12-11"), Amount: money.Kroner(200, 0)},
		letter.WaivedLine{On: day("2026-12-12"), Amount: money.Kroner(72, 33)},
		letter.WaivedLine{On: day("2026-12-12"), TimeBarred: true, Amount: money.Kroner(12, 33)},
		letter.WaivedLine{On: day("2026-12-12"), TimeBarred: true, Costs: true, Amount: money.Kroner(100, 0)},
		letter.PaymentLine{On: day("2026-12-13"), Amount: money.Kroner(300, 0), Shares: []letter.Share{
			{Of: letter.CourtPart, Amount: money.Kroner(50, 0)},
			{Of: letter.CostsPart, Amount: money.Kroner(50, 0)},
			{Of: letter.CompensationPart, Claim: "9", Amount: money.Kroner(50, 0)},
			{Of: letter.FeePart, Amount: money.Kroner(50, 0)},
			{Of: letter.InterestPart, Amount: money.Kroner(50, 0)},
			{Of: letter.PrincipalPart, Claim: "9", Amount: money.Kroner(50, 0)},
		}},
		letter.PaymentLine{On: day("2026-12-14")},
	}
	agreed := interest("9", "2026-09-02", "2026-10-16", 45, money.Kroner(1_000, 0), money.Kroner(12, 33))
	agreed.Agreed = true
	in.Lines[0] = agreed
	in.Interest = letter.Interest{Rate: money.PerCent(10, 0), Daily: money.Kroner(0, 27), Base: money.Kroner(1_000, 0), DayCount: letter.Thirty360}
	in.Interest.Capitalised = []letter.Capitalised{{Through: day("2026-09-30")}, {Through: day("2026-10-10"), Agreed: true}}
	in.Left = letter.Parts{Principal: money.Kroner(2_387, 67)}
	in.Total = money.Kroner(2_387, 67)
	c := composed(t, in)
	text := c.AsText()
	for _, want := range []string{
		"Krav 9 af 1.\u00a0august 2026 (som anført på fakturaen)", "Tidligere rykker | sendt 16.\u00a0oktober 2026 | 100,00",
		"Aftalte renter", "Efter dom bærer renterne til og med 30.\u00a0september 2026 selv rente derefter", "Det er aftalt, at renterne til og med 10.\u00a0oktober 2026 selv bærer rente", "Beløb × sats × dage / 360", "Retsafgift betalt 8.\u00a0december 2026 (retsafgiftslovens §\u00a012 (betalingspåkrav)) | 400,00",
		"Retsafgift betalt 9.\u00a0december 2026 (retsafgiftslovens §\u00a013 (udlæg)) | 350,00",
		"Sagsomkostninger efter afgørelse af 10.\u00a0december 2026 (retsplejelovens §\u00a0316) | 400,00",
		"Omkostninger ved egen inkasso (bekendtgørelse 601/2002, §\u00a04, bilag 2) | 500,00", "Kreditnota 77 | −200,00",
		"Eftergivet 12.\u00a0december 2026 | −72,33", "Forældede renter | −12,33", "Forældede gebyrer og omkostninger | −100,00", "Time-barred fees and costs | −100.00", "I har betalt | 2 betalinger | −300,00", "Kompensationsbeløb, krav 9 | 50,00",
		"Court fee paid 8\u00a0December 2026", "Credit note 77 | −200.00", "Own-collection costs (Order 601/2002 §\u00a04, annex 2) | 500.00",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the statement doesn't say %q:\n%s", want, text)
		}
	}
}

func TestEveryReasonAndMethodHasItsWords(t *testing.T) {
	t.Parallel()
	for reason := letter.Paid; reason <= letter.SoldTo; reason++ {
		in := closing(consumer())
		in.Language = wording.English
		in.Closing = letter.Closing{Reason: reason, To: "Nordlys El ApS", On: day("2026-11-18")}
		composed(t, in)
	}
	for method := letter.ByBank; method <= letter.Directly; method++ {
		in := receipt(consumer())
		in.Language, in.Received.Method = wording.English, method
		composed(t, in)
	}
	in := closing(consumer())
	in.Closing = letter.Closing{Reason: letter.SoldTo, To: "Nordlys El ApS", On: day("2026-11-18")}
	sold := composed(t, in)
	if want := "Grund: solgt til Nordlys El ApS den 18.\u00a0november 2026."; !strings.Contains(sold.AsText(), want) {
		t.Errorf("the letter doesn't say %q", want)
	}
}

func TestKindsAreKnownByTheirCodes(t *testing.T) {
	t.Parallel()
	want := []string{
		"friendly-reminder", "reminder-1", "reminder-2", "reminder-3", "collection-notice", "reminder-3-collection-notice", "collection-demand",
		"instalment-reminder", "receipt", "statement", "closing",
	}
	for i, kind := range letter.Kinds() {
		if got := kind.String(); got != want[i] {
			t.Errorf("code = %q, want %q", got, want[i])
		}
		if back, err := letter.ParseKind(want[i]); err != nil || back != kind {
			t.Errorf("ParseKind(%q) = %v, %v", want[i], back, err)
		}
	}
}

// Three reminders with 100.00 each were sent before the claim came here, nobody knows
// when: no day is made up for them, and the calculation doesn't show one of 300.00.
func TestFeesFromBeforeAreShownWithoutDaysThatNobodyKnows(t *testing.T) {
	t.Parallel()
	in := first(consumer())
	in.Lines = append(in.Lines, letter.FeeLine{Count: 3, Amount: money.Kroner(300, 0)})
	in.Left.Fees, in.Total, in.Ask = in.Left.Fees.Plus(money.Kroner(300, 0)), in.Total.Plus(money.Kroner(300, 0)), in.Ask.Plus(money.Kroner(300, 0))
	c := composed(t, in)
	if text := strings.ReplaceAll(c.AsText(), "\u00a0", " "); !strings.Contains(text, "3 tidligere rykkere og dette brev, 4 × 100,00; rentelovens § 9 b") {
		t.Errorf("the fees aren't said:\n%s", text)
	}
}
