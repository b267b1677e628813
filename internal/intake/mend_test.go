package intake_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/money"
)

// sameDraft compares drafts in all their values.
var sameDraft = cmp.Options{
	cmp.Comparer(func(a, b money.Amount) bool { return a == b }),
	cmp.Comparer(func(a, b money.Rate) bool { return a == b }),
	cmp.Comparer(func(a, b civil.Date) bool { return a == b }),
	cmp.Comparer(func(a, b identifier.CPR) bool { return a == b }),
}

func TestARefusedLineIsMendedWithWhatAPersonWrites(t *testing.T) {
	t.Parallel()
	r := open(t, plainHeadings+"1;A;31-11-2026;1.250,00\n2;;01-10-2026;tolv\n")
	m := r.Layout().Mapping
	found := readAll(t, r)
	first := refusal(t, found[0], "date.past_month_end")
	if first.Field != intake.FieldDueDate || first.Fault.Field != "due_date" {
		t.Errorf("field = %v, %s", first.Field, first.Fault.Field)
	}
	d := draft(t, m.Mend(first.Raw, map[intake.Field]string{intake.FieldDueDate: "30. november 2026"}))
	if d.DueDate.String() != "2026-11-30" || d.Principal.String() != "1250.00" || d.Line != 2 {
		t.Errorf("mended = %+v", d)
	}
	// Two things are wrong: the second shows when the first is mended, and the
	// first change stays.
	second := refusal(t, found[1], "debtor.name_missing")
	third := refusal(t, m.Mend(second.Raw, map[intake.Field]string{intake.FieldName: "B"}), "amount.not_a_number")
	d = draft(t, m.Mend(third.Raw, map[intake.Field]string{intake.FieldAmount: "12,00"}))
	if d.Debtor.Name != "B" || d.Principal.String() != "12.00" {
		t.Errorf("mended = %+v", d)
	}
}

func TestAPersonWritesAsDanishIsWrittenWhateverTheFileDoes(t *testing.T) {
	t.Parallel()
	r := open(t, "Invoice No,Name,Due Date,Amount\n1,A,11/21/2026,\"1,250.00\"\n2,B,13/21/2026,x\n")
	m := r.Layout().Mapping
	bad := refusal(t, readAll(t, r)[1], "date.no_such_month").Raw
	for amount, want := range map[string]string{"1.250": "1250.00", "1.250,50": "1250.50", "12.50": "12.50", "1,250.50": "1250.50"} {
		d := draft(t, m.Mend(bad, map[intake.Field]string{intake.FieldDueDate: "03-04-2026", intake.FieldAmount: amount}))
		if d.Principal.String() != want || d.DueDate.String() != "2026-04-03" {
			t.Errorf("%s = %v due %v, want %s due 2026-04-03", amount, d.Principal, d.DueDate, want)
		}
	}
	refusal(t, m.Mend(bad, map[intake.Field]string{intake.FieldDueDate: "03-04-2026", intake.FieldAmount: "1,250"}), "amount.too_many_decimals")
}

func TestAFieldThatTheFileLacksCanBeWritten(t *testing.T) {
	t.Parallel()
	r := open(t, plainHeadings+"1;A;01-10-2026;x\n")
	bad := refusal(t, readAll(t, r)[0], "amount.not_a_number")
	d := draft(t, r.Layout().Mapping.Mend(bad.Raw, map[intake.Field]string{
		intake.FieldAmount: "1.000,00", intake.FieldRemaining: "400", intake.FieldCVR: "99000015", intake.FieldInvoiceDate: "1/9-26",
	}))
	if d.Principal.String() != "400.00" || d.Debtor.CVR != "99000015" || d.InvoiceDate.String() != "2026-09-01" {
		t.Errorf("mended = %+v", d)
	}
}

func TestALineWithTooManyCellsIsTakenAsAPersonPutItRight(t *testing.T) {
	t.Parallel()
	r := open(t, "Fakturanr.;Navn;Forfaldsdato;Beløb\n1;Holm; Ida;01-10-2026;10,00\n2;B;01-10-2026;10,00\n")
	bad := refusal(t, readAll(t, r)[0], "line.too_many_columns")
	d := draft(t, r.Layout().Mapping.Mend(bad.Raw, map[intake.Field]string{
		intake.FieldName: "Ida Holm", intake.FieldDueDate: "01-10-2026", intake.FieldAmount: "10,00",
	}))
	if d.Debtor.Name != "Ida Holm" || d.Principal.String() != "10.00" {
		t.Errorf("mended = %+v", d)
	}
}

func TestALineIsStoredWithItsChanges(t *testing.T) {
	t.Parallel()
	raw := intake.Raw{Line: 7, Cells: []string{"1", "A;B"}, Changes: map[intake.Field]string{intake.FieldDueDate: "01-10-2026"}}
	text, err := json.Marshal(raw)
	if want := `{"line":7,"cells":["1","A;B"],"changes":{"due_date":"01-10-2026"}}`; err != nil || string(text) != want {
		t.Errorf("stored as %s, %v, want %s", text, err, want)
	}
	var back intake.Raw
	if err := json.Unmarshal(text, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(raw, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestMendingDoesNotChangeWhatWasKept(t *testing.T) {
	t.Parallel()
	r := open(t, plainHeadings+"1;A;x;10,00\n")
	bad := refusal(t, readAll(t, r)[0], "date.not_a_day")
	changes := map[intake.Field]string{intake.FieldDueDate: "y"}
	r.Layout().Mapping.Mend(bad.Raw, changes)
	if bad.Raw.Changes != nil || bad.Raw.Cells[2] != "x" || len(changes) != 1 {
		t.Errorf("kept = %+v, changes = %v", bad.Raw, changes)
	}
}
