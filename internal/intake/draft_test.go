package intake_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/intake"
)

// only reads a file of one line.
func only(t *testing.T, headings, line string) intake.Line {
	t.Helper()
	found := lines(t, headings+"\n"+line+"\n")
	if len(found) != 1 {
		t.Fatalf("%d lines, want 1", len(found))
	}
	return found[0]
}

func TestWhatIsClaimedIsWhatIsLeft(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Navn;Forfaldsdato;Fakturabeløb;Betalt beløb;Restbeløb;Rykkergebyrer"
	for _, c := range []struct {
		sums      string
		kind      intake.Kind
		principal string
		note      intake.Note
	}{
		{"1.000,00;;400,00;", intake.Invoice, "400.00", ""},
		{"1.000,00;600,00;400,00;", intake.Invoice, "400.00", ""},
		{"1.000,00;-600,00;400,00;", intake.Invoice, "400.00", ""}, // payments below nought
		{";;400,00;", intake.Invoice, "400.00", ""},
		{"1.000,00;;0,00;", intake.Settled, "0.00", ""},
		{"1.000,00;;-;", intake.Settled, "0.00", ""}, // a spreadsheet's nought
		{"1.000,00;1.200,00;-200,00;", intake.Settled, "0.00", intake.NoteOverpaid},
		{"-1.000,00;;-1.000,00;", intake.CreditNote, "-1000.00", ""},
		{"-1.000,00;;0,00;", intake.Settled, "0.00", ""},
		// fees that are proven to be in the balance are taken out of it
		{"1.000,00;;1.200,00;200,00", intake.Invoice, "1000.00", intake.NoteFeesTakenOut},
		{"1.000,00;500,00;600,00;100,00", intake.Invoice, "500.00", intake.NoteFeesTakenOut},
		{"1.000,00;500,00;500,00;100,00", intake.Invoice, "500.00", ""}, // and those that aren't, not
		{"1.000,00;;600,00;100,00", intake.Invoice, "600.00", intake.NoteFeesUnclear},
	} {
		d := draft(t, only(t, headings, "1;A;01-10-2026;"+c.sums))
		if d.Kind != c.kind || d.Principal.String() != c.principal {
			t.Errorf("%s = kind %d, %v, want %d, %s", c.sums, d.Kind, d.Principal, c.kind, c.principal)
		}
		if got := moneyNote(d); got != c.note {
			t.Errorf("%s: note %q, want %q", c.sums, got, c.note)
		}
	}
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;;1.200,00;"), "invoice.remaining_above_amount")
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;;1.200,00;100,00"), "invoice.remaining_above_amount")
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;500,00;;"), "invoice.remaining_missing")
}

func moneyNote(d intake.Draft) intake.Note {
	for _, note := range []intake.Note{intake.NoteOverpaid, intake.NoteFeesTakenOut, intake.NoteFeesUnclear} {
		if slices.Contains(d.Notes, note) {
			return note
		}
	}
	return ""
}

func TestWithoutABalanceWhatIsPaidIsTakenOff(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Navn;Forfaldsdato;Beløb;Betalt beløb"
	if d := draft(t, only(t, headings, "1;A;01-10-2026;1.000,00;250,50")); d.Principal.String() != "749.50" || d.Kind != intake.Invoice {
		t.Errorf("principal = %v", d.Principal)
	}
	if d := draft(t, only(t, headings, "1;A;01-10-2026;1.000,00;1.000,00")); d.Kind != intake.Settled {
		t.Errorf("kind = %d, want settled", d.Kind)
	}
}

func TestAmountAndVATMakeTheTotal(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Navn;Forfaldsdato;Beløb ekskl. moms;Moms"
	if d := draft(t, only(t, headings, "1;A;01-10-2026;1.000,00;250,00")); d.Total.String() != "1250.00" {
		t.Errorf("total = %v, want 1250.00", d.Total)
	}
	refusal(t, only(t, headings, "1;A;01-10-2026;1.000,00;"), "invoice.amount_missing")
}

func TestACreditNoteMayBeWrittenWithoutAMinus(t *testing.T) {
	t.Parallel()
	d := draft(t, only(t, "Fakturanr.;Navn;Forfaldsdato;Beløb;Bilagstype", "1;A;01-10-2026;1.000,00;Kreditnota"))
	if d.Kind != intake.CreditNote || d.Principal.String() != "-1000.00" {
		t.Errorf("kind %d, %v", d.Kind, d.Principal)
	}
}

