package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// estate tells the first case what has happened to its debtor.
func (h *house) estate(e casework.EstateEntry) error {
	return h.EnterEstate(h.t.Context(), h.person, h.creditor, first, e)
}

// Both of Anna's cases have a first reminder ordered on 2 November, that of 100.00 on the
// first, when she is told to be bankrupt since the day before. Neither leaves, and its fee goes. The claim is to be filed
// by 28 days after the notice of 2 November: 30 November (konkurslovens § 128). Bent, who is
// another, gets his.
func TestABankruptcyStopsAllCasesOfTheDebtorAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent, "1007;23;Carl Dam;Vej 3;4000;Roskilde;carl@dam.example;12-10-2026;26-10-2026;500,00")
		h.bentIsAnna()
		h.decide(casework.Approval{Always: true}) // ordered, and not sent
		bankrupt := casework.EstateEntry{Kind: debt.Bankruptcy, Since: day("2026-11-01"), Noticed: day("2026-11-02"), Text: "set i Statstidende"}
		h.works(h.estate(bankrupt))
		for _, number := range []int64{first, first + 1} {
			h.steps(number, "reminder-1 step.stopped")
			h.tasks(number, "task.estate_bankruptcy_by")
			if got := h.look(number).Case.Estate.FileBy; got != day("2026-11-30") {
				h.t.Errorf("case %d: to be filed by %v, want 30 November", number, got)
			}
		}
		h.owes(first, "1200.00")
		h.work()
		h.mails(1) // Carl's
		h.at("2026-12-24")
		h.run()
		h.steps(first, "reminder-1 step.stopped")
		h.fails(h.estate(bankrupt), fault.Conflict, "case.estate_recorded")
		h.fails(h.MakeAgreement(h.t.Context(), h.person, h.creditor, first, inParts(4, "2027-01-01"), ""), fault.Unlawful, "guard.estate")
		h.works(h.EndEstate(h.t.Context(), h.person, h.creditor, first+1, debt.EstateMistaken, "en anden Anna"))
		h.tasks(first)
		h.tasks(first + 1)
		h.run()
		h.steps(first, "reminder-1 step.stopped", "reminder-1")
		h.fails(h.EndEstate(h.t.Context(), h.person, h.creditor, first, debt.EstateMistaken, ""), fault.Conflict, "case.no_estate")
		h.proven()
	})
}

// Nobody knows the notice when the death is told. When it is known the case is told again,
// and one task remains: eight weeks after 2 November is 28 December (dødsboskiftelovens § 81).
// For debt relief the law fixes no such time, and the day is entered.
func TestTheDayToFileTheClaimIsReckonedFromTheNotice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		dead := casework.EstateEntry{Kind: debt.DeceasedEstate, Since: day("2026-10-20")}
		h.works(h.estate(dead))
		h.tasks(first, "task.estate_deceased")
		dead.Noticed = day("2026-11-02")
		h.works(h.estate(dead))
		h.tasks(first, "task.estate_deceased_by")
		told := h.look(first).Case
		if got := told.OpenTasks()[0].Args["date"]; got != "2026-12-28" {
			h.t.Errorf("to be filed by %s", got)
		}
		relief := casework.EstateEntry{Kind: debt.DebtRelief, Since: day("2026-10-20"), Noticed: day("2026-11-02")}
		h.works(h.estate(relief))
		h.tasks(first, "task.estate_debt_relief")
		relief.FileBy = day("2026-12-29")
		h.works(h.estate(relief))
		h.tasks(first, "task.estate_debt_relief_by")
		h.fails(h.estate(casework.EstateEntry{Kind: debt.DebtRelief, Since: day("2026-11-03")}), fault.Invalid, "case.estate_day_wrong")
		h.fails(h.estate(casework.EstateEntry{Since: day("2026-11-01")}), fault.Invalid, "case.estate_kind_unknown")
	})
}

// A letter about a missing instalment that is ordered when the debtor dies isn't written,
// and a copy of an old letter doesn't leave.
func TestADeathStopsTheLetterAboutAnInstalment(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-11")
		h.agrees(inParts(4, "2026-12-01"))
		h.at("2026-12-07")
		h.decide(casework.Approval{Always: true})
		h.works(h.estate(casework.EstateEntry{Kind: debt.DeceasedEstate, Since: day("2026-12-06")}))
		h.work()
		h.dispatches(first, "email received") // the first reminder alone
		h.pays(first, "1400.00")
		h.state(first, debt.Closed)
		h.proven()
	})
}

