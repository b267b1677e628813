package casework_test

import (
	"strings"
	"testing"
)

// Of two invoices the first is credited in full after a reminder. The fee of that
// reminder stands, but the next one isn't about what is no longer owed.
func TestALetterIsNotAboutAnInvoiceThatWasCreditedInFull(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("9301;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;3.000,00",
			"9302;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;13-10-2026;27-10-2026;2.000,00")
		h.run()
		h.credits("9301", "K1", "3000.00", "2026-11-02")
		h.at("2026-11-20")
		h.run()
		h.steps(first, "reminder-1", "reminder-2")
		last := string(h.post.sent[len(h.post.sent)-1].Attachments[0].Bytes)
		if !strings.Contains(last, "faktura 9302") || strings.Contains(last, "2 fakturaer") {
			h.t.Errorf("the second reminder is about %q, want invoice 9302", last)
		}
		h.proven()
	})
}

// A credit note has a number only where the creditor gives it one.
func TestALetterNamesACreditNoteWithoutANumberByItsDay(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.credits("1001", "", "200.00", "2026-11-01")
		h.run()
		h.steps(first, "reminder-1")
		h.dispatches(first, "email received")
		h.tasks(first)
		h.proven()
	})
}
