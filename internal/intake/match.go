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

// Same tells whether two debtors of one creditor are the same (samme skyldner), by what
// speaks for and against it.
func Same(a, b DebtorDraft) Match { return Weigh(&a, &b).Match() }

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
