package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// lastSending returns the id of what was sent last on the first case.
func (h *house) lastSending() debt.DispatchID {
	h.t.Helper()
	all := h.look(first).Case.Dispatches
	return all[len(all)-1].Dispatch
}

func (h *house) sendings(q casework.SendingQuery) casework.SendingPage {
	h.t.Helper()
	q.Limit = max(q.Limit, 1)
	page, err := h.Sendings(h.t.Context(), h.person, h.creditor, q)
	h.works(err)
	return page
}

func (h *house) sending(id debt.DispatchID) casework.Sending {
	h.t.Helper()
	sent, err := h.Sending(h.t.Context(), h.person, h.creditor, id)
	h.works(err)
	return sent
}

func (h *house) stops(id debt.DispatchID) error {
	return h.StopSending(h.t.Context(), h.person, h.creditor, id)
}

func (h *house) copies(id debt.DispatchID, by debt.Channel) error {
	return h.SendCopy(h.t.Context(), h.person, h.creditor, id, by)
}

func TestSendingsAreFoundByAnyColumn(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		other.invoices(anna)
		other.run()
		h.invoices(anna, bent, clara)
		h.run()
		for name, q := range map[string]casework.SendingQuery{
			"status":           {Statuses: []debt.DispatchStatus{debt.Waiting}, Limit: 5},
			"one of several":   {Statuses: []debt.DispatchStatus{debt.Waiting, debt.Sent, debt.Opened}, Limit: 5},
			"number":           {Number: first + 2, Limit: 5},
			"debtor":           {Words: casework.SearchWords("dam clara", casework.InDebtor), Limit: 5},
			"channel":          {Channel: debt.Print, Limit: 5},
			"several together": {Channel: debt.Print, Document: debt.FirstReminder, From: day("2026-11-02"), Limit: 5},
		} {
			if page := h.sendings(q); len(page.Rows) != 1 || page.Rows[0].Debtor != "Clara Dam" || page.Rows[0].Letter == 0 || page.More {
				h.t.Errorf("by %s: %+v, want Clara's", name, page.Rows)
			}
		}
		if page := h.sendings(casework.SendingQuery{Recipient: "ANNA@", Limit: 5}); len(page.Rows) != 1 || page.Rows[0].Number != first {
			h.t.Errorf("by recipient: %+v, want Anna's alone", page.Rows)
		}
		for name, q := range map[string]casework.SendingQuery{
			"a sign of LIKE": {Recipient: "%"}, "another day": {From: day("2026-11-03")}, "another letter": {Document: debt.SecondReminder}, "no such case": {Number: 404},
		} {
			if page := h.sendings(q); len(page.Rows) != 0 {
				h.t.Errorf("%s: %+v, want none", name, page.Rows)
			}
		}
		newest := h.sendings(casework.SendingQuery{Limit: 2})
		rest := h.sendings(casework.SendingQuery{Limit: 2, Before: newest.Rows[1].Dispatch})
		if len(newest.Rows) != 2 || !newest.More || len(rest.Rows) != 1 || rest.More || rest.Rows[0].Dispatch >= newest.Rows[1].Dispatch {
			h.t.Errorf("pages = %+v and %+v", newest.Rows, rest.Rows)
		}
		if c := newest.Counts; c[debt.Waiting] != 1 || c[debt.Received] != 2 || newest.Prints != 1 {
			h.t.Errorf("counts = %v, %d to print", c, newest.Prints)
		}
	})
}

func TestAWaitingLetterIsStoppedWithItsFeeAndDeadline(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			id := h.lastSending()
			h.owes(first, "1300.00")
			h.works(h.stops(id))
			h.works(h.stops(id)) // a double click
		})
		h.dispatches(first, "email stopped dispatch.stopped_by_hand")
		h.steps(first, "reminder-1 step.deleted")
		h.owes(first, "1200.00")
		h.mails(0)
		if plan := h.plan("2026-11-02"); len(plan) != 1 {
			h.t.Errorf("%d cases are due, want this one again", len(plan))
		}
		h.proven()
	})
}

func TestWhatHasLeftIsNotStopped(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		other := h.also(fjord())
		h.invoices(anna)
		h.run()
		id := h.lastSending()
		h.fails(h.stops(id), fault.Conflict, "dispatch.not_waiting")
		h.fails(other.stops(id), fault.NotFound, "dispatch.not_found")
		if _, err := h.Sending(h.t.Context(), other.person, other.creditor, id); !fault.Is(err, fault.NotFound) {
			h.t.Errorf("another creditor's sending is shown: %v", err)
		}
	})
}

func TestAReceiptIsStoppedAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(clara)
		h.pays(first, "500.00")
		h.work()
		h.dispatches(first, "print waiting")
		h.works(h.stops(h.lastSending()))
		h.dispatches(first, "print stopped dispatch.stopped_by_hand")
		h.state(first, debt.Closed)
		h.proven()
	})
}

