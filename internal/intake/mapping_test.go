package intake_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/intake"
)

func TestHeadingsThatMeanAField(t *testing.T) {
	t.Parallel()
	for heading, want := range map[string]intake.Field{
		"Fakturanr.": intake.FieldInvoiceNumber, "FAKTURANUMMER": intake.FieldInvoiceNumber, "Faktura nr": intake.FieldInvoiceNumber,
		"Invoice No.": intake.FieldInvoiceNumber, "InvoiceNumber": intake.FieldInvoiceNumber, "Faknr": intake.FieldInvoiceNumber,
		"Bilagsnr.": intake.FieldInvoiceNumber, "Kundenr.": intake.FieldCustomerNumber, "Kunde-nr": intake.FieldCustomerNumber,
		"Deb.nr": intake.FieldCustomerNumber, "Medlemsnummer": intake.FieldCustomerNumber, "CustomerNo": intake.FieldCustomerNumber,
		"Navn": intake.FieldName, "Debitornavn": intake.FieldName, "Customer name": intake.FieldName, "Adresse": intake.FieldAddress,
		"Adresse 2": intake.FieldAddress2, "Adresse2": intake.FieldAddress2, "Postnr.": intake.FieldPostcode, "ZipCode": intake.FieldPostcode,
		"By": intake.FieldCity, "Land": intake.FieldCountry, "E-mail": intake.FieldEmail, "Mail": intake.FieldEmail,
		"Telefon": intake.FieldPhone, "Tlf.": intake.FieldPhone, "Mobil": intake.FieldMobile, "CVR": intake.FieldCVR, "CVR-nr.": intake.FieldCVR,
		"Fakturadato": intake.FieldInvoiceDate, "Invoice Date": intake.FieldInvoiceDate, "Forfaldsdato": intake.FieldDueDate,
		"Forfald": intake.FieldDueDate, "DueDate": intake.FieldDueDate, "Beløb inkl. moms": intake.FieldAmount,
		"Beløb (DKK) inkl. 25% moms": intake.FieldAmount, "Total incl. VAT": intake.FieldAmount, "Beløb ekskl. moms": intake.FieldNetAmount,
		"Restbeløb": intake.FieldRemaining, "Restbeløb (kr.)": intake.FieldRemaining, "Saldo": intake.FieldRemaining,
		"Remaining Amount": intake.FieldRemaining, "Betalt": intake.FieldPaid, "Valuta": intake.FieldCurrency, "Tekst": intake.FieldText,
		"Beskrivelse": intake.FieldText, "EAN": intake.FieldEAN, "Rykkere sendt": intake.FieldReminderCount,
		"PostBy": intake.FieldPostcodeCity, "Postnr. og by": intake.FieldPostcodeCity, "Inkassovarsel sendt": intake.FieldCollectionNotice,
	} {
		meanings := intake.KnownHeadings[intake.HeadingKey(heading)]
		if len(meanings) == 0 || meanings[0] != want {
			t.Errorf("%s = %v, want %v", heading, meanings, want)
		}
	}
}

// Every field has a heading of its own that is known, so that what a fault says
// is missing can be put right by writing just that.
func TestTheHeadingThatAFieldSuggestsIsKnown(t *testing.T) {
	t.Parallel()
	for _, field := range intake.Fields() {
		heading, _, _ := strings.Cut(field.Heading(), " (")
		if meanings := intake.KnownHeadings[intake.HeadingKey(heading)]; !slices.Contains(meanings, field) {
			t.Errorf("%s suggests %q, which is known for %v", field, heading, meanings)
		}
		if back, err := intake.ParseField(field.String()); err != nil || back != field {
			t.Errorf("ParseField(%s) = %v, %v", field, back, err)
		}
	}
}

