package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a text in the form in which texts are compared: lower case,
// letters without their accents, Danish letters in two (æ ae, ø oe, å aa), and
// single blanks for everything that is neither a letter nor a digit. So Søren
// Ågård and SOEREN AAGAARD are the same.
func Fold(text string) string {
	if !isPlain(text) {
		text = norm.NFD.String(norm.NFC.String(text)) // the rings of å first together, then apart
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	for i, r := range text {
		switch {
		case r == ring && isA(text[:i]):
			b.WriteByte('a')
		case isWord(r):
			b.WriteString(folded(r))
		case unicode.Is(unicode.Mn, r):
			// the accent of the letter before it
		case b.Len() > 0 && b.String()[b.Len()-1] != ' ':
			b.WriteByte(' ')
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// ring is the accent that makes an a an å.
const ring = '\u030a'

// isA reports whether a text ends in an a, large or small.
func isA(text string) bool {
	return strings.HasSuffix(text, "a") || strings.HasSuffix(text, "A")
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// folded returns what a letter or digit is compared as. The letters that aren't
// another letter with an accent are the ones of the Nordic and the neighbouring
// languages; the rest of the world's keep their own small form.
func folded(r rune) string {
	switch r {
	case 'æ', 'Æ', 'ǽ', 'Ǽ':
		return "ae"
	case 'ø', 'Ø', 'ǿ', 'Ǿ', 'œ', 'Œ':
		return "oe"
	case 'ß', 'ẞ':
		return "ss"
	case 'ð', 'Ð', 'đ', 'Đ':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ł', 'Ł':
		return "l"
	case 'ı':
		return "i"
	}
	return string(unicode.ToLower(r))
}
