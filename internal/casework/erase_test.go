package casework_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
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
		erase := func() error { return h.Erase(h.t.Context(), h.person, h.creditor, first) }
		// The receipt is to be made, and then to be sent.
		h.fails(erase(), fault.Conflict, "case.erase_letter_waits")
		h.post.answers(busy)
		h.work()
		h.fails(erase(), fault.Conflict, "case.erase_letter_waits")
		h.post.answers(nil)
		h.later(time.Hour)
		h.work()
		h.works(erase())
		h.work()
		h.mails(1)
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
		h.work()
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
		h.bank("S1", movement{ref: "B1", amount: "60.00", day: "2026-11-02", slip: slip(first)})
		h.tasks(first, "task.refund_overpayment")
		h.fails(h.Correct(h.t.Context(), h.person, h.creditor, first, debt.Debtor{Name: "Anna Holm"}), fault.Conflict, "case.debtor_erased")
		// Nobody is left to write to, so the case isn't opened again.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.state(first, debt.Closed)
		h.run()
		h.mails(1)
		h.proven()
	})
}

func TestACaseIsNotErasedWhileTheDebtorIsOwedMoney(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.work()
		h.pays(first, "60.00")
		h.tasks(first, "task.refund_overpayment")
		h.fails(h.Erase(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.erase_refund_open")
		h.at("2040-01-01")
		h.fails(h.EraseWhole(h.t.Context(), h.person, h.creditor, first, "x"), fault.Conflict, "case.erase_refund_open")
		seen := h.look(first).Case
		h.works(h.FinishTask(h.t.Context(), h.person, h.creditor, first, seen.OpenTasks()[0].Task, "betalt tilbage"))
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
	})
}

func TestACaseIsNotErasedWhileALetterWaitsToBePosted(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(strings.Replace(anna, "anna@holm.example", "", 1))
		h.pays(first, "1200.00")
		h.work()
		h.dispatches(first, "print waiting")
		h.fails(h.Erase(h.t.Context(), h.person, h.creditor, first), fault.Conflict, "case.erase_letter_waits")
		h.works(h.MarkPosted(h.t.Context(), h.person, h.creditor, h.look(first).Case.Dispatches[0].Dispatch, civil.MustParse("2026-11-02")))
		h.works(h.Erase(h.t.Context(), h.person, h.creditor, first))
	})
}

func TestACaseIsNotErasedWhileMoneyOrALineWaitsForAnAnswerAboutIt(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "1200.00")
		h.work()
		id := strconv.FormatInt(int64(h.look(first).Case.ID), 10)
		erase := func() error { return h.Erase(h.t.Context(), h.person, h.creditor, first) }
		// Money that might be Anna's, and then is said not to be.
		h.harm("INSERT INTO bank_entry (creditor_id, entry_id, identity, state, amount, value_on, booked_on, reference, payer, text, why, case_id, payment_id, file_id)" +
			" VALUES (1, 5, 'b5', 'proposed', 100, '2026-11-02', '2026-11-02', '', 'Anna Holm', '', 'bank.by_name', " + id + ", 0, 1)")
		h.fails(erase(), fault.Conflict, "case.erase_money_waits")
		h.harm("UPDATE bank_entry SET state = 'ignored' WHERE entry_id = 5")
		h.harm("INSERT INTO intake_line (creditor_id, line_id, file_id, line, state, reason, args, raw, case_id, raw_hash)" +
			" SELECT creditor_id, 6, file_id, 99, 'asked', 'claim.same_number', '{}', 'Anna Holm', " + id + ", '' FROM intake_file")
		h.fails(erase(), fault.Conflict, "case.erase_line_waits")
		h.harm("DELETE FROM intake_line WHERE line_id = 6")
		h.works(erase())
		h.lacks(personal...)
	})
}
