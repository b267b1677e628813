package casework_test

import (
	"strings"
	"testing"
)

// Lists without customer numbers: whoever lives at the same place under a name that may
// be the same is asked about, also where the first letters differ; the wife and the
// neighbours are debtors of their own, and nobody is asked.
func TestNamesThatAreAlikeAtOnePlaceAreAskedAbout(t *testing.T) {
	t.Parallel()
	const day = ";;12-10-2026;26-10-2026;500,00"
	const henrik = "1;;Henrik Ørsted;Nørregade 5, 1. tv.;4300;Holbæk" + day
	onBoth(t, func(h *house) {
		if report := h.invoices(henrik); report.Created != 1 {
			h.t.Fatalf("report = %+v", report)
		}
		alike := []string{"Henrik Orsted;Norregade 5, 1 tv", "Enrik Ørsted;Nørregade 5, 1. tv.", "H. Ørsted;Nørregade 5", "Ørsted Henrik;NØRREGADE 5 1 TV"}
		for i, debtor := range alike {
			report := h.invoices(string(rune('2'+i)) + ";;" + debtor + ";4300;Holbæk" + day)
			if len(report.Asked) != 1 || report.Asked[0].Why.Key != "line.same_debtor" || report.Created != 0 {
				h.t.Errorf("%s: %+v, want it asked about", debtor, report)
			}
		}
		others := strings.Join([]string{
			"6;;Anna Ørsted;Nørregade 5, 1. tv.;4300;Holbæk" + day, "7;;Bo Vig;Nørregade 5, 1. tv.;4300;Holbæk" + day,
			"8;;H. Ørsted;Nørregade 5, 4. th.;4300;Holbæk" + day, "9;;Ørsted Henrik;Nørregade 7;4300;Holbæk" + day,
		}, "\n")
		if report := h.invoices(others); report.Created != 4 || len(report.Asked) != 0 {
			h.t.Errorf("the others: %+v, want four cases and no question", report)
		}
	})
}

// Within one file it is the same.
func TestNamesThatAreAlikeInOneFileAreAskedAbout(t *testing.T) {
	t.Parallel()
	const rest = ";Nørregade 5;4300;Holbæk;;12-10-2026;26-10-2026;500,00"
	onBoth(t, func(h *house) {
		report := h.invoices("1;;Henrik Ørsted"+rest, "2;;Anna Ørsted"+rest, "3;;H. Orsted"+rest)
		if report.Created != 2 || len(report.Asked) != 1 || report.Asked[0].Line != 4 {
			h.t.Errorf("report = %+v, want two cases and the third line asked about", report)
		}
	})
}
