package intake_test

import (
	"slices"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/money"
)

// rated is a list of one invoice with a column for what was agreed of interest.
func rated(heading, rate string) string {
	return "Fakturanr;Navn;CVR;Fakturadato;Forfaldsdato;Beløb;" + heading + "\n1001;Nord El A/S;12345674;12-10-2026;26-10-2026;1.000,00;" + rate + "\n"
}

func TestAnAgreedRateIsReadFromItsColumn(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		heading, cell string
		want          money.Rate
	}{
		{"Aftalt rente", "24", money.PerCent(24, 0)},
		{"Rente", "24%", money.PerCent(24, 0)},
		{"Rente 24%", "24 %", money.PerCent(24, 0)},
		{"Rentesats", "12,5 pct. p.a.", money.PerCent(12, 50)},
		{"Interest rate", "8.75 % a year", money.PerCent(8, 75)},
		{"Morarente", "10 % om året", money.PerCent(10, 0)},
		{"Aftalt rente", "", money.Rate{}},
		{"Aftalt rente", "0", money.Rate{}},
		{"Aftalt rente", "procesrente", money.Rate{}},
	} {
		line, remarks := firstLine(t, rated(c.heading, c.cell))
		draft, ok := line.(intake.Draft)
		if !ok || draft.AgreedRate != c.want {
			t.Errorf("%s %q: %v in %+v, want %v", c.heading, c.cell, draft.AgreedRate, line, c.want)
		}
		if slices.ContainsFunc(remarks, func(r intake.Remark) bool { return r.Key == "remark.columns_left_out" }) {
			t.Errorf("%s %q: said to be left out", c.heading, c.cell)
		}
	}
}

func TestWhatIsNoYearlyRateIsRefusedWithItsReason(t *testing.T) {
	t.Parallel()
	for cell, want := range map[string]string{
		"2 % pr. måned": "invoice.rate_not_yearly", "2% pr. md.": "invoice.rate_not_yearly", "0,05 % per day": "invoice.rate_not_yearly",
		"0,24": "invoice.rate_unreadable", "-3": "invoice.rate_unreadable", "aftales": "invoice.rate_unreadable", "24 kr": "invoice.rate_unreadable",
		"1.234,50": "invoice.rate_unreadable", "240": "invoice.rate_too_high",
	} {
		line, _ := firstLine(t, rated("Aftalt rente", cell))
		refusal, ok := line.(intake.Refusal)
		if !ok || refusal.Field != intake.FieldAgreedRate || refusal.Fault.Key != want || refusal.Fault.Kind != fault.Invalid {
			t.Errorf("%q: %+v, want %s", cell, line, want)
		}
	}
}

func TestAColumnThatIsntUsedIsNamed(t *testing.T) {
	t.Parallel()
	// Interest in kroner is no rate, and is counted anew.
	_, remarks := firstLine(t, strings.Replace(rated("Rente", "12,50"), "CVR", "Sælger", 1))
	want := intake.Remark{Key: "remark.columns_left_out", Args: map[string]string{"columns": "Sælger, Rente"}}
	if !slices.ContainsFunc(remarks, func(r intake.Remark) bool { return r.Key == want.Key && r.Args["columns"] == want.Args["columns"] }) {
		t.Errorf("said %+v, want %+v", remarks, want)
	}
}

func TestAConsumersAgreedRateIsRemarkedUpon(t *testing.T) {
	t.Parallel()
	list := strings.NewReplacer("Nord El A/S", "Anna Holm", "12345674", "").Replace(rated("Aftalt rente", "24"))
	line, _ := firstLine(t, list)
	draft, ok := line.(intake.Draft)
	if !ok || !slices.Contains(draft.Notes, intake.NoteRateOfConsumer) || draft.AgreedRate != money.PerCent(24, 0) {
		t.Errorf("got %+v", line)
	}
}

// firstLine reads a list, and returns its first line and what is said of it as a whole.
func firstLine(t *testing.T, list string) (intake.Line, []intake.Remark) {
	t.Helper()
	reader, err := intake.OpenInvoices(strings.NewReader(list), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	line, err := reader.Next()
	if err != nil {
		t.Fatal(err)
	}
	return line, reader.Remarks()
}
