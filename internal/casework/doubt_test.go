package casework_test

import (
	"context"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/fault"
)

// inDoubt is a server that cuts the line after the whole message was sent.
func inDoubt(casework.Outgoing) error {
	return &casework.SendError{InDoubt: true, Hindrance: casework.HindranceUnknown, Err: fault.New(fault.Unavailable, "dispatch.outcome_in_doubt")}
}

// deadly is a server after whose yes our process dies: nothing of the attempt is
// recorded but that it was begun.
func deadly(casework.Outgoing) error { panic("the process dies here") }

// closedToUs is a server that doesn't let the house in.
func closedToUs(casework.Outgoing) error {
	return &casework.SendError{Hindrance: casework.OwnSide, Code: 535, Enhanced: "5.7.8", Err: fault.New(fault.Unavailable, "dispatch.login_refused").With("server", "smtp.example")}
}

// doubted sends Anna's letter in a way that leaves it in doubt.
func (h *house) doubted(how func(casework.Outgoing) error) {
	h.t.Helper()
	h.invoices(anna)
	h.post.answers(how)
	h.run()
	h.dispatches(first, "email waiting")
	h.post.answers(nil)
}

// sameMessage holds that all attempts were at one message, word for word.
func (h *house) sameMessage(attempts int) {
	h.t.Helper()
	if got := len(h.post.tried); got != attempts {
		h.t.Fatalf("%d attempts, want %d", got, attempts)
	}
	for _, m := range h.post.tried {
		if m.MessageID != h.post.tried[0].MessageID || digest(m) != digest(h.post.tried[0]) {
			h.t.Errorf("%s and %s: not the same message", h.post.tried[0].MessageID, m.MessageID)
		}
	}
}

func TestAMessageInDoubtIsRepeatedTheNextDayAndNeverComposedAnew(t *testing.T) {
	t.Parallel()
	for name, how := range map[string]func(casework.Outgoing) error{"the line was cut": inDoubt, "the process died": deadly} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				h.doubted(how)
				h.at("2026-11-03")
				h.work()
				h.sameMessage(2)
				h.dispatches(first, "email received")
				h.steps(first, "reminder-1")
				h.owes(first, "1300.00")
				if e := handed(h.look(first)); e == nil || !e.Repeated {
					h.t.Errorf("handed = %+v, want it marked as repeated", e)
				}
				h.proven()
			})
		})
	}
}

func TestAMessageInDoubtIsRepeatedAsItWasWhenAPartIsPaid(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.doubted(inDoubt)
		h.at("2026-11-03")
		h.pays(first, "100.00")
		h.work()
		attempts := h.post.tried[:2] // the third is the receipt
		if attempts[0].MessageID != attempts[1].MessageID || digest(attempts[0]) != digest(attempts[1]) {
			h.t.Errorf("%s and %s", attempts[0].MessageID, attempts[1].MessageID)
		}
		h.steps(first, "reminder-1")
		h.owes(first, "1200.00")
		h.proven()
	})
}

func TestAMessageInDoubtIsNotRepeatedToWhoHasPaidAll(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.doubted(inDoubt)
		h.pays(first, "1200.00")
		h.later(backoff)
		h.work()
		h.dispatches(first, "email stopped dispatch.stopped_paid", "email received") // the second is the receipt
		h.owes(first, "0.00")
		h.proven()
	})
}

// A server that said no, for now, has not taken the message: nothing is in doubt,
// and the next day a letter with a new deadline is made.
func TestAMessageThatWasRefusedForNowIsMadeAnewTheNextDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.doubted(busy)
		h.at("2026-11-03")
		h.work()
		h.dispatches(first, "email stopped dispatch.stopped_late", "email received")
		if e := handed(h.look(first)); e == nil || e.Repeated {
			h.t.Errorf("handed = %+v, want it not marked", e)
		}
		h.proven()
	})
}

// A message is marked where one attempt of two was in doubt, whichever came first.
func TestOneDoubtAmongRefusalsMarksTheMessage(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.doubted(inDoubt)
		h.post.answers(busy)
		h.later(backoff)
		h.work()
		h.post.answers(nil)
		h.later(4 * backoff)
		h.work()
		h.sameMessage(3)
		if e := handed(h.look(first)); e == nil || !e.Repeated {
			h.t.Errorf("handed = %+v, want it marked as repeated", e)
		}
	})
}

// slowPost takes a message at once and answers when something else has happened.
type slowPost struct {
	casework.Sender
	meanwhile func()
}

// Send implements casework.Sender.
func (p slowPost) Send(ctx context.Context, m casework.Outgoing) (casework.Handed, error) {
	handed, err := p.Sender.Send(ctx, m)
	p.meanwhile()
	return handed, err
}

// Two processes at the same message at once: the lease of one ran out while it
// waited for the server. The log says that the message may have come twice. The leases
// are of an hour, so that none is extended while the test runs, however slow the machine;
// and the clock of the other alone is ahead, or the first would claim its own job again.
func TestAMessageThatTwoSendAtOnceIsMarked(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		options, isFirst := h.options(), true
		options.Mail = func(casework.Creditor) (casework.Sender, error) {
			return slowPost{h.post, func() {
				if isFirst {
					isFirst = false
					h.worksAhead(2 * time.Hour) // as the other process
				}
			}}, nil
		}
		h.Service = casework.New(options)
		h.invoices(anna)
		h.decide(casework.Approval{Always: true})
		h.worksAhead(0)
		h.sameMessage(2)
		if e := handed(h.look(first)); e == nil || !e.Repeated {
			h.t.Errorf("handed = %+v, want it marked as repeated", e)
		}
		h.proven()
	})
}

func TestLettersWaitForAServerThatDoesntLetUsInHoweverLong(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(three...)
		h.post.answers(closedToUs)
		h.run()
		for range 30 { // more often than a job is tried
			h.later(5 * time.Minute)
			h.work()
		}
		// The first of three finds the server closed; the others don't knock.
		if got := len(h.post.tried); got != 31 {
			h.t.Errorf("tried %d times, want once each time", got)
		}
		for number := int64(first); number < first+3; number++ {
			h.tasks(number)
			h.dispatches(number, "email waiting")
		}
		if got := h.told("SELECT kind, state, last_error FROM job WHERE creditor_id = $1 AND kind = 'dispatch.send'"); got[0] != "kind=dispatch.send state=ready last_error=dispatch.login_refused" {
			h.t.Errorf("the list of jobs says %q", got)
		}
		h.post.answers(nil)
		h.later(5 * time.Minute)
		h.work()
		h.mails(3)
		h.proven()
	})
}
