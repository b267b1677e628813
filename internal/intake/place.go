package intake

import (
	"slices"
	"strings"
)

// PlaceKey returns the form in which the places of two debtors are compared whose names
// may be one person's: street, house number with its letter, and postcode, folded as
// bare does it. With whom they live, and what floor and door say, is left out. It is empty
// where street or postcode is missing.
func PlaceKey(address []string, postcode string) string {
	place, _ := placeOf(&DebtorDraft{Address: address, Postcode: postcode})
	return place
}

// placeOf parts an address into its place and the words behind the house number.
func placeOf(d *DebtorDraft) (place string, behind []string) {
	street, postcode, found := strings.Cut(addressKey(withoutReceiver(d.Address, isReceiver), d.Postcode), ", ")
	if !found {
		return "", nil
	}
	words := strings.Fields(bare(street))
	if len(words) == 0 {
		return "", nil
	}
	for i, word := range words {
		if short := strings.TrimLeft(word, "0"); isFigures(word) && short != "" {
			words[i] = short
		}
	}
	end := len(words)
	if number := slices.IndexFunc(words, isFigures); number > 0 {
		end = number + 1
		if end < len(words) && len(words[end]) == 1 && !isFigures(words[end]) {
			end++ // 5 A
		}
	}
	return strings.Join(words[:end], " ") + ", " + postcode, words[end:]
}

func isFigures(word string) bool { return strings.Trim(word, "0123456789") == "" }

// arePlacesOne reports whether two debtors may live behind one door: the same place, and
// nothing said of floor and door by the one that the other doesn't say too.
func arePlacesOne(a, b DebtorDraft) bool {
	placeA, behindA := placeOf(&a)
	placeB, behindB := placeOf(&b)
	return placeA != "" && placeA == placeB && (isPartOf(behindA, behindB) || isPartOf(behindB, behindA))
}

// isPartOf reports whether all of some words stand among others, in their order.
func isPartOf(some, others []string) bool {
	for _, word := range others {
		if len(some) > 0 && some[0] == word {
			some = some[1:]
		}
	}
	return len(some) == 0
}

// bare takes the Danish letters of a folded text for those that foreign keyboards have:
// ø, oe and o are one, and so are æ, ae and a, and å, aa and a.
func bare(folded string) string { return barer.Replace(folded) }

var barer = strings.NewReplacer("aa", "a", "ae", "a", "oe", "o")
