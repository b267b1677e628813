package casework

import (
	"krav/internal/civil"
	"krav/internal/intake"
	"krav/internal/money"
)

// little is what a payment may be above what is owed without being asked about: a tail
// of interest, or the fee of a letter that hasn't come. A lost comma makes it more.
func little(owed money.Amount) money.Amount {
	return money.Kroner(100, 0).Plus(money.PerCent(10, 0).Of(owed))
}

// PaidFarBeyond returns how much more than is owed a payment of a day is, where that is so
// much that somebody is to be asked whether it is right, and whether it is. What was given
// up with the case is owed to the end of that day: money of then pays it, and the less is
// given up.
func (seen *CaseView) PaidFarBeyond(amount money.Amount, on civil.Date) (beyond money.Amount, isFar bool) {
	owed := money.Max(seen.Owed.Total(), money.Amount{})
	if givenUp := seen.Case.Account.GivenUp; !givenUp.IsZero() && !on.After(givenUp) {
		owed = owed.Plus(seen.Owed.Waived).Minus(seen.Owed.Lost())
	}
	beyond = amount.Minus(owed)
	return beyond, little(owed).Less(beyond)
}

// CreditedBeyond returns the principal of the claim that a credit note is larger than,
// so that somebody is to be asked whether it is right, and whether it is.
func (seen *CaseView) CreditedBeyond(invoice string, amount money.Amount) (principal money.Amount, isBeyond bool) {
	for i := range seen.Case.Claims {
		claim := &seen.Case.Claims[i]
		isMeant := intake.NumberKey(claim.Number) == intake.NumberKey(invoice) || len(seen.Case.Claims) == 1
		if isMeant && claim.Principal.Less(amount) {
			return claim.Principal, true
		}
	}
	return money.Amount{}, false
}

// HasPaymentWith reports whether a payment was entered under a key that its caller gave.
func (seen *CaseView) HasPaymentWith(key string) bool { return paymentWith(&seen.Case, key) != nil }
