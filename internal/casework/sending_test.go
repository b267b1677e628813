package casework_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
)

// backoff is longer than the first wait between two tries of a job.
const backoff = 10 * time.Second

func TestARefusedAddressVoidsTheStepAndTheNextRunPrints(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(refused)
		h.run()
		h.dispatches(first, "email failed")
		h.steps(first, "reminder-1 step.undelivered")
		h.owes(first, "1200.00") // no fee for what never came
		h.tasks(first, "task.mend_address")
		h.run()
		h.dispatches(first, "email failed", "print waiting")
		h.owes(first, "1300.00")
		h.tasks(first, "task.mend_address") // asked once
		h.corrects(first, func(d *debt.Debtor) { d.CVR = "" })
		h.tasks(first, "task.mend_address")
		h.corrects(first, func(d *debt.Debtor) { d.Email = "anna@ny.example" })
		h.tasks(first) // it is mended
		if report := h.look(first).Case.Dispatches[0].Reports[0]; report.Code != "5.1.1" || report.Text != "no such user" {
			h.t.Errorf("report = %+v", report)
		}
		h.proven()
	})
}

func TestAServerThatIsBusyIsTriedAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(busy)
		h.run()
		h.work() // not before its time
		if got := len(h.post.tried); got != 1 {
			h.t.Fatalf("tried %d times", got)
		}
		h.post.answers(nil)
		h.later(backoff)
		h.work()
		h.dispatches(first, "email received")
		h.steps(first, "reminder-1")
		if first, again := h.post.tried[0], h.post.tried[1]; first.MessageID != again.MessageID || first.MessageID == "" {
			h.t.Errorf("message ids %q and %q", first.MessageID, again.MessageID)
		}
	})
}

func TestWhatMayHaveArrivedIsRepeatedUnderTheSameMessageIDAndMarked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(inDoubt)
		h.run()
		h.dispatches(first, "email waiting")
		h.post.answers(nil)
		h.later(backoff)
		h.work()
		if a, b := h.post.tried[0], h.post.tried[1]; a.MessageID != b.MessageID {
			h.t.Errorf("message ids %q and %q", a.MessageID, b.MessageID)
		}
		if e := handed(h.look(first)); e == nil || !e.Repeated {
			h.t.Errorf("handed = %+v, want it marked as repeated", e)
		}
		h.mails(1)
	})
}

// A worker that has lost its jobs to another must not send what the other will send.
// A worker that has lost its jobs to another must not send what the other will send.
// Money that came while it was in doubt whether the letter had arrived stops the letter;
// that it may have come is still said.
func TestWhatMayHaveArrivedAndIsStoppedIsMarked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(inDoubt)
		h.run()
		h.pays(first, "1200.00")
		h.post.answers(nil)
		h.later(backoff)
		h.work()
		h.dispatches(first, "email stopped dispatch.stopped_paid", "email received") // the receipt
		h.mails(1)
		if got := h.look(first).Case.Dispatches[0].Reports; len(got) != 1 || got[0].Status != debt.Unclear {
			h.t.Errorf("news of it = %+v, want that it may have left, once", got)
		}
		h.work()
		h.proven()
	})
}

// The debtor may have had the letter that the objection stopped: the ten days of the law
// (rentelovens § 9 b) run from it, 2 November, and are over on the 12th.
func TestAfterALetterThatMayHaveArrivedTheNextWaitsTenDays(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(inDoubt)
		h.run()
		h.objects(first)
		h.works(h.resolves(first, casework.Rejected))
		h.post.answers(nil)
		h.later(backoff)
		h.work()
		for _, on := range []string{"2026-11-02", "2026-11-11", "2026-11-12"} {
			h.at(on)
			h.run()
			h.mails(0)
		}
		h.at("2026-11-13")
		h.run()
		h.mails(1)
		h.proven()
	})
}

func TestWhoeverIsToStopLeavesTheRestOfTheMessagesAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(many(3)...)
		h.decide(casework.Approval{Always: true})
		works := h.Works()
		send := &works[slices.IndexFunc(works, func(w jobs.Work) bool { return w.Kind == "dispatch.send" })]
		together := send.DoTogether
		send.DoTogether = func(ctx context.Context, all []jobs.Job) ([]error, error) {
			ctx, stop := context.WithCancel(ctx)
			h.post.answers(func(casework.Outgoing) error { stop(); return nil }) // while the first is on its way
			defer h.post.answers(nil)
			return together(ctx, all)
		}
		h.works(h.runnerOf(works).Drain(h.t.Context()))
		h.mails(1)
		h.later(backoff)
		h.work()
		h.mails(3)
		for number := range int64(3) {
			if e := handed(h.look(first + number)); e == nil || e.Repeated {
				h.t.Errorf("case %d: handed = %+v, want it not marked as repeated", first+number, e)
			}
		}
		h.proven()
	})
}

