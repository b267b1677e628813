package pdf_test

import (
	"bytes"
	"crypto/sha256"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

var update = flag.Bool("update", false, "write what is read out of the letters to testdata; read the difference")

func TestWhatAReaderCopiesOutOfALetter(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		pages := text(t, printed(t, archived(t, kind)))
		got := strings.Join(pages, "\n\n========\n\n") + "\n"
		path := filepath.Join("testdata", kind.String()+".txt")
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(want), got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// What is still owed, the warning and the ways to pay stand together on the first
// page; the calculation and the rest on the second. Sixty invoices take three
// pages of tables more.
func TestPagesByNumberOfInvoices(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]int{1: 2, 4: 2, 8: 2, 60: 5} {
		s := printed(t, invoices(t, n))
		if s.Pages != want {
			t.Errorf("%d invoices take %d pages, want %d", n, s.Pages, want)
		}
	}
	for _, kind := range letter.Kinds() {
		want := 2
		if slices.Contains([]letter.Kind{letter.FriendlyReminder, letter.PaymentReceipt, letter.ClosingLetter}, kind) {
			want = 1
		}
		if kind == letter.CollectionDemand {
			want = 3 // the demand, the proposal, the calculation
		}
		if s := printed(t, danish(t, kind)); s.Pages != want {
			t.Errorf("%s takes %d pages, want %d", kind, s.Pages, want)
		}
		if s := printed(t, archived(t, kind)); s.Pages != 2*want {
			t.Errorf("%s with its translation takes %d pages, want %d", kind, s.Pages, 2*want)
		}
	}
}

func TestTheSameContentGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	c := archived(t, letter.CollectionNotice)
	one, other := printed(t, c), printed(t, c)
	if !bytes.Equal(one.Prefix, other.Prefix) || !bytes.Equal(one.Body, other.Body) || one.Hash != other.Hash {
		t.Error("two presses printed one letter differently")
	}
	c.Case = "1169"
	c.Running.Document = "Sag 1169 · inkassovarsel"
	if changed := printed(t, c); changed.Hash == one.Hash || changed.PrefixHash != one.PrefixHash {
		t.Error("another letter must differ in its body, and in nothing else")
	}
}

func TestOnePressServesManyAtOnce(t *testing.T) {
	t.Parallel()
	p := press(t, pdf.Letterhead{})
	c := danish(t, letter.FirstReminder)
	greek := c
	greek.Recipient = &letter.Recipient{Lines: []string{"Ελένη Παπαδοπούλου", "Havnegade 1", "8000 Aarhus C"}}
	want := [2]pdf.Sheet{}
	for i, content := range []letter.Content{c, greek} {
		var err error
		if want[i], err = press(t, pdf.Letterhead{}).Print(content); err != nil {
			t.Fatal(err)
		}
	}
	var all sync.WaitGroup
	for i := range 32 {
		all.Go(func() {
			s, err := p.Print([]letter.Content{c, greek}[i%2])
			if err != nil || s.Hash != want[i%2].Hash {
				t.Errorf("err = %v, the same bytes: %v", err, s.Hash == want[i%2].Hash)
			}
		})
	}
	all.Wait()
}

func TestASheetIsWhatItsHashesSay(t *testing.T) {
	t.Parallel()
	s := printed(t, danish(t, letter.FirstReminder))
	var out bytes.Buffer
	n, err := s.WriteTo(&out)
	if err != nil || n != int64(len(s.Prefix)+len(s.Body)) || int(n) != out.Len() {
		t.Fatalf("wrote %d of %d bytes, %v", n, len(s.Prefix)+len(s.Body), err)
	}
	if sha256.Sum256(out.Bytes()) != s.Hash || sha256.Sum256(s.Prefix) != s.PrefixHash {
		t.Error("the hashes are of something else")
	}
}

// The archive keeps what letters share once; a letter's own bytes stay below
// 10 kB, also with its calculation, and below 5 kB a page where it has more than two.
func TestALetterOfItsOwnIsSmall(t *testing.T) {
	t.Parallel()
	for _, kind := range letter.Kinds() {
		if s := printed(t, danish(t, kind)); len(s.Body) > max(10_000, 5_000*s.Pages) {
			t.Errorf("%s has %d bytes of its own", kind, len(s.Body))
		}
	}
}

func TestNamesInAnyLatinGreekOrCyrillicLetters(t *testing.T) {
	t.Parallel()
	for _, name := range []string{
		"Søren Ågård-Æbelø", "Łukasz Żółć", "Ștefan Țurcanu", "Nguyễn Thị Phượng", "Ǻse Ǿrsted", "Ελένη Παπαδοπούλου",
		"Юлия Щербакова", "Ђорђе Јовановић", "Jürgen Groß & Söhne", "İbrahim Şahin",
	} {
		c := danish(t, letter.ClosingLetter)
		c.Recipient = &letter.Recipient{Lines: []string{name, "Havnegade 1", "8000 Aarhus C"}}
		first := text(t, printed(t, c))[0]
		if !strings.Contains(first, name) {
			t.Errorf("%q can't be read out of its letter:\n%s", name, first)
		}
	}
}

// A name typed with loose accents is the same name.
func TestLooseAccentsAreJoined(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.ClosingLetter)
	c.Recipient = &letter.Recipient{Lines: []string{"A\u030Age Mu\u0308ller", "8000 Aarhus C"}}
	if first := text(t, printed(t, c))[0]; !strings.Contains(first, "Åge Müller") {
		t.Error(first)
	}
	if err := pdf.Writable("A\u030Age Mu\u0308ller\nHavnegade 1,\t2. tv."); err != nil {
		t.Error(err)
	}
}

func TestACharacterThatNoFontHasIsNamed(t *testing.T) {
	t.Parallel()
	for name, code := range map[string]string{"محمد": "U+0645", "李明": "U+674E", "Bo 😀": "U+1F600", "a\u0000b": "U+0000"} {
		c := danish(t, letter.ClosingLetter)
		c.Recipient = &letter.Recipient{Lines: []string{name}}
		_, err := press(t, pdf.Letterhead{}).Print(c)
		if f := fault.Of(err); f == nil || f.Key != "pdf.glyph_missing" || f.Args["code"] != code {
			t.Errorf("%q: %v, want pdf.glyph_missing of %s", name, err, code)
		}
		if f := fault.Of(pdf.Writable(name)); f == nil || f.Args["code"] != code {
			t.Errorf("%q is taken to be writable", name)
		}
	}
}

func TestATextTallerThanAPageIsRefused(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.CollectionNotice)
	c.Body = append(c.Body, letter.Warning{Text: []letter.Paragraph{{Text: letter.Plain(strings.Repeat("betal nu ", 2_000))}}})
	if _, err := press(t, pdf.Letterhead{}).Print(c); !fault.HasKey(err, "pdf.text_too_tall") {
		t.Errorf("err = %v", err)
	}
}

func TestAnAddressTooLongForAQRCodeIsRefused(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.ClosingLetter)
	c.Portal = &letter.PortalBox{QR: strings.Repeat("x", 3_000)}
	if _, err := press(t, pdf.Letterhead{}).Print(c); !fault.HasKey(err, "pdf.qr_too_long") {
		t.Errorf("err = %v", err)
	}
}
