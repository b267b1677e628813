package intake

import (
	"slices"
	"strings"
)

// bearersOf returns whom a name, in the form of NameKey, may be of, by their words: the name
// as a whole; without what says that its bearer has died; each of a couple; a firm and its
// owner. Two letters that no name is are initials.
func bearersOf(name string) [][]string {
	whole := withInitials(withoutTitle(withoutEstate(strings.Fields(bare(name)))))
	all := [][]string{whole}
	if endsInForm(whole) {
		return all
	}
	if and := slices.Index(whole, "og"); and > 0 && and < len(whole)-2 {
		one, other := whole[:and], whole[and+1:]
		if len(one) == 1 { // Anna og Bent Holm
			one = append(slices.Clone(one), other[1:]...)
		}
		all = append(all, one, other)
	}
	if of := slices.Index(whole, "v"); of > 0 && of < len(whole)-2 { // Kær Byg v/Jens Hansen
		all = append(all, whole[:of], whole[of+1:])
	}
	return all
}

// withoutEstate takes the words away that make a name the one of an estate (dødsbo).
func withoutEstate(words []string) []string {
	if len(words) > 1 && slices.Contains([]string{"dodsbot", "dodsbo", "bot"}, words[0]) {
		words = words[1:]
		for len(words) > 1 && slices.Contains([]string{"efter", "afdode"}, words[0]) {
			words = words[1:]
		}
	}
	if last := len(words) - 1; last > 1 && (words[last] == "dod" || words[last] == "afdod") {
		words = words[:last]
	}
	return words
}

// withoutTitle takes the word away by which a letter calls to somebody.
func withoutTitle(words []string) []string {
	if len(words) > 2 && slices.Contains([]string{"hr", "fru", "frk"}, words[0]) {
		return words[1:]
	}
	return words
}

// withInitials parts two initials that are written as a word: JP Hansen.
func withInitials(words []string) []string {
	for i := 0; i < len(words)-1; i++ {
		if word := words[i]; len(word) == 2 && !strings.ContainsAny(word, "aeiouy0123456789") && isPlain(word) {
			words = slices.Replace(words, i, i+1, word[:1], word[1:])
			i++
		}
	}
	return words
}
