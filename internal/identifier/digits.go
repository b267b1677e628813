package identifier

import "strings"

// onlyDigits reports whether a text is made of ASCII digits, one or more.
func onlyDigits(text string) bool {
	for _, c := range []byte(text) {
		if c < '0' || c > '9' {
			return false
		}
	}
	return text != ""
}

// compact returns a text without the blanks and separators that people put into
// long numbers.
func compact(text, separators string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' || r == '\t' || strings.ContainsRune(separators, r) {
			return -1
		}
		return r
	}, text)
}

// padded returns digits with zeros before them, up to a width.
func padded(digits string, width int) string {
	return strings.Repeat("0", max(0, width-len(digits))) + digits
}

// grouped returns a text with a separator after each group of characters.
func grouped(text string, size int, separator string) string {
	var b strings.Builder
	for i := 0; i < len(text); i += size {
		if i > 0 {
			b.WriteString(separator)
		}
		b.WriteString(text[i:min(i+size, len(text))])
	}
	return b.String()
}

// weighted returns the sum of each digit times its weight.
func weighted(digits string, weights [10]int) int {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * weights[i]
	}
	return sum
}
