package identifier

import "strings"

// MaskCPR returns a text with a mask for each CPR number in it (CPR-nummer), and
// whether there was one: ten digits that begin with a day of the calendar and stand
// by themselves, with or without a hyphen after the sixth, or with a blank there
// where the text says CPR. The check digit isn't asked, as not every number holds it;
// so another number that looks like one is masked as well.
func MaskCPR(text string) (masked string, found bool) {
	var b strings.Builder
	kept := 0 // what is before it is written
	for at := 0; at < len(text); {
		end := endOfDigits(text, at)
		if end == at {
			at++
			continue
		}
		if whole := endOfCPR(text, at, end); whole > 0 {
			b.WriteString(text[kept:at])
			b.WriteString(cprMask)
			kept, end = whole, whole
		}
		at = end
	}
	if kept == 0 {
		return text, false
	}
	return b.String() + text[kept:], true
}

// cprHyphens are what stands between the day and the serial number.
var cprHyphens = [...]string{"-", "\u2010", "\u2011", "\u2013", " - ", " \u2013 "}

// endOfCPR returns where a CPR number ends that begins at a place with digits up to
// another, or nought where there is none.
func endOfCPR(text string, at, end int) int {
	first := text[at:end]
	switch {
	case standsIn(text[:at]):
		return 0
	case len(first) == 10:
		return cprEnd(text, first, end)
	case len(first) != 6:
		return 0
	}
	for _, hyphen := range cprHyphens {
		if rest, ok := strings.CutPrefix(text[end:], hyphen); ok {
			return cprRest(text, first, len(text)-len(rest))
		}
	}
	if rest, ok := strings.CutPrefix(text[end:], " "); ok && strings.Contains(strings.ToLower(text), "cpr") {
		return cprRest(text, first, len(text)-len(rest))
	}
	return 0
}

// cprRest returns where the four digits end that make a CPR number with the first six.
func cprRest(text, first string, at int) int {
	end := endOfDigits(text, at)
	return cprEnd(text, first+text[at:end], end)
}

// cprEnd returns the end of digits that are a CPR number, or nought.
func cprEnd(text, digits string, end int) int {
	if _, _, err := ParseCPR(digits); err != nil || end < len(text) && isASCIILetter(text[end]) {
		return 0
	}
	return end
}

// standsIn reports whether what comes after a text is only the rest of a word or a
// number, as in +4501019012 and FA0101901234.
func standsIn(before string) bool {
	if before == "" {
		return false
	}
	last := before[len(before)-1]
	return isASCIILetter(last) || last == '+' || last == '>' || last == '<'
}

func isASCIILetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// endOfDigits returns where the digits end that begin at a place.
func endOfDigits(text string, at int) int {
	for at < len(text) && text[at] >= '0' && text[at] <= '9' {
		at++
	}
	return at
}
