package casework

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/ledger"
	"krav/internal/money"
)

// fit says how the amount of an entry goes with what a case owes.
type fit int

// The ways in which an amount can go with a case.
const (
	fitsNot     fit = iota // it is no amount of the case's
	fitsOwed               // it is owed
	fitsStated             // an invoice or a letter says it, and so much isn't owed any longer
	fitsUnknown            // the law has no rate for the day, so nobody knows
)

// fitOf says how an amount goes with what is owed on a case, on the day it counts from
// or on the day the bank booked it: all of it, or one of some claims or all of those,
// with interest and costs or without. What an invoice or one of our letters says fits too,
// as long as that much is owed, and something of those claims: people pay what stands on the paper they hold.
func (d *bankDesk) fitOf(f *file, claims []debt.ClaimID, e intake.BankEntry) (fit, error) {
	var most money.Amount
	isUnknown, isOwing := false, false
	for _, day := range d.paidOn(f, e) {
		owed, err := f.Account.StatementOn(d.visit.book, day)
		switch {
		case fault.Is(err, fault.UnknownLaw):
			isUnknown = true
			continue
		case err != nil:
			return fitsNot, err
		case slices.Contains(amountsOwed(owed, claims), e.Amount):
			return fitsOwed, nil
		}
		if most.Less(owed.Total()) {
			most = owed.Total()
		}
		isOwing = isOwing || slices.ContainsFunc(owed.Claims, func(left ledger.ClaimLeft) bool { return left.IsOwed() && slices.Contains(claims, left.Claim) })
	}
	isStated := slices.Contains(amountsStated(&f.Case, claims), e.Amount)
	switch {
	case isStated && (isOwing && !most.Less(e.Amount) || isUnknown && isUnpaid(&f.Case)):
		return fitsOwed, nil
	case isUnknown:
		return fitsUnknown, nil
	case isStated:
		return fitsStated, nil
	}
	return fitsNot, nil
}

// paidOn returns the days on which an entry may be what was owed: the one it counts
// from on the case, and the one the bank booked it on.
func (d *bankDesk) paidOn(f *file, e intake.BankEntry) []civil.Date {
	counts := valueDay(&BankEntry{ValueOn: e.ValueDay, BookedOn: e.BookingDay}, &f.Case, d.visit.today)
	booked := civil.Latest(e.ValueDay, e.BookingDay)
	if booked == counts {
		return []civil.Date{counts}
	}
	return []civil.Date{counts, booked}
}

// amountsOwed returns the amounts that pay a case, one of some of its claims, or all of
// those.
func amountsOwed(owed ledger.Statement, claims []debt.ClaimID) []money.Amount {
	amounts := []money.Amount{owed.Total()}
	var principal, whole money.Amount
	for _, left := range owed.Claims {
		if !slices.Contains(claims, left.Claim) {
			continue
		}
		all := money.Sum(left.Principal, left.Interest, left.Costs)
		principal, whole = principal.Plus(left.Principal), whole.Plus(all)
		amounts = append(amounts, left.Principal, all)
	}
	return append(amounts, principal, whole)
}

// amountsStated returns the amounts that somebody has written to the debtor: those of
// some invoices, their sum, the totals of our letters, and what else we have asked for.
func amountsStated(c *debt.Case, claims []debt.ClaimID) []money.Amount {
	var amounts []money.Amount
	var sum money.Amount
	for i := range c.Claims {
		if claim := &c.Claims[i]; slices.Contains(claims, claim.ID) {
			amounts, sum = append(amounts, claim.Principal), sum.Plus(claim.Principal)
		}
	}
	for i := range c.Letters {
		amounts = append(amounts, c.Letters[i].Total)
	}
	return append(append(amounts, sum), amountsPromised(c)...)
}

// amountsPromised returns the amounts below what is owed that the debtor has been told are
// enough: those of demands that drop their costs, the instalments of an agreement, and an offer.
func amountsPromised(c *debt.Case) []money.Amount {
	var amounts []money.Amount
	for i := range c.Steps {
		if s := &c.Steps[i]; s.Stands() && s.Left() && s.ForgivesCosts {
			amounts = append(amounts, s.Asked.Minus(followup.CostsPromised(c, s)))
		}
	}
	if runs := c.RunningAgreement(); runs != nil {
		for _, due := range runs.Instalments {
			amounts = append(amounts, due.Amount)
		}
	}
	if !c.Offer.Made.IsZero() {
		amounts = append(amounts, c.Offer.Pay)
	}
	return amounts
}

// isUnpaid reports whether no payment stands on a case.
func isUnpaid(c *debt.Case) bool {
	return !slices.ContainsFunc(c.Payments, func(p debt.Payment) bool { return p.Reversed == "" })
}

// allClaims returns the claims of a case.
func allClaims(c *debt.Case) []debt.ClaimID {
	ids := make([]debt.ClaimID, len(c.Claims))
	for i := range c.Claims {
		ids[i] = c.Claims[i].ID
	}
	return ids
}
