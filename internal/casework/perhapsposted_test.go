package casework_test

import (
	"io"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// packed1 has Clara's reminder of 2 November in a pack: 500.00 and the fee of 100.00. The day is
// then the 3rd, and nobody has marked the pack.
func (h *house) packed1() casework.PrintedLetter {
	h.t.Helper()
	h.invoices(clara)
	h.run()
	letter := h.pack()[0]
	h.at("2026-11-03")
	return letter
}

const perhapsPosted = "task.letter_perhaps_posted"

// Posted on the 2nd, the letter asked for 600.00, and 600.00 came on the 3rd: nothing is to be
// paid back, neither while a person is asked nor after.
func TestTheFeeOfAPostedLetterStandsThoughThePackIsMarkedAfterTheMoney(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		letter := h.packed1()
		h.pays(first, "600.00")
		h.steps(first, "reminder-1 step.stopped")
		h.tasks(first, perhapsPosted)
		h.work()
		h.dispatches(first, "print stopped dispatch.stopped_paid") // no receipt that promises money back
		h.works(h.post1(letter, "2026-11-02"))
		h.works(h.post1(letter, "2026-11-02")) // a double click
		h.work()
		h.dispatches(first, "print sent dispatch.stopped_paid", "print waiting")
		h.steps(first, "reminder-1")
		h.tasks(first)
		h.owes(first, "0.00")
		if c := h.look(first).Case; c.Closed.Why != debt.ClosedPaid || c.Steps[0].Dispatched != day("2026-11-02") {
			h.t.Errorf("closed %+v, dispatched %v", c.Closed, c.Steps[0].Dispatched)
		}
		h.proven()
	})
}

// It wasn't posted: the fee is off, and the 100.00 are paid back. Posted after the money came it
// counts no more either.
func TestTheFeeOfALetterThatWasNotPostedInTimeIsPaidBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		letter := h.packed1()
		h.pays(first, "600.00")
		h.finish(first, perhapsPosted)
		h.tasks(first, "task.refund_overpayment")
		h.work()
		h.dispatches(first, "print stopped dispatch.stopped_paid", "print waiting")
		h.at("2026-11-04")
		h.works(h.post1(letter, ""))
		h.steps(first, "reminder-1 step.stopped")
		h.dispatches(first, "print sent dispatch.stopped_paid", "print waiting")
		h.tasks(first, "task.refund_overpayment")
		h.proven()
	})
}

// 500.00 came on the 3rd for a letter of the 2nd that asks for 600.00: the case had ended, and
// the fee is left.
func TestACaseIsTakenUpAgainForTheFeeOfALetterThatWasPosted(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		letter := h.packed1()
		h.pays(first, "500.00")
		h.tasks(first, perhapsPosted)
		h.works(h.post1(letter, "2026-11-02"))
		h.owes(first, "100.00")
		if c := h.look(first).Case; c.IsClosed() {
			h.t.Errorf("closed: %+v", c.Closed)
		}
		h.proven()
	})
}

// The objection comes on the 3rd, after the letter was posted. It is rejected on the 4th: the
// debtor gets no second letter, whether the pack is marked before or after.
func TestALetterThatWasPostedBeforeAnObjectionIsNotWrittenAgain(t *testing.T) {
	t.Parallel()
	for name, isMarkedFirst := range map[string]bool{"marked before the answer": true, "marked after": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				letter := h.packed1()
				h.objects(first)
				h.tasks(first, perhapsPosted, "task.answer_objection")
				h.at("2026-11-04")
				if isMarkedFirst {
					h.works(h.post1(letter, "2026-11-02"))
				}
				h.works(h.resolves(first, casework.Rejected))
				h.run()
				if !isMarkedFirst {
					h.steps(first, "reminder-1 step.stopped")
					h.works(h.post1(letter, "2026-11-02"))
					h.run()
				}
				h.steps(first, "reminder-1")
				h.tasks(first)
				h.owes(first, "600.00")
				h.proven()
			})
		})
	}
}

// An estate that was entered by mistake stops the letter no more than an objection does.
func TestALetterThatWasPostedBeforeAnEstateIsNotWrittenAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		letter := h.packed1()
		h.works(h.EnterEstate(h.t.Context(), h.person, h.creditor, first, casework.EstateEntry{Kind: debt.DeceasedEstate, Since: day("2026-11-01")}))
		h.works(h.EndEstate(h.t.Context(), h.person, h.creditor, first, debt.EstateMistaken, "en anden"))
		h.run()
		h.steps(first, "reminder-1 step.stopped")
		h.tasks(first, perhapsPosted)
		h.works(h.post1(letter, "2026-11-02"))
		h.run()
		h.steps(first, "reminder-1")
		h.owes(first, "600.00")
		h.proven()
	})
}

// Who says that the letter wasn't posted gets a new one by the next run. Found out after all to
// have been posted, it counts as long as the new one hasn't left, and the new one goes.
func TestALetterThatWasNotPostedIsWrittenAnewUntilItIsFoundToHaveBeen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		letter := h.packed1()
		h.objects(first)
		h.works(h.resolves(first, casework.Rejected))
		h.finish(first, perhapsPosted)
		h.run()
		h.steps(first, "reminder-1 step.stopped", "reminder-1")
		h.works(h.post1(letter, "2026-11-02"))
		h.steps(first, "reminder-1", "reminder-1 step.replanned")
		h.owes(first, "600.00")
		h.proven()
	})
}

// Who stops a letter himself knows that it wasn't posted.
func TestALetterThatAPersonStoppedIsNotAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		letter := h.packed1()
		h.works(h.StopSending(h.t.Context(), h.person, h.creditor, letter.Dispatch))
		h.tasks(first)
		h.fails(h.post1(letter, "2026-11-02"), fault.Conflict, "dispatch.not_waiting")
	})
}

// Posted on the 4th, a deadline of the 12th is eight days: the same pack isn't made for that
// day. It can be marked still with the day that it was posted on.
func TestThePackIsNotMadeAgainWithADeadlineThatIsTooShortToday(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara)
		h.run()
		letter := h.pack()[0]
		h.packOf(casework.PackAgain) // the same day
		h.at("2026-11-04")
		_, err := h.Pack(h.t.Context(), h.person, h.creditor, casework.PackAgain, &packer{}, io.Discard)
		h.fails(err, fault.Conflict, "pack.deadline_short")
		if found := fault.Of(err); found != nil && (found.Args["count"] != "1" || found.Args["cases"] != "10001") {
			h.t.Errorf("too short: %v, want case 10001", found.Args)
		}
		h.works(h.post1(letter, "2026-11-02"))
		h.fails(h.MarkPosted(h.t.Context(), h.person, h.creditor, letter.Dispatch+1, civil.Date{}), fault.NotFound, "dispatch.not_found")
	})
}
