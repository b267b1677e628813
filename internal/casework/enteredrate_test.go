package casework_test

import (
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// The rates of 2027 here are made up. The book's last one is that of the second half of
// 2026 (law.md section 1.5).

// typed is a rate as an operator types it.
func typed(since string, rate money.Rate) casework.RateEntry {
	return casework.RateEntry{Since: day(since), Rate: rate, Again: rate, Seen: "nationalbanken.dk", Name: "Anne Holm"}
}

// enter enters a rate.
func (h *house) enter(e casework.RateEntry) error {
	_, err := h.EnterRate(h.t.Context(), h.operator, e)
	return err
}

// elsewhere returns the use cases of another process over the same store.
func (h *house) elsewhere() *casework.Service { return casework.New(h.options()) }

func TestCasesThatWaitedForARateGoOnWhenItWasEntered(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2027-01-05")
		if rows := h.plan(""); len(rows) != 1 || !rows[0].LeftOut() {
			h.t.Fatalf("plan = %+v, want the case to wait", rows)
		}
		before := h.LawInForce().Fingerprint()
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		h.run()
		// 1,200.00 from 12 November: 50 days of 2026 at 10.00 % are 16.4384, five of 2027
		// at 10.25 % are 1.6849; together 18.12. With it a first reminder's 100.00.
		h.owes(first, "1318.12")
		book := h.look(first).Case.Steps[0].Book
		if book != h.LawInForce().Fingerprint() || book == before {
			h.t.Errorf("the step says book %q, want that with the rate, %q", book, h.LawInForce().Fingerprint())
		}
		h.proven()
	})
}

func TestARateIsKnownInEveryProcessThatLooks(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2027-01-05")
		other := h.elsewhere()
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		if _, err := other.LawInForce().ReferenceRate.At(day("2027-01-01")); err == nil {
			h.t.Error("the other process knows the rate before it has looked")
		}
		if changed, err := other.RefreshLaw(h.t.Context()); err != nil || !changed {
			h.t.Errorf("RefreshLaw = %v, %v, want a change", changed, err)
		}
		row, err := other.LawInForce().ReferenceRate.At(day("2027-06-30"))
		if err != nil || row.Value != money.PerCent(2, 25) || !row.Source.Unverified || row.Source.By != "Anne Holm" || row.Source.Citation != "rentelovens § 5" {
			h.t.Errorf("row = %+v, %v", row, err)
		}
		if changed, err := other.RefreshLaw(h.t.Context()); err != nil || changed {
			h.t.Errorf("RefreshLaw again = %v, %v, want nothing new", changed, err)
		}
	})
}

func TestARateIsTypedTwiceWithItsSourceAndNotBeforeItsDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2026-12-31")
		h.refuses(h.enter(typed("2027-01-01", money.PerCent(2, 25))), "law.supplement_too_early")
		h.at("2027-01-01")
		again := typed("2027-01-01", money.PerCent(2, 25))
		again.Again = money.PerCent(2, 52)
		h.refuses(h.enter(again), "law.supplement_typed_differently")
		unsourced := typed("2027-01-01", money.PerCent(2, 25))
		unsourced.Seen = " "
		h.refuses(h.enter(unsourced), "law.supplement_source_missing")
		long := typed("2027-01-01", money.PerCent(2, 25))
		long.Seen = strings.Repeat("x", 201)
		h.refuses(h.enter(long), "law.supplement_too_long")
		h.refuses(h.enter(typed("2026-07-01", money.PerCent(2, 25))), "law.supplement_changes_past")
		h.at("2027-07-01")
		h.refuses(h.enter(typed("2027-07-01", money.PerCent(2, 25))), "law.supplement_leaves_gap")
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		h.refuses(h.enter(typed("2027-01-01", money.PerCent(2, 50))), "law.supplement_changes_past")
		h.refuses(h.enter(typed("2027-01-01", money.PerCent(2, 25))), "law.supplement_entered_already")
		h.works(h.enter(typed("2027-07-01", money.PerCent(2, 50))))
		_, err := h.EnterRate(h.t.Context(), h.person, typed("2028-01-01", money.PerCent(2, 0)))
		if !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a creditor's administrator enters a rate: %v", err)
		}
	})
}

func TestAnotherConfirmsARateAndThenItIsVerified(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.at("2027-01-05")
		second := func(rate money.Rate, name string) error {
			_, err := h.SecondRate(h.t.Context(), h.operator, day("2027-01-01"), rate, name)
			return err
		}
		h.refuses(second(money.PerCent(2, 25), "Bo Lund"), "law.supplement_not_entered")
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		h.refuses(second(money.PerCent(2, 50), "Bo Lund"), "law.supplement_second_differs")
		h.refuses(second(money.PerCent(2, 25), " anne HOLM"), "law.supplement_second_same")
		h.refuses(second(money.PerCent(2, 25), ""), "law.supplement_second_same")
		h.works(second(money.PerCent(2, 25), "Bo Lund"))
		row, err := h.LawInForce().ReferenceRate.At(day("2027-01-05"))
		if err != nil || row.Source.Unverified || row.Source.VerifiedOn != day("2027-01-05") || row.Source.By != "Anne Holm, Bo Lund" {
			h.t.Errorf("row = %+v, %v, want it verified by both", row, err)
		}
		h.refuses(second(money.PerCent(2, 25), "Ib Dam"), "law.supplement_seconded_already")
		entered, err := h.EnteredRates(h.t.Context(), h.operator)
		if err != nil || len(entered) != 1 || !entered[0].IsSeconded() || entered[0].Entered.By != "operator:1" {
			h.t.Errorf("entered = %+v, %v", entered, err)
		}
		_, err = h.SecondRate(h.t.Context(), access.NightRun(), day("2027-01-01"), money.PerCent(2, 25), "Ib Dam")
		if fault.Is(err, fault.Forbidden) {
			return
		}
		h.refuses(err, "law.supplement_seconded_already")
	})
}

// A release that brings the rates of its time mends one that was entered wrong.
func TestTheProgramsOwnRateCountsBeforeAnEnteredOne(t *testing.T) {
	t.Parallel()
	entered := []casework.EnteredRate{{
		Since: day("2026-07-01"), Rate: money.PerCent(9, 0), Seen: "x", Entered: casework.LawWitness{Name: "Anne Holm", At: morning("2026-07-02")},
	}}
	book, err := casework.LawWith(law.Denmark(), casework.LawAdditions{Entered: entered})
	if err != nil {
		t.Fatal(err)
	}
	if got, want := book.Fingerprint(), law.Denmark().Fingerprint(); got != want {
		t.Errorf("fingerprint = %s, want the program's own, %s", got, want)
	}
}

// refuses checks that an error is a fault with a key.
func (h *house) refuses(err error, key string) {
	h.t.Helper()
	if !fault.HasKey(err, key) {
		h.t.Errorf("error = %v, want %s", err, key)
	}
}
