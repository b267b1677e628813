package intake

import (
	"strings"

	"krav/internal/identifier"
)

// creditorReferences returns what stands within the international creditor
// references (RF, ISO 11649) of some texts: the number of an invoice, mostly.
// Their check digits tell them from words that begin alike.
func creditorReferences(texts []string) []string {
	var found []string
	for _, text := range texts {
		folded := strings.ToUpper(text)
		for from := 0; ; {
			at := strings.Index(folded[from:], "RF")
			if at < 0 {
				break
			}
			from += at
			if inner, ok := creditorReferenceAt(folded[from:]); ok {
				found = append(found, inner)
			}
			from += len("RF")
		}
	}
	return found
}

// creditorReferenceAt reads the reference that a text begins with: up to its end, or
// as many of its blocks as give one whose check digits hold, the most first.
func creditorReferenceAt(text string) (string, bool) {
	const longest = 32 // characters of a reference in blocks of four
	text = text[:min(len(text), longest)]
	for text != "" {
		if inner, err := identifier.ParseRF(text); err == nil {
			return inner, true
		}
		cut := strings.LastIndexFunc(text[:len(text)-1], isBetweenBlocks)
		if last := text[len(text)-1]; isBetweenBlocks(rune(last)) {
			cut = len(text) - 1
		}
		text = text[:max(cut, 0)]
	}
	return "", false
}

// isBetweenBlocks reports whether a character is no part of a reference.
func isBetweenBlocks(c rune) bool {
	isLetter, isDigit := c >= 'A' && c <= 'Z', c >= '0' && c <= '9'
	return !isLetter && !isDigit
}

// numbersOnSlips returns the numbers that references of payment slips were made of:
// the creditor's own program made some of them of an invoice's number.
func numbersOnSlips(slips []Reference) []string {
	var numbers []string
	for _, slip := range slips {
		payload := slip.Text[:len(slip.Text)-1] // without the check digit
		if number := strings.TrimLeft(payload, "0"); number != "" {
			numbers = append(numbers, number)
		}
	}
	return numbers
}

// addInvoice adds a number that is that of a known invoice.
func (r *references) addInvoice(number string, isKnown func(string) bool) {
	key := NumberKey(number)
	if isKnown != nil && key != "" && isKnown(key) {
		r.add(InvoiceReference, key)
	}
}
