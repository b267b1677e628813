package pdf_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// whole returns a letter's file.
func whole(tb testing.TB, s pdf.Sheet) []byte {
	tb.Helper()
	var b bytes.Buffer
	if _, err := s.WriteTo(&b); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

func bound(tb testing.TB, letters ...[]byte) []byte {
	tb.Helper()
	var out bytes.Buffer
	b := pdf.NewBinder(&out)
	for _, one := range letters {
		if err := b.Add(one); err != nil {
			tb.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func TestBoundLettersAreReadPageForPage(t *testing.T) {
	t.Parallel()
	reminder, receipt, many := printed(t, archived(t, letter.FirstReminder)), printed(t, archived(t, letter.PaymentReceipt)), printed(t, invoices(t, 60))
	path := filepath.Join(t.TempDir(), "samlet.pdf")
	file := bound(t, whole(t, receipt), whole(t, reminder), whole(t, many), whole(t, reminder))
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	run(t, "qpdf", "--check", path)
	got := strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", path, "-"), "\f"), "\f")
	// A receipt has one page and five is odd: each is followed by an empty one.
	var want []string
	for _, s := range []pdf.Sheet{receipt, reminder, many, reminder} {
		one := filepath.Join(t.TempDir(), "et.pdf")
		if err := os.WriteFile(one, whole(t, s), 0o600); err != nil {
			t.Fatal(err)
		}
		want = append(want, strings.Split(strings.TrimSuffix(run(t, "pdftotext", "-layout", one, "-"), "\f"), "\f")...)
		if s.Pages%2 == 1 {
			want = append(want, "")
		}
	}
	if len(got) != len(want) {
		t.Fatalf("%d pages, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("page %d reads\n%s\nwant\n%s", i+1, got[i], want[i])
		}
	}
}

func TestWhatLettersShareIsBoundOnce(t *testing.T) {
	t.Parallel()
	one := whole(t, printed(t, archived(t, letter.FirstReminder)))
	single, ten := bound(t, one), bound(t, one, one, one, one, one, one, one, one, one, one)
	if more := len(ten) - len(single); more > len(one)/4 {
		t.Errorf("nine letters more take %d bytes, where one alone takes %d", more, len(one))
	}
	if !bytes.Equal(bound(t, one, one), bound(t, one, one)) {
		t.Error("the same letters aren't bound to the same bytes")
	}
	if got := bound(t); len(got) != 0 {
		t.Errorf("no letters are bound to %d bytes", len(got))
	}
}

func TestWhatIsNoLetterIsNotBound(t *testing.T) {
	t.Parallel()
	one := whole(t, printed(t, archived(t, letter.FirstReminder)))
	for name, file := range map[string][]byte{
		"nothing": nil, "a text": []byte("kære Anna"), "cut off": one[:len(one)/2], "without its table": one[:len(one)-40],
		"of another": []byte("%PDF-1.7\nstartxref\n9\n%%EOF\n"), "a table of nought": []byte("xref\n0 0\nstartxref\n0\n%%EOF\n"),
	} {
		if err := pdf.NewBinder(&bytes.Buffer{}).Add(file); err == nil {
			t.Errorf("%s is bound", name)
		}
	}
}

func FuzzBinder(f *testing.F) {
	f.Add([]byte("xref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"))
	f.Add([]byte("1 0 obj\n<</Pages 1 0 R/Kids[1 0 R]>>\nendobj\nxref\n0 2\n0000000000 65535 f \n0000000000 00000 n \ntrailer\n<</Root 1 0 R>>\nstartxref\n46\n%%EOF\n"))
	f.Fuzz(func(_ *testing.T, file []byte) {
		_ = pdf.NewBinder(&bytes.Buffer{}).Add(file) // it says no, or says nothing; it never breaks down
	})
}
