package intake_test

import (
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
)

func TestCountriesAreKnownByName(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "DK", "Danmark": "DK", "denmark": "DK", "DNK": "DK", "Grønland": "GL", "Færøerne": "FO", "Sverige": "SE", "Norge": "NO",
		"Finland": "FI", "Island": "IS", "Tyskland": "DE", "Holland": "NL", "United Kingdom": "GB", "Polen": "PL", "se": "SE",
		"Frankrig": "Frankrig", // as read: nobody's law turns on it
	} {
		d := draft(t, only(t, "Fakturanr.;Forfaldsdato;Beløb;Navn;Land", "1;01-10-2026;5,00;A;"+text))
		if d.Debtor.Country != want {
			t.Errorf("%q = %q, want %q", text, d.Debtor.Country, want)
		}
	}
}

func TestWhatADueDateRestsOn(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;Forfald aftalt"
	for text, want := range map[string]intake.DueBasis{"": 0, "ja": intake.DueAgreed, "Aftalt": intake.DueAgreed, "nej": intake.DuePrinted, "Anført": intake.DuePrinted} {
		if got := draft(t, only(t, headings, "1;01-10-2026;5,00;A;"+text)).DueBasis; got != want {
			t.Errorf("%q = %d, want %d", text, got, want)
		}
	}
	refusal(t, only(t, headings, "1;01-10-2026;5,00;A;måske"), "invoice.due_basis_unknown")
}

func TestCurrenciesOfTheKrone(t *testing.T) {
	t.Parallel()
	const headings = "Fakturanr.;Forfaldsdato;Beløb;Navn;Valuta"
	for _, text := range []string{"", "DKK", "dkk", "kr.", "Kr", "danske kroner"} {
		draft(t, only(t, headings, "1;01-10-2026;5,00;A;"+text))
	}
	for _, text := range []string{"EUR", "SEK", "NOK", "€"} {
		refusal(t, only(t, headings, "1;01-10-2026;5,00;A;"+text), "invoice.foreign_currency")
	}
}

func TestTheDelimiterThatASpreadsheetSaysIsBelieved(t *testing.T) {
	t.Parallel()
	r := open(t, "sep=,\r\nFakturanr,Navn,Forfald,Beløb\r\n1,\"A; B; C; D; E\",2026-10-01,5\r\n")
	if got := r.Layout(); got.Delimiter != ',' || got.HeadingLine != 2 {
		t.Errorf("layout = %q, headings in line %d", got.Delimiter, got.HeadingLine)
	}
	// What it can't be is passed over.
	if got := open(t, "sep=x\nFakturanr;Navn;Forfald;Beløb\n1;A;2026-10-01;5\n").Layout(); got.Delimiter != ';' || got.HeadingLine != 2 {
		t.Errorf("layout = %q, headings in line %d", got.Delimiter, got.HeadingLine)
	}
}

func TestAPartOfAHeadingTellsWhereNothingSurerDoes(t *testing.T) {
	t.Parallel()
	columns := open(t, "Vores fakturanr. i systemet;Navn;Forfald ifølge aftale;Restbeløb pr. 31/12;CPR (fortroligt)\n1;A;01-10-2026;5,00;010190-1234\n").Layout().Columns
	want := []intake.Field{intake.FieldInvoiceNumber, intake.FieldName, intake.FieldDueDate, intake.FieldRemaining, intake.FieldCPR}
	for i, c := range columns {
		if c.Field != want[i] || i != 1 && (c.Ground != intake.GroundPartOfHeading || c.Confidence != intake.Unsure) {
			t.Errorf("%s = %v, ground %d", c.Heading, c.Field, c.Ground)
		}
	}
	// No part of a heading is taken for the amount: it could be interest.
	if got := openFault(t, "Fakturanr;Navn;Forfald;Beløb af renter i alt\n1;A;01-10-2026;5,00\n"); got != "file.columns_missing" {
		t.Errorf("interest for the amount: %s", got)
	}
}

func TestFieldsAreStoredByTheirCodes(t *testing.T) {
	t.Parallel()
	var f intake.Field
	if err := f.UnmarshalText([]byte("due_date")); err != nil || f != intake.FieldDueDate {
		t.Errorf("due_date = %v, %v", f, err)
	}
	if err := f.UnmarshalText(nil); err != nil || f != 0 {
		t.Errorf("nothing = %v, %v", f, err)
	}
	if err := f.UnmarshalText([]byte("nonsense")); !fault.HasKey(err, "mapping.field_unknown") {
		t.Errorf("nonsense = %v", err)
	}
}

