package intake_test

import (
	"testing"

	"krav/internal/identifier"
	"krav/internal/intake"
)

// Which of two debtors an invoice goes to, or neither without a person's word. Written by
// hand from what a bookkeeper would say.
func TestWhatSpeaksForOneDebtorMoreThanForAnother(t *testing.T) {
	t.Parallel()
	type d = intake.DebtorDraft
	const cvr, otherCVR = identifier.CVR("99000015"), identifier.CVR("99001380")
	vej, gade := []string{"Vej 1"}, []string{"Gade 9"}
	bo := func(number, email string) d {
		return d{CustomerNumber: number, Name: "Bo Vig", Address: vej, Postcode: "4300", Email: email}
	}
	sol := func(cvr identifier.CVR, address []string) d {
		return d{CVR: cvr, Name: "Sol ApS", Address: address, Postcode: "4300"}
	}
	firm := d{CVR: cvr, Name: "Vig ApS", Address: gade, Postcode: "4300"}
	for name, c := range map[string]struct {
		line, one, other d
		one1, other1     bool // whether the one beats the other, and the other the one
	}{
		"father and son, nothing more":     {bo("", ""), bo("101", ""), bo("102", ""), false, false},
		"father and son, the son's number": {bo("102", ""), bo("101", ""), bo("102", ""), false, true},
		"father and son, the son's e-mail": {bo("", "son@vig.example"), bo("101", "far@vig.example"), bo("102", "son@vig.example"), false, true},
		"father and son, a shared e-mail":  {bo("", "vig@vig.example"), bo("101", "vig@vig.example"), bo("102", "vig@vig.example"), false, false},
		"two cases of one customer":        {bo("101", ""), bo("101", ""), bo("101", ""), true, true},
		"the number, moved to a namesake's": {
			bo("101", ""),
			d{CustomerNumber: "101", Name: "Bo Vig", Address: gade, Postcode: "8000"},
			bo("102", ""), true, false,
		},
		"CVR of one, name and address of another":  {d{CVR: cvr, Name: "Sol ApS", Address: vej, Postcode: "4300"}, firm, sol("", vej), false, false},
		"both have the CVR":                        {sol(cvr, vej), firm, sol(cvr, vej), false, true},
		"CVR and name of one, a namesake's place":  {sol(cvr, vej), sol(cvr, gade), sol(otherCVR, vej), true, false},
		"CVR and name of one, place of one unsaid": {sol(cvr, vej), sol(cvr, gade), sol("", vej), false, false},
		"number of one, CVR of another":            {d{CustomerNumber: "1", CVR: cvr, Name: "Sol ApS"}, d{CustomerNumber: "1", Name: "Sol ApS"}, firm, false, false},
		"the name in full, and an initial":         {bo("", ""), bo("", ""), d{Name: "B. Vig", Address: vej, Postcode: "4300"}, true, false},
	} {
		one, other := intake.Weigh(&c.line, &c.one), intake.Weigh(&c.line, &c.other)
		if got := one.Beats(other); got != c.one1 {
			t.Errorf("%s: the one beats the other = %v, want %v", name, got, c.one1)
		}
		if got := other.Beats(one); got != c.other1 {
			t.Errorf("%s: the other beats the one = %v, want %v", name, got, c.other1)
		}
	}
}
