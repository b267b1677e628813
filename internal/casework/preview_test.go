package casework_test

import (
	"bytes"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

func TestALetterIsSeenBeforeItIsSentJustAsItIsSentThen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-11-13")
		before := h.look(first).Case.Version
		seen, err := h.PreviewStep(h.t.Context(), h.person, h.creditor, casework.PreviewAsked{Number: first})
		if err != nil {
			h.t.Fatal(err)
		}
		if seen.Document != debt.FirstReminder || seen.Dated != day("2026-11-13") {
			h.t.Errorf("seen: %v of %v, want the first reminder of today", seen.Document, seen.Dated)
		}
		if c := h.look(first).Case; c.Version != before || len(c.Letters) != 0 {
			h.t.Errorf("looking changed the case: version %d, %d letters", c.Version, len(c.Letters))
		}
		h.run()
		sent, err := h.Document(h.t.Context(), h.person, h.creditor, h.look(first).Case.Letters[0].Letter)
		if err != nil {
			h.t.Fatal(err)
		}
		if !bytes.Equal(seen.File, sent.File()) {
			h.t.Errorf("seen\n%s\nsent\n%s", seen.File, sent.File())
		}
	})
}

func TestALetterOfADayAheadIsSeenAsItWouldBeThen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.run() // 2 November: the first reminder, to be paid by the 12th
		seen, err := h.PreviewStep(h.t.Context(), h.person, h.creditor, casework.PreviewAsked{Number: first, On: day("2026-11-13")})
		if err != nil {
			h.t.Fatal(err)
		}
		// As TestAnInvoiceIsCollected works out: 1,400.66 on the 13th, with the fee.
		if seen.Document != debt.SecondReminder || !bytes.Contains(seen.File, []byte("1.400,66")) {
			h.t.Errorf("seen %v:\n%s\nwant the second reminder for 1.400,66", seen.Document, seen.File)
		}
	})
}

func TestWhatWouldNotBeSentIsNotSeen(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		ask := func(asked casework.PreviewAsked) error {
			_, err := h.PreviewStep(h.t.Context(), h.person, h.creditor, asked)
			return err
		}
		h.fails(ask(casework.PreviewAsked{Number: first, Planned: "send reminder-1 for another amount"}), fault.Conflict, "case.other_step_due")
		h.fails(ask(casework.PreviewAsked{Number: first + 1}), fault.NotFound, "case.not_found")
		h.run()
		h.fails(ask(casework.PreviewAsked{Number: first}), fault.Conflict, "case.other_step_due")
		_, err := h.PreviewStep(h.t.Context(), access.NewPerson(8, "En anden", access.Grant{Creditor: int64(h.creditor) + 1, Role: access.Administrator}), h.creditor, casework.PreviewAsked{Number: first})
		h.fails(err, fault.Forbidden, "access.not_allowed")
	})
}