func TestTheSurerHeadingHasTheField(t *testing.T) {
	t.Parallel()
	r := open(t, "Beløb;Nr.;Fakturanr.;Kunde;Navn;Forfald;Beløb inkl. moms;Betalt\n5,00;1;2;77;A;01-10-2026;6,00;nej\n")
	want := []intake.Field{0, 0, intake.FieldInvoiceNumber, intake.FieldCustomerNumber, intake.FieldName, intake.FieldDueDate, intake.FieldAmount, intake.FieldStatus}
	if diff := cmp.Diff(want, r.Layout().Mapping.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

func TestAGeneralHeadingMeansWhatItsContentsCanBe(t *testing.T) {
	t.Parallel()
	columns := func(text string) []intake.Field { return open(t, text).Layout().Mapping.Columns }
	byName := columns("Nr.;Kunde;Forfald;Beløb;Type\n1;Ida Holm;01-10-2026;5,00;Faktura\n")
	if diff := cmp.Diff([]intake.Field{intake.FieldInvoiceNumber, intake.FieldName, intake.FieldDueDate, intake.FieldAmount, intake.FieldDocumentType}, byName); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	surer := columns("Nr.;Kundenavn;Bogføringsdato;Dato;Forfald;Restbeløb;Bilagsnr.\n1;Ida Holm;02-10-2026;01-10-2026;08-10-2026;5,00;7\n")
	if surer[0] != 0 || surer[2] != 0 || surer[3] != intake.FieldInvoiceDate || surer[6] != intake.FieldInvoiceNumber {
		t.Errorf("columns = %v, want the vaguer headings left out", surer)
	}
	byNumber := columns("Faktura;Kunde;Navn;Forfald;Beløb;Type\n1;1001;Ida Holm;01-10-2026;5,00;Privat\n")
	if byNumber[1] != intake.FieldCustomerNumber || byNumber[5] != intake.FieldDebtorKind {
		t.Errorf("columns = %v, want customer number and kind of debtor", byNumber)
	}
}

func TestColumnsAreShownWithExamplesAndGrounds(t *testing.T) {
	t.Parallel()
	columns := open(t, "Fakturanr.;Navn;Forfald;Beløb;Kontakt os på;Sælger\n1;A;01-10-2026;5,00;a@b.example;KD\n2;;01-10-2026;6,00;c@d.example;KD\n").Layout().Columns
	want := []intake.Column{
		{Heading: "Fakturanr.", Field: intake.FieldInvoiceNumber, Confidence: intake.Certain, Ground: intake.GroundHeading, Examples: []string{"1", "2"}},
		{Heading: "Navn", Field: intake.FieldName, Confidence: intake.Certain, Ground: intake.GroundHeading, Examples: []string{"A"}},
		{Heading: "Forfald", Field: intake.FieldDueDate, Confidence: intake.Certain, Ground: intake.GroundHeading, Examples: []string{"01-10-2026", "01-10-2026"}},
		{Heading: "Beløb", Field: intake.FieldAmount, Confidence: intake.Likely, Ground: intake.GroundGeneralTerm, Examples: []string{"5,00", "6,00"}},
		{Heading: "Kontakt os på", Field: intake.FieldEmail, Confidence: intake.Unsure, Ground: intake.GroundContents, Examples: []string{"a@b.example", "c@d.example"}},
		{Heading: "Sælger", Examples: []string{"KD", "KD"}},
	}
	if diff := cmp.Diff(want, columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
}

func TestWhatIsMissingIsNamedWithWhatWasFound(t *testing.T) {
	t.Parallel()
	_, err := intake.Open(strings.NewReader("Papir;Hvem;Hvornår;Hvor meget\n1;A;01-10-2026;10,00\n"), intake.Options{})
	missing, ok := errors.AsType[*intake.MissingColumns](err)
	if !ok {
		t.Fatalf("open = %v, want MissingColumns", err)
	}
	want := []intake.Field{intake.FieldInvoiceNumber, intake.FieldName, intake.FieldDueDate, intake.FieldAmount}
	if diff := cmp.Diff(want, missing.Fields); diff != "" {
		t.Errorf("missing (-want +got):\n%s", diff)
	}
	f := fault.Of(err)
	if f.Key != "file.columns_missing" || f.Args["found"] != "Papir, Hvem, Hvornår, Hvor meget" || !strings.Contains(f.Args["missing"], "Forfaldsdato (due date)") {
		t.Errorf("fault = %v", f)
	}
	// A person says which columns they are, and the file is read.
	chosen := missing.Layout.Mapping
	for i, field := range want {
		chosen = chosen.With(i, field)
	}
	r := openWith(t, "Papir;Hvem;Hvornår;Hvor meget\n1;A;01-10-2026;10,00\n", intake.Options{Mapping: &chosen})
	if got := draft(t, readAll(t, r)[0]); got.Number != "1" || got.Debtor.Name != "A" || r.Layout().Columns[1].Ground != intake.GroundGiven {
		t.Errorf("draft = %+v", got)
	}
}

func TestAMappingIsRememberedByItsHeadings(t *testing.T) {
	t.Parallel()
	const headings = "nr;hvem;hvornår;hvor meget\n"
	stored := make(map[string]intake.Mapping)
	asked := 0
	remembered := func(key string) (intake.Mapping, bool) { m, ok := stored[key]; asked++; return m, ok }
	stored[intake.HeadingsKey([]string{"Nr.", "Hvem", "Hvornår", "Hvor meget", ""})] = intake.Mapping{
		Columns: []intake.Field{intake.FieldInvoiceNumber, intake.FieldName, intake.FieldDueDate, intake.FieldAmount},
		Decimal: intake.DecimalPoint,
	}
	r := openWith(t, "en titel;;;\n"+headings+"1;A;01-10-2026;1,234\n", intake.Options{Remembered: remembered})
	if got := r.Layout(); got.HeadingLine != 2 || got.Columns[0].Ground != intake.GroundRemembered {
		t.Errorf("layout = %+v", got)
	}
	if got := draft(t, readAll(t, r)[0]).Principal.String(); got != "1234.00" {
		t.Errorf("1,234 in the remembered style = %s, want 1234.00", got)
	}
	if asked > 3 {
		t.Errorf("asked %d times for a file of three lines", asked)
	}
	// What the file itself proves counts more than what is remembered.
	r = openWith(t, headings+"1;A;01-10-2026;1.234,50\n", intake.Options{Remembered: remembered})
	if got := draft(t, readAll(t, r)[0]).Principal.String(); got != "1234.50" {
		t.Errorf("1.234,50 = %s, want 1234.50", got)
	}
}

func TestAGivenMappingCountsMoreThanTheFile(t *testing.T) {
	t.Parallel()
	text := plainHeadings + "1;A;03-04-2026;1.234\n"
	given := open(t, text).Layout().Mapping
	given.Decimal, given.Order = intake.DecimalComma, intake.MonthFirst
	got := draft(t, readAll(t, openWith(t, text, intake.Options{Mapping: &given}))[0])
	if got.Principal.String() != "1234.00" || got.DueDate.String() != "2026-03-04" {
		t.Errorf("read %v due %v, want 1234.00 due 2026-03-04", got.Principal, got.DueDate)
	}
	_, err := intake.Open(strings.NewReader("Fakturanr.;Navn;Frist;Beløb\n1;A;01-10-2026;5,00\n"), intake.Options{Mapping: &given})
	if !fault.HasKey(err, "mapping.other_headings") {
		t.Errorf("other headings = %v, want mapping.other_headings", err)
	}
}

func TestMappingsAreWrittenAndRead(t *testing.T) {
	t.Parallel()
	m := intake.Mapping{
		Key: "9f", Columns: []intake.Field{intake.FieldInvoiceNumber, 0, intake.FieldName},
		Decimal: intake.DecimalComma, Order: intake.DayFirst,
	}
	text, err := m.MarshalText()
	if err != nil || string(text) != "columns-1 9f comma day-first invoice_number,-,name" {
		t.Errorf("text = %s, %v", text, err)
	}
	var back intake.Mapping
	if err := back.UnmarshalText(text); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(m, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	for bad, key := range map[string]string{
		"": "mapping.malformed", "columns-2 9f comma day-first name": "mapping.malformed", "columns-1 9f comma name": "mapping.malformed",
		"columns-1 9f dot day-first name": "mapping.malformed", "columns-1 9f comma day-first nonsense": "mapping.field_unknown",
	} {
		if err := back.UnmarshalText([]byte(bad)); !fault.HasKey(err, key) {
			t.Errorf("%q = %v, want %s", bad, err, key)
		}
	}
}

func TestAFieldIsInOneColumnOnly(t *testing.T) {
	t.Parallel()
	m := intake.Mapping{Columns: []intake.Field{intake.FieldName, intake.FieldText}}
	moved := m.With(1, intake.FieldName).With(3, intake.FieldCVR)
	if diff := cmp.Diff([]intake.Field{0, intake.FieldName, 0, intake.FieldCVR}, moved.Columns); diff != "" {
		t.Errorf("columns (-want +got):\n%s", diff)
	}
	if !m.Has(intake.FieldName) || m.Columns[0] != intake.FieldName {
		t.Error("the first mapping changed too")
	}
}

func TestAFileThatIsNoListIsNotRepeatedWhole(t *testing.T) {
	t.Parallel()
	secret := "AGE-SECRET-KEY-1QQPQYPZGXF8VK0CJLTRHXWJYGDW3E9"
	_, err := intake.OpenInvoices(strings.NewReader(secret+"\n"), intake.Options{})
	if f := fault.Of(err); f == nil || f.Args["found"] != "AGE-SECRET-KEY-1QQPQYPZG…" {
		t.Errorf("fault = %+v, want the first 24 characters of the line", f)
	}
	columns := strings.TrimSuffix(strings.Repeat("ukendt;", 13), ";")
	_, err = intake.OpenInvoices(strings.NewReader(columns+"\n"), intake.Options{})
	if f := fault.Of(err); f == nil || f.Args["found"] != strings.Repeat("ukendt, ", 12)+"…" {
		t.Errorf("fault = %+v, want the first 12 headings", f)
	}
}

func TestOfTwoColumnsWithOneHeadingAPersonChooses(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Navn;Forfaldsdato;Beløb;Beløb;Tekst;Tekst\n"
	text := headings + "1;A;01-10-2026;1000,00;250,00;a;b\n"
	_, err := intake.Open(strings.NewReader(text), intake.Options{})
	missing, ok := errors.AsType[*intake.MissingColumns](err)
	if !ok || !fault.HasKey(err, "file.column_doubled") {
		t.Fatalf("open = %v, want to be asked which of the two it is", err)
	}
	f := fault.Of(err)
	if diff := cmp.Diff([]intake.Field{intake.FieldAmount}, missing.Fields); diff != "" || f.Args["columns"] != "4, 5" || f.Args["heading"] != "Beløb" {
		t.Errorf("asked for (-want +got):\n%s of %v", diff, f.Args)
	}
	chosen := missing.Layout.Mapping.With(4, intake.FieldAmount)
	r := openWith(t, text, intake.Options{Mapping: &chosen})
	if got := draft(t, readAll(t, r)[0]).Principal.String(); got != "250.00" {
		t.Errorf("the second column = %s, want 250.00", got)
	}
	if len(r.Layout().Learnt) != 0 {
		t.Errorf("learnt %v of a heading that stands twice", r.Layout().Learnt)
	}
	// Two that say the same, or of which one is empty, need no question.
	for _, plain := range []string{"1;A;01-10-2026;250,00;250,00;a;b\n", "1;A;01-10-2026;250,00;;a;b\n"} {
		if got := draft(t, lines(t, headings+plain)[0]).Principal.String(); got != "250.00" {
			t.Errorf("%s = %s, want 250.00", plain, got)
		}
	}
}

func TestHeadingsAreLearntByThemselves(t *testing.T) {
	t.Parallel()
	const text = "Bil;Hvem;Den;Beløb;Aftalt rente\n7;A;01-10-2026;100,00;8,05\n"
	_, err := intake.Open(strings.NewReader(text), intake.Options{})
	missing, ok := errors.AsType[*intake.MissingColumns](err)
	if !ok {
		t.Fatalf("open = %v, want MissingColumns", err)
	}
	chosen := missing.Layout.Mapping.With(0, intake.FieldInvoiceNumber).With(1, intake.FieldName).With(2, intake.FieldDueDate).With(4, 0)
	learnt := openWith(t, text, intake.Options{Mapping: &chosen}).Layout().Learnt
	want := intake.LearntHeadings{
		intake.HeadingsKey([]string{"bil"}): intake.FieldInvoiceNumber, intake.HeadingsKey([]string{"HVEM"}): intake.FieldName,
		intake.HeadingsKey([]string{"Den"}): intake.FieldDueDate, intake.HeadingsKey([]string{"Aftalt rente"}): 0,
	}
	if diff := cmp.Diff(want, learnt); diff != "" {
		t.Errorf("learnt (-want +got):\n%s", diff)
	}
	// In another order, with a column more, and with only two of them.
	for _, next := range []string{
		"en titel;;;;\nBeløb;Den;Aftalt rente;Bil;Hvem\n200,00;02-10-2026;9;8;B\n",
		"Sælger;Beløb;Den;Aftalt rente;Bil;Hvem\nKD;200,00;02-10-2026;9;8;B\n",
		"Hvem;Den;Fakturanr.;Total incl. VAT\nB;02-10-2026;8;200,00\n",
	} {
		got := draft(t, readAll(t, openWith(t, next, intake.Options{Learnt: learnt}))[0])
		if got.Number != "8" || got.Debtor.Name != "B" || got.DueDate.String() != "2026-10-02" || got.Principal.String() != "200.00" || !got.AgreedRate.IsZero() {
			t.Errorf("%q = %+v", next, got)
		}
	}
	// Two headings that were both said to be the name say nothing together.
	two := learnt.With(intake.LearntHeadings{intake.HeadingsKey([]string{"Hvad"}): intake.FieldName})
	if _, err := intake.Open(strings.NewReader("Bil;Hvem;Hvad;Den;Beløb\n7;A;B;01-10-2026;1,00\n"), intake.Options{Learnt: two}); !fault.HasKey(err, "file.columns_missing") {
		t.Errorf("two learnt names = %v, want to be asked", err)
	}
}

func TestLearntHeadingsAreWrittenAndRead(t *testing.T) {
	t.Parallel()
	l := intake.LearntHeadings{"b0": 0, "9f": intake.FieldDueDate}
	text, err := l.MarshalText()
	if err != nil || string(text) != "headings-1 9f=due_date,b0=-" {
		t.Errorf("text = %s, %v", text, err)
	}
	var back intake.LearntHeadings
	if err := back.UnmarshalText(text); err != nil || !cmp.Equal(l, back) {
		t.Errorf("read back %v, %v", back, err)
	}
	if err := back.UnmarshalText([]byte("headings-1 ")); err != nil || len(back) != 0 {
		t.Errorf("nothing read back: %v, %v", back, err)
	}
	for bad, key := range map[string]string{
		"": "mapping.malformed", "columns-1 9f": "mapping.malformed", "headings-1 9f": "mapping.malformed", "headings-1 9f=nonsense": "mapping.field_unknown",
	} {
		if err := back.UnmarshalText([]byte(bad)); !fault.HasKey(err, key) {
			t.Errorf("%q = %v, want %s", bad, err, key)
		}
	}
}
