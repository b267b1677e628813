package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/followup"
)

func (h *house) confirm(entry, number int64) error {
	h.t.Helper()
	return h.Confirm(h.t.Context(), h.person, h.creditor, casework.Confirmation{Entry: entry, Case: number})
}

func (h *house) ignore(entry int64) error {
	h.t.Helper()
	return h.Ignore(h.t.Context(), h.person, h.creditor, entry)
}

func TestAProposalIsConfirmedOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("A1;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;20-10-2026;1.000,00", "B1;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.000,00", bent)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-01", text: "faktura B1"})
		entry := h.inbox("bank.by_invoice")[0]
		h.owes(first, "2000.00") // proposed, and not booked
		h.works(h.confirm(entry.ID, 0))
		h.works(h.confirm(entry.ID, 0)) // a double click
		h.works(h.confirm(entry.ID, first))
		h.fails(h.confirm(entry.ID, first+1), fault.Conflict, "bank.is_booked")
		h.fails(h.ignore(entry.ID), fault.Conflict, "bank.is_booked")
		h.owes(first, "1850.00")
		h.inbox()
		payment := h.paid(first)[0]
		seen := h.look(first)
		if claim := seen.Case.Claim(payment.Named); claim == nil || claim.Number != "B1" {
			h.t.Errorf("the debtor named %+v, want B1", claim)
		}
		if payment.ValueOn != day("2026-11-01") || payment.Method != "bank" {
			h.t.Errorf("payment = %+v", payment)
		}
		h.proven()
	})
}

func TestAnEntryIsPlacedOnACaseThatAPersonNames(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		other.invoices(anna, bent, clara)
		h.invoices(anna, bent)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-02", text: "tak", payer: "Dora Ek"})
		entry := h.inbox("bank.no_reference")[0]
		h.fails(h.confirm(entry.ID, 0), fault.Invalid, "bank.case_missing")
		h.fails(h.confirm(entry.ID, first+2), fault.NotFound, "case.not_found") // the other's
		h.fails(other.confirm(entry.ID, first), fault.NotFound, "bank.entry_not_found")
		h.fails(other.ignore(entry.ID), fault.NotFound, "bank.entry_not_found")
		h.works(h.confirm(entry.ID, first+1))
		h.owes(first+1, "650.00")
	})
}

func TestAnEntryPutAsideCanStillBePlaced(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-02", text: "tak", payer: "Dora Ek"})
		entry := h.inbox("bank.no_reference")[0]
		h.works(h.ignore(entry.ID))
		h.works(h.ignore(entry.ID))
		h.inbox()
		h.works(h.confirm(entry.ID, first))
		h.owes(first, "1050.00")
	})
}

func TestAReversalIsNoPayment(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-02", text: "sag 10001", out: true, back: true})
		entry := h.inbox("bank.reversal_of_unknown")[0]
		h.fails(h.confirm(entry.ID, first), fault.NotFound, "bank.nothing_to_reverse")
		h.works(h.ignore(entry.ID))
		h.inbox()
		h.owes(first, "1200.00")
	})
}

func TestMoneyConfirmedOnAClosedCaseIsOwedBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.bank("S1", movement{ref: "B1", amount: "150.00", day: "2026-11-02", text: "tak"})
		h.works(h.confirm(h.inbox("bank.no_reference")[0].ID, first))
		h.tasks(first, followup.TaskRefund)
	})
}