// The estate is over and something is still owed: debt relief may have remitted it. Nothing
// is sent before a person has said that the flow is to go on.
func TestWhenAnEstateIsOverAPersonIsAskedFirst(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.estate(casework.EstateEntry{Kind: debt.DebtRelief, Since: day("2026-10-20")}))
		h.at("2026-11-20")
		h.works(h.EndEstate(h.t.Context(), h.person, h.creditor, first, debt.EstateOver, ""))
		h.tasks(first, "task.estate_over")
		h.run()
		h.steps(first)
		h.finish(first, "task.estate_over")
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

// Anna's only case ended while she was bankrupt. A new invoice opens a new case; she is
// bankrupt all the same, and nobody writes to her: the claim of 12 October is older than the
// decree of 1 November. When the estate is over, the next case knows of none.
func TestANewCaseKnowsOfTheEstateOnAnEndedOne(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		bankrupt := casework.EstateEntry{Kind: debt.Bankruptcy, Since: day("2026-11-01"), Noticed: day("2026-11-02")}
		h.works(h.estate(bankrupt))
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedEstate))
		h.invoices("1008;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;500,00")
		h.tasks(first+1, "task.estate_bankruptcy_by")
		h.run()
		h.steps(first + 1)
		if got := h.look(first + 1).Case.Estate.FileBy; got != day("2026-11-30") {
			h.t.Errorf("to be filed by %v, want 30 November", got)
		}
		h.works(h.EndEstate(h.t.Context(), h.person, h.creditor, first+1, debt.EstateOver, ""))
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first+1, debt.ClosedEstate))
		h.invoices("1009;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;700,00")
		h.tasks(first + 2)
		h.run()
		h.steps(first+2, "reminder-1")
		h.proven()
	})
}

// One of Anna's cases was written off before she died, and is taken up again while the
// other, that has ended too, was told of it. A case that was told itself, and of which the
// claim has been filed, is asked about when it is taken up again.
func TestACaseThatIsTakenUpAgainInAnEstateAsksAPerson(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.bentIsAnna()
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first+1, debt.ClosedWrittenOff))
		h.works(h.estate(casework.EstateEntry{Kind: debt.DeceasedEstate, Since: day("2026-10-20")}))
		h.finish(first, "task.estate_deceased")
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedEstate))
		h.works(h.Reopen(h.t.Context(), h.person, h.creditor, first+1, ""))
		h.tasks(first+1, "task.estate_deceased")
		h.works(h.Reopen(h.t.Context(), h.person, h.creditor, first, ""))
		h.tasks(first, "task.estate_news")
		h.run()
		h.steps(first)
		h.steps(first + 1)
		h.proven()
	})
}

// What the estate pays is booked on the case that has ended in it: 200.00 of 1200.00 leaves
// 1000.00 without further interest, and nothing is to be paid back. A case that no estate was
// told of can't end in one.
func TestACaseEndsInItsEstate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedEstate), fault.Conflict, "case.closing_without_estate")
		h.works(h.estate(casework.EstateEntry{Kind: debt.Bankruptcy, Since: day("2026-11-01")}))
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedEstate))
		h.state(first, debt.Closed)
		h.tasks(first)
		owed := h.look(first).Owed.Total()
		h.pays(first, "200.00")
		h.state(first, debt.Closed)
		h.tasks(first)
		if got, want := h.look(first).Owed.Total(), owed.Minus(kr("200.00")); got != want {
			h.t.Errorf("owed %v, want %v", got, want)
		}
		h.at("2026-12-02")
		if got, want := h.look(first).Owed.Total(), owed.Minus(kr("200.00")); got != want {
			h.t.Errorf("owed a month later %v, want %v", got, want)
		}
		h.pays(first, owed.Minus(kr("200.00")).String())
		h.owes(first, "0.00")
		if got := h.look(first).Case.Closed.Why; got != debt.ClosedEstate {
			h.t.Errorf("ended as %s, want in the estate", got)
		}
		h.proven()
	})
}
