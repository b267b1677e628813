package intake

// Evidence is what speaks for and against two debtors of one creditor being the same.
// What one of them lacks says nothing.
type Evidence struct {
	number, cvr, name, address, postcode, email, mobile comparison

	namesFit  bool // or may be one person's or company's by their words (AreAlike)
	placesFit bool // they may live behind one door (arePlacesOne)
}

// Weigh holds two debtors against each other.
func Weigh(a, b *DebtorDraft) Evidence {
	e := Evidence{
		number: compareTexts(NumberKey(a.CustomerNumber), NumberKey(b.CustomerNumber)),
		cvr:    compareTexts(string(a.CVR), string(b.CVR)),
		name:   compareNames(*a, *b), address: compareTexts(AddressKey(*a), AddressKey(*b)), postcode: compareTexts(a.Postcode, b.Postcode),
		email: compareTexts(Fold(a.Email), Fold(b.Email)), mobile: compareTexts(onlyDigits(a.Mobile), onlyDigits(b.Mobile)),
	}
	e.namesFit = e.name != differing || AreAlike(NameKey(a.Name), NameKey(b.Name))
	e.placesFit = e.address == equal || e.namesFit && arePlacesOne(*a, *b)
	return e
}

// Match answers whether they are the same.
//
//  1. An equal customer number: the same, unless the CVR numbers differ, or both
//     the names and the addresses, or the names are of two and neither the CVR
//     numbers nor the addresses are equal: then a number has been used twice, as
//     that of all who pay in cash is.
//  2. An equal CVR number: the same, unless the names are of two and nothing says that the
//     addresses are one: then it may be another's that was typed in.
//  3. An equal name and address: the same. An equal name alone, or a nearly equal
//     one with the same postcode: doubtful, and so is one at the same place that may be
//     the same by its words.
//
// A father and a son can share name and address, and a common name lives in many
// towns. So where 3 speaks against the numbers, where both have a customer number
// or both a CVR number and they differ, the answer is one step weaker.
func (e Evidence) Match() Match {
	switch {
	case e.number == equal && (e.cvr == differing || e.name == differing && e.address == differing || e.cvr != equal && e.address != equal && !e.namesFit),
		e.number != equal && e.cvr == equal && !e.namesFit && e.address != equal:
		return DoubtfulDebtor
	case e.number == equal, e.cvr == equal:
		return SameDebtor
	}
	found := e.byNameAndAddress()
	if e.cvr == differing || e.number == differing {
		return weaker(found)
	}
	return found
}

func (e Evidence) byNameAndAddress() Match {
	switch {
	case e.name == equal && e.address == equal:
		return SameDebtor
	case e.name == equal, e.name == similar && e.postcode == equal, e.name != unknown && e.namesFit && e.placesFit:
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

// IsRival reports whether so much speaks for a debtor that another must have more to be
// taken without a question: a number, or name and place.
func (e Evidence) IsRival() bool {
	return e.number == equal || e.cvr == equal || e.name != unknown && e.namesFit && e.placesFit
}

// Beats reports whether what speaks for one debtor is surely more than what speaks for
// another: the customer number with a name that fits, before one of another number; the CVR
// number with such a name, before one of another CVR number; else all that speaks for the
// other and more, or as much with a number, as then both are one debtor's cases.
func (e Evidence) Beats(other Evidence) bool {
	switch {
	case e.number == equal && e.namesFit && other.number != equal && (other.cvr != equal || e.cvr == equal),
		e.cvr == equal && e.namesFit && other.cvr == differing && other.number != equal:
		return true
	}
	mine, others := e.grades(), other.grades()
	isMore := false
	for i := range mine {
		if mine[i] < others[i] {
			return false
		}
		isMore = isMore || mine[i] > others[i]
	}
	isSure := e.number == equal || e.cvr == equal
	hasOthers := e.email == equal || other.email != equal
	hasOthers = hasOthers && (e.mobile == equal || other.mobile != equal)
	isReached := e.email == equal && other.email != equal || e.mobile == equal && other.mobile != equal
	return isSure || hasOthers && (isMore || isReached)
}

// grades returns how far customer number, CVR number, name and address speak for it.
func (e Evidence) grades() [4]int {
	name, place := 0, 0
	switch {
	case e.name == equal:
		name = 2
	case e.name != unknown && e.namesFit:
		name = 1
	}
	switch {
	case e.address == equal:
		place = 2
	case e.placesFit:
		place = 1
	}
	return [4]int{gradeOf(e.number), gradeOf(e.cvr), name, place}
}

func gradeOf(c comparison) int {
	if c == equal {
		return 1
	}
	return 0
}

// HasNumberAndName reports whether customer number and name are equal: the creditor itself
// says that they are one.
func (e Evidence) HasNumberAndName() bool { return e.number == equal && e.name == equal }
