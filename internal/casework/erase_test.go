package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// personal are words of Anna's case that nobody may find after it was erased.
var personal = []string{"Anna", "Holm", "Søvej", "Roskilde", "anna@holm.example", "ringede", "faktura 1001 fra mor", "har aldrig"}

func TestAnErasedCaseNamesNobodyAndStillProvesItself(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.file(headings+";Tekst", anna+";Kontingent for Anna", bent+";Kontingent for Bent")
		h.run()
		h.anchor()
		h.works(h.Note(h.t.Context(), h.person, h.creditor, first, "ringede: betaler fredag"))
		h.objects(first)
		h.works(h.resolves(first, "rejected"))
		h.works(h.Report(h.t.Context(), h.news(first, 1, 1)))
		h.at("2026-11-04")
		h.bank("S1", movement{ref: "B1", amount: "1300.00", day: "2026-11-04", slip: slip(first), text: "faktura 1001 fra mor"})
		h.work()
		before := h.look(first)
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first)) // a second time changes nothing
		h.lacks(personal...)
		h.anchor()
		h.proven()
		after := h.look(first)
		if !after.Case.Debtor.IsErased() || after.Case.Debtor.Kind != before.Case.Debtor.Kind || after.Owed.Paid != before.Owed.Paid || len(after.Case.Steps) != 1 {
			h.t.Errorf("after: %+v", after.Case)
		}
		if got, want := len(after.Events), len(before.Events)+1; got != want {
			h.t.Errorf("%d events, want %d: that it was erased is one more", got, want)
		}
		rows := h.rows()
		h.works(h.Rebuild(h.t.Context(), h.operator, h.creditor))
		for table, row := range h.rows() {
			if row != rows[table] {
				h.t.Errorf("%s is rebuilt otherwise", table)
			}
		}
		if got := h.look(first + 1).Case.Debtor.Name; got != "Bent Krogh" {
			h.t.Errorf("the other debtor is %q", got)
		}
	})
}

func TestOnlyACaseThatHasEndedIsErased(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.fails(h.Erase(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.is_open")
		h.pays(first, "1200.00")
		h.fails(h.Erase(h.t.Context(), personAt(h.creditor, access.Bookkeeper), h.creditor, first), fault.Forbidden, "access.not_allowed")
		// The receipt that waits goes with the rest.
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
		h.work()
		h.mails(0)
		if failed := h.jobs("failed") + h.jobs("ready"); failed != 0 {
			h.t.Errorf("%d jobs are left", failed)
		}
		h.tasks(first)
	})
}

func TestMoneyIsStillTakenOnAnErasedCase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		paid := h.pays(first, "1200.00")
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
		h.bank("S1", movement{ref: "B1", amount: "10.00", day: "2026-11-02", slip: slip(first)})
		h.tasks(first, "task.refund_overpayment")
		// Nobody is left to write to, so the case isn't opened again.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.state(first, debt.Closed)
		h.run()
		h.mails(0)
		h.proven()
	})
}
