package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// spread returns what each entry has covered of a statement, in its order: "principal
// 40.00"; what was given up with the case has "given up" before it.
func spread(owed ledger.Statement) []string {
	parts := map[ledger.SharePart]string{ledger.CostShare: "costs", ledger.InterestShare: "interest", ledger.PrincipalShare: "principal", ledger.RestShare: "too much"}
	said := make([]string, len(owed.Shares))
	for i, share := range owed.Shares {
		said[i] = parts[share.Part] + " " + share.Amount.String()
		if share.Payment == 0 {
			said[i] = "given up " + said[i]
		}
	}
	return said
}

// offered lets a case of 1,200.00 with a fee of 100.00 be offered for 1,040.00 by 13
// November; interest runs from the 12th. 40.00 of it comes at once.
func (h *house) offered() {
	h.t.Helper()
	h.invoices(anna)
	h.run()
	h.at("2026-11-03")
	h.works(h.offers(ledger.CompositionTerms{Discount: money.PerCent(20, 0), Deadline: day("2026-11-13")}))
	h.pays(first, "40.00")
	h.at("2026-11-13")
}

// While the offer runs the 40.00 pay of the fee; when it is kept, all pays the invoice. Of the
// invoice 160.00 is given up, with the fee and two days of interest: 1,160.00 × 10 % × 2/365 =
// 0.64. Who looks at the case as it stood sees what was so then. The money goes back, and the
// 40.00 are the fee's again: 1,260.00 is owed, and 0.66 of interest on 1,200.00.
func TestAKeptOfferGivesUpInterestAndFeesFirst(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.offered()
		h.pays(first, "1000.00")
		h.state(first, debt.Closed)
		kept := []string{"principal 40.00", "principal 1000.00", "given up costs 100.00", "given up interest 0.64", "given up principal 160.00"}
		same(h.t, "spread", spread(h.look(first).Owed), kept)
		same(h.t, "spread as of the day", spread(h.lookAt(first, casework.AsOf{On: day("2026-11-13")}).Owed), kept)
		same(h.t, "spread as of the day before", spread(h.lookAt(first, casework.AsOf{On: day("2026-11-12")}).Owed), []string{"costs 40.00"})
		same(h.t, "spread as known then", spread(h.lookAt(first, casework.AsOf{On: day("2026-11-12"), Known: day("2026-11-12")}).Owed), []string{"costs 40.00"})
		h.bounces()
		h.state(first, debt.Open)
		same(h.t, "spread when it went back", spread(h.look(first).Owed), []string{"costs 40.00"})
		h.owes(first, "1260.66")
		h.proven()
	})
}

// Taken up again by a person, the case is as it would be without an offer: 60.00 of the last
// payment are the fee's, 0.66 interest and 939.34 the invoice's. The offer was kept all the
// same, so the next run of follow-up ends the case by it again.
func TestACaseThatIsTakenUpAgainIsSpreadAsWithoutItsOffer(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.offered()
		h.pays(first, "1000.00")
		h.work()
		seen := h.look(first)
		if last := seen.Case.Letters[len(seen.Case.Letters)-1]; last.Document != debt.PaymentReceipt {
			h.t.Errorf("the last letter is %v, want the receipt", last.Document)
		}
		kept := spread(seen.Owed)
		h.works(h.Reopen(h.t.Context(), h.person, h.creditor, first, "fejl"))
		h.state(first, debt.Open)
		same(h.t, "spread", spread(h.look(first).Owed), []string{"costs 40.00", "costs 60.00", "interest 0.66", "principal 939.34"})
		h.owes(first, "260.66")
		h.run()
		h.state(first, debt.Closed)
		same(h.t, "spread when it has ended again", spread(h.look(first).Owed), kept)
		h.proven()
	})
}

// The inbox says of money that would keep the offer what it will pay, and of money that
// wouldn't what it pays while the offer runs.
func TestAProposalSaysWhatMoneyThatKeepsAnOfferPays(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.offered()
		h.bank("S1", movement{ref: "B1", amount: "1000.00", day: "2026-11-13", text: "Anna Holm"}, movement{ref: "B2", amount: "999.99", day: "2026-11-13", text: "Anna Holm"})
		got := make(map[string]string)
		for _, each := range h.lines(casework.BankProposed) {
			line, err := h.InboxLine(h.t.Context(), h.person, h.creditor, each.ID)
			h.works(err)
			for _, share := range line.Proposed.Covers {
				got[line.Amount.String()] += " " + share.Amount.String()
			}
		}
		// 60.00 is left of the fee; 999.99 less 60.00 and the interest of 0.66 is 939.33.
		if got["1000.00"] != " 1000.00" || got["999.99"] != " 60.00 0.66 939.33" {
			h.t.Errorf("the money would pay %v", got)
		}
	})
}
