package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// lower is Anna's invoice as a later file has it, when 400.00 have been paid.
var lower = strings.Replace(anna, "1.200,00", "800,00", 1)

func TestALowerBalanceIsAskedOnceAndLettersWait(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		report := h.invoices(lower)
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.balance_differs" {
			h.t.Fatalf("report = %+v", report)
		}
		h.tasks(first, followup.TaskBalance)
		h.invoices(bent, lower) // told again, in another file
		h.tasks(first, followup.TaskBalance)
		h.owes(first, "1200.00") // a proposal, and no more
		h.run()
		h.steps(first)
		h.works(h.Credit(h.t.Context(), h.person, h.creditor, casework.CreditNote{Case: first, Invoice: "1001", Number: "K-1", Amount: kr("400.00")}))
		h.finish(first, followup.TaskBalance)
		h.run()
		h.steps(first, "reminder-1")
		h.owes(first, "900.00") // 800.00 and the reminder's 100.00
		if report := h.invoices(lower); report.Unchanged != 1 {
			h.t.Errorf("what is known is asked again: %+v", report)
		}
		// The first file again says what the claim was registered with.
		if report := h.invoices(anna); report.Unchanged != 1 {
			h.t.Errorf("the old file is asked about: %+v", report)
		}
		h.proven()
	})
}

func TestALineThatSaysPaidIsAProposal(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		const withRest = headings + ";Restbeløb"
		h.invoices(anna)
		report := h.file(withRest, anna+";0,00", bent+";0,00")
		if report.Unchanged != 1 || len(report.Asked) != 1 {
			h.t.Fatalf("report = %+v, want Anna's asked and Bent's passed over", report)
		}
		if asked := h.look(first).Case.Tasks[0]; asked.Args["to"] != "0.00" || asked.Args["invoice"] != "1001" {
			h.t.Errorf("task = %+v", asked)
		}
		h.state(first, debt.Open)
		h.pays(first, "1200.00")
		if report := h.file(withRest, anna+";0,00"); report.Unchanged != 1 {
			h.t.Errorf("a paid claim is asked about: %+v", report)
		}
	})
}

func TestTwoLinesOfOneNumberAreOneClaim(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		report := h.invoices(anna, anna)
		if report.Created != 1 || report.Unchanged != 1 {
			h.t.Errorf("report = %+v", report)
		}
		report = h.invoices(bent, strings.Replace(bent, "800,00", "300,00", 1))
		if report.Created != 1 || len(report.Asked) != 1 {
			h.t.Errorf("report = %+v", report)
		}
		h.tasks(first+1, followup.TaskBalance)
		if got := len(h.look(first + 1).Case.Claims); got != 1 {
			h.t.Errorf("%d claims, want one", got)
		}
	})
}

func TestACreditNoteMayPayACase(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		note := casework.CreditNote{Case: first, Invoice: "1001", Number: "K-9", Amount: kr("1200.00")}
		for _, c := range []struct {
			change func(*casework.CreditNote)
			kind   fault.Kind
			key    string
		}{
			{func(n *casework.CreditNote) { n.Amount = kr("0.00") }, fault.Invalid, "case.amount_not_positive"},
			{func(n *casework.CreditNote) { n.On = day("2026-11-03") }, fault.Invalid, "credit.day_ahead"},
			{func(n *casework.CreditNote) { n.Invoice = "404" }, fault.NotFound, "claim.not_found"},
			{func(n *casework.CreditNote) { n.Case = 404 }, fault.NotFound, "case.not_found"},
		} {
			wrong := note
			c.change(&wrong)
			h.fails(h.Credit(h.t.Context(), h.person, h.creditor, wrong), c.kind, c.key)
		}
		h.works(h.Credit(h.t.Context(), h.person, h.creditor, note))
		if seen := h.look(first); seen.Case.State() != debt.Closed || !seen.Owed.Total().IsZero() {
			h.t.Errorf("case = %v, owed %v", seen.Case.State(), seen.Owed.Total())
		}
		h.fails(h.Credit(h.t.Context(), h.person, h.creditor, note), fault.Conflict, "case.credit_note_known")
		h.work()
		h.mails(0) // nobody paid, so nobody gets a receipt
	})
}

// finish says of the open task of a kind that it has been dealt with.
func (h *house) finish(number int64, kind string) {
	h.t.Helper()
	seen := h.look(number)
	for _, open := range seen.Case.OpenTasks() {
		if open.Kind == kind {
			h.works(h.FinishTask(h.t.Context(), h.person, h.creditor, number, open.Task, "klaret"))
			return
		}
	}
	h.t.Fatalf("case %d has no open %s", number, kind)
}

