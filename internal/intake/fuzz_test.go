package intake_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/intake"
	"krav/internal/wording"
)

// addFiles gives the fuzzer the sample files to begin with.
func addFiles(f *testing.F, pattern string) {
	f.Helper()
	paths, err := os.ReadDir(pattern)
	if err != nil {
		f.Fatal(err)
	}
	for _, entry := range paths {
		if strings.HasSuffix(entry.Name(), ".golden") {
			continue
		}
		text, err := os.ReadFile(pattern + "/" + entry.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
}

// Whatever a file holds: reading it ends, no line is lost, every refusal has a
// reason in words, and a line that is read once more without a change becomes what
// it was.
func FuzzFilesOfInvoices(f *testing.F) {
	addFiles(f, "testdata/invoices")
	f.Add([]byte(plainHeadings + "1;\"A\nB\";01-10-2026;10,00\n\r\r\n;;;\n2;\"C;01-10-2026;1.000"))
	f.Fuzz(func(t *testing.T, text []byte) {
		r, err := intake.Open(bytes.NewReader(text), intake.Options{})
		if err != nil {
			hasReason(t, fault.Of(err))
			return
		}
		drafts, refused := 0, 0
		for {
			line, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			switch line := line.(type) {
			case intake.Draft:
				drafts++
				checkDraft(t, r, line)
			case intake.Refusal:
				refused++
				hasReason(t, line.Fault)
				checkRefusal(t, r, line)
			}
		}
		got := r.Tally()
		if want := linesOf(text, r.Layout().Encoding); got.Lines != want {
			t.Errorf("%d lines read of %d", got.Lines, want)
		}
		if got.Drafts != drafts || got.Refused != refused || got.Lines != got.Before+got.Blank+got.Drafts+got.Refused+got.Continued {
			t.Errorf("tally = %+v after %d drafts and %d refusals", got, drafts, refused)
		}
	})
}

func checkDraft(t *testing.T, r *intake.Reader, d intake.Draft) {
	t.Helper()
	isInvoice := d.Kind == intake.Invoice && d.Principal.IsPositive()
	isCredit := d.Kind == intake.CreditNote && d.Principal.IsNegative()
	isSettled := d.Kind == intake.Settled && d.Principal.IsZero()
	if !isInvoice && !isCredit && !isSettled || d.Number == "" || d.Debtor.Name == "" || d.Debtor.Kind == 0 || d.DueDate.IsZero() {
		t.Errorf("draft = %+v", d)
	}
	if !d.Debtor.CPR.IsZero() {
		return // it isn't kept, and so can't be read again
	}
	again, ok := r.Layout().Mapping.Mend(d.Raw, nil).(intake.Draft)
	again.Debtor.CPR = identifier.CPR{}
	if diff := cmp.Diff(d, again, sameDraft); !ok || diff != "" {
		t.Errorf("read again (-first +second):\n%s", diff)
	}
}

func checkRefusal(t *testing.T, r *intake.Reader, refused intake.Refusal) {
	t.Helper()
	if refused.Raw.Line != refused.Line || strings.Contains(strings.Join(refused.Raw.Cells, ""), "\x00") {
		t.Errorf("kept = %+v", refused.Raw)
	}
	isOfFile := refused.Field == 0 // as text, or beside the other lines: not read again the same way
	mayBeSecret := refused.Field == intake.FieldCPR || refused.Field == intake.FieldCVR
	again, ok := r.Layout().Mapping.Mend(refused.Raw, nil).(intake.Refusal)
	isSame := ok && again.Fault.Key == refused.Fault.Key
	if !isOfFile && !mayBeSecret && !isSame {
		t.Errorf("refused for %v, read again %+v", refused.Fault, again)
	}
}

func hasReason(t *testing.T, f *fault.Fault) {
	t.Helper()
	if f == nil {
		t.Fatal("refused without a fault")
	}
	for _, language := range []wording.Language{wording.Danish, wording.English} {
		if said := wording.Fault(language, f); said == f.Key || strings.Contains(said, "{") && !strings.ContainsAny(strings.Join(values(f), ""), "{}") {
			t.Errorf("%v is said as %q", f, said)
		}
	}
}

func values(f *fault.Fault) []string {
	var all []string
	for _, value := range f.Args {
		all = append(all, value)
	}
	return all
}

// linesOf counts the lines of a text: LF, CR LF and CR each end one, and the last
// needs no end.
func linesOf(text []byte, encoding intake.Encoding) int {
	plain := string(text)
	if encoding == intake.UTF16LE {
		plain = decoded(binary.LittleEndian, text)
	}
	if encoding == intake.UTF16BE {
		plain = decoded(binary.BigEndian, text)
	}
	plain = strings.TrimPrefix(plain, "\ufeff")
	plain = strings.ReplaceAll(strings.ReplaceAll(plain, "\r\n", "\n"), "\r", "\n")
	count := strings.Count(plain, "\n")
	if plain != "" && !strings.HasSuffix(plain, "\n") {
		count++
	}
	return count
}

func decoded(order binary.ByteOrder, text []byte) string {
	var units []uint16
	for ; len(text) > 1; text = text[2:] {
		units = append(units, order.Uint16(text))
	}
	plain := string(utf16.Decode(units))
	if len(text) == 1 {
		plain += "\ufffd"
	}
	return plain
}

// Whatever an electronic invoice holds: reading it ends, with a fault in words or
// with a draft or a refusal for each document, and a refusal read once more is one.
func FuzzElectronicInvoices(f *testing.F) {
	addFiles(f, "testdata/invoices")
	f.Add([]byte(plainInvoice(attached("a.pdf", []byte("%PDF-1.7")))))
	f.Fuzz(func(t *testing.T, text []byte) {
		if !bytes.HasPrefix(bytes.TrimSpace(text), []byte("<")) {
			return // lists have a fuzz test of their own
		}
		lines, _, err := readDocuments(bytes.NewReader(text))
		if err != nil {
			hasReason(t, fault.Of(err))
		}
		for i, line := range lines {
			switch line := line.(type) {
			case intake.Draft:
				if line.Line != i+1 || line.Number == "" || line.Debtor.Name == "" || line.DueDate.IsZero() {
					t.Errorf("draft = %+v", line)
				}
			case intake.Refusal:
				hasReason(t, line.Fault)
				if line.Line != i+1 || len(line.Raw.Cells) == 0 {
					t.Errorf("refusal = %+v", line)
				}
			}
		}
	})
}

// Whatever a bank's file holds: reading it ends, with a fault in words or at its
// end, and every entry has what an entry must have.
func FuzzBankFiles(f *testing.F) {
	addFiles(f, "testdata/statements")
	f.Add([]byte(message(statement(entry("<NtryDtls><TxDtls/><TxDtls/></NtryDtls>")))))
	f.Fuzz(func(t *testing.T, text []byte) {
		lines, stopped := bankLines(t, bytes.NewReader(text))
		if stopped != nil {
			hasReason(t, stopped)
		}
		for _, line := range lines {
			switch line := line.(type) {
			case intake.BankEntry:
				if !line.Amount.IsPositive() || line.BookingDay.IsZero() || line.ValueDay.IsZero() || line.Identity == "" || line.Direction == 0 {
					t.Errorf("entry = %+v", line)
				}
				intake.References(line, intake.Known{Invoice: func(number string) bool { return len(number)%2 == 0 }})
			case intake.BankRefusal:
				hasReason(t, line.Fault)
			case intake.BankWarning:
				hasReason(t, line.Fault)
			}
		}
	})
}

func FuzzReferences(f *testing.F) {
	for _, text := range []string{"+71<004040400000669+81234567<", "sag nr. 10.427", "fakt. 10591/10592", "00404 04000 00669", "<<<", "nr.", "+71<"} {
		f.Add(text, text)
	}
	f.Fuzz(func(t *testing.T, structured, text string) {
		e := intake.BankEntry{Structured: []string{structured}, Text: []string{text}, EndToEndID: text}
		last := intake.ReferenceKind(0)
		for _, reference := range intake.References(e, intake.Known{Invoice: func(string) bool { return true }}) {
			if reference.Kind < last || reference.Text == "" {
				t.Errorf("%+v after kind %d", reference, last)
			}
			last = reference.Kind
			if card, ok := cardOf(reference); ok && identifier.CheckReference(card, reference.Text) != nil {
				t.Errorf("%+v has a wrong check digit", reference)
			}
		}
	})
}

func cardOf(r intake.Reference) (identifier.CardType, bool) {
	if r.Kind != intake.PaymentReference && r.Kind != intake.ShortReference {
		return 0, false
	}
	if len(r.Text) == identifier.Card71.ReferenceDigits() {
		return identifier.Card71, true
	}
	return identifier.Card75, true
}

// Folding twice is folding once, and who is the same as another doesn't depend on
// who is asked first.
func FuzzFoldAndSame(f *testing.F) {
	f.Add("Søren Ågård", "Aagaard, Soeren", "Gl. Vej 5A, 1. tv", "4300")
	f.Add("A\u030a", "a s", "\u0308", "")
	f.Fuzz(func(t *testing.T, name, other, street, postcode string) {
		if once := intake.Fold(name); intake.Fold(once) != once {
			t.Errorf("%q folds to %q and then to %q", name, once, intake.Fold(once))
		}
		a := intake.DebtorDraft{Name: name, CustomerNumber: other, Address: []string{street}, Postcode: postcode}
		b := intake.DebtorDraft{Name: other, CustomerNumber: name, Address: []string{name}, Postcode: postcode}
		if there, back := intake.Same(a, b), intake.Same(b, a); there != back {
			t.Errorf("%d one way, %d the other", there, back)
		}
		if s := intake.Similarity(name, other); s < 0 || s > 1.0000001 || intake.Similarity(name, name) < 0.999 && name != "" {
			t.Errorf("similarity of %q and %q = %v", name, other, s)
		}
	})
}

func FuzzMappings(f *testing.F) {
	f.Add("columns-1 9f comma day-first invoice_number,-,name")
	f.Fuzz(func(t *testing.T, text string) {
		var m intake.Mapping
		if err := m.UnmarshalText([]byte(text)); err != nil {
			return
		}
		back, err := m.MarshalText()
		if err != nil || string(back) != text {
			t.Errorf("%q is written back as %q, %v", text, back, err)
		}
		m.Mend(intake.Raw{Cells: []string{"1", "2", "3"}}, nil)
	})
}
