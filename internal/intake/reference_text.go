package intake

import (
	"iter"
	"slices"
	"strings"
	"unicode"
)

const (
	mostLookedUp  = 200 // parts of a text that are looked up as invoice numbers
	longestCase   = 12  // digits of a case number
	shortestAlone = 4   // characters of an invoice number that needs no word before it
)

// digitRuns yields the runs of digits in a text.
func digitRuns(text string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for from := 0; from < len(text); {
			start := strings.IndexAny(text[from:], "0123456789")
			if start < 0 {
				return
			}
			start += from
			end := start
			for end < len(text) && text[end] >= '0' && text[end] <= '9' {
				end++
			}
			if !yield(text[start:end]) {
				return
			}
			from = end
		}
	}
}

// textToken is a run of letters or a run of digits in a text.
type textToken struct {
	text     string
	isNumber bool
}

// tokens cuts a text into runs of letters, folded, and runs of digits, in which a
// full stop between thousands is passed over.
func tokens(text string) []textToken {
	var found []textToken
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' }) {
		for part := range strings.FieldsSeq(apartDigits(withoutThousands(word))) {
			part = strings.Trim(part, ".")
			if part != "" {
				found = append(found, textToken{Fold(part), isPlainDigits(part)})
			}
		}
	}
	return found
}

// withoutThousands takes the full stops out of a number such as 10.427.
func withoutThousands(word string) string {
	first, rest, found := strings.Cut(word, ".")
	isThousands := found && isPlainDigits(first) && first != "" && len(first) <= 3
	for group := range strings.SplitSeq(rest, ".") {
		isThousands = isThousands && len(group) == 3 && isPlainDigits(group)
	}
	if !isThousands {
		return word
	}
	return strings.ReplaceAll(word, ".", "")
}

var (
	caseWords    = []string{"sag", "sagen", "sagnr", "sagsnr", "sagsnummer", "sagnummer", "inkassosag", "case", "caseno", "sags"}
	invoiceWords = []string{"faktura", "fakturanr", "fakturanummer", "fakt", "fakt nr", "fak", "faknr", "regning", "regningsnr", "bilag", "invoice", "inv"}
	kroneWords   = []string{"kr", "kroner", "dkk"}
	numberMarks  = []string{"nr", "no", "nummer", "number", "num"}
)

// addCases adds the numbers that stand after a word for case, as in "sag 10427",
// "sagsnr. 10427" and "case no: 10427".
func (r *references) addCases(text string) {
	found := tokens(text)
	for i, token := range found {
		if token.isNumber && len(token.text) <= longestCase && follows(found[:i], caseWords) {
			r.add(CaseReference, NumberKey(token.text))
		}
	}
}

// SaysWhatFor reports whether a payment says, rightly or not, what it is for: by the
// reference of a payment slip, or by a number after a word for case or invoice.
func SaysWhatFor(e BankEntry) bool {
	isReference := func(r Reference) bool { return r.Kind == PaymentReference || r.Kind == CaseReference }
	if slices.ContainsFunc(References(e, Known{}), isReference) {
		return true
	}
	return slices.ContainsFunc(append(slices.Clone(e.Structured), e.Text...), func(text string) bool {
		found := tokens(text)
		return slices.ContainsFunc(numbersAt(found), func(at int) bool { return follows(found[:at], invoiceWords) })
	})
}

// numbersAt returns the places of the numbers among some tokens.
func numbersAt(found []textToken) []int {
	var places []int
	for i := range found {
		if found[i].isNumber {
			places = append(places, i)
		}
	}
	return places
}