func TestASendingTellsItsStoryWithTimes(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		sent := h.sending(h.lastSending())
		// Composed, ordered, and handed to a server that was the recipient's own.
		if len(sent.News) != 3 || !sent.News[2].At.Equal(morning("2026-11-02")) {
			h.t.Fatalf("news = %+v", sent.News)
		}
		if handed, ok := sent.News[2].Event.(debt.DispatchHanded); !ok || handed.Answer != "250 ok" {
			h.t.Errorf("last news = %+v, want what the server answered", sent.News[2].Event)
		}
		if sent.Step == nil || sent.Step.Fee != kr("100.00") || sent.Copies[debt.Email] != nil || sent.Copies[debt.Print] != nil {
			h.t.Errorf("sending = %+v", sent)
		}
	})
}

func TestACopyIsSentWithoutFeeOrDeadline(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		id := h.lastSending()
		h.at("2026-11-04")
		h.works(h.copies(id, debt.Email))
		h.works(h.copies(id, debt.Email)) // a double click
		h.work()
		h.mails(2)
		h.dispatches(first, "email received", "email received")
		h.steps(first, "reminder-1")
		h.owes(first, "1300.00")
		if sent := h.post.sent; sent[0].MessageID == sent[1].MessageID || string(sent[0].Attachments[0].Bytes) != string(sent[1].Attachments[0].Bytes) {
			h.t.Error("a copy is the same letter in a message of its own")
		}
		step := h.look(first).Case.Steps[0]
		if step.Dispatched != day("2026-11-02") {
			h.t.Errorf("the letter left on %v, want the day it left first", step.Dispatched)
		}
		h.proven()
	})
}

func TestACopyThatComesBackTakesNothingWithIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.post.answers(refused)
		h.works(h.copies(h.lastSending(), debt.Email))
		h.work()
		h.dispatches(first, "email received", "email failed")
		h.steps(first, "reminder-1")
		h.owes(first, "1300.00")
		h.proven()
	})
}

func TestAPrintedCopyIsPostedAfterTheFirstDeadlineCouldBeMet(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.at("2026-11-09")
		h.works(h.copies(h.lastSending(), debt.Print))
		letters := h.pack()
		if len(letters) != 1 {
			h.t.Fatalf("%d letters to print, want the copy", len(letters))
		}
		h.works(h.post1(letters[0], ""))
		h.dispatches(first, "email received", "print sent")
		h.steps(first, "reminder-1")
		h.proven()
	})
}

func TestALetterThatNoLongerHoldsIsNotCopied(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		then func(h *house)
		kind fault.Kind
		key  string
	}{
		"part was paid":    {func(h *house) { h.at("2026-11-04"); h.pays(first, "100.00") }, fault.Conflict, "dispatch.stopped_changed"},
		"an objection":     {func(h *house) { h.objects(first) }, fault.Conflict, "dispatch.stopped_disputed"},
		"a pause":          {func(h *house) { h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-11-20"), "")) }, fault.Conflict, "dispatch.stopped_held"},
		"deleted":          {func(h *house) { h.works(h.Rewind(h.t.Context(), h.person, h.creditor, first)) }, fault.Conflict, "copy.step_voided"},
		"deadline passed":  {func(h *house) { h.at("2026-11-20") }, fault.Conflict, "copy.deadline_passed"},
		"all was paid":     {func(h *house) { h.pays(first, "1300.00") }, fault.Conflict, "dispatch.stopped_closed"},
		"no e-mail is any": {func(h *house) { h.corrects(first, func(d *debt.Debtor) { d.Email = "" }) }, fault.Invalid, "copy.no_email"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.invoices(anna)
				h.run()
				id := h.lastSending()
				test.then(h)
				h.fails(h.copies(id, debt.Email), test.kind, test.key)
				if why := h.sending(id).Copies[debt.Email]; why == nil || why.Key != test.key {
					h.t.Errorf("the page says %v, want %s", why, test.key)
				}
			})
		})
	}
}

func TestACopyThatAPaymentOvertookDoesntLeaveAndTheStepStands(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		h.post.answers(busy)
		h.works(h.copies(h.lastSending(), debt.Email))
		h.work()
		h.post.answers(nil)
		h.at("2026-11-03")
		h.pays(first, "100.00")
		h.later(10 * backoff)
		h.work()
		h.dispatches(first, "email received", "email stopped dispatch.stopped_changed")
		h.steps(first, "reminder-1")
		h.proven()
	})
}

func TestWhatHasNotLeftIsNotCopied(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.waitingLetter(func() {
			id := h.lastSending()
			h.works(h.stops(id))
			h.fails(h.copies(id, debt.Email), fault.Conflict, "copy.not_left")
		})
		h.mails(0)
	})
}
