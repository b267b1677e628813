package intake_test

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/intake"
)

// ublHead begins an invoice, to a debtor with the least that is needed.
const ublHead = `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"
 xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
<b:CustomizationID>OIOUBL-2.1</b:CustomizationID><b:ID>7</b:ID><b:IssueDate>2026-08-10</b:IssueDate>
<a:AccountingCustomerParty><a:Party><a:PartyName><b:Name>Bo Lund</b:Name></a:PartyName></a:Party></a:AccountingCustomerParty>
`

const (
	ublDue   = `<b:DueDate>2026-09-09</b:DueDate>`
	ublTotal = `<a:LegalMonetaryTotal><b:PayableAmount currencyID="DKK">100.00</b:PayableAmount></a:LegalMonetaryTotal>`
)

// plainInvoice is an invoice with something more in it.
func plainInvoice(more string) string { return ublHead + ublDue + ublTotal + more + "</Invoice>" }

// documentsOf reads an electronic invoice to its end.
func documentsOf(t *testing.T, text string) ([]intake.Line, []intake.Remark) {
	t.Helper()
	lines, remarks, err := readDocuments(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return lines, remarks
}

func readDocuments(source io.ReadSeeker) ([]intake.Line, []intake.Remark, error) {
	r, err := intake.OpenInvoices(source, intake.Options{})
	if err != nil {
		return nil, nil, err
	}
	var lines []intake.Line
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return lines, r.Remarks(), nil
		}
		if err != nil {
			return lines, nil, err
		}
		lines = append(lines, line)
	}
}

func oneDocument(t *testing.T, text string) intake.Line {
	t.Helper()
	lines, _ := documentsOf(t, text)
	if len(lines) != 1 {
		t.Fatalf("%d documents, want 1", len(lines))
	}
	return lines[0]
}

// means is a way of paying with a due date, as OIOUBL has it.
func means(due string) string {
	return "<a:PaymentMeans><b:PaymentDueDate>" + due + "</b:PaymentDueDate></a:PaymentMeans>"
}

