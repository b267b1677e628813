package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

func (h *house) objects(number int64) {
	h.t.Helper()
	h.works(h.Object(h.t.Context(), h.person, h.creditor, number, "har aldrig fået varen"))
}

func (h *house) resolves(number int64, outcome string) error {
	h.t.Helper()
	return h.Resolve(h.t.Context(), h.person, h.creditor, number, outcome, "vi har kvittering for leveringen")
}

func TestTheDaysOfAnObjectionAreNotCharged(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.objects(first)
		h.at("2026-11-20")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("a disputed case was followed up: %+v", rows)
		}
		h.owes(first, "1200.00")
		h.at("2026-11-22")
		h.works(h.resolves(first, casework.Rejected))
		h.tasks(first)
		// The eleven days from 22 November to 2 December: 1,200.00 at 10 % are 3.62.
		h.at("2026-12-02")
		h.owes(first, "1203.62")
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

func TestADebtorWhoIsRightOwesNothing(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.objects(first)
		h.works(h.resolves(first, casework.Upheld))
		if got := h.look(first).Case.Closed.Why; got != debt.ClosedWithdrawn {
			h.t.Errorf("closed: %s", got)
		}
		h.tasks(first)
		h.fails(h.resolves(first, casework.Upheld), fault.Conflict, "case.no_open_objection")
	})
}

func TestAnObjectionAwaitsAnAnswer(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.resolves(first, casework.Rejected), fault.Conflict, "case.no_open_objection")
		h.objects(first)
		h.objects(first) // more is said of it
		h.tasks(first, "task.answer_objection")
		asked := h.look(first).Case.Tasks[0].Task
		h.fails(h.FinishTask(h.t.Context(), h.person, h.creditor, first, asked, "ok"), fault.Conflict, "task.objection_unanswered")
		h.fails(h.resolves(first, "måske"), fault.Invalid, "case.outcome_unknown")
		h.works(h.resolves(first, casework.WithdrawnObjection))
		h.tasks(first)
		h.run()
		h.steps(first, "reminder-1")
	})
}

func TestMoneyIsTakenOnADisputedCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.objects(first)
		h.pays(first, "200.00")
		h.owes(first, "1000.00")
		h.pays(first, "1000.00")
		h.state(first, debt.Closed)
	})
}

// The debtor's words wait for an answer though the case has ended: written off, it
// stands still whatever the answer is, and is withdrawn where the debtor was right.
func TestAnObjectionIsAnsweredAfterTheCaseHasEnded(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		reminded(h)
		h.objects(first)
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		h.at("2026-11-20")
		h.works(h.resolves(first, "rejected"))
		seen := h.look(first)
		// Interest stopped on 13 November: one day of 1,200.00 is 0.33.
		if seen.Case.Objection.Open || seen.Case.Closed.Why != debt.ClosedWrittenOff || len(seen.Case.OpenTasks()) != 0 || seen.Owed.Total() != kr("1400.33") {
			h.t.Errorf("after an answer: objection %+v, closed %+v, tasks %+v, owed %v", seen.Case.Objection, seen.Case.Closed, seen.Case.OpenTasks(), seen.Owed.Total())
		}
		h.at("2026-11-30")
		h.owes(first, "1400.33")
		h.proven()
	})
	onBoth(t, func(h *house) {
		reminded(h)
		h.objects(first)
		h.works(h.Close(h.t.Context(), h.person, h.creditor, first, debt.ClosedWrittenOff))
		h.works(h.resolves(first, "upheld"))
		if got := h.look(first); got.Case.Closed.Why != debt.ClosedWithdrawn || !got.Owed.Total().IsZero() {
			h.t.Errorf("closed %+v, owed %v, want withdrawn and nothing", got.Case.Closed, got.Owed.Total())
		}
		h.proven()
	})
}

func TestAnObjectionSaysWhatIsWrongAndNotAtAnyLength(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.Object(h.t.Context(), h.person, h.creditor, first, "  "), fault.Invalid, "objection.reason_missing")
		h.fails(h.Object(h.t.Context(), h.person, h.creditor, first, strings.Repeat("å", 4001)), fault.Invalid, "contact.too_long")
		if h.look(first).Case.Objection.Open {
			h.t.Error("the case is disputed, and nobody said why")
		}
	})
}

// Interest runs from 12 November. To 2 December they are 21 days: 1,200.00 at 10 % are
// 6.90. The letter of that day says that ten of them were those of the objection.
func TestACreditorMayLetInterestRunDuringAnObjectionAndThenTheDebtorIsTold(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.with(func(c *casework.Creditor) { c.Terms.InterestWhileDisputed = true })
		h.invoices(anna)
		h.objects(first)
		h.at("2026-11-22")
		h.works(h.resolves(first, casework.Rejected))
		h.at("2026-12-02")
		h.owes(first, "1206.90")
		h.run()
		h.steps(first, "reminder-1")
		got := strings.ReplaceAll(string(h.post.sent[len(h.post.sent)-1].Attachments[0].Bytes), "\u00a0", " ")
		if !strings.Contains(got, "Renten er også regnet for 12. november 2026 til 21. november 2026, mens indsigelsen blev behandlet.") {
			h.t.Errorf("the letter doesn't tell of it:\n%s", got)
		}
		h.proven()
	})
}

// Who pays under protest and is right gets his money back: a person is asked, on a case
// that the payment ended and on one that goes on.
func TestWhatWasPaidUnderProtestIsAskedOfWhenTheDebtorWasRight(t *testing.T) {
	t.Parallel()
	for amount, ends := range map[string]bool{"1200.00": true, "500.00": false} {
		t.Run(amount, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				h.objects(first)
				h.pays(first, amount)
				if paid := h.look(first).Case; paid.IsClosed() != ends {
					h.t.Fatalf("ended %v, want %v", paid.IsClosed(), ends)
				}
				h.works(h.resolves(first, "upheld"))
				h.tasks(first, followup.TaskUpheld)
				after := h.look(first).Case
				if asked := after.OpenTasks()[0].Args["amount"]; asked != amount {
					h.t.Errorf("asked of %s, want %s", asked, amount)
				}
				h.owes(first, "0.00")
				h.proven()
			})
		})
	}
}

// The debtor pays under protest, and the case ends: that it stands still isn't true any
// more, but the objection is still to be answered.
func TestTheTaskOfAnObjectionIsInOtherWordsWhenTheCaseHasEnded(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		asked := func() string {
			c := h.look(first).Case
			return casework.TaskAsked(&c, c.OpenTasks()[0].TaskRaised).Kind
		}
		h.objects(first)
		if got := asked(); got != "task.answer_objection" {
			h.t.Errorf("on the open case %s is asked", got)
		}
		h.pays(first, "1200.00")
		h.state(first, debt.Closed)
		if got := asked(); got != "task.answer_objection_closed" {
			h.t.Errorf("on the closed case %s is asked", got)
		}
	})
}
