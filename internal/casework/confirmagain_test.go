package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// A person reads 150.00 off the bank's page on 3 November and enters them; the bank's file has
// them of the 1st. Whoever books the entry too is asked, whichever way its case was found.
func TestConfirmingAsksOfMoneyThatIsEnteredByHand(t *testing.T) {
	t.Parallel()
	for name, text := range map[string]string{"proposed": "faktura 1001", "without a case": "tak"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: text, payer: "Dora Ek"})
				entries, err := h.Inbox(h.t.Context(), h.person, h.creditor, 5)
				h.works(err)
				_, err = h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: kr("150.00"), ValueOn: day("2026-11-02"), Again: true})
				h.works(err)
				h.fails(h.confirm(entries[0].ID, first), fault.Conflict, "bank.looks_recorded")
				h.owes(first, "1050.00")
				again := casework.Confirmation{Entry: entries[0].ID, Case: first, Again: true}
				h.works(h.Confirm(h.t.Context(), h.person, h.creditor, again))
				h.owes(first, "900.00")
				h.works(h.confirm(entries[0].ID, first)) // a double click asks nothing
				h.proven()
			})
		})
	}
}

// Two payments that the bank tells of are two, however alike: nobody is asked.
func TestConfirmingTwoEqualEntriesOfTheBankAsksNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank(
			"S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: "faktura 1001"},
			movement{ref: "B2", amount: "150.00", day: "2026-11-01", text: "faktura 1001"},
		)
		for _, entry := range h.inbox("bank.by_invoice", "bank.by_invoice") {
			h.works(h.confirm(entry.ID, 0))
		}
		h.owes(first, "900.00")
	})
}
