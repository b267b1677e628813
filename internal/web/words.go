package web

import (
	"strconv"
	"unicode"
)

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// pressed is the value of aria-pressed and its like.
func pressed(is bool) string { return strconv.FormatBool(is) }
