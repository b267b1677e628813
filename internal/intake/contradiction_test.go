package intake_test

import (
	"slices"
	"testing"

	"krav/internal/intake"
)

// Whether a debtor is a consumer decides what may be charged, so two columns that contradict
// one another are for a person to mend.
func TestAConsumerWithACompanysNumberOrNameIsRefused(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR;Kundetype"
	refusal(t, only(t, headings, "1;01-10-2026;5,00;Ida Holm;99000015;privat"), "debtor.kind_contradicts_cvr")
	refusal(t, only(t, headings, "1;01-10-2026;5,00;Holms Tag ApS;;privat"), "debtor.kind_contradicts_name")
	if d := draft(t, only(t, headings, "1;01-10-2026;5,00;Ida Holm;99000015;erhverv")).Debtor; d.Kind != intake.Business {
		t.Errorf("kind = %d, want a business", d.Kind)
	}
}

// Of 1,000.00 of which 300.00 is paid, 700.00 is left. A balance above that has something else
// in it; one below may be credited in part, and is taken, with a note.
func TestABalanceThatAmountAndPaymentsDoNotMakeIsNoSilentClaim(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Navn;Forfaldsdato;Fakturabeløb;Betalt beløb;Restbeløb;Rykkergebyrer"
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;300,00;800,00;"), "invoice.sums_contradict")
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;300,00;750,00;100,00"), "invoice.sums_contradict")
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;1.200,00;100,00;"), "invoice.sums_contradict")
	d := draft(t, only(t, headings, "1;A;01-10-2026;1.000,00;300,00;600,00;"))
	if d.Principal.String() != "600.00" || !slices.Contains(d.Notes, intake.NoteSumsDiffer) {
		t.Errorf("principal = %v, notes %v; want 600.00 with a note", d.Principal, d.Notes)
	}
	for _, right := range []string{"1.000,00;300,00;700,00;", "1.000,00;300,00;0,00;", "1.000,00;;600,00;", ";300,00;700,00;", "1.000,00;1.200,00;-200,00;"} {
		if d := draft(t, only(t, headings, "1;A;01-10-2026;"+right)); slices.Contains(d.Notes, intake.NoteSumsDiffer) {
			t.Errorf("%s has a note", right)
		}
	}
}
