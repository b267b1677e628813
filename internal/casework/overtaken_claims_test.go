package casework_test

import (
	"testing"

	"krav/internal/debt"
)

// Two invoices of one business: 1,000.00 due on 15 October and 5,000.00 due on the
// 20th. The first reminder leaves on 2 November with a fee of 100.00 and 310.00 for
// each. Nord El owes interest at 10 % from the day after the due day.
const (
	headsOfTrade = "Fakturanr.;Kundenr.;CVR;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Beløb"
	nordA        = "A;17;12345674;Nord El A/S;Værftet 1;8000;Aarhus C;bogholderi@nordel.example;01-10-2026;15-10-2026;1.000,00"
	nordB        = "B;17;12345674;Nord El A/S;Værftet 1;8000;Aarhus C;bogholderi@nordel.example;01-10-2026;20-10-2026;5.000,00"
)

// inTrade brings Nord El's case to the first reminder, in the mailbox on 2 November.
func inTrade(h *house) {
	h.t.Helper()
	h.file(headsOfTrade, nordA, nordB)
	h.run()
	h.work()
	// 18 days of 1,000.00 are 4.93, 13 days of 5,000.00 are 17.81.
	h.owes(first, "6742.74")
}

func TestCompensationFallsForTheInvoiceThatWasPaidInTime(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.at("2026-11-05")
		h.pay(first, "1000.00", "2026-10-14")
		// 5,000.00, 16 days of interest 21.92, the fee, and 310.00 for B alone.
		h.owes(first, "5431.92")
		if c := h.look(first).Case; c.Steps[0].Voided != "" || len(c.Steps[0].Compensation) != 1 || c.Steps[0].Compensation[0] != c.Claims[1].ID {
			h.t.Errorf("step = %+v, want it to stand with compensation for B", c.Steps[0])
		}
		// The money bounces: A is owed with 21 days of interest, 5.75, and the sum stays lower.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, h.paid(first)[0].Payment))
		h.owes(first, "6437.67")
		h.proven()
	})
}

// The fee of the first reminder stands on A, which bears it for both: A isn't late for it.
func TestCompensationThatFellIsNotChargedByTheNextReminder(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.at("2026-11-05")
		h.pay(first, "1000.00", "2026-10-14")
		h.at("2026-11-13")
		h.run()
		if c := h.look(first).Case; len(c.Steps) != 2 || len(c.Steps[1].Compensation) != 0 || c.Steps[1].FeeOn != c.Claims[1].ID {
			h.t.Errorf("steps = %+v, want a second without compensation, whose fee is on B", c.Steps)
		}
		// 5,000.00, 24 days of interest 32.88, two fees, and 310.00 for B.
		h.owes(first, "5542.88")
		h.proven()
	})
}

func TestCompensationFallsForTheInvoiceThatHadBeenCredited(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.at("2026-11-05")
		h.credits("A", "K-1", "1000.00", "2026-10-10")
		h.owes(first, "5431.92")
		h.proven()
	})
}

// Compensation is owed for lateness alone. Paid five days late, 1.37 of interest were
// left of A: 1,000.00 covered them first, so as much of the principal is owed still.
func TestCompensationStaysForTheInvoiceThatWasPaidLate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.pay(first, "1000.00", "2026-10-20")
		// 5,000.00 and 17.81, the 1.37, the fee and 620.00.
		h.owes(first, "5739.18")
	})
}

func TestCompensationThatFellIsPaidBackOnAnEndedCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.pay(first, "6742.74", "2026-11-02")
		h.state(first, debt.Closed)
		h.toPayBack("")
		h.at("2026-11-05")
		h.pay(first, "1000.00", "2026-10-14")
		// The 1,000.00 came twice; 4.93 of interest and 310.00 were never owed.
		h.toPayBack("1314.93")
		h.proven()
	})
}

// The letter asked for A alone: B was not known to anybody. A had been paid, so the
// letter falls whole, though B was overdue on its day.
func TestALetterFallsWhoseOnlyInvoiceWasPaidThoughAnotherWasOverdue(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headsOfTrade, nordA)
		h.run()
		h.work()
		h.at("2026-11-05")
		h.file(headsOfTrade, nordB)
		h.pay(first, "1000.00", "2026-10-14")
		if c := h.look(first).Case; len(c.Claims) != 2 || c.Steps[0].Voided != debt.VoidOvertaken {
			h.t.Errorf("%d claims, step void: %q", len(c.Claims), c.Steps[0].Voided)
		}
		h.owes(first, "5021.92")
		h.proven()
	})
}

const withReminders = headings + ";Rykkere sendt;Rykkerdato;Rykkergebyrer"

// Anna's invoice brings the fee of a reminder of 28 October along. It had been paid
// on its last day, the 26th.
func TestFeesFromBeforeFallForTheInvoiceThatWasPaidInTime(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withReminders, anna+";1;28-10-2026;100,00")
		h.owes(first, "1300.00")
		h.pay(first, "1200.00", "2026-10-26")
		h.owes(first, "0.00")
		if c := h.look(first).Case; c.Closed.Why != debt.ClosedPaid || c.Claims[0].Earlier.Fees != 0 {
			h.t.Errorf("closed %q, fees from before %+v", c.Closed.Why, c.Claims[0].Earlier)
		}
		h.proven()
	})
}

// Paid between its due day and the only reminder, the invoice had cost no fee yet. Of
// two reminders the first may have been sent before: nobody knows its day.
func TestFeesFromBeforeFallOnlyWhereTheirRemindersWereAboutNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(withReminders, anna+";1;28-10-2026;100,00", bent+";2;30-10-2026;200,00")
		h.pay(first, "1200.00", "2026-10-27")
		h.owes(first, "0.00")
		h.pay(first+1, "800.00", "2026-10-27")
		h.owes(first+1, "100.00") // there was time for one fee
	})
}
