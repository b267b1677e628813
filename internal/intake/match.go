package intake

import (
	"slices"
	"strings"
	"unicode"
)

// Match is whether two debtors of a creditor are the same.
type Match int

// The answers.
const (
	SameDebtor      Match = iota + 1 // their claims belong in one case
	DifferentDebtor                  // nothing says that they are the same
	DoubtfulDebtor                   // for a person to say
)

// Same tells whether two debtors of one creditor are the same (samme skyldner).
// What one of them lacks says nothing.
//
//  1. An equal customer number: the same, unless the CVR numbers differ, or both
//     the names and the addresses: then a number has been used twice.
//  2. An equal CVR number: the same, unless customer numbers, names and addresses all differ:
//     then it may be another's that was typed in.
//  3. An equal name and address: the same. An equal name alone, or a nearly equal
//     one with the same postcode: doubtful, and so is one at the same place that may be
//     the same by its words (AreAlike).
//
// A father and a son can share name and address, and a common name lives in many
// towns. So where 3 speaks against the numbers, where both have a customer number
// or both a CVR number and they differ, the answer is one step weaker.
func Same(a, b DebtorDraft) Match {
	cvr := compareTexts(string(a.CVR), string(b.CVR))
	number := compareTexts(NumberKey(a.CustomerNumber), NumberKey(b.CustomerNumber))
	name, address := compareNames(a, b), compareTexts(AddressKey(a), AddressKey(b))
	switch {
	case number == equal && (cvr == differing || name == differing && address == differing),
		cvr == equal && number == differing && name == differing && address == differing:
		return DoubtfulDebtor
	case number == equal, cvr == equal:
		return SameDebtor
	}
	found := byNameAndAddress(name, address, compareTexts(a.Postcode, b.Postcode))
	if found == DifferentDebtor && arePlacesOne(a, b) && AreAlike(NameKey(a.Name), NameKey(b.Name)) {
		found = DoubtfulDebtor
	}
	if cvr == differing || number == differing {
		return weaker(found)
	}
	return found
}

// comparison is how two texts stand to each other.
type comparison int

const (
	unknown   comparison = iota + 1 // one of them is missing
	equal                           // the same, folded
	similar                         // names that differ by a slip of the pen
	differing                       // neither
)

func compareTexts(a, b string) comparison {
	switch {
	case a == "" || b == "":
		return unknown
	case a == b:
		return equal
	}
	return differing
}

// nearlyEqual is the similarity from which two names differ by a slip of the pen.
const nearlyEqual = 0.93

func compareNames(a, b DebtorDraft) comparison {
	nameA, nameB := NameKey(a.Name), NameKey(b.Name)
	found := compareTexts(nameA, nameB)
	if found == differing && Similarity(nameA, nameB) >= nearlyEqual {
		return similar
	}
	return found
}

func byNameAndAddress(name, address, postcode comparison) Match {
	switch {
	case name == equal && address == equal:
		return SameDebtor
	case name == equal, name == similar && postcode == equal:
		return DoubtfulDebtor
	}
	return DifferentDebtor
}

func weaker(m Match) Match {
	if m == SameDebtor {
		return DoubtfulDebtor
	}
	return DifferentDebtor
}

// NumberKey returns the form in which numbers given by people are compared: an
// invoice number or a customer number in capitals, without blanks and leading
// zeros.
func NumberKey(number string) string {
	key := strings.ToUpper(strings.ReplaceAll(cleaned(number), " ", ""))
	if short := strings.TrimLeft(key, "0"); short != "" {
		return short
	}
	return key
}

// AreNumbersAlike reports whether two numbers differ by no more than how they are written:
// some programs write the hyphen of K-31, and others leave it out.
func AreNumbersAlike(a, b string) bool { return bareNumber(a) == bareNumber(b) && bareNumber(a) != "" }

func bareNumber(number string) string {
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, NumberKey(number)), "0")
}

