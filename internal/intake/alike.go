package intake

import (
	"slices"
	"strings"
)

// AreAlike reports whether two names, in the form of NameKey, may be one person's or one
// company's at one place: the same words in whatever order, where one may be slipped of
// the pen, an initial for the whole or written in one with the next, and of a person one
// name may be left out; with and without the form of company, the estate (dødsboet efter),
// the spouse or the owner (v/). A couple shares no more than the family name, and two
// companies of one owner differ in a word.
func AreAlike(a, b string) bool {
	there := bearersOf(b)
	for _, one := range bearersOf(a) {
		for _, other := range there {
			if areWordsAlike(one, other) {
				return true
			}
		}
	}
	return false
}

func areWordsAlike(short, long []string) bool {
	if areWrittenInOne(short, long) {
		return true
	}
	if len(short) > len(long) {
		short, long = long, short
	}
	m := matchWords(short, long)
	isWhole := len(short) == len(long)
	switch {
	case m.missing > 0 || m.figures || m.slips > 1 || m.equal == 0 && len(long) > 1:
		return false
	case isFirm(short) || isFirm(long):
		return isWhole && m.initials == 0
	case isWhole:
		return true
	case len(long)-len(short) > 1 || len(short) < 2:
		return false
	}
	return m.slips+m.initials == 0 || m.keepsEnds
}

// areWrittenInOne reports whether two names are the same letters, but for the form of
// company and for where a word ends: Anne Marie and Annemarie, Sol and Sol ApS.
func areWrittenInOne(a, b []string) bool {
	inOne := func(words []string) string { return strings.Join(withoutForm(words), "") }
	one := inOne(a)
	return one != "" && one == inOne(b) && (len(a) == len(b) || !strings.ContainsAny(one, "0123456789"))
}

// wordMatch is what the words of a name have in those of a longer one.
type wordMatch struct {
	equal, initials, slips int
	missing                int  // words that have none
	figures                bool // a number among the words that only one of them has
	keepsEnds              bool // the first word is the other's first, and the last its last
}

// matchWords finds for each word of a name its own in another: the equal ones first,
// then what an initial may stand for, then slips of the pen.
func matchWords(short, long []string) wordMatch {
	at, taken := slices.Repeat([]int{-1}, len(short)), make([]bool, len(long))
	find := func(fits func(a, b string) bool) (found int) {
		for i, word := range short {
			if at[i] >= 0 {
				continue
			}
			for j, other := range long {
				if !taken[j] && fits(word, other) {
					at[i], taken[j], found = j, true, found+1
					break
				}
			}
		}
		return found
	}
	equalLetters := find(func(a, b string) bool { return a == b && len(a) == 1 })
	m := wordMatch{equal: find(func(a, b string) bool { return a == b })}
	m.initials = equalLetters + find(isInitial)
	m.slips = find(isSlip)
	for j, word := range long {
		m.figures = m.figures || !taken[j] && strings.ContainsAny(word, "0123456789")
	}
	for _, j := range at {
		if j < 0 {
			m.missing++
		}
	}
	m.keepsEnds = len(at) > 0 && at[0] == 0 && at[len(at)-1] == len(long)-1
	return m
}

// isInitial reports whether one of two words is the letter that the other begins with.
func isInitial(a, b string) bool {
	return a[0] == b[0] && (len(a) == 1) != (len(b) == 1) && !isFigures(a[:1])
}

// shortestSlipped is the length from which a word with one letter wrong is still told
// from another word: Ida and Ina are two.
const shortestSlipped = 4

// isSlip reports whether two words differ by one slip of the pen: a letter too many, a
// letter too few, another letter, or two that changed places.
func isSlip(a, b string) bool {
	first, second := []rune(a), []rune(b)
	if len(first) > len(second) {
		first, second = second, first
	}
	if len(first) < shortestSlipped || len(second)-len(first) > 1 || strings.ContainsAny(a+b, "0123456789") {
		return false
	}
	head := 0
	for head < len(first) && first[head] == second[head] {
		head++
	}
	restA, restB := first[head:], second[head:]
	switch {
	case len(restA) < len(restB):
		return slices.Equal(restA, restB[1:])
	case len(restA) == 0:
		return true
	case slices.Equal(restA[1:], restB[1:]):
		return true
	}
	return len(restA) > 1 && restA[0] == restB[1] && restA[1] == restB[0] && slices.Equal(restA[2:], restB[2:])
}

// isFirm reports whether a name, by its words, ends in a form of company. Is, Ks, Ps and As
// are family names as well: two words are taken for a person's.
func isFirm(words []string) bool {
	if !endsInForm(words) {
		return false
	}
	return len(words) > 2 || len(words[1]) > len("as")
}

// endsInForm reports whether the last of several words is a form of company.
func endsInForm(words []string) bool {
	return len(words) > 1 && slices.Contains(bareForms, words[len(words)-1])
}

// withoutForm returns a name without its form of company.
func withoutForm(words []string) []string {
	if endsInForm(words) {
		return words[:len(words)-1]
	}
	return words
}

// bareForms are the forms of company as they stand at the end of a name.
var bareForms = func() []string {
	forms := make([]string, 0, len(companyForms))
	for _, form := range companyForms {
		forms = append(forms, bare(strings.Join(strings.Fields(Fold(form)), "")))
	}
	return forms
}()
