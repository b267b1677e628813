package intake_test

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/intake"
)

// paymentLines reads a file of payments of any kind, and returns the fault that
// stopped it, or nil.
func paymentLines(t *testing.T, source io.ReadSeeker) ([]intake.BankLine, *fault.Fault) {
	t.Helper()
	r, err := intake.OpenPayments(source, intake.BankListOptions{})
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
			return lines, fault.Of(err)
		}
		lines = append(lines, line)
	}
}

func TestFilesThatAreNoPaymentsSayWhatToDo(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"":                               "file.empty",
		"%PDF-1.7":                       "payments.other_format",
		"<html><table>":                  "payments.other_format",
		"\xd0\xcf\x11\xe0 an older book": "payments.is_workbook",
		"PK\x05\x06" + strings.Repeat("\x00", 18): "file.is_archive",
		"<Invoice/>": "payments.is_invoices",
		"<other/>":   "statement.not_camt",
		"hej":        "payments.columns_missing",
		"Fakturanr.;Navn;Forfaldsdato;Beløb\n1;A;01-10-2026;5,00\n": "payments.is_invoices",
		"BS002":                               "service.other_delivery",
		"BS00212345678":                       "service.other_delivery",
		strings.Repeat("\x00\x01\x02abc", 99): "payments.other_format",
		"Dato;Beløb" + strings.Repeat(";x", 5000) + "\n": "file.too_many_columns",
	} {
		if _, f := paymentLines(t, strings.NewReader(text)); f == nil || f.Key != want {
			t.Errorf("%.20q = %v, want %s", text, f, want)
		}
	}
}

func TestALineOfABanksListSpoilsNoOther(t *testing.T) {
	t.Parallel()
	text := "Dato;Tekst;Beløb\n02-11-2026;a\x00b;10,00\n02-11-2026;" + strings.Repeat("x", 1<<20) + ";10,00\n" +
		"02-11-2026;\"åben;10,00\n02-11-2026;=1+1;10,00\n99-99-9999;c;10,00\n02-11-2026;d;999999999999999,00\n02-11-2026;e;10,00\n"
	lines, f := paymentLines(t, strings.NewReader(text))
	var got []string
	for _, line := range lines {
		switch line := line.(type) {
		case intake.BankEntry:
			got = append(got, line.Amount.String()+" "+strings.Join(line.Text, " "))
		case intake.BankRefusal:
			got = append(got, line.Fault.Key)
			if strings.Contains(line.Raw, "\x00") || len(line.Raw) > 1000 {
				t.Errorf("kept %d bytes of line %d", len(line.Raw), line.Line)
			}
		case intake.BankWarning:
			t.Errorf("warning = %v", line.Fault)
		}
	}
	want := []string{"line.has_zero_bytes", "line.too_long", "line.quote_open", "10.00 =1+1", "date.no_such_month", "amount.too_large", "10.00 e"}
	if f != nil || strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("lines = %q, %v, want %q", got, f, want)
	}
}

// A payer writes what he likes in the text of his transfer. The bank quotes it, and
// nothing within is an entry.
func TestNoEntryIsReadOutOfAPayersText(t *testing.T) {
	t.Parallel()
	headings := "Dato;Tekst;Beløb;Saldo\n"
	for text, want := range map[string]string{
		"10-09-2026;\"Hej\n10-09-2026;sag 10002;2.117,53;9.999,00\n\";1,00;4.996,00\n":              "1.00",
		"10-09-2026;\"Overførsel\nfra Person C1; sag 10001\";1.108,77;4.996,00\n":                   "1108.77",
		"10-09-2026;\"x;1,00;2,00\n10-09-2026;sag 10002;2.117,53;1,00\ny\";1,00;4.996,00\n":         "1.00",
		"10-09-2026;\"x;1,00;2,00\n10-09-2026;sag 10002;2.117,53;1,00\ny;z\";1,00;4.996,00\n":       "line.quote_open line.quoted_or_own line.quoted_or_own",
		"10-09-2026;\"" + strings.Repeat("x\n", 60) + "10-09-2026;a;2,00;3,00\ny\";1,00;4.996,00\n": "line.quote_open" + strings.Repeat(" line.quoted_or_own", 62-1),
	} {
		lines, f := paymentLines(t, strings.NewReader(headings+text))
		var got []string
		for _, line := range lines {
			switch line := line.(type) {
			case intake.BankEntry:
				got = append(got, line.Amount.String())
			case intake.BankRefusal:
				got = append(got, line.Fault.Key)
			case intake.BankWarning:
			}
		}
		if f != nil || strings.Join(got, " ") != want {
			t.Errorf("%.60q = %q, %v, want %q", text, got, f, want)
		}
	}
}

