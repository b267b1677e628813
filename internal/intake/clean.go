package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// clean returns a cell's text as it is meant: without blanks around it, with one
// ordinary blank where there were several or other ones, composed letters, and
// without the characters that nobody sees (which it reports). Line breaks within
// the cell stay.
func clean(text string) (meant string, hadInvisible bool) {
	if isClean(text) {
		return text, false
	}
	var b strings.Builder
	b.Grow(len(text))
	gap := rune(0) // a blank or a line break that waits for the next character
	for _, r := range text {
		switch {
		case r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029':
			gap = '\n'
		case unicode.IsSpace(r):
			if gap == 0 {
				gap = ' '
			}
		case isInvisible(r):
			hadInvisible = true
		default:
			if gap != 0 && b.Len() > 0 {
				b.WriteRune(gap)
			}
			gap = 0
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String()), hadInvisible
}

// cleaned is clean for those who don't ask what was taken out.
func cleaned(text string) string {
	meant, _ := clean(text)
	return meant
}

// isClean reports whether clean would change nothing, for the common texts:
// ASCII and the letters of Western Europe, with single blanks.
func isClean(text string) bool {
	last := byte(' ')
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case c > ' ' && c < 0x7f:
		case c == ' ' && last != ' ':
		case c == 0xc3 && i+1 < len(text): // U+00C0 to U+00FF
			i++
		default:
			return false
		}
		last = c
	}
	return text == "" || last != ' '
}

// isInvisible reports whether nobody sees a character: control characters, soft
// hyphens, marks of direction and of zero width.
func isInvisible(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r)
}

// hasLostLetters reports whether letters have been lost before the text came
// here: what is left of them is the replacement character.
func hasLostLetters(text string) bool { return strings.ContainsRune(text, utf8.RuneError) }
