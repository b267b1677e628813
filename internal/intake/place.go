package intake

import (
	"slices"
	"strings"
)

// PlaceKey returns the form in which the places of two debtors are compared whose names
// may be one person's: street, house number with its letter, and postcode, folded as
// bare does it. What floor and door say is left out. It is empty where street or
// postcode is missing.
func PlaceKey(address []string, postcode string) string {
	place, _ := placeOf(DebtorDraft{Address: address, Postcode: postcode})
	return place
}

// placeOf parts an address into its place and what stands behind the house number.
func placeOf(d DebtorDraft) (place, behind string) {
	street, postcode, found := strings.Cut(AddressKey(d), ", ")
	if !found {
		return "", ""
	}
	words := strings.Fields(bare(street))
	if len(words) == 0 {
		return "", ""
	}
	end := len(words)
	if number := slices.IndexFunc(words, isFigures); number > 0 {
		end = number + 1
		if end < len(words) && len(words[end]) == 1 && !isFigures(words[end]) {
			end++ // 5 A
		}
	}
	return strings.Join(words[:end], " ") + ", " + postcode, strings.Join(words[end:], " ")
}

func isFigures(word string) bool { return strings.Trim(word, "0123456789") == "" }

// arePlacesOne reports whether two debtors may live behind one door: the same place, and
// the same floor and door where both are said.
func arePlacesOne(a, b DebtorDraft) bool {
	placeA, behindA := placeOf(a)
	placeB, behindB := placeOf(b)
	return placeA != "" && placeA == placeB && (behindA == "" || behindB == "" || behindA == behindB)
}

// bare takes the Danish letters of a folded text for those that foreign keyboards have:
// ø, oe and o are one, and so are æ, ae and a, and å, aa and a.
func bare(folded string) string { return barer.Replace(folded) }

var barer = strings.NewReplacer("aa", "a", "ae", "a", "oe", "o")