func TestTheKindOfDebtorAndHowItIsKnown(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR;CPR;Kundetype"
	for line, want := range map[string]struct {
		kind   intake.DebtorKind
		ground intake.KindGround
	}{
		"Ida Holm;;;":                {intake.Consumer, intake.KindAssumed},
		"Ida Holm;99000015;;":        {intake.Business, intake.KindByCVR},
		"Ida Holm;DK 99 00 00 15;;":  {intake.Business, intake.KindByCVR},
		"Ida Holm;;010190-1234;":     {intake.Consumer, intake.KindByCPR},
		"Holms Tag ApS;;;":           {intake.Business, intake.KindByName},
		"Holms Tag A/S;;;":           {intake.Business, intake.KindByName},
		"Astrid Aps Holm;;;":         {intake.Consumer, intake.KindAssumed},
		"Holbæk Kommune;99000015;;":  {intake.PublicAuthority, intake.KindByName},
		"Ida Holm;;;privat":          {intake.Consumer, intake.KindStated},
		"Ida Holm;;;Erhvervskunde":   {intake.Business, intake.KindStated},
		"Ida Holm;;;Offentlig kunde": {intake.PublicAuthority, intake.KindStated},
	} {
		d := draft(t, only(t, headings, "1;01-10-2026;5,00;"+line)).Debtor
		if d.Kind != want.kind || d.KindGround != want.ground {
			t.Errorf("%s = %d by %d, want %d by %d", line, d.Kind, d.KindGround, want.kind, want.ground)
		}
	}
}

func TestRegisterNumbersThatDoNotExistAreRefused(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR/CPR"
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;12345678"), "cvr.check_digit_wrong")
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;1234567"), "cvr.malformed")
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;320190-1234"), "cpr.malformed")
}

func TestTenDigitsOfACompanyAreNoPerson(t *testing.T) {
	t.Parallel()
	// 1012345678 would be a birthday on 10 December 1934; it is a place of business.
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR"
	refusal(t, only(t, headings, "1;01-10-2026;5,00;Holms Tag ApS;1012345678"), "cvr.malformed")
	if d := draft(t, only(t, headings, "1;01-10-2026;5,00;Ida Holm;0101901234")); d.Debtor.CPR.IsZero() {
		t.Error("a person's ten digits are no CPR number")
	}
}

func TestWhatStandsForNothingIsNothing(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;Rykkere sendt"
	for _, number := range []string{"0", "-", "?", "000", "..."} {
		refusal(t, only(t, headings, number+";01-10-2026;5,00;A;"), "invoice.number_missing")
	}
	for _, name := range []string{"-", "?", ".", "***"} {
		refusal(t, only(t, headings, "1;01-10-2026;5,00;"+name+";"), "debtor.name_missing")
	}
	refusal(t, only(t, headings, "1,23E+05;01-10-2026;5,00;A;"), "amount.rounded")
	draft(t, only(t, headings, "1E5;01-10-2026;5,00;A;-"))
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;?"), "reminder.count_unclear")
}

func TestCPRNumbersAreNotKeptWithALine(t *testing.T) {
	t.Parallel()
	for _, line := range []intake.Line{
		only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR/CPR", "1;01-10-2026;fem;A;0101901234"),
		only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR/CPR", "1;01-10-2026;5,00;A;010190-1234"),
		only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CPR-nr.", "1;01-10-2026;5,00;A;010190-1234"),
		only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CPR-nr.", "1;01-10-2026;fem;A;010190-1234"),
		only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CPR-nr.", "1;01-10-2026;5,00;A;990190-1234"),
		only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CVR", "1;01-10-2026;5,00;A ApS;010190-1234"),
	} {
		text, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(text), "1234") {
			t.Errorf("kept: %s", text)
		}
	}
}

