package intake_test

import (
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
)

// bankLines reads a bank's file, and returns the fault that stopped it, or nil.
func bankLines(t *testing.T, source io.Reader) ([]intake.BankLine, *fault.Fault) {
	t.Helper()
	r, err := intake.OpenStatement(source)
	if err != nil {
		return nil, fault.Of(err)
	}
	var lines []intake.BankLine
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			return lines, nil
		}
		if err != nil {
			if fault.Of(err) == nil {
				t.Fatalf("next = %v, want a fault", err)
			}
			return lines, fault.Of(err)
		}
		lines = append(lines, line)
	}
}

// entries returns the entries of statements that are read to their end.
func entries(t *testing.T, body string) []intake.BankEntry {
	t.Helper()
	lines, f := bankLines(t, strings.NewReader(message(body)))
	if f != nil {
		t.Fatalf("stopped: %v", f)
	}
	var found []intake.BankEntry
	for _, line := range lines {
		if e, ok := line.(intake.BankEntry); ok {
			found = append(found, e)
		}
	}
	return found
}

func message(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>` +
		`<GrpHdr><MsgId>1</MsgId></GrpHdr>` + body + `</BkToCstmrStmt></Document>`
}

func statement(entries ...string) string {
	return `<Stmt><Id>S</Id><Acct><Id><IBAN>DK6999990001234567</IBAN></Id></Acct>` + strings.Join(entries, "") + `</Stmt>`
}

// entry writes an entry of 100 kr. on 20 November 2026, with more elements in it.
func entry(more string) string {
	return `<Ntry><Amt Ccy="DKK">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-11-20</Dt></BookgDt>` + more + `</Ntry>`
}

func TestTheSameMoneyHasTheSameIdentityInStatementAndNotice(t *testing.T) {
	t.Parallel()
	identities := func(path string) map[string]string {
		lines, _ := bankLines(t, bytes.NewReader(contents(t, path)))
		byReference := make(map[string]string)
		for _, line := range lines {
			if e, ok := line.(intake.BankEntry); ok && e.Reference != "" {
				byReference[e.Reference] = e.Identity
			}
		}
		return byReference
	}
	statement, notice := identities("testdata/statements/camt053-02.xml"), identities("testdata/statements/camt054-08.xml")
	if statement["AS1001"] == "" || statement["AS1001"] != notice["AS1001"] {
		t.Errorf("statement %q, notice %q", statement["AS1001"], notice["AS1001"])
	}
	// AS1006 is booked in one statement and taken back in the next.
	if next := identities("testdata/statements/camt053-08.xml"); statement["AS1006"] == next["AS1006"] {
		t.Error("a reversal passes for what it reverses")
	}
}

func TestEqualPaymentsWithoutAReferenceAreToldApart(t *testing.T) {
	t.Parallel()
	alike := entry(`<AddtlNtryInf>husleje</AddtlNtryInf>`)
	once := entries(t, statement(alike, alike))
	if len(once) != 2 || once[0].Identity == once[1].Identity {
		t.Fatalf("two payments = %d, %q and %q", len(once), once[0].Identity, once[1].Identity)
	}
	// Another print of the same days tells of the same two, whatever stands around them.
	again := entries(t, statement(entry(`<NtryRef>9</NtryRef><AddtlNtryInf>andet</AddtlNtryInf>`), entry(`<NtryRef>10</NtryRef><AddtlNtryInf>husleje</AddtlNtryInf>`), alike))
	if again[1].Identity != once[0].Identity || again[2].Identity != once[1].Identity {
		t.Error("another print gives them other identities")
	}
	// A statement that comes twice in a file tells of each once.
	twice := entries(t, statement(alike, alike)+statement(alike, alike))
	if twice[0].Identity != twice[2].Identity || twice[1].Identity != twice[3].Identity {
		t.Error("the same statement once more gives other identities")
	}
}

func TestAReferenceThatIsNoneIsNone(t *testing.T) {
	t.Parallel()
	for _, none := range []string{"0", "0000-00", "NOTPROVIDED", " "} {
		e := entries(t, statement(entry("<AcctSvcrRef>"+none+"</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>Not Provided</EndToEndId></Refs></TxDtls></NtryDtls>")))[0]
		if e.Reference != "" || e.EndToEndID != "" || !strings.HasPrefix(e.Identity, "all-") {
			t.Errorf("%q = %q, %q, %q", none, e.Reference, e.EndToEndID, e.Identity)
		}
	}
}

func TestPaymentsBookedAsOneAreEachTheirOwn(t *testing.T) {
	t.Parallel()
	part := func(amount, more string) string {
		return `<TxDtls><AmtDtls><TxAmt><Amt Ccy="DKK">` + amount + `</Amt></TxAmt></AmtDtls>` + more + `</TxDtls>`
	}
	whole := func(parts ...string) []intake.BankEntry {
		return entries(t, statement(entry("<AcctSvcrRef>R</AcctSvcrRef><NtryDtls>"+strings.Join(parts, "")+"</NtryDtls>")))
	}
	found := whole(part("60.00", ""), part("20.00", ""), part("20.00", ""))
	if len(found) != 3 || found[1].Amount.String() != "20.00" || found[2].Part != 3 || found[0].Parts != 3 {
		t.Fatalf("three payments = %+v", found)
	}
	if found[1].Identity == found[2].Identity {
		t.Error("two equal payments of one entry have one identity")
	}
	// A payment the other way counts against the rest.
	found = whole(part("120.00", ""), part("20.00", "<CdtDbtInd>DBIT</CdtDbtInd>"))
	if len(found) != 2 || found[1].Signed().String() != "-20.00" {
		t.Errorf("with one the other way = %+v", found)
	}
	// What doesn't add up, or isn't in kroner, is booked whole and never in parts.
	for _, parts := range [][]string{
		{part("60.00", ""), part("39.99", "")},
		{part("60.00", ""), `<TxDtls><Amt Ccy="EUR">40.00</Amt></TxDtls>`},
		{part("60.00", ""), `<TxDtls></TxDtls>`},
		{part("100.00", ""), part("0.00", "")},
	} {
		if found := whole(parts...); len(found) != 1 || found[0].Amount.String() != "100.00" || found[0].Parts != 0 {
			t.Errorf("%s = %+v", parts, found)
		}
	}
}

func TestADayOfMoneyIsTakenFromWhereItStands(t *testing.T) {
	t.Parallel()
	const start = `<Ntry><Amt Ccy="DKK">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>`
	for _, c := range [][3]string{
		{`<BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-18</Dt></ValDt>`, "2026-11-20", "2026-11-18"},
		{`<BookgDt><DtTm>2026-11-20T14:00:00+01:00</DtTm></BookgDt>`, "2026-11-20", "2026-11-20"},
		{`<ValDt><Dt>2026-11-18Z</Dt></ValDt>`, "2026-11-18", "2026-11-18"},
	} {
		e := entries(t, statement(start+c[0]+`</Ntry>`))[0]
		if e.BookingDay.String() != c[1] || e.ValueDay.String() != c[2] {
			t.Errorf("%s = %v, %v", c[0], e.BookingDay, e.ValueDay)
		}
	}
}

func TestHostileBankFiles(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)
	for name, c := range map[string]struct {
		text io.Reader
		want string
	}{
		"nothing":               {strings.NewReader(""), "file.empty"},
		"a list":                {strings.NewReader("Dato;Beløb\n"), "statement.not_camt"},
		"an invoice":            {strings.NewReader("<Invoice/>"), "payments.is_invoices"},
		"a document type":       {strings.NewReader("<!DOCTYPE x [<!ENTITY a 'b'>]><Document><BkToCstmrStmt/></Document>"), "statement.document_type"},
		"one among the entries": {strings.NewReader(message(statement("<!DOCTYPE x SYSTEM 'file:///etc/passwd'>"))), "statement.document_type"},
		"an entity of its own":  {strings.NewReader(message(statement(entry("<AddtlNtryInf>&a;</AddtlNtryInf>")))), "statement.not_xml"},
		"a deep nest":           {strings.NewReader(message(statement(deep))), "statement.too_deep"},
		"a deep nest in one":    {strings.NewReader(message(statement(entry(deep)))), "statement.too_deep"},
		"wrong ends":            {strings.NewReader("<Document><BkToCstmrStmt></Document>"), "statement.not_xml"},
		"no end":                {strings.NewReader("<Document><BkToCstmrStmt><Stmt>"), "statement.not_xml"},
		"no statement":          {strings.NewReader("<Document><BkToCstmrStmt></BkToCstmrStmt></Document>"), "statement.none_in_file"},
		"an unknown encoding":   {strings.NewReader(`<?xml version="1.0" encoding="EBCDIC"?><Document/>`), "statement.unknown_encoding"},
		"a text without end":    {io.MultiReader(strings.NewReader("<Document><BkToCstmrStmt>"), repeating("x")), "statement.token_too_large"},
		"a name without end":    {io.MultiReader(strings.NewReader("<Document><"), repeating("x")), "statement.token_too_large"},
		"an entry without end":  {io.MultiReader(strings.NewReader("<Document><BkToCstmrStmt><Stmt><Ntry>"), repeating("<NtryDtls><TxDtls/></NtryDtls>")), "statement.entry_too_large"},
		"a comment without end": {io.MultiReader(strings.NewReader("<!--"), repeating("x")), "statement.token_too_large"},
	} {
		if _, f := bankLines(t, c.text); f == nil || f.Key != c.want {
			t.Errorf("%s = %v, want %s", name, f, c.want)
		}
	}
}

func TestWhatCameBeforeAFaultStands(t *testing.T) {
	t.Parallel()
	whole := message(statement(entry(""), entry("")))
	lines, f := bankLines(t, strings.NewReader(whole[:strings.LastIndex(whole, "BookgDt")]))
	if f == nil || f.Key != "statement.not_xml" || len(lines) != 1 {
		t.Errorf("%d entries, then %v", len(lines), f)
	}
}

func TestManyStatementsAreReadOneEntryAtATime(t *testing.T) {
	t.Parallel()
	var body strings.Builder
	for i := range 50 {
		body.WriteString(`<Stmt><Id>` + strconv.Itoa(i) + `</Id><Acct><Id><Othr><Id>9999 ` + strconv.Itoa(i) + `</Id></Othr></Id></Acct>`)
		body.WriteString(strings.Repeat(entry(""), 20) + `</Stmt>`)
	}
	found := entries(t, body.String())
	if len(found) != 1000 || found[999].Statement != "49" || found[999].Account != "9999 49" {
		t.Errorf("%d entries, the last %+v", len(found), found[len(found)-1])
	}
}