// The list of what is unpaid has the invoice at nought: it was paid, and a person is
// asked. An invoice that nobody knows is refused where it is for nothing.
func TestAKnownInvoiceAtNoughtIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		report := h.invoices("1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;0,00",
			"1002;18;Bent Krogh;Lyngvej 8;4300;Holbæk;bent@krogh.example;12-10-2026;26-10-2026;0,00")
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.balance_differs" || len(report.Refused) != 1 || report.Refused[0].Why.Key != "invoice.amount_zero" {
			h.t.Errorf("asked %+v, refused %+v; want the known one asked about and the other refused", report.Asked, report.Refused)
		}
		h.tasks(first, "task.balance_lower")
		h.run()
		h.steps(first)
		h.proven()
	})
}

// 700.00 of 1,200.00 is paid, so 500.00 is left. A file that has more left asks whether a
// payment went back, one that has less whether there is another; the newest alone asks, and
// one that agrees with the case answers.
func TestTheNewestFileAsksWhatIsLeftOfAnInvoice(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		h.pays(first, "700.00")
		at := func(balance string) string { return strings.Replace(anna, "1.200,00", balance, 1) }
		for _, c := range []struct{ day, balance, why, task string }{
			{"2026-11-02", "300,00", "line.balance_differs", "task.balance_lower"},
			{"2026-11-03", "700,00", "line.balance_higher", "task.balance_higher"},
			{"2026-11-04", "300,00", "line.balance_differs", "task.balance_lower"},
		} {
			h.at(c.day)
			report := h.invoices(at(c.balance))
			if len(report.Asked) != 1 || report.Asked[0].Why.Key != c.why || report.Asked[0].Why.Args["from"] != "500.00" {
				h.t.Errorf("at %s asked %+v, want %s", c.balance, report.Asked, c.why)
			}
			h.tasks(first, c.task)
		}
		h.run()
		h.steps(first) // nobody knows how much is owed
		h.at("2026-11-05")
		if report := h.invoices(at("500,00")); len(report.Asked) != 0 {
			h.t.Errorf("asked %+v of what the case says too", report.Asked)
		}
		h.tasks(first)
		h.proven()
	})
}

// Anna's invoice was to be paid by 26 October. A later list has 16 November: she may
// have been given more time, so a person is asked and nobody writes. A date that is only printed on
// an invoice of 12 October makes a consumer pay interest from 12 November, thirty days later;
// with the days up to the 16th without interest it is four days of 1,200.00 at 10 % to the 20th: 1.32.
func TestALaterDueDateOfAKnownInvoiceIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		moved := strings.Replace(anna, "26-10-2026", "16-11-2026", 1)
		report := h.invoices(moved)
		if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.due_later" || report.Asked[0].Why.Args["from"] != "2026-10-26" || report.Asked[0].Why.Args["to"] != "2026-11-16" || report.Unchanged != 0 {
			h.t.Fatalf("asked %+v, %d known", report.Asked, report.Unchanged)
		}
		h.tasks(first, "task.due_later")
		h.run()
		h.steps(first)
		task := h.look(first).Case.Tasks[0].Task
		h.fails(h.FinishTask(h.t.Context(), h.person, h.creditor, first, task, " "), fault.Invalid, "task.due_unanswered")
		h.works(h.SpareInterest(h.t.Context(), h.person, h.creditor, first, day("2026-10-26"), day("2026-11-16"), "Mere tid"))
		h.finish(first, "task.due_later")
		h.run()
		h.steps(first) // she has until the 16th
		if again := h.invoices(bent, moved); len(again.Asked) != 0 || again.Unchanged != 1 {
			h.t.Errorf("what was answered is asked again: %+v", again.Asked)
		}
		h.at("2026-11-20")
		h.owes(first, "1201.32")
		h.run()
		h.steps(first, "reminder-1")
		h.proven()
	})
}

// An earlier due date takes nothing from the debtor, and is no question. A later
// one beside another balance makes two. A list as the first has the answer to both.
func TestADueDateOfAKnownInvoiceIsAskedAboutOnlyWhenItIsLater(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices(anna)
		if report := h.invoices(strings.Replace(anna, "26-10-2026", "19-10-2026", 1)); len(report.Asked) != 0 || report.Unchanged != 1 {
			h.t.Errorf("an earlier date is asked about: %+v", report.Asked)
		}
		if report := h.invoices(strings.Replace(lower, "26-10-2026", "16-11-2026", 1)); len(report.Asked) != 2 {
			h.t.Errorf("asked %+v, want the balance and the date", report.Asked)
		}
		h.tasks(first, "task.balance_lower", "task.due_later")
		h.at("2026-11-03")
		h.invoices(bent, anna)
		h.tasks(first)
		h.proven()
	})
}
