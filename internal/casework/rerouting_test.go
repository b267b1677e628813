package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

func (h *house) sendsBy(id debt.DispatchID, by debt.Channel) error {
	return h.SendBy(h.t.Context(), h.person, h.creditor, id, by)
}

func TestAWaitingEMailIsPrintedInsteadWithADeadlineForThePost(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		h.with(func(c *casework.Creditor) { c.Terms.PostalDays = new(3) })
		h.waitingLetter(func() {
			id := h.lastSending()
			h.fails(other.sendsBy(id, debt.Print), fault.NotFound, "dispatch.not_found")
			h.works(h.sendsBy(id, debt.Print))
			h.works(h.sendsBy(id, debt.Print)) // a double click
		})
		h.dispatches(first, "email stopped dispatch.stopped_rerouted", "print waiting")
		h.steps(first, "reminder-1 step.replanned", "reminder-1")
		h.owes(first, "1300.00") // the fee once
		h.mails(0)
		// 2 November + 10 days is the 12th; with three days for the post Sunday the 15th, so
		// Monday the 16th.
		steps := h.look(first).Case.Steps
		if steps[0].Deadline != day("2026-11-12") || steps[1].Deadline != day("2026-11-16") {
			h.t.Errorf("deadlines = %v and %v, want the 12th and the 16th", steps[0].Deadline, steps[1].Deadline)
		}
		// Printed a week later it is made anew, and still for the post.
		h.at("2026-11-09")
		letters := h.pack()
		if len(letters) != 1 {
			h.t.Fatalf("%d letters to print, want 1", len(letters))
		}
		h.works(h.post1(letters[0], ""))
		h.dispatches(first, "email stopped dispatch.stopped_rerouted", "print stopped dispatch.stopped_late", "print sent")
		h.mails(0)
		h.proven()
	})
}

func TestALetterToPrintGoesByEMailAfterAll(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			h.works(h.sendsBy(h.lastSending(), debt.Print))
			h.work()
			h.works(h.sendsBy(h.lastSending(), debt.Email))
		})
		h.dispatches(first, "email stopped dispatch.stopped_rerouted", "print stopped dispatch.stopped_rerouted", "email received")
		h.owes(first, "1300.00")
		h.mails(1)
		h.proven()
	})
}

func TestALetterDoesntGoByAnEMailThatThereIsnt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara)
		h.run()
		h.fails(h.sendsBy(h.lastSending(), debt.Email), fault.Invalid, "copy.no_email")
		h.dispatches(first, "print waiting") // nothing has changed
		h.steps(first, "reminder-1")
	})
}

func TestWhatIsNoStepOrHasLeftKeepsItsWay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.fails(h.sendsBy(h.lastSending(), debt.Print), fault.Conflict, "dispatch.not_waiting")
		h.works(h.copies(h.lastSending(), debt.Print))
		h.fails(h.sendsBy(h.lastSending(), debt.Email), fault.Conflict, "dispatch.route_fixed")
	})
}