// What a debtor is called and what an invoice is for is printed and sent.
func TestCPRNumbersInTextsAreMaskedWithANote(t *testing.T) {
	t.Parallel()
	line := only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;Adresse;Tekst;Eget felt", "0101901234;01-10-2026;5,00;Pia Test 0101901234;c/o 010190-1234;Behandling, CPR 010190 1234;010190-1234")
	d := draft(t, line)
	if d.Number != "0101901234" || d.Debtor.Name != "Pia Test" || d.Debtor.Address[0] != "c/o xxxxxx-xxxx" || d.Text != "Behandling, CPR xxxxxx-xxxx" {
		t.Errorf("draft = %+v", d)
	}
	if !slices.Contains(d.Notes, intake.NoteCPRMasked) {
		t.Errorf("notes = %v, want %s among them", d.Notes, intake.NoteCPRMasked)
	}
	if got, want := strings.Join(d.Raw.Cells[3:], "|"), "Pia Test xxxxxx-xxxx|c/o xxxxxx-xxxx|Behandling, CPR xxxxxx-xxxx|xxxxxx-xxxx"; got != want {
		t.Errorf("the line is kept as %s, want %s", got, want)
	}
	refused, _ := only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;Tekst", "1;01-10-2026;fem;A;").(intake.Refusal)
	mended := intake.Mapping{Columns: []intake.Field{1, 4, 6, 14, 12}}.Mend(refused.Raw, map[intake.Field]string{intake.FieldName: "Pia 010190-1234"})
	if again, _ := mended.(intake.Refusal); again.Raw.Changes[intake.FieldName] != "Pia xxxxxx-xxxx" {
		t.Errorf("what was mended is kept as %v", again.Raw.Changes)
	}
}

// Clinics and clubs number their customers so. The number is handed on by itself, and
// isn't kept with the line.
func TestACustomerNumberThatIsACPRNumberIsSetApart(t *testing.T) {
	t.Parallel()
	for _, number := range []string{"010190-1234", "0101901234"} {
		d := draft(t, only(t, "Fakturanr.;Kundenr.;Forfaldsdato;Beløb;Navn", "1;"+number+";01-10-2026;5,00;Pia Test"))
		if d.Debtor.CustomerNumber != "" || d.Debtor.CustomerCPR.Reveal() != "0101901234" || !slices.Contains(d.Notes, intake.NoteCustomerCPR) {
			t.Errorf("%s: draft = %+v", number, d)
		}
		if d.Raw.Cells[1] != "" {
			t.Errorf("the line is kept with %q", d.Raw.Cells[1])
		}
	}
	// 99 is no day, so this is a number like any other.
	if d := draft(t, only(t, "Fakturanr.;Kundenr.;Forfaldsdato;Beløb;Navn", "1;9901901234;01-10-2026;5,00;Pia Test")); d.Debtor.CustomerNumber != "9901901234" {
		t.Errorf("draft = %+v", d)
	}
}

func TestAnInvoiceNumberThatIsACPRNumberIsRefused(t *testing.T) {
	t.Parallel()
	const head = "Fakturanr.;Kundenr.;CPR-nr.;Forfaldsdato;Beløb;Navn"
	for _, line := range []string{
		"010190-1234;17;;01-10-2026;5,00;Pia Test",
		"0101901234;010190-1234;;01-10-2026;5,00;Pia Test",
		"0101901234;17;010190-1234;01-10-2026;5,00;Pia Test",
	} {
		refused, ok := only(t, head, line).(intake.Refusal)
		if !ok || refused.Fault.Key != "invoice.number_is_cpr" || refused.Raw.Cells[0] != "" {
			t.Errorf("%s: %+v, want it refused and not kept", line, refused)
		}
	}
	if d := draft(t, only(t, head, "0101901234;17;;01-10-2026;5,00;Pia Test")); d.Number != "0101901234" || !slices.Contains(d.Notes, intake.NoteNumberLikeCPR) {
		t.Errorf("draft = %+v, want ten digits alone taken and told of", d)
	}
}