func TestBankFilesInOtherEncodingsAndEnvelopes(t *testing.T) {
	t.Parallel()
	inner := `<Document><BkToCstmrStmt>` + statement(entry("<AddtlNtryInf>K\xf8b</AddtlNtryInf>")) + `</BkToCstmrStmt></Document>`
	for _, text := range []string{
		`<?xml version="1.0" encoding="ISO-8859-1"?>` + inner,
		`<?xml version="1.0" encoding="windows-1252"?>` + inner,
		`<?xml version="1.0" encoding="ISO-8859-15"?>` + inner,
		`<?xml version="1.0" encoding="iso-8859-1"?><BizMsgEnvlp><AppHdr><Fr><Id>x</Id></Fr></AppHdr>` + inner + `</BizMsgEnvlp>`,
	} {
		lines, f := bankLines(t, strings.NewReader(text))
		if f != nil || len(lines) != 1 {
			t.Fatalf("%.60s = %v, %v", text, lines, f)
		}
		if e, ok := lines[0].(intake.BankEntry); !ok || e.Text[0] != "Køb" {
			t.Errorf("%.60s = %+v", text, lines[0])
		}
	}
	if _, f := bankLines(t, strings.NewReader(`<BizMsgEnvlp><AppHdr><Fr>`)); f == nil || f.Key != "statement.not_xml" {
		t.Errorf("a header without end = %v", f)
	}
}

func TestWhatAPaymentSaysIsKeptWithinBounds(t *testing.T) {
	t.Parallel()
	strd := `<Strd><RfrdDocInf><Nb>10591</Nb></RfrdDocInf><CdtrRefInf><Ref>004040400000669</Ref></CdtrRefInf><AddtlRmtInf>tak</AddtlRmtInf></Strd>`
	many := strings.Repeat("<Ustrd>tak</Ustrd>", 3) + "<Ustrd>" + strings.Repeat("ø", 400) + "</Ustrd>"
	e := entries(t, statement(entry("<NtryDtls><TxDtls><RmtInf>"+many+strd+"</RmtInf><AddtlTxInf>fra\n Ida</AddtlTxInf></TxDtls></NtryDtls>")))[0]
	if strings.Join(e.Structured, "|") != "004040400000669|10591" {
		t.Errorf("structured = %q", e.Structured)
	}
	// Each text once, on one line, and no longer than 500 bytes: 250 letters of two.
	if got := strings.Join(e.Text, "|"); got != "tak|"+strings.Repeat("ø", 250)+"|fra Ida" {
		t.Errorf("text = %q", got)
	}
	lines := make([]string, 300)
	for i := range lines {
		lines[i] = "<Ustrd>" + strings.Repeat("x", i+1) + "</Ustrd>"
	}
	e = entries(t, statement(entry("<NtryDtls><TxDtls><RmtInf>"+strings.Join(lines, "")+"</RmtInf></TxDtls></NtryDtls>")))[0]
	if len(e.Text) != 100 {
		t.Errorf("%d texts kept, want 100", len(e.Text))
	}
}

func TestMoneyThatLeftSaysToWhom(t *testing.T) {
	t.Parallel()
	parties := `<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Os</Nm></Dbtr><Cdtr><Nm>Dem</Nm></Cdtr><CdtrAcct><Id><Othr><Id>9999 1</Id></Othr></Id></CdtrAcct></RltdPties></TxDtls></NtryDtls>`
	out := strings.ReplaceAll(statement(entry(parties)), "CRDT", "DBIT")
	if e := entries(t, out)[0]; e.PayerName != "Dem" || e.PayerAccount != "9999 1" || e.Signed().String() != "-100.00" {
		t.Errorf("money out = %+v", e)
	}
	onBehalf := `<NtryDtls><TxDtls><RltdPties><UltmtDbtr><Pty><Nm>Ida</Nm></Pty></UltmtDbtr></RltdPties></TxDtls></NtryDtls>`
	if e := entries(t, statement(entry(onBehalf)))[0]; e.PayerName != "Ida" {
		t.Errorf("paid by another = %q", e.PayerName)
	}
}