// addBare adds the number of a text that has no other, as in "10427" and "Anna Holm
// 10427", unless the text says that it is of something else.
func (r *references) addBare(text string) {
	found := tokens(text)
	at := slices.IndexFunc(found, func(t textToken) bool { return t.isNumber })
	if at < 0 || slices.ContainsFunc(found[at+1:], func(t textToken) bool { return t.isNumber }) {
		return
	}
	number := found[at].text
	if at+1 < len(found) && slices.Contains(kroneWords, found[at+1].text) {
		return // an amount
	}
	if !standsAlone(number) || len(number) > longestCase || follows(found[:at], invoiceWords) || follows(found[:at], caseWords) {
		return
	}
	isKnown := func(known Reference) bool { return known.Kind != EndToEndReference && known.Text == NumberKey(number) }
	if slices.ContainsFunc(r.list, isKnown) {
		return // it is known what it is
	}
	r.add(BareNumber, NumberKey(number))
}

// follows reports whether the last of some tokens is one of a set of words, with
// or without "nr." after it.
func follows(before []textToken, words []string) bool {
	if n := len(before); n > 0 && slices.Contains(numberMarks, before[n-1].text) {
		before = before[:n-1]
	}
	return len(before) > 0 && slices.Contains(words, before[len(before)-1].text)
}

// addInvoices adds the numbers in a text that are those of known invoices.
func (r *references) addInvoices(text string, isKnown func(string) bool) {
	if isKnown == nil {
		return
	}
	for number := range invoicesIn(text, isKnown) {
		r.add(InvoiceReference, number)
	}
}

// invoicesIn yields the numbers in a text that are those of known invoices, and whether a
// word for invoice before them says so. A short number, or one that could be a year, needs
// one, or a word for number right before it.
func invoicesIn(text string, isKnown func(string) bool) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		lookedUp, afterWord := 0, false
		for word := range strings.FieldsFuncSeq(text, partsWords) {
			for i, c := range candidates(word) {
				if lookedUp++; lookedUp > mostLookedUp {
					return
				}
				hasWord := afterWord || c.hasWord
				isSpoken := hasWord || c.hasMark || standsAlone(c.number)
				key := NumberKey(c.number)
				if key == "" || !isSpoken || !isKnown(key) {
					continue
				}
				if !yield(key, hasWord) {
					return
				}
				if i == 0 {
					break // the word as a whole: its parts are none
				}
			}
			afterWord = saysInvoice(word, afterWord)
		}
	}
}

func partsWords(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;:()\"'+&=", r) }

// invoiceCandidate is a part of a word that can be an invoice number.
type invoiceCandidate struct {
	number  string
	hasWord bool // the rest of the word says that it is one
	hasMark bool // the rest of the word says that it is a number
}

// candidates returns what of a word can be an invoice number: the word itself,
// its parts between strokes, and the digits behind letters, as in nr.10591.
func candidates(word string) []invoiceCandidate {
	word = strings.Trim(word, ".!?#*")
	found := []invoiceCandidate{{number: word}}
	for part := range strings.SplitSeq(word, "/") {
		if part != word {
			found = append(found, invoiceCandidate{number: strings.Trim(part, ".#")})
		}
		digits := strings.TrimLeftFunc(part, func(r rune) bool { return !unicode.IsDigit(r) })
		if digits != part && isPlainDigits(digits) {
			before := tokens(strings.TrimSuffix(part, digits))
			found = append(found, invoiceCandidate{digits, follows(append(before, textToken{text: "nr"}), invoiceWords), endsInMark(before)})
		}
	}
	return found
}

func endsInMark(before []textToken) bool {
	return len(before) > 0 && slices.Contains(numberMarks, before[len(before)-1].text)
}

// standsAlone reports whether a number can be taken for an invoice number without
// a word that says so.
func standsAlone(number string) bool {
	isYear := len(number) == 4 && isPlainDigits(number) && number >= "1990" && number <= "2100"
	return len(number) >= shortestAlone && !isYear && hasDigit(number)
}

// saysInvoice reports whether the next word is an invoice number: after a word
// for invoice, and after "nr." behind it.
func saysInvoice(word string, afterWord bool) bool {
	key := Fold(word)
	if slices.Contains(invoiceWords, key) {
		return true
	}
	return afterWord && (slices.Contains(numberMarks, key) || hasDigit(word))
}