// Where a bank doesn't quote its texts, a payer can move the cells of his line. The bank
// ends each line of the third and fourth list with a delimiter; in the fourth, the payer
// of one has moved that too.
func TestNoAmountIsReadOutOfAPayersText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Dato;Tekst;Beløb\n20-08-2026;sag 10001 Anna Holm;900,00;5,00\n":                                                              "entry.too_many_columns",
		"Dato;Tekst;Beløb;Saldo;\n20-08-2026;sag 10001;900,00;5,00;1005,00\n":                                                         "entry.too_many_columns",
		"Dato;Tekst;Beløb\n20-08-2026;sag 10001;5,00;\n21-08-2026;sag 10002;6,00;\n":                                                  "5.00 6.00",
		"Dato;Tekst;Beløb;Saldo;Note\n20-08-2026;a;5,00;1005,00;;\n21-08-2026;b;900,00;6,00;1011,00;;\n22-08-2026;c;7,00;1018,00;;\n": "5.00 entry.too_many_columns 7.00",
		"Dato,Tekst,Beløb,Saldo\n20-08-2026,sag 10001,900.00,5.00,1005.00\n":                                                          "entry.too_many_columns",
	} {
		lines, f := paymentLines(t, strings.NewReader(text))
		var got []string
		for _, line := range lines {
			switch line := line.(type) {
			case intake.BankEntry:
				got = append(got, line.Amount.String())
			case intake.BankRefusal:
				got = append(got, line.Fault.Key)
			case intake.BankWarning:
			}
		}
		if f != nil || strings.Join(got, " ") != want {
			t.Errorf("%q = %q, %v, want %q", text, got, f, want)
		}
	}
}

// A list of 100,000 entries is read one at a time: what is held at once stays far
// below what the file takes up.
func TestALongListIsReadInBoundedMemory(t *testing.T) { //nolint:paralleltest // it measures what the whole program holds
	var list bytes.Buffer
	list.WriteString("Dato;Tekst;Beløb;Saldo\n")
	for i := range 100_000 {
		list.WriteString("02-11-2026;sag " + strconv.Itoa(10_000+i) + " " + strings.Repeat("husleje ", 20) + ";1,00;" + strconv.Itoa(i+1) + ",00\n")
	}
	r, err := intake.OpenPayments(bytes.NewReader(list.Bytes()), intake.BankListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	read := 0
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if _, ok := line.(intake.BankEntry); err != nil || !ok {
			t.Fatalf("line %d = %+v, %v", read, line, err)
		}
		read++
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	const mebibyte = 1 << 20
	// The digests of what was seen are kept: 4 of 32 letters an entry.
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); read != 100_000 || held > 90*mebibyte {
		t.Errorf("%d entries, %d bytes held", read, held)
	}
	runtime.KeepAlive(r)
}

func TestBalancesAreHeldInWhicheverOrderAListHas(t *testing.T) {
	t.Parallel()
	const oldest = "Dato;Tekst;Beløb;Saldo\n01-11-2026;a;10,00;110,00\n02-11-2026;b;20,00;130,00\n03-11-2026;c;-5,00;125,00\n"
	const newest = "Dato;Tekst;Beløb;Saldo\n03-11-2026;c;-5,00;125,00\n02-11-2026;b;20,00;130,00\n01-11-2026;a;10,00;110,00\n"
	const broken = "Dato;Tekst;Beløb;Saldo\n03-11-2026;c;-5,00;125,00\n01-11-2026;a;10,00;110,00\n31-10-2026;d;1,00;100,00\n"
	for list, want := range map[string]int{oldest: 3, newest: 3, broken: 4} {
		lines, f := paymentLines(t, strings.NewReader(list))
		if f != nil || len(lines) != want {
			t.Errorf("%q = %d lines, %v, want %d", list, len(lines), f, want)
		}
	}
}

func TestDeliveriesInEveryEncodingAreTheSame(t *testing.T) {
	t.Parallel()
	plain := contents(t, "testdata/payments/betalingsservice.602")
	want, f := paymentLines(t, bytes.NewReader(plain))
	if f != nil {
		t.Fatal(f)
	}
	for name, text := range map[string][]byte{
		"a mark before it":     append([]byte("\ufeff"), plain...),
		"line feeds":           bytes.ReplaceAll(plain, []byte("\r\n"), []byte("\n")),
		"no line ends":         bytes.ReplaceAll(plain, []byte("\r\n"), nil),
		"without blanks":       withoutBlanksAtEnds(plain),
		"EBCDIC":               contents(t, "testdata/payments/betalingsservice-ebcdic.602"),
		"an envelope and more": append(append([]byte("PBCNET1234\r\n"), plain...), "\r\n\r\n\x20\r\n"...),
	} {
		got, f := paymentLines(t, bytes.NewReader(text))
		if f != nil || len(got) != len(want) {
			t.Errorf("%s = %d lines, %v, want %d", name, len(got), f, len(want))
			continue
		}
		for i := range want {
			one, isOne := got[i].(intake.BankEntry)
			other, isOther := want[i].(intake.BankEntry)
			if isOne != isOther || one.Identity != other.Identity {
				t.Errorf("%s: line %d is %q, want %q", name, i, one.Identity, other.Identity)
			}
		}
	}
}

func withoutBlanksAtEnds(text []byte) []byte {
	var lines []string
	for line := range strings.SplitSeq(string(text), "\r\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return []byte(strings.Join(lines, "\n"))
}
