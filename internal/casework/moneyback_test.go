package casework_test

import "testing"

// withKinds is the heading of a list of open posts, which says what each line is.
const withKinds = headings + ";Bilagstype"

// A list of open posts has Anna's payment of 1,200.00 on a line of its own, that isn't tied to
// her invoice: nobody is reminded before a person has looked. Put aside, the case goes on, and
// the next list asks nobody again.
func TestAPaymentOnALineOfItsOwnHoldsItsDebtorsCase(t *testing.T) {
	t.Parallel()
	for name, line := range map[string]string{
		"a payment":      "30599;17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-1.200,00;Betaling",
		"without number": ";17;Anna Holm;Søvej 3;4000;Roskilde;;20-10-2026;20-10-2026;-1.200,00;",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				if report := h.file(withKinds, anna+";Faktura", bent+";Faktura", line); len(report.Refused) != 1 || report.Created != 2 {
					h.t.Fatalf("report = %+v", report)
				}
				h.leavesOut("the plan", h.plan("")[0], []string{"hindrance.line_waits"})
				h.run()
				h.steps(first)
				h.steps(first+1, "reminder-1") // another debtor's case
				h.works(h.DropLine(h.t.Context(), h.person, h.creditor, h.waiting(1)[0].ID))
				if report := h.file(withKinds, anna+";Faktura", line, clara+";Faktura"); len(report.Refused) != 0 {
					h.t.Errorf("the next list: %+v", report)
				}
				h.run()
				h.steps(first, "reminder-1")
				h.proven()
			})
		})
	}
}
