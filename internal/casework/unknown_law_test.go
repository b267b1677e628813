package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/money"
)

// The reference rate is known up to the end of 2026 (law.md section 1.5).

func TestCasesWaitForARateThatNobodyKnows(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2027-01-05")
		rows := h.plan("")
		if len(rows) != 1 || !rows[0].LeftOut() || rows[0].Reasons[0].Key != "law.unknown_value" {
			h.t.Fatalf("plan = %+v", rows)
		}
		for _, row := range h.run() {
			if row.Skipped == "" {
				h.t.Errorf("case %d was followed up", row.Number)
			}
		}
		// Money is taken all the same, and more invoices.
		h.pay(first, "1200.00", "2027-01-05")
		if report := h.invoices(bent, lower); report.Created != 1 || len(report.Asked) != 1 {
			h.t.Errorf("import = %+v", report)
		}
		if rows := h.plan(""); len(rows) != 2 {
			h.t.Errorf("%d cases are to be looked at, want both", len(rows))
		}
		h.proven()
		h.knowing()
		h.finish(first, "task.balance_lower")
		h.run()
		// 1,200.00 at 10 % from 12 November to 5 January: 50 days of 2026 and five
		// of 2027 are 18.08, which was not paid, and is too little to write for.
		h.steps(first)
		h.tasks(first, "task.trifle_left")
		h.owes(first, "18.08")
	})
}

func TestAClosedCaseOpensAgainWhateverTheRate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna, bent)
		paid := h.pays(first, "1200.00")
		h.pays(first+1, "800.00")
		h.at("2027-01-05")
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.state(first, debt.Open)
		// What is paid on a closed case on which nothing runs is owed back.
		h.pay(first+1, "50.00", "2027-01-04")
		h.tasks(first+1, "task.refund_overpayment") // 50.00
	})
}

func TestALetterOvertakenByTheNewYearIsStopped(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.at("2026-12-31")
		h.decide(casework.Approval{Always: true})
		h.post.answers(busy) // composed on the 31st, and not taken
		h.work()
		h.post.answers(nil)
		h.at("2027-01-01")
		h.work()
		h.mails(0)
		if steps := h.dump("step"); strings.Count(steps, "case_id=") != 1 || !strings.Contains(steps, "voided=step.replanned") {
			h.t.Errorf("steps: %s", steps)
		}
		if tasks := h.dump("task"); tasks != "" {
			h.t.Errorf("tasks: %s", tasks)
		}
		if got := h.jobs("failed") + h.jobs("ready"); got != 0 {
			h.t.Errorf("%d jobs are left", got)
		}
		if rows := h.plan(""); len(rows) != 1 {
			h.t.Errorf("%d cases are to be looked at, want the one", len(rows))
		}
		h.proven()
	})
}

func TestASandboxGoesOnWithAssumedRates(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		box := h.also(sandbox("2027-02-01"))
		box.invoices(anna)
		box.run()
		// 12 November to 1 February: 82 days of 1,200.00 at 10 % are 26.96.
		box.owes(first, "1326.96")
		if got := box.look(first).Case.Steps[0].Book; !strings.HasSuffix(got, " assumed") {
			h.t.Errorf("book = %q, want it marked as assumed", got)
		}
	})
}

// knowing gives the house a law book with a reference rate of 2 % for the first
// half of 2027.
func (h *house) knowing() {
	h.t.Helper()
	book, err := law.Denmark().With(law.Supplement{Since: day("2027-01-01"), Rate: money.PerCent(2, 0), Source: law.Source{
		Act: "the act", Citation: "rentelovens § 5", Looked: "2027-01-05", By: "drift",
	}})
	h.works(err)
	options := h.options()
	options.Book, options.NewID = book, h.NewID
	h.Service = casework.New(options)
}
