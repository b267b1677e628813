package web

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// Raised begins a text with a capital, to stand alone.
func Raised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// pressed is the value of aria-pressed and its like.
func pressed(is bool) string { return strconv.FormatBool(is) }
