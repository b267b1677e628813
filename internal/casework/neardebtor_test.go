package casework_test

import "testing"

func TestANameThatDiffersByASlipOfThePenIsAskedAbout(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.invoices("1;;Kirsten Mortensen;Søvej 3;4000;Roskilde;;12-10-2026;26-10-2026;500,00")
		// One letter more, the same postcode, another street: perhaps the same person.
		report := h.invoices("2;;Kirsten Mortenssen;Åvej 8;4000;Roskilde;;12-10-2026;26-10-2026;500,00")
		if len(report.Asked) != 1 || report.Created+report.Joined != 0 {
			h.t.Errorf("import = %+v, want the line to wait for a person", report)
		}
		// Another name in the same postcode is another debtor.
		if report := h.invoices("3;;Kim Sørensen;Åvej 8;4000;Roskilde;;12-10-2026;26-10-2026;500,00"); report.Created != 1 {
			h.t.Errorf("import = %+v, want a case of its own", report)
		}
	})
}
