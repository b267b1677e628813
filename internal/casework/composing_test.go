package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
)

func (h *house) offers(terms ledger.CompositionTerms) error {
	return h.OfferComposition(h.t.Context(), h.person, h.creditor, first, casework.OfferTerms{CompositionTerms: terms, Text: "ringede"})
}

// 1,300.00 is owed on 3 November; with 20 % off 1,040.00 ends the case by the 13th. Paid on
// the day of the offer and the last: the rest is given up, and the case ends.
func TestAnOfferThatIsPaidInTimeEndsTheCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		h.works(h.offers(ledger.CompositionTerms{Discount: money.PerCent(20, 0), Deadline: day("2026-11-13")}))
		h.fails(h.offers(ledger.CompositionTerms{Pay: kr("500.00"), Deadline: day("2026-11-13")}), fault.Conflict, "case.offer_runs")
		h.pays(first, "40.00") // the same day
		h.at("2026-11-13")
		h.run()
		h.steps(first, "reminder-1") // nothing is sent meanwhile
		h.pays(first, "1000.00")
		h.state(first, debt.Closed)
		if got := h.look(first).Case.Closed.Why; got != debt.ClosedComposition {
			h.t.Errorf("ended by %s", got)
		}
		h.owes(first, "0.00")
		h.proven()
	})
}

// It lapses, and the whole is owed: 1,300.00 − 1,000.00, with three days of interest from
// 12 to 14 November on 1,200.00 − 900.00 of principal, 300.00 × 10 % × 3/365 = 0.25.
func TestAnOfferThatIsNotPaidInTimeLapses(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		h.works(h.offers(ledger.CompositionTerms{Pay: kr("1040.00"), Deadline: day("2026-11-13")}))
		h.pays(first, "1000.00")
		h.at("2026-11-14")
		h.owes(first, "300.25")
		h.run()
		if offer := h.look(first).Case.Offer; offer.Why != debt.CompositionLapsed {
			h.t.Errorf("offer = %+v", offer)
		}
		h.run()
		h.steps(first, "reminder-1", "reminder-2") // where it was
		h.proven()
	})
}

func TestAnOfferIsCheckedAndTakenBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		made, warnings, err := h.ComposedOn(h.t.Context(), h.person, h.creditor, first, casework.OfferTerms{CompositionTerms: ledger.CompositionTerms{Pay: kr("1000.00"), Deadline: day("2026-11-13")}})
		h.works(err)
		if made.Discount != kr("200.00") || made.Falls.Principal != kr("200.00") || len(warnings) != 1 {
			h.t.Errorf("%+v, warnings %+v: want 200.00 of principal given up, and a warning", made, warnings)
		}
		h.fails(h.offers(ledger.CompositionTerms{Pay: kr("1200.00"), Deadline: day("2026-11-13")}), fault.Invalid, "ledger.composition_terms_wrong")
		h.works(h.offers(ledger.CompositionTerms{Pay: kr("1000.00"), Deadline: day("2026-11-13")}))
		h.works(h.WithdrawOffer(h.t.Context(), h.person, h.creditor, first))
		h.fails(h.WithdrawOffer(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.no_offer")
		h.pays(first, "1000.00")
		h.state(first, debt.Open)
	})
}

// While the offer stands what is enough is its sum by its day: 1,040.00 of 1,300.00, and
// 1,000.00 when 40.00 of it have come. The next day the whole is owed again.
func TestWhileAnOfferStandsItsSumIsEnough(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-03")
		h.works(h.offers(ledger.CompositionTerms{Pay: kr("1040.00"), Deadline: day("2026-11-13")}))
		enough := func(amount, discount string) {
			h.t.Helper()
			seen := h.look(first)
			if e := seen.Enough; e.Amount != kr(amount) || e.Discount != kr(discount) || e.Deadline != day("2026-11-13") || seen.ToPay() != kr(amount) {
				h.t.Errorf("enough %+v, to pay %v, want %s and %s given up", e, seen.ToPay(), amount, discount)
			}
		}
		enough("1040.00", "260.00")
		h.pays(first, "40.00")
		enough("1000.00", "260.00")
		h.at("2026-11-14")
		if seen := h.look(first); seen.Enough.Amount.IsPositive() {
			h.t.Errorf("enough %+v after the offer's day", seen.Enough)
		}
	})
}