func TestTheDueDateIsLookedForWhereverItMayStand(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, text, want string
		notes            []intake.Note
	}{
		{"in the head, and it counts before the others", ublDue + means("2026-12-24"), "2026-09-09", nil},
		{"with a way of paying", means("2026-09-10"), "2026-09-10", nil},
		{"with two ways, the same", means("2026-09-10") + means("2026-09-10"), "2026-09-10", nil},
		{"with two ways, and the last is later", means("2026-09-10") + means("2026-10-01"), "2026-10-01", []intake.Note{intake.NoteSeveralDueDates}},
		{"with two ways, and the first is later", means("2026-10-01") + means("2026-09-10"), "2026-10-01", []intake.Note{intake.NoteSeveralDueDates}},
		{"in the terms", "<a:PaymentTerms><b:PaymentDueDate>2026-09-11</b:PaymentDueDate></a:PaymentTerms>", "2026-09-11", nil},
		{"with a zone behind it", "<b:DueDate>2026-09-09+02:00</b:DueDate>", "2026-09-09", nil},
		{"with UTC behind it", "<b:DueDate>2026-09-09Z</b:DueDate>", "2026-09-09", nil},
		{"not in the period of a cash discount", means("2026-09-10") +
			"<a:PaymentTerms><a:SettlementPeriod><b:EndDate>2026-12-31</b:EndDate></a:SettlementPeriod></a:PaymentTerms>", "2026-09-10", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := draft(t, oneDocument(t, ublHead+test.text+ublTotal+"</Invoice>"))
			if got := d.DueDate.String(); got != test.want {
				t.Errorf("due = %s, want %s", got, test.want)
			}
			if diff := cmp.Diff(test.notes, d.Notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

func totals(parts ...string) string {
	var b strings.Builder
	for i := 0; i < len(parts); i += 2 {
		fmt.Fprintf(&b, `<b:%s currencyID="DKK">%s</b:%s>`, parts[i], parts[i+1], parts[i])
	}
	return "<a:LegalMonetaryTotal>" + b.String() + "</a:LegalMonetaryTotal>"
}

func TestWhatIsClaimedIsWhatTheInvoiceAsksFor(t *testing.T) {
	t.Parallel()
	differs := []intake.Note{intake.NotePayableDiffers}
	for _, test := range []struct {
		name, text, total, paid, principal string
		notes                              []intake.Note
	}{
		{"the total alone", totals("TaxInclusiveAmount", "1250.00", "PayableAmount", "1250.00"), "1250.00", "0.00", "1250.00", nil},
		{"the VAT in OIOUBL's odd place is no matter", totals("TaxExclusiveAmount", "250.00", "TaxInclusiveAmount", "1250.00", "PayableAmount", "1250.00"), "1250.00", "0.00", "1250.00", nil},
		{"less what was paid before", totals("TaxInclusiveAmount", "1250", "PrepaidAmount", "250.50", "PayableAmount", "999.50"), "1250.00", "250.50", "999.50", nil},
		{"rounded", totals("TaxInclusiveAmount", "99.97", "PayableRoundingAmount", "0.03", "PayableAmount", "100.00"), "100.00", "0.00", "100.00", nil},
		{"more decimals that are zeros", totals("TaxInclusiveAmount", "100.5000", "PayableAmount", "100.50000"), "100.50", "0.00", "100.50", nil},
		{"no total", totals("PrepaidAmount", "20.00", "PayableAmount", "80.00"), "100.00", "20.00", "80.00", nil},
		{"the payment was forgotten", totals("TaxInclusiveAmount", "1250.00", "PrepaidAmount", "250.00", "PayableAmount", "1250.00"), "0.00", "0.00", "1250.00", differs},
		{"more is asked for than the total", totals("TaxInclusiveAmount", "100.00", "PayableAmount", "120.00"), "0.00", "0.00", "120.00", differs},
		{"the total can't be read", totals("TaxInclusiveAmount", "1.250,00", "PayableAmount", "1250.00"), "0.00", "0.00", "1250.00", differs},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			d := draft(t, oneDocument(t, ublHead+ublDue+test.text+"</Invoice>"))
			if d.Total.String() != test.total || d.Paid.String() != test.paid || d.Principal.String() != test.principal {
				t.Errorf("%v of %v, paid %v, want %s of %s, paid %s", d.Principal, d.Total, d.Paid, test.principal, test.total, test.paid)
			}
			if diff := cmp.Diff(test.notes, d.Notes); diff != "" {
				t.Errorf("notes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestAmountsThatCannotBeMeantAreRefused(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		totals("TaxInclusiveAmount", "100.00"):                                      "invoice.remaining_missing",
		totals("PayableAmount", "1.250,00"):                                         "amount.malformed",
		totals("PayableAmount", "100.005"):                                          "amount.too_many_decimals",
		totals("PayableAmount", "1e3"):                                              "amount.rounded",
		totals("PayableAmount", "NaN"):                                              "amount.not_a_number",
		strings.ReplaceAll(totals("PayableAmount", "100.00"), `"DKK"`, `"SEK"`):     "invoice.foreign_currency",
		"<b:InvoiceTypeCode>325</b:InvoiceTypeCode>" + totals("PayableAmount", "1"): "document.is_proforma",
	} {
		line := oneDocument(t, ublHead+ublDue+text+"</Invoice>")
		if refused, ok := line.(intake.Refusal); !ok || refused.Fault.Key != want {
			t.Errorf("%s = %+v, want a refusal for %s", text, line, want)
		}
	}
}

func TestARefusedElectronicInvoiceIsMendedLikeALineOfAList(t *testing.T) {
	t.Parallel()
	refused := refusal(t, oneDocument(t, ublHead+ublTotal+"</Invoice>"), "invoice.due_date_missing")
	r, err := intake.OpenInvoices(strings.NewReader(plainInvoice("")), intake.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d := draft(t, r.Layout().Mapping.Mend(refused.Raw, map[intake.Field]string{intake.FieldDueDate: "09-09-2026"}))
	if got := fmt.Sprintf("%s %v %v %s", d.Number, d.DueDate, d.Principal, d.Debtor.Name); got != "7 2026-09-09 100.00 Bo Lund" {
		t.Errorf("mended = %s", got)
	}
}

func TestACreditNoteKnowsItsInvoiceByTheHeadOrByTheLines(t *testing.T) {
	t.Parallel()
	reference := func(number string) string {
		return "<a:BillingReference><a:InvoiceDocumentReference><b:ID>" + number + "</b:ID></a:InvoiceDocumentReference></a:BillingReference>"
	}
	for text, want := range map[string][]string{
		"":                              nil,
		reference(" 104711 "):           {"104711"},
		reference("1") + reference("2"): {"1", "2"},
		"<a:CreditNoteLine>" + reference("1") + "</a:CreditNoteLine><a:CreditNoteLine>" + reference("1") + reference("3") + "</a:CreditNoteLine>": {"1", "3"},
	} {
		note := strings.ReplaceAll(ublHead, "Invoice", "CreditNote") + ublTotal + text + "</CreditNote>"
		note = strings.ReplaceAll(note, "CreditNoteDocumentReference", "InvoiceDocumentReference")
		d := draft(t, oneDocument(t, note))
		if d.Kind != intake.CreditNote || d.Principal.String() != "-100.00" {
			t.Errorf("kind %d of %v", d.Kind, d.Principal)
		}
		if diff := cmp.Diff(want, d.Credits); diff != "" {
			t.Errorf("credits (-want +got):\n%s", diff)
		}
	}
}

func TestACreditNoteBelowNoughtIsAsked(t *testing.T) {
	t.Parallel()
	note := strings.ReplaceAll(ublHead, "Invoice", "CreditNote") + totals("PayableAmount", "-100.00") + "</CreditNote>"
	refusal(t, oneDocument(t, note), "document.credit_note_negative")
}

func TestThePrefixesAndTheEncodingAreTheFilesOwn(t *testing.T) {
	t.Parallel()
	text := strings.Replace(plainInvoice(""), "Bo Lund", "Søren Ærø", 1)
	latin := `<?xml version="1.0" encoding="iso-8859-1"?>` + text
	var oneByte []byte
	for _, c := range latin {
		oneByte = append(oneByte, byte(c))
	}
	for name, file := range map[string]string{
		"UTF-8":        text,
		"UTF-8 marked": "\ufeff" + text,
		"ISO-8859-1":   string(oneByte),
		"UTF-16":       inUTF16(binary.LittleEndian, "\ufeff"+`<?xml version="1.0" encoding="UTF-16"?>`+text),
		"CR LF":        strings.ReplaceAll(text, "\n", "\r\n"),
	} {
		if d := draft(t, oneDocument(t, file)); d.Debtor.Name != "Søren Ærø" {
			t.Errorf("%s: name = %q", name, d.Debtor.Name)
		}
	}
}

func TestWhatStandsInAnotherNamespaceIsNotTheInvoices(t *testing.T) {
	t.Parallel()
	d := draft(t, oneDocument(t, strings.Replace(plainInvoice(""), "<b:ID>7</b:ID>", `<ID xmlns="urn:evil">666</ID><b:ID>7</b:ID>`, 1)))
	if d.Number != "7" {
		t.Errorf("number = %s", d.Number)
	}
	d = draft(t, oneDocument(t, plainInvoice("<b:ID>8</b:ID><b:DueDate>2027-01-01</b:DueDate>")))
	if d.Number != "7" || d.DueDate.String() != "2026-09-09" {
		t.Errorf("the first doesn't count: %s due %v", d.Number, d.DueDate)
	}
}

func TestOtherDocumentsSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	const ubl = "urn:oasis:names:specification:ubl:schema:xsd:"
	for text, want := range map[string]string{
		`<Reminder xmlns="` + ubl + `Reminder-2"/>`:                      "document.is_reminder",
		`<Statement xmlns="` + ubl + `Statement-2"/>`:                    "document.is_account",
		`<Order xmlns="` + ubl + `Order-2"/>`:                            "file.other_document",
		`<Invoice xmlns="http://rep.oio.dk/ubl/xml/schemas/0p71/pie/"/>`: "document.is_old_invoice",
		`<Invoice/>`:                  "document.unknown_invoice",
		`<Invoice xmlns="urn:mine"/>`: "document.unknown_invoice",
		`<StandardBusinessDocument/>`: "document.envelope_empty",
		`<StandardBusinessDocument><StandardBusinessDocumentHeader/><Other/></StandardBusinessDocument>`:        "file.other_document",
		`<StandardBusinessDocument><Reminder xmlns="` + ubl + `Reminder-2"/></StandardBusinessDocument>`:        "document.is_reminder",
		`<StandardBusinessDocument><StandardBusinessDocumentHeader><a/></StandardBusinessDocumentHeader>broken`: "document.not_xml",
	} {
		if got := openFault(t, text); got != want {
			t.Errorf("%s is refused for %s, want %s", text, got, want)
		}
	}
}

func TestAnEnvelopeHoldsSeveralInvoices(t *testing.T) {
	t.Parallel()
	lines, remarks := documentsOf(t, "<StandardBusinessDocument>"+plainInvoice("")+plainInvoice("")+"</StandardBusinessDocument>")
	if len(lines) != 2 || draft(t, lines[1]).Line != 2 {
		t.Errorf("lines = %+v", lines)
	}
	want := []intake.Remark{{Key: "remark.several_documents", Args: map[string]string{"count": "2"}}}
	if diff := cmp.Diff(want, remarks); diff != "" {
		t.Errorf("remarks (-want +got):\n%s", diff)
	}
}

// attached is a document within an invoice.
func attached(name string, content []byte) string {
	return `<a:AdditionalDocumentReference><b:ID>bilag</b:ID><a:Attachment><b:EmbeddedDocumentBinaryObject mimeCode="application/pdf" filename="` + name + `">` +
		base64.StdEncoding.EncodeToString(content) + "</b:EmbeddedDocumentBinaryObject></a:Attachment></a:AdditionalDocumentReference>"
}

func TestThePDFWithinAnInvoiceIsKept(t *testing.T) {
	t.Parallel()
	pdf := []byte("%PDF-1.7\nhej")
	large := append([]byte("%PDF-"), make([]byte, 3<<20)...) // more than any other text may have
	for name, want := range map[string]string{
		"faktura.pdf":         "faktura.pdf",
		"../../etc/passwd":    "passwd.pdf",
		`C:\temp\a.PDF`:       "a.PDF",
		"":                    "bilag.pdf",
		"..":                  "bilag.pdf",
		"a&#10;b&#x202e;.pdf": "a b.pdf",
	} {
		d := draft(t, oneDocument(t, plainInvoice(attached(name, pdf)+attached("stor.pdf", large))))
		if len(d.Attachments) != 2 || len(d.Notes) != 0 {
			t.Fatalf("%d attachments, notes %v", len(d.Attachments), d.Notes)
		}
		first, second := d.Attachments[0], d.Attachments[1]
		if first.Name != want || string(first.Content) != string(pdf) || len(second.Content) != len(large) {
			t.Errorf("%q is kept as %q, %d bytes", name, first.Name, len(first.Content))
		}
	}
}

func TestWhatIsNoPDFOrTooLargeIsLeftOut(t *testing.T) {
	t.Parallel()
	for _, content := range []string{"MZ\x90", "<html>", "%PDF-" + strings.Repeat("x", 10<<20)} {
		d := draft(t, oneDocument(t, plainInvoice(attached("a.pdf", []byte(content)))))
		if len(d.Attachments) != 0 || len(d.Notes) != 1 || d.Notes[0] != intake.NoteAttachmentLeftOut {
			t.Errorf("kept %d, notes %v", len(d.Attachments), d.Notes)
		}
	}
	d := draft(t, oneDocument(t, plainInvoice(strings.Repeat(attached("a.pdf", []byte("%PDF-")), 30))))
	if len(d.Attachments) != 20 {
		t.Errorf("kept %d of 30, want 20", len(d.Attachments))
	}
}

func TestElectronicInvoicesMadeToBreakAReaderMeetALimit(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("<b:X>", 100) + strings.Repeat("</b:X>", 100)
	for name, file := range map[string]struct{ text, want string }{
		"laughs":        {`<!DOCTYPE Invoice [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>` + plainInvoice(""), "document.has_type"},
		"entity":        {`<!DOCTYPE Invoice SYSTEM "http://example.invalid/x.dtd">` + plainInvoice(""), "document.has_type"},
		"unknown":       {plainInvoice("<b:Note>&a;</b:Note>"), "document.not_xml"},
		"deep":          {plainInvoice(deep), "document.too_deep"},
		"long text":     {plainInvoice("<b:Note>" + strings.Repeat("x", 2<<20) + "</b:Note>"), "document.text_too_large"},
		"attribute":     {plainInvoice(`<b:Note x="` + strings.Repeat("x", 2<<20) + `"/>`), "document.text_too_large"},
		"cut":           {ublHead + ublDue, "document.not_xml"},
		"wrong end":     {ublHead + ublDue + "</CreditNote>", "document.not_xml"},
		"encoding":      {`<?xml version="1.0" encoding="EBCDIC"?>` + plainInvoice(""), "document.unknown_encoding"},
		"attached film": {plainInvoice(attached("a.pdf", make([]byte, 30<<20))), "document.text_too_large"},
	} {
		_, _, err := readDocuments(strings.NewReader(file.text))
		if f := fault.Of(err); f == nil || f.Key != file.want {
			t.Errorf("%s = %v, want %s", name, err, file.want)
		}
	}
}

func TestAnInvoiceWithVeryManyLinesIsReadOrRefusedInBoundedMemory(t *testing.T) {
	t.Parallel()
	const line = "<a:InvoiceLine><a:Item><b:Name>Skrue</b:Name></a:Item></a:InvoiceLine>"
	many := &parts{head: ublHead + ublDue + ublTotal, body: line, times: 50_000, tail: "</Invoice>"}
	read, _, err := readDocuments(many)
	if err != nil {
		t.Fatal(err)
	}
	if d := draft(t, read[0]); d.Text != "Skrue" || len(d.Raw.Cells) > 30 {
		t.Errorf("text = %q, %d cells", d.Text, len(d.Raw.Cells))
	}
	long := "<a:InvoiceLine><b:Note>" + strings.Repeat("x", 1<<20-100) + "</b:Note></a:InvoiceLine>"
	tooMany := &parts{head: ublHead, body: long, times: 1_000_000, tail: "</Invoice>"}
	if _, _, err := readDocuments(tooMany); fault.Of(err) == nil || fault.Of(err).Key != "document.text_too_large" {
		t.Errorf("a terabyte of lines = %v", err)
	}
}

// parts is a file of a head, a body many times, and a tail, which is never in
// memory.
type parts struct {
	head, body, tail string
	times, at        int
	now              *strings.Reader
}

func (p *parts) Read(b []byte) (int, error) {
	for {
		if p.now != nil {
			if n, err := p.now.Read(b); err == nil {
				return n, nil
			}
			p.at++
		}
		switch {
		case p.at == 0:
			p.now = strings.NewReader(p.head)
		case p.at <= p.times:
			p.now = strings.NewReader(p.body)
		case p.at == p.times+1:
			p.now = strings.NewReader(p.tail)
		default:
			return 0, io.EOF
		}
	}
}

func (p *parts) Seek(int64, int) (int64, error) {
	p.at, p.now = 0, nil
	return 0, nil
}
