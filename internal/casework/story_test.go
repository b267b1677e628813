package casework_test

import (
	"testing"

	"krav/internal/debt"
)

// The main job: a file in, letters out on their days, money in, the case closed.
func TestAnInvoiceIsCollected(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		if report := h.invoices(anna); report.Created != 1 || len(report.Refused)+len(report.Asked) != 0 {
			h.t.Fatalf("import = %+v", report)
		}
		// Due 26 October, imported 2 November: the first reminder leaves at once.
		h.run()
		h.steps(first, "reminder-1")
		h.dispatches(first, "email received")
		h.owes(first, "1300.00")
		// The 12th is the letter's last day in time; the next step is on the 13th.
		h.at("2026-11-12")
		h.run()
		h.steps(first, "reminder-1")
		h.at("2026-11-13")
		h.run()
		// Interest from 12 November: two days of 1,200.00 at 10 % are 0.66.
		h.steps(first, "reminder-1", "reminder-2")
		h.owes(first, "1400.66")
		h.mails(2)
		h.pays(first, "1400.66")
		h.work()
		seen := h.look(first)
		if !seen.Case.IsClosed() || seen.Case.Closed.Why != debt.ClosedPaid || !seen.Owed.Total().IsZero() {
			h.t.Errorf("closed %+v, owed %v", seen.Case.Closed, seen.Owed.Total())
		}
		h.mails(3)
		if receipt := h.post.sent[2]; receipt.To != "anna@holm.example" || receipt.Subject == "" {
			h.t.Errorf("receipt to %q, subject %q", receipt.To, receipt.Subject)
		}
		h.at("2026-12-24")
		if rows := h.run(); len(rows) != 0 {
			h.t.Errorf("a closed case was followed up: %+v", rows)
		}
		h.proven()
	})
}
