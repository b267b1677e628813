package law

import "krav/internal/money"

// Scale is an amount that rises with the size of a claim (takst): brackets, and
// what holds above the last of them.
type Scale struct {
	Brackets []Bracket // rising
	Above    Above
}

// Bracket is one step of a scale: the amount for claims up to and including
// UpTo. One øre more belongs to the next.
type Bracket struct {
	UpTo   money.Amount
	Amount money.Amount
}

// Above is the amount for a claim above the last bracket. A flat scale has no
// brackets and only an amount here.
type Above struct {
	Amount money.Amount
	Share  money.Rate   // of the part of the claim above the last bracket, to the øre
	Most   money.Amount // never more than this; nothing means no such limit
	Whole  money.Amount // rounded up to a multiple of this; nothing means to the øre
}

// Of returns the amount for a claim. For a claim of nothing, or less, the first
// bracket answers; whether there is anything to charge for is the caller's
// question.
func (s Scale) Of(claim money.Amount) money.Amount {
	var last money.Amount
	for _, bracket := range s.Brackets {
		if !bracket.UpTo.Less(claim) {
			return bracket.Amount
		}
		last = bracket.UpTo
	}
	return s.Above.of(claim.Minus(last))
}

// of returns the amount where a claim is excess above the last bracket.
func (a Above) of(excess money.Amount) money.Amount {
	amount := roundedUp(a.Amount.Plus(a.Share.Of(excess)), a.Whole)
	if a.Most.IsPositive() {
		return money.Min(amount, a.Most)
	}
	return amount
}

// roundedUp returns the least multiple of whole that is not below a; a itself
// where whole is nothing.
func roundedUp(a, whole money.Amount) money.Amount {
	if !whole.IsPositive() {
		return a
	}
	short := a.Ore() % whole.Ore()
	if short == 0 {
		return a
	}
	return a.Plus(whole).Minus(money.FromOre(short))
}