func TestCPRNumbersAreNotShownAsExamples(t *testing.T) {
	t.Parallel()
	r := open(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;CPR-nr.;CVR/CPR;Eget felt\n1;01-10-2026;5,00;A 010190-1234;010190-1234;0101901234;\n2;01-10-2026;5,00;B ApS;;99000015;0101901234\n")
	columns := r.Layout().Columns
	if got := strings.Join(append(columns[3].Examples, columns[6].Examples...), "|"); got != "A xxxxxx-xxxx|B ApS|xxxxxx-xxxx" {
		t.Errorf("examples of texts = %s", got)
	}
	if got := strings.Join(append(columns[4].Examples, columns[5].Examples...), " "); got != "xxxxxx-xxxx xxxxxx-xxxx 99000015" {
		t.Errorf("examples = %s", got)
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	type place struct {
		lines                   string
		postcode, city, country string
	}
	for _, c := range []struct {
		headings, line string
		want           place
	}{
		{"Adresse;Adresse 2;Postnr.;By", "Vej 1;c/o B;4300;Holbæk", place{"Vej 1|c/o B", "4300", "Holbæk", "DK"}},
		{"Adresse;PostBy", "Vej 1;4300 Holbæk", place{"Vej 1", "4300", "Holbæk", "DK"}},
		{"Adresse;PostBy", "Vej 1;DK-4300 Holbæk", place{"Vej 1", "4300", "Holbæk", "DK"}},
		{"Adresse;PostBy", "Vej 1;Holbæk", place{"Vej 1", "", "Holbæk", "DK"}},
		{"Adresse;Postnr.", "Vej 1;4300 Holbæk", place{"Vej 1", "4300", "Holbæk", "DK"}},
		{"Adresse;By", "Vej 1;4300 Holbæk", place{"Vej 1", "4300", "Holbæk", "DK"}},
		{"Adresse", "Vej 1, 2. tv, 4300 Holbæk", place{"Vej 1, 2. tv", "4300", "Holbæk", "DK"}},
		{"Adresse", "\"c/o B\nVej 1\n4300 Holbæk\"", place{"c/o B|Vej 1", "4300", "Holbæk", "DK"}},
		{"Adresse", "Vej 1", place{"Vej 1", "", "", "DK"}},
		{"Adresse;Postnr.;By;Land", "Storgatan 1;211 20;Malmö;Sverige", place{"Storgatan 1", "211 20", "Malmö", "SE"}},
		{"Adresse;Postnr.;By;Land", "Vej 1;3900;Nuuk;Grønland", place{"Vej 1", "3900", "Nuuk", "GL"}},
		{"Adresse;Postnr.;By;Land", "Vej 1;4300;Holbæk;Danmark", place{"Vej 1", "4300", "Holbæk", "DK"}},
		{"Adresse;Postnr.;By;Land", "Rue 1;75001;Paris;fr", place{"Rue 1", "75001", "Paris", "FR"}},
	} {
		d := draft(t, only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;"+c.headings, "1;01-10-2026;5,00;A;"+c.line)).Debtor
		got := place{strings.Join(d.Address, "|"), d.Postcode, d.City, d.Country}
		if got != c.want {
			t.Errorf("%s %q = %+v, want %+v", c.headings, c.line, got, c.want)
		}
	}
	for _, postcode := range []string{"430", "43000", "0000", "D-10115", "43OO"} {
		refusal(t, only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;Postnr.;By", "1;01-10-2026;5,00;A;"+postcode+";X"), "debtor.postcode_wrong")
	}
}

func TestContactsThatCannotBeUsedAreLeftOutWithANote(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Fakturadato;Navn;E-mail;Telefon;EAN"
	for _, c := range []struct {
		contacts, email, phone, ean string
		notes                       []intake.Note
	}{
		{"a@b.example;20 00 00 17;5790000000012", "a@b.example", "+4520000017", "5790000000012", nil},
		{"a@b.example, c@d.example;+45 20000017;", "a@b.example", "+4520000017", "", nil},
		{"mailto:a@b.example;0046 70 123 45 67;", "a@b.example", "+46701234567", "", nil},
		{"a(at)b.example;200;579", "", "", "", []intake.Note{intake.NoteEmailLeftOut, intake.NotePhoneLeftOut, intake.NoteEANLeftOut}},
		{"a@b;20000017 (Ida);", "", "", "", []intake.Note{intake.NoteEmailLeftOut, intake.NotePhoneLeftOut}},
		{"Ida Holm <ida@a.example>;;", "ida@a.example", "", "", nil},
		{"\"\"\"Holm, Ida\"\" <ida@a.example>\";;", "ida@a.example", "", "", nil},
		{"æø@a.example;;", "", "", "", []intake.Note{intake.NoteEmailLeftOut}},
		{"a@blåbær.example;;", "a@blåbær.example", "", "", nil},
		{"a@@b.example;;", "", "", "", []intake.Note{intake.NoteEmailLeftOut}},
	} {
		d := draft(t, only(t, headings, "1;01-10-2026;5,00;01-09-2026;A;"+c.contacts))
		if p := d.Debtor; p.Email != c.email || p.Phone != c.phone || p.EAN != c.ean {
			t.Errorf("%s = %q, %q, %q", c.contacts, p.Email, p.Phone, p.EAN)
		}
		if diff := cmp.Diff(c.notes, d.Notes); diff != "" {
			t.Errorf("%s: notes (-want +got):\n%s", c.contacts, diff)
		}
	}
}

func TestForWhomALetterIsStandsWithoutItsMark(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"Att. økonomi": "økonomi", "att: Ida Holm": "Ida Holm", "ATT Ida Holm": "Ida Holm", "Attention: Ida": "Ida", "Atterdag, Ida": "Atterdag, Ida", "Ida": "Ida",
	} {
		d := draft(t, only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;Att.", "1;01-10-2026;5,00;A ApS;"+written))
		if d.Debtor.Attention != want {
			t.Errorf("%q = %q, want %q", written, d.Debtor.Attention, want)
		}
	}
}

func TestEarlierRemindersAreRespected(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;Rykkere sendt;Rykker 1;Rykker 2;Rykkergebyrer;Inkassovarsel"
	d := draft(t, only(t, headings, "1;01-10-2026;5,00;A;;12-10-2026;23-10-2026;200,00;03-11-2026")).Reminders
	if d.Count != 3 || len(d.Days) != 2 || d.Fees.String() != "200.00" || d.CollectionNotice.String() != "2026-11-03" {
		t.Errorf("reminders = %+v", d)
	}
	for text, want := range map[string]int{"": 0, "nej": 0, "3": 3, "2. rykker": 2, "Rykker 1": 1} {
		if got := draft(t, only(t, headings, "1;01-10-2026;5,00;A;"+text+";;;;")).Reminders.Count; got != want {
			t.Errorf("%q = %d, want %d", text, got, want)
		}
	}
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;100;;;;"), "reminder.count_unclear")
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;;;;-5,00;"), "reminder.fees_negative")
}

func TestTextsThatAreTooLong(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;Tekst"
	d := draft(t, only(t, headings, "1;01-10-2026;5,00;A;"+strings.Repeat("ø", 800)))
	if len(d.Text) != 1000 || !slices.Contains(d.Notes, intake.NoteTextCut) {
		t.Errorf("%d bytes kept, notes %v", len(d.Text), d.Notes)
	}
	refusal(t, only(t, headings, "1;01-10-2026;5,00;"+strings.Repeat("A", 251)+";"), "cell.too_long")
	refusal(t, only(t, headings, strings.Repeat("1", 61)+";01-10-2026;5,00;A;"), "cell.too_long")
	refusal(t, only(t, headings, "\"1\n2\";01-10-2026;5,00;A;"), "cell.line_break")
}

func TestWhatIsNoInvoiceIsRefusedByWhatItIs(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;Bilagstype"
	for line, want := range map[string]string{
		"1;01-10-2026;5,00;A;Betaling":    "invoice.is_payment",
		"1;01-10-2026;5,00;A;Rykkergebyr": "invoice.is_fee",
		"1;01-10-2026;5,00;A;Rentenota":   "invoice.is_fee",
		"1;01-10-2026;5,00;A;Primo":       "invoice.type_unknown",
		"I alt;;5,00;;":                   "line.is_sum",
		";;5,00;I alt;":                   "line.is_sum",
		";;5,00;Total DKK;":               "line.is_sum",
		"Sum Person 2;;5,00;;":            "line.is_sum",
		";Subtotal;5,00;;":                "line.is_sum",
		"Side 1 af 2;;;;":                 "line.is_print",
		";;;Udskrevet 01-09-2026 kl. 12;": "line.is_print",
		"Side 1 af 2;;5,00;A;":            "invoice.due_date_missing",
		"Side Om Side ApS;;;;":            "invoice.due_date_missing",
		";01-10-2026;5,00;A;":             "invoice.number_missing",
		"1;01-10-2026;5,00;;":             "debtor.name_missing",
		"1;;5,00;A;":                      "invoice.due_date_missing",
		"1;01-10-2026;;A;":                "invoice.amount_missing",
		"1;01-10-2026;5,00;A;Faktura;;;x": "line.too_many_columns",
		headings:                          "line.is_headings",
	} {
		refusal(t, only(t, headings, line), want)
	}
}
