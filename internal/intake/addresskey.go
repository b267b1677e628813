package intake

import (
	"slices"
	"strings"
)

// AddressKey returns the form in which addresses are compared, street and
// postcode: folded, letters and digits apart, and usual abbreviations written
// out. It is empty where either is missing.
func AddressKey(d DebtorDraft) string {
	return addressKey(withoutReceiver(d.Address, isAttention), d.Postcode)
}

func addressKey(street []string, postcode string) string {
	if len(street) == 0 || postcode == "" {
		return ""
	}
	words := strings.Fields(Fold(apartDigits(strings.Join(street, " "))))
	for i, word := range words {
		if whole, ok := spelledStreets[word]; ok {
			words[i] = whole
		}
	}
	words = slices.DeleteFunc(words, func(word string) bool { return word == "sal" || word == "nr" })
	return strings.Join(withDoors(words), " ") + ", " + Fold(postcode)
}

// withDoors joins the letters of the doors behind a house number: t.v. is tv.
func withDoors(words []string) []string {
	number := slices.IndexFunc(words, isFigures)
	if number < 1 {
		return words
	}
	for i := number + 1; i+1 < len(words); i++ {
		switch door := words[i] + words[i+1]; {
		case len(door) == len("tv") && (door == "tv" || door == "th" || door == "mf"):
			words = slices.Replace(words, i, i+2, door)
		}
	}
	return words
}

// withoutReceiver takes out of an address what only says for whom or with whom a letter is:
// whole lines, and what stands before the street in a line, parted by a comma.
func withoutReceiver(address []string, is func(line string) bool) []string {
	if !slices.ContainsFunc(address, is) {
		return address
	}
	street := make([]string, 0, len(address))
	for _, line := range address {
		if is(line) {
			_, line, _ = strings.Cut(line, ",")
		}
		if line = strings.TrimSpace(line); line != "" {
			street = append(street, line)
		}
	}
	return street
}

// isAttention reports whether a line of an address says for whom a letter is.
func isAttention(line string) bool {
	first, _, _ := strings.Cut(Fold(line), " ")
	return first == "att" || first == "attention"
}

// isReceiver reports whether a line of an address says for whom, or with whom, a letter is.
func isReceiver(line string) bool {
	return isAttention(line) || strings.HasPrefix(strings.ToLower(strings.ReplaceAll(line, " ", "")), "c/o")
}

var spelledStreets = map[string]string{
	"gl": "gammel", "ndr": "nordre", "sdr": "soendre", "skt": "sankt", "sct": "sankt",
	"venstre": "tv", "hoejre": "th", "stuen": "st", "midtfor": "mf",
}

// apartDigits puts a blank where a letter meets a digit and a digit a letter.
func apartDigits(text string) string {
	var b strings.Builder
	wasDigit := false
	for i, r := range text {
		isDigit := r >= '0' && r <= '9'
		if i > 0 && isDigit != wasDigit {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		wasDigit = isDigit
	}
	return b.String()
}
