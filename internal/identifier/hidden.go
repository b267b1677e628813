package identifier

import (
	"fmt"
	"strings"
)

// hiddenPrefix begins what stands in the place of a number that is kept secret. It is
// stored, and so never changes.
const hiddenPrefix = "skjult-"

// HiddenNumber returns what stands in the place of a number that isn't kept itself, such
// as a customer number that is a CPR number: the first ten bytes of a keyed hash of it. The
// same number gives the same, so that the debtor is known again.
func HiddenNumber(hash [32]byte) string { return fmt.Sprintf("%s%x", hiddenPrefix, hash[:10]) }

// IsHidden reports whether a number is what HiddenNumber returns: one that says nothing
// to a reader, and is printed nowhere.
func IsHidden(number string) bool {
	hash, ok := strings.CutPrefix(number, hiddenPrefix)
	return ok && len(hash) == 20 && strings.Trim(hash, "0123456789abcdef") == ""
}

// WithoutCPR returns a name without the CPR numbers in it, and without the word that
// introduced them; masked ones are taken out as well.
func WithoutCPR(name string) string {
	masked, _ := MaskCPR(name)
	if !strings.Contains(masked, cprMask) {
		return name
	}
	var kept []string
	for word := range strings.FieldsSeq(strings.ReplaceAll(masked, cprMask, " ")) {
		if !isAboutCPR(word) {
			kept = append(kept, word)
		}
	}
	return strings.TrimRight(strings.Join(kept, " "), ",;:-/(")
}

// isAboutCPR reports whether a word is what stands around a CPR number, and means nothing
// without it.
func isAboutCPR(word string) bool {
	switch strings.ToLower(strings.Trim(word, ".,;:-/()")) {
	case "", "cpr", "cpr-nr", "cprnr", "cpr-nummer", "cprnummer", "personnummer":
		return true
	}
	return false
}