// NameKey returns the form in which names are compared: folded, a surname that
// stands first put last, "og" for "&", and each form of company spelled in one
// way. Two companies that differ in their form are two.
func NameKey(name string) string {
	last, first, isTurned := strings.Cut(name, ",")
	if isTurned && !strings.Contains(first, ",") && !endsInCompanyForm(first) && !endsInCompanyForm(last) {
		name = first + " " + last
	}
	words := strings.Fields(Fold(strings.ReplaceAll(name, "&", " og ")))
	return strings.Join(withCompanyForm(words), " ")
}

// NearKey returns a key under which the names of one postcode lie together that may
// differ by a slip of the pen: the postcode, how the first two words of the name
// begin, and every word with a figure in it, as Department 12 and 13 are two. It is
// empty where name or postcode is missing.
func NearKey(name, postcode string) string {
	words := strings.Fields(NameKey(name))
	if len(words) == 0 || postcode == "" {
		return ""
	}
	key := []string{postcode}
	for _, word := range words[:min(len(words), nearWords)] {
		key = append(key, word[:min(len(word), nearLetters)])
	}
	for _, word := range words {
		if strings.ContainsAny(word, "0123456789") {
			key = append(key, word)
		}
	}
	return strings.Join(key, " ")
}

// AreNear reports whether two names, in the form of NameKey, are the same or differ
// by no more than a slip of the pen.
func AreNear(a, b string) bool { return a == b || Similarity(a, b) >= nearlyEqual }

// How much of a folded name its NearKey keeps: so much that few lie together, also
// where a hundred thousand debtors live in a few towns, and so little that a slip
// of the pen is seldom among it.
const (
	nearWords   = 2
	nearLetters = 2
)

// spelledForms are the forms of company that have several spellings, folded.
var spelledForms = map[string]string{
	"anpartsselskab": "aps", "aktieselskab": "as", "interessentskab": "is", "kommanditselskab": "ks", "partnerselskab": "ps",
	"a p s": "aps", "a s": "as", "i s": "is", "k s": "ks", "p s": "ps",
	"a m b a": "amba", "f m b a": "fmba", "s m b a": "smba",
}

// withCompanyForm joins what the full stops and strokes of a form of company at
// the end of a name have parted.
func withCompanyForm(words []string) []string {
	for n := min(4, len(words)-1); n > 0; n-- {
		at := len(words) - n
		if form, ok := spelledForms[strings.Join(words[at:], " ")]; ok {
			return append(slices.Clone(words[:at]), form)
		}
	}
	return words
}

// AddressKey returns the form in which addresses are compared, street and
// postcode: folded, letters and digits apart, and usual abbreviations written
// out. It is empty where either is missing.
func AddressKey(d DebtorDraft) string {
	street := slices.DeleteFunc(slices.Clone(d.Address), isAttention)
	if len(street) == 0 || d.Postcode == "" {
		return ""
	}
	words := strings.Fields(Fold(apartDigits(strings.Join(street, " "))))
	for i, word := range words {
		if whole, ok := spelledStreets[word]; ok {
			words[i] = whole
		}
	}
	words = slices.DeleteFunc(words, func(word string) bool { return word == "sal" || word == "nr" })
	return strings.Join(words, " ") + ", " + Fold(d.Postcode)
}

// isAttention reports whether a line of an address only says for whom a letter is.
func isAttention(line string) bool {
	first, _, _ := strings.Cut(Fold(line), " ")
	return first == "att" || first == "attention"
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

// NamesIn returns, in the form of NameKey, what of a short text can be somebody's name:
// each run of words near its beginning, as in "Overførsel fra Anna Holm, sag 10427".
func NamesIn(text string) []string {
	words := strings.Fields(strings.ReplaceAll(text, "&", " og "))
	words = words[:min(len(words), wordsLookedAt)]
	var names []string
	for from := range words {
		for to := from + 1; to <= min(len(words), from+longestName); to++ {
			if key := NameKey(strings.Join(words[from:to], " ")); key != "" && !slices.Contains(names, key) {
				names = append(names, key)
			}
		}
	}
	return names
}

// How much of a text is looked at for names, and how many words a name has at most.
const (
	wordsLookedAt = 12
	longestName   = 5
)