func TestAMessageThatLeftAtOnceIsNotMarked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run()
		if e := handed(h.look(first)); e == nil || e.Repeated || !e.Accepted || e.ProviderID != "p1" {
			h.t.Errorf("handed = %+v", e)
		}
		m := h.post.sent[0]
		if m.To != "anna@holm.example" || m.ToName != "Anna Holm" || m.ReplyTo != "kontor@fjord.example" || m.FromName != "Fjord Fitness ApS" {
			h.t.Errorf("message = %+v", m)
		}
		if len(m.Attachments) != 1 || m.Attachments[0].Name != "brev-10001.pdf" || m.Subject == "" || m.Text == "" || m.HTML == "" {
			h.t.Errorf("subject %q, attachments %+v", m.Subject, m.Attachments)
		}
		archived, err := h.Document(h.t.Context(), h.person, h.creditor, h.look(first).Case.Letters[0].Letter)
		h.works(err)
		if string(m.Attachments[0].Bytes) != string(archived.File()) {
			h.t.Error("what was sent isn't what was archived")
		}
	})
}

// handed returns how a case's first message was handed over, or nil.
func handed(seen casework.CaseView) *debt.DispatchHanded {
	for _, o := range seen.Events {
		if e, ok := o.Event.(debt.DispatchHanded); ok {
			return &e
		}
	}
	return nil
}

func TestAfterTheLastTryAPersonIsAskedAndItIsTriedAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(busy)
		h.run()
		for range 12 { // twelve tries, with waits of an hour at most
			h.later(time.Hour)
			h.work()
		}
		h.tasks(first, "task.mail_not_sent")
		h.dispatches(first, "email waiting")
		if got := h.jobs("failed"); got != 1 {
			h.t.Errorf("%d jobs have failed, want one", got)
		}
		h.post.answers(nil)
		h.work() // nobody has said that the server works
		h.mails(0)
		h.finish(first, "task.mail_not_sent")
		h.work()
		h.dispatches(first, "email received")
		h.tasks(first)
		h.mails(1)
		h.proven()
	})
}

func TestALetterThatCantBeMadeIsAskedAboutAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		h.decide(casework.Approval{Always: true})
		h.with(func(c *casework.Creditor) { c.Privacy = "" }) // after the run had looked
		h.work()
		h.tasks(first, "task.letter_not_made")
		h.tasks(first+1, "task.letter_not_made")
		h.steps(first, "reminder-1 step.unmade")
		h.owes(first, "1200.00") // the invoice alone, which bears no interest: there is no letter that a fee is for
		h.run()                  // nothing is tried while the task is open
		h.steps(first, "reminder-1 step.unmade")
		if got := h.look(first).Case.Tasks[0].Args["why"]; got != "letter.field_missing" {
			h.t.Errorf("why = %q", got)
		}
		if got := h.look(first).Case.Tasks[0].Args["field"]; got != "creditor.privacy" {
			h.t.Errorf("the field that is missing = %q", got)
		}
		h.with(func(c *casework.Creditor) { c.Privacy = "https://fjord.example/privat" })
		h.finish(first, "task.letter_not_made")
		h.work()
		h.work()
		h.steps(first, "reminder-1 step.unmade", "reminder-1")
		h.owes(first, "1300.00") // with a fee of 100 kr.
		h.dispatches(first, "email received")
		h.dispatches(first + 1)
		h.at("2026-11-05") // the other's letter is made for the day it is tried again
		h.finish(first+1, "task.letter_not_made")
		h.work()
		h.steps(first+1, "reminder-1 step.unmade", "reminder-1")
		h.dispatches(first+1, "email received")
		h.proven()
	})
}

// A server that refuses a message for what it is says nothing of the address (5.7.1):
// nobody is sent looking for another.
func TestAMessageRefusedForWhatItIsLeavesTheAddressAlone(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.post.answers(func(casework.Outgoing) error {
			return &casework.SendError{Permanent: true, Hindrance: casework.MessageRefused, Code: 554, Enhanced: "5.7.1", Text: "looks like spam", Err: fault.New(fault.Invalid, "dispatch.message_refused")}
		})
		h.run()
		h.tasks(first, "task.mail_refused")
		if asked := h.look(first).Case.Tasks[0]; asked.Args["code"] != "5.7.1" {
			h.t.Errorf("task = %+v, want the code in it", asked)
		}
		h.run() // by post
		h.dispatches(first, "email failed", "print waiting")
		h.tasks(first, "task.mail_refused")
		h.corrects(first, func(d *debt.Debtor) { d.Email = "anna@ny.example" })
		h.tasks(first)
		h.proven()
	})
}
