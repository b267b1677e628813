package intake

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a text in the form in which texts are compared: lower case,
// letters without their accents, the letters of Danish and its neighbours in two
// (æ and ä ae, ø and ö oe, å aa, ü ue), and single blanks for everything that is
// neither a letter nor a digit. So Søren Ågård and SOEREN AAGAARD are the same.
func Fold(text string) string {
	if !isPlain(text) {
		text = norm.NFD.String(text) // letters and their accents apart
	}
	to := make([]byte, 0, len(text)+8)
	for _, r := range text {
		to = appendFolded(to, r)
	}
	if n := len(to); n > 0 && to[n-1] == ' ' {
		to = to[:n-1]
	}
	return string(to)
}

func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendFolded appends one letter, digit, accent or other character to a text
// that is being folded.
func appendFolded(to []byte, r rune) []byte {
	switch {
	case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
		return utf8.AppendRune(to, r)
	case r >= 'A' && r <= 'Z':
		return utf8.AppendRune(to, r+'a'-'A')
	case r >= utf8.RuneSelf && unicode.Is(unicode.Mn, r):
		return appendAccent(to, r)
	case r >= utf8.RuneSelf && (unicode.IsLetter(r) || unicode.IsDigit(r)):
		return appendLetter(to, r)
	case len(to) > 0 && to[len(to)-1] != ' ':
		return append(to, ' ')
	}
	return to
}

const (
	ring      = '\u030a' // makes an a an å
	diaeresis = '\u0308' // makes an a an ä, an o an ö, a u a ü
)

// appendAccent appends what an accent makes of the letter before it: mostly
// nothing.
func appendAccent(to []byte, r rune) []byte {
	if len(to) == 0 {
		return to
	}
	switch last := to[len(to)-1]; {
	case r == ring && last == 'a':
		return append(to, 'a')
	case r == diaeresis && (last == 'a' || last == 'o' || last == 'u'):
		return append(to, 'e')
	}
	return to
}

// appendLetter appends a letter that isn't another letter with an accent. The
// rest of the world's letters keep their own small form.
func appendLetter(to []byte, r rune) []byte {
	switch r {
	case 'æ', 'Æ':
		return append(to, "ae"...)
	case 'ø', 'Ø', 'œ', 'Œ':
		return append(to, "oe"...)
	case 'ß', 'ẞ':
		return append(to, "ss"...)
	case 'ð', 'Ð', 'đ', 'Đ':
		return append(to, 'd')
	case 'þ', 'Þ':
		return append(to, "th"...)
	case 'ł', 'Ł':
		return append(to, 'l')
	}
	return utf8.AppendRune(to, unicode.ToLower(r))
}
