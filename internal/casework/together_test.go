package casework_test

import (
	"context"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/letter"
)

// three are three debtors with an overdue invoice each.
var three = []string{
	anna,
	"1002;18;Bo Vang;Åvej 4;4000;Roskilde;bo@vang.example;12-10-2026;26-10-2026;800,00",
	"1003;19;Cæcilie Dam;Lærkevej 9;4000;Roskilde;c@dam.example;12-10-2026;26-10-2026;600,00",
}

// decided takes the three in and decides on their first reminders.
func (h *house) decided() {
	h.t.Helper()
	h.invoices(three...)
	h.decide(casework.Approval{Always: true})
}

func TestLettersOfACreditorAreMadeAndSentTogether(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		s := h.spied()
		h.decided()
		var transactions atomic.Int64
		s.set(nil, func(err error) error {
			transactions.Add(1)
			return err
		})
		h.work()
		h.mails(3)
		// All are composed in one. Then each is looked at by itself, just before it
		// leaves, in the transaction that records the one before; and the last is recorded.
		if got := transactions.Load(); got != 5 {
			h.t.Errorf("%d transactions for three letters, want 5", got)
		}
		for number := int64(first); number < first+3; number++ {
			h.dispatches(number, "email received")
		}
		h.proven()
	})
}

// picky is a press that won't print letters to one debtor.
type picky struct {
	press
	not string
}

func (p picky) Print(c casework.Creditor, logo []byte, content letter.Content) (casework.Printed, error) {
	if strings.Contains(strings.Join(content.Recipient.Lines, "\n"), p.not) {
		return casework.Printed{}, fault.New(fault.Invalid, "pdf.glyph_missing")
	}
	return p.press.Print(c, logo, content)
}

func TestALetterThatCannotBeMadeKeepsNoOtherBack(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		options := h.options()
		options.Printer = picky{not: "Bo Vang"}
		h.Service = casework.New(options)
		h.decided()
		h.work()
		h.mails(2)
		h.tasks(first)
		h.tasks(first+1, "task.letter_not_made")
		h.tasks(first + 2)
	})
}

func TestEachOfSeveralMessagesIsLookedAtJustBeforeItLeaves(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.decided()
		slow := true
		h.post.answers(func(casework.Outgoing) error {
			if slow { // the server takes its time over Anna's, and meanwhile the two others pay
				slow = false
				h.pays(first+1, "800.00")
				h.pays(first+2, "600.00")
			}
			return nil
		})
		h.work()
		h.dispatches(first, "email received")
		h.dispatches(first+1, "email stopped dispatch.stopped_paid", "email received") // the second is the receipt
		h.dispatches(first+2, "email stopped dispatch.stopped_paid", "email received")
		h.mails(3)
		h.proven()
	})
}

// oneByOne is a transaction that takes no more than one case.
type oneByOne struct{ casework.Tx }

var errTooMany = errors.New("more than one case")

func (t oneByOne) Append(ctx context.Context, changes []casework.Change) error {
	if len(changes) > 1 {
		return errTooMany
	}
	return t.Tx.Append(ctx, changes)
}

func TestMessagesThatCannotBeRecordedTogetherLeaveOnceAllTheSame(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		s := h.spied()
		h.decided()
		s.set(func(tx casework.Tx) casework.Tx { return oneByOne{tx} }, nil)
		h.work()
		h.mails(3)
		for number := int64(first); number < first+3; number++ {
			h.dispatches(number, "email received")
		}
		h.proven()
	})
}
