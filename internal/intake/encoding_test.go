package intake_test

import (
	"encoding/binary"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"

	"krav/internal/intake"
)

const danish = plainHeadings + "1;Søren Ågård;01-10-2026;10,00\n2;ÆØÅ A/S;01-10-2026;20,00\n"

func TestTheSameFileInEveryEncoding(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		want       intake.Encoding
	}{
		{"UTF-8", danish, intake.UTF8},
		{"UTF-8 with a mark", "\ufeff" + danish, intake.UTF8},
		{"Windows-1252", encoded(t, charmap.Windows1252, danish), intake.Windows1252},
		{"CP850", encoded(t, charmap.CodePage850, danish), intake.CodePage850},
		{"UTF-16LE with a mark", inUTF16(binary.LittleEndian, "\ufeff"+danish), intake.UTF16LE},
		{"UTF-16BE with a mark", inUTF16(binary.BigEndian, "\ufeff"+danish), intake.UTF16BE},
		{"UTF-16LE", inUTF16(binary.LittleEndian, danish), intake.UTF16LE},
		{"UTF-16BE", inUTF16(binary.BigEndian, danish), intake.UTF16BE},
	} {
		r := open(t, c.text)
		found := readAll(t, r)
		if got := draft(t, found[0]).Debtor.Name; got != "Søren Ågård" {
			t.Errorf("%s: name = %q", c.name, got)
		}
		if got := draft(t, found[1]).Debtor.Name; got != "ÆØÅ A/S" {
			t.Errorf("%s: name = %q", c.name, got)
		}
		if got := r.Layout().Encoding; got != c.want {
			t.Errorf("%s is taken for %v", c.name, got)
		}
	}
}

func TestLettersThatComeLateTellTheEncoding(t *testing.T) {
	t.Parallel()
	plain := "Fakturanr.;Navn;Forfaldsdato;Amount\n" + strings.Repeat("1;Hans Holm;01-10-2026;10,00\n", 5000)
	for text, want := range map[string]intake.Encoding{
		plain:                                intake.ASCII,
		plain + "2;Søren;01-10-2026;10,00\n": intake.UTF8,
		plain + "2;S\xf8ren \xc5g\xe5rd;01-10-2026;10,00\n":   intake.Windows1252,
		plain + "2;S\x9bren \x8fg\x86rd;01-10-2026;10,00\n":   intake.CodePage850,
		plain + "2;Caf\xe9 \x80 100;01-10-2026;10,00\n":       intake.Windows1252,
		plain + "2;Bj\xf8rn;01-10-2026;10,00\n1;A;B;C;D;E;F,": intake.Windows1252,
	} {
		r := open(t, text)
		readAll(t, r)
		if got := r.Layout().Encoding; got != want {
			t.Errorf("a file ending in %q is taken for %v, want %v", text[len(text)-30:], got, want)
		}
	}
}

func TestALineInAnotherEncodingIsRefusedAndNotMisread(t *testing.T) {
	t.Parallel()
	found := lines(t, danish+"3;S\xf8ren;01-10-2026;10,00\n4;Ida;01-10-2026;10,00\n")
	refusal(t, found[2], "line.other_encoding")
	draft(t, found[3])
	old := encoded(t, charmap.Windows1252, danish)
	found = lines(t, old+"3;Søren;01-10-2026;10,00\n")
	refusal(t, found[2], "line.other_encoding")
}

func TestHalfACharacterOfUTF16IsALostLetter(t *testing.T) {
	t.Parallel()
	whole := inUTF16(binary.LittleEndian, "\ufeffFakturanr;Forfald;Amount;Name\n1;01-10-2026;10,00;Ida")
	found := lines(t, whole+"\x61")
	refusal(t, found[0], "cell.letters_lost")
	found = lines(t, whole+"\x3d\xd8") // the first half of a pair
	refusal(t, found[0], "cell.letters_lost")
	if got := draft(t, lines(t, whole+"\x3d\xd8\x00\xde")[0]).Debtor.Name; got != "Ida\U0001f600" {
		t.Errorf("a whole pair = %q", got)
	}
}

func TestLettersInPartsAreOneLetter(t *testing.T) {
	t.Parallel()
	found := lines(t, plainHeadings+"1;A\u030age Sørensen;01-10-2026;10,00\n")
	if got := draft(t, found[0]).Debtor.Name; got != "Åge Sørensen" {
		t.Errorf("name = %q, want Åge Sørensen in whole letters", got)
	}
}

func encoded(t *testing.T, to *charmap.Charmap, text string) string {
	t.Helper()
	bytes, err := to.NewEncoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return bytes
}

func inUTF16(order binary.AppendByteOrder, text string) string {
	var bytes []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		bytes = order.AppendUint16(bytes, unit)
	}
	return string(bytes)
}
