package casework_test

import "testing"

// The first line has no customer number, the second has 17, the third 18: the same name
// and address. The third may be of somebody else, and a person is asked, whether the
// lines come in one file or in three.
func TestTheFirstCustomerNumberBecomesTheDebtors(t *testing.T) {
	t.Parallel()
	const of = ";Anna Holm;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;100,00"
	for name, files := range map[string][][]string{
		"one file":    {{"1;" + of, "2;17" + of, "3;18" + of, "4;17" + of}},
		"three files": {{"1;" + of}, {"2;17" + of}, {"3;18" + of, "4;17" + of}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				joined, asked := 0, 0
				for _, lines := range files {
					report := h.invoices(lines...)
					joined, asked = joined+report.Joined, asked+len(report.Asked)
				}
				if joined != 2 || asked != 1 {
					h.t.Errorf("%d joined, %d asked about, want 2 and 1", joined, asked)
				}
				if got := h.look(first).Case.Debtor.CustomerNo; got != "17" {
					h.t.Errorf("the debtor's number is %q, want 17", got)
				}
				h.proven()
			})
		})
	}
}
