package casework_test

import (
	"testing"

	"krav/internal/debt"
	"krav/internal/fault"
)

// Anna has had two reminders, with a fee each, and owes interest since 12 November.
// Her invoice is credited on the 14th: she never owed it, and so neither the fees nor
// the interest. Nothing more is sent.
func TestAnInvoiceCreditedInWholeCarriesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-13")
		h.run()
		h.work()
		h.at("2026-11-14")
		h.credits("1001", "K-1", "1200.00", "2026-11-14")
		c := h.look(first).Case
		if c.Steps[0].Voided != debt.VoidOvertaken || c.Steps[1].Voided != debt.VoidOvertaken || c.Closed.Why != debt.ClosedCredited {
			h.t.Errorf("steps void: %q, %q; closed: %q", c.Steps[0].Voided, c.Steps[1].Voided, c.Closed.Why)
		}
		h.owes(first, "0.00")
		h.at("2026-12-14")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("the night did %+v", rows)
		}
		h.tasks(first)
		h.proven()
	})
}

// What was paid on such an invoice is paid back, with the fee that it covered.
func TestWhatWasPaidOnAnInvoiceCreditedInWholeIsPaidBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.at("2026-11-05")
		h.pay(first, "1300.00", "2026-11-05")
		h.state(first, debt.Closed)
		h.at("2026-11-20")
		h.credits("1001", "K-1", "1200.00", "2026-11-20")
		h.toPayBack("1300.00")
		h.owes(first, "-1300.00")
		h.proven()
	})
}

// A is credited in whole after the reminder. B keeps the letter up, with its fee and
// the compensation of B; the compensation of A and its interest fall. On 5 November B
// has 16 days of 5,000.00: 21.92, and 5,000.00, 100.00 and 310.00 with it.
func TestAnInvoiceCreditedInWholeTakesItsOwnChargesAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.at("2026-11-05")
		h.credits("A", "K-1", "1000.00", "2026-11-05")
		h.owes(first, "5431.92")
		h.state(first, debt.Open)
		h.proven()
	})
}

// A part is credited three weeks late: interest runs on the rest alone, from the
// beginning. 400.00 of A have 21 days on 5 November, 2.30, and B has 21.92; with the
// principals, the fee and both compensations 5,400.00 + 24.22 + 100.00 + 620.00.
func TestAPartThatIsCreditedBearsNoInterestFromTheBeginning(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		inTrade(h)
		h.at("2026-11-05")
		h.credits("A", "K-1", "600.00", "2026-11-05")
		h.owes(first, "6144.22")
		h.proven()
	})
}

// The demand of 13 November cost 600.00 for 1,200.00. When 400.00 are credited after
// it, the table has 350.00 for the 800.00 that were owed; the fee stands, and three
// days of 800.00 are 0.66.
func TestACreditNoteAfterTheDemandLowersItsCosts(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		h.credits("1001", "K-1", "400.00", "2026-11-14")
		h.owes(first, "1250.66")
		h.proven()
	})
}

// The letter of 2 November was right when it left: that the case is withdrawn later
// the same day, and paid, makes nothing of it as if all had been paid before.
func TestALetterIsNotOvertakenByWithdrawingTheCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.work()
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWithdrawn))
		h.pays(first, "1300.00")
		if why := h.look(first).Case.Steps[0].Voided; why != "" {
			h.t.Errorf("the step is void: %q", why)
		}
		h.toPayBack("") // what is waived is waived from the end of the day
		h.proven()
	})
}

// A task that asks what was paid or credited isn't finished by saying nothing.
func TestWhetherItWasPaidOrCreditedTakesAnAnswer(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.invoices(lower)
		h.tasks(first, "task.balance_lower")
		c := h.look(first).Case
		task := c.OpenTasks()[0].Task
		h.fails(h.FinishTask(h.t.Context(), h.person, h.creditor, first, task, " "), fault.Invalid, "task.balance_unanswered")
		h.finish(first, "task.balance_lower")
		h.tasks(first)
	})
}

// What was asked of a person to get on with a case ends with it; a claim that is near
// its limitation is asked about again when the case is taken up again.
func TestAClosedCaseAsksNobodyToGetOn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("77;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;01-11-2023;01-12-2023;1.200,00")
		h.run()
		h.tasks(first, "task.limitation_near")
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWithdrawn))
		h.tasks(first)
		h.works(h.Reopen(h.t.Context(), h.person, h.creditor, first, "lukket ved en fejl"))
		h.at("2026-11-14")
		h.run()
		h.tasks(first, "task.limitation_near")
		h.proven()
	})
}

// 1,200.00 is given up with the case from the end of 2 November. Money of that day pays
// what was owed then, and less is given up; money of the next is to be paid back.
func TestMoneyOfTheDayOfAWithdrawalPaysAndMoneyOfTheNextDoesNot(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWithdrawn))
		for _, c := range []struct {
			amount, on, beyond string
			isFar              bool
		}{
			{"500.00", "2026-11-01", "-700.00", false},
			{"500.00", "2026-11-02", "-700.00", false},
			{"1500.00", "2026-11-02", "300.00", true}, // 220.00 would be little: 100.00 and a tenth
			{"500.00", "2026-11-03", "500.00", true},
		} {
			seen := h.look(first)
			if beyond, isFar := seen.PaidFarBeyond(kr(c.amount), day(c.on)); beyond != kr(c.beyond) || isFar != c.isFar {
				h.t.Errorf("%s on %s is %v beyond (%v), want %s (%v)", c.amount, c.on, beyond, isFar, c.beyond, c.isFar)
			}
		}
		h.pays(first, "500.00")
		h.toPayBack("")
		if owed := h.look(first).Owed; owed.Waived != kr("700.00") || !owed.Total().IsZero() {
			h.t.Errorf("given up %v, owed %v", owed.Waived, owed.Total())
		}
		h.at("2026-11-03")
		h.pays(first, "300.00")
		h.toPayBack("300.00")
		h.proven()
	})
}
