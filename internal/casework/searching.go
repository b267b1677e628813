package casework

import (
	"strconv"
	"strings"

	"krav/internal/intake"
	"krav/internal/money"
)

// mostWords is how many words a search looks for; what follows is left out.
const mostWords = 8

// longestWord is how much of a word is kept to be searched, in bytes. Nobody types
// more.
const longestWord = 40

// Search asks for what a person typed into the search: every word of it must stand
// on the case, or begin a word that does. A number of one word may be the case's
// own. Digits with blanks between (a phone number), an invoice's number and an
// e-mail address are one word; an amount is looked for as an amount.
func (f *CaseFilter) Search(text string) {
	if amount, ok := searchedAmount(text); ok {
		f.Words = append(f.Words, SearchWord{Begins: amount.String(), Field: InAmount})
		return
	}
	words := SearchWords(text, "")
	if len(words) == 1 && isNumber(words[0].Begins) {
		f.Number, _ = strconv.ParseInt(words[0].Begins, 10, 64) // too many digits are no case's
	}
	f.Words = append(f.Words, words...)
}

// SearchWords returns what a text typed into the search of one field asks for; any
// field where it is empty.
func SearchWords(text string, field WordField) []SearchWord {
	one := InOne(text)
	whole := strings.ContainsAny(text, "@0123456789") && !strings.Contains(strings.TrimSpace(text), " ")
	if one != "" && (whole || isNumber(one)) {
		return []SearchWord{{Begins: CutWord(one), Field: field}}
	}
	var words []SearchWord
	for word := range strings.FieldsSeq(intake.Fold(text)) {
		if len(words) < mostWords {
			words = append(words, SearchWord{Begins: CutWord(word), Field: field})
		}
	}
	return words
}

// InOne returns a number or an address as one word, however it is broken up: A/77
// as a77.
func InOne(text string) string { return strings.ReplaceAll(intake.Fold(text), " ", "") }

// CutWord shortens a word to what is kept of it, between two letters.
func CutWord(word string) string {
	if len(word) <= longestWord {
		return word
	}
	return strings.ToValidUTF8(word[:longestWord], "")
}

// searchedAmount reads an amount that was typed as one: with øre, or with kr.
func searchedAmount(text string) (money.Amount, bool) {
	trimmed := strings.TrimSpace(text)
	if !strings.ContainsAny(trimmed, ",.") && !strings.Contains(strings.ToLower(trimmed), "kr") {
		return money.Amount{}, false
	}
	amount, err := intake.TypedAmount(trimmed)
	return amount, err == nil && amount.IsPositive()
}

func isNumber(text string) bool {
	return text != "" && strings.Trim(text, "0123456789") == ""
}
