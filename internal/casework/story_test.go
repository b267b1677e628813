package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/money"
)

// The main job: a file in, letters out on their days, money in, the case closed.
func TestAnInvoiceIsCollected(t *testing.T) {
	t.Parallel()
	onBoth(t, func(t *testing.T, h *house) {
		if report := h.invoices(anna); report.Created != 1 || len(report.Refused)+len(report.Asked) != 0 {
			t.Fatalf("import = %+v", report)
		}
		// Due 26 October, imported 2 November: the first reminder leaves at once. A
		// printed due day gives a consumer 30 days from the invoice: 11 November.
		h.run()
		seen := h.look(first)
		if len(h.post.sent) != 1 || seen.Case.Steps[0].Name != "reminder-1" || seen.Case.Dispatches[0].Status != debt.Received {
			t.Fatalf("%d mails, steps %+v, dispatches %+v", len(h.post.sent), seen.Case.Steps, seen.Case.Dispatches)
		}
		if got := seen.Owed.Total().String(); got != "1300.00" {
			t.Errorf("owed after the first reminder = %s, want 1300.00", got)
		}
		// The next day and the eleventh: nothing, then reminder 2 (2 + 11 is the 13th).
		h.at("2026-11-12")
		h.run()
		h.at("2026-11-13")
		h.run()
		seen = h.look(first)
		// Interest from 12 November: two days of 1,200.00 at 10 % are 0.66.
		if len(h.post.sent) != 2 || len(seen.Case.Steps) != 2 || seen.Owed.Total().String() != "1400.66" {
			t.Fatalf("%d mails, %d steps, owed %v, want two of each and 1400.66", len(h.post.sent), len(seen.Case.Steps), seen.Owed.Total())
		}
		if _, err := h.RecordPayment(t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: first, Amount: money.Kroner(1400, 66)}); err != nil {
			t.Fatal(err)
		}
		h.work()
		seen = h.look(first)
		if !seen.Case.IsClosed() || seen.Case.Closed.Why != debt.ClosedPaid || !seen.Owed.Total().IsZero() {
			t.Errorf("closed %+v, owed %v", seen.Case.Closed, seen.Owed.Total())
		}
		if len(h.post.sent) != 3 || h.post.sent[2].Subject == "" {
			t.Errorf("%d mails, want the receipt as the third", len(h.post.sent))
		}
		h.at("2026-12-24")
		if rows := h.run(); len(rows) != 0 {
			t.Errorf("a closed case was followed up: %+v", rows)
		}
		h.proven()
	})
}
