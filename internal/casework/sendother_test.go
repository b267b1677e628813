package casework_test

import (
	"bytes"
	"io"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// offer returns the fingerprint of what sends a letter on the first case beside the
// one in turn, or nothing.
func (h *house) offer(document debt.Document) string {
	h.t.Helper()
	story, err := h.CaseStory(h.t.Context(), h.person, h.creditor, first, casework.AsOf{})
	h.works(err)
	for _, o := range story.Offers {
		if o.Document == document {
			return o.Decision.Fingerprint()
		}
	}
	return ""
}

func TestAnotherLetterIsSentOnceJustAsItWasSeen(t *testing.T) {
	t.Parallel()
	for _, document := range []debt.Document{debt.FriendlyReminder, debt.CollectionNotice, debt.CollectionDemand} {
		onBoth(t, func(h *house) {
			h.invoices(anna)
			planned := h.offer(document)
			seen, err := h.PreviewStep(h.t.Context(), h.person, h.creditor, casework.PreviewAsked{Number: first, Document: document, Planned: planned})
			h.works(err)
			send := func() error {
				return h.SendOther(h.t.Context(), h.person, h.creditor, first, document, planned)
			}
			h.works(send())
			h.fails(send(), fault.Conflict, "case.other_step_due")
			h.work()
			h.steps(first, document.String())
			h.dispatches(first, "email received")
			sent, err := h.Document(h.t.Context(), h.person, h.creditor, h.look(first).Case.Letters[0].Letter)
			h.works(err)
			if !bytes.Equal(seen.File, sent.File()) {
				h.t.Errorf("%v: seen\n%s\nsent\n%s", document, seen.File, sent.File())
			}
			h.proven()
		})
	}
}

func TestAnotherLetterEndsThePause(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.works(h.Hold(h.t.Context(), h.person, h.creditor, first, day("2026-12-01"), ""))
		h.works(h.SendOther(h.t.Context(), h.person, h.creditor, first, debt.CollectionNotice, h.offer(debt.CollectionNotice)))
		h.work()
		h.dispatches(first, "email received")
		if c := h.look(first).Case; c.OnHold(day("2026-11-02")) {
			h.t.Error("the case is on pause still, and the last look would have stopped the letter")
		}
	})
}

func TestALetterOfAPersonsChoiceIsMadeAnewForTheDayItIsPosted(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1001;17;Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;1.200,00")
		h.works(h.SendOther(h.t.Context(), h.person, h.creditor, first, debt.FriendlyReminder, h.offer(debt.FriendlyReminder)))
		h.work()
		h.dispatches(first, "print waiting")
		h.at("2026-11-04")
		if n, err := h.Pack(h.t.Context(), h.person, h.creditor, casework.PackNext, noPacker{}, io.Discard); err != nil {
			h.t.Fatalf("packed %d: %v", n, err)
		}
		h.steps(first, "friendly-reminder step.replanned", "friendly-reminder")
		h.dispatches(first, "print stopped dispatch.stopped_late", "print waiting")
	})
}

func TestALetterIsntSentThatWasSeenOtherwise(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		planned := h.offer(debt.CollectionNotice)
		h.pay(first, "200.00", "2026-11-02")
		h.fails(h.SendOther(h.t.Context(), h.person, h.creditor, first, debt.CollectionNotice, planned), fault.Conflict, "case.other_step_due")
		h.fails(h.SendOther(h.t.Context(), h.person, h.creditor, first+1, debt.CollectionNotice, planned), fault.NotFound, "case.not_found")
		h.steps(first)
	})
}
