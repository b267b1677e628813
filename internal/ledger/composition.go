package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// CompositionTerms are the terms of an offer to take less than all (akkord).
type CompositionTerms struct {
	// Discount is the share of all that is owed that is given up, a part of a whole:
	// 20 % is money.PerCent(20, 0).
	Discount money.Rate
	Pay      money.Amount // what is to be paid, where that decides and no share; or nought
	Deadline civil.Date   // the last day in time for the rest
}

// Composition is an offer to take less than all that is owed on a day, paid within a
// deadline (akkord, frivillig kreditorordning). The discount is conditional: the debt
// stands in full until the rest has been paid, and where that isn't done in time,
// nothing was given up.
type Composition struct {
	On       civil.Date   // the day that it was made on
	Known    EntryID      // what was entered by then is in what was owed; or nought
	Deadline civil.Date   // the last day in time
	Owed     money.Amount // in all on the day
	Pay      money.Amount // what is to be paid
	Discount money.Amount // what is given up then
	// Falls is what the discount falls on: interest first, then fees, compensation and
	// costs, then principal.
	Falls Parts
}

// Compose makes an offer on what is owed on a day. It fails with fault.Invalid,
// "ledger.composition_terms_wrong" for a discount of nothing or of all, or a deadline
// that isn't after the day, "ledger.composition_nothing_owed"; and with
// *law.UnknownError.
func (a *Account) Compose(book *law.Book, on civil.Date, terms CompositionTerms) (Composition, error) {
	if !terms.makeAnOffer(on) {
		return Composition{}, fault.New(fault.Invalid, "ledger.composition_terms_wrong")
	}
	owed, err := a.StatementOn(book, on)
	if err != nil {
		return Composition{}, err
	}
	total := owed.Total()
	if !total.IsPositive() {
		return Composition{}, fault.New(fault.Invalid, "ledger.composition_nothing_owed").With("day", on.String())
	}
	discount := terms.Discount.Of(total)
	if terms.Pay.IsPositive() {
		discount = total.Minus(terms.Pay)
	}
	if !discount.IsPositive() {
		return Composition{}, fault.New(fault.Invalid, "ledger.composition_terms_wrong")
	}
	return Composition{
		On: on, Deadline: terms.Deadline, Owed: total, Pay: total.Minus(discount), Discount: discount, Falls: fallsOn(owed.Left, discount),
	}, nil
}

func (t CompositionTerms) makeAnOffer(on civil.Date) bool {
	isShare := t.Discount.PartsPerMillion() > 0 && t.Discount.Less(money.PerCent(100, 0)) && t.Pay.IsZero()
	isSum := t.Pay.IsPositive() && t.Discount.PartsPerMillion() == 0
	return (isShare || isSum) && t.Deadline.After(on)
}

// fallsOn spreads a discount over what is left: principal last.
func fallsOn(left Parts, discount money.Amount) Parts {
	var falls Parts
	take := func(from, to *money.Amount) {
		*to = money.Min(*from, discount)
		discount = discount.Minus(*to)
	}
	take(&left.Interest, &falls.Interest)
	take(&left.ReminderFees, &falls.ReminderFees)
	take(&left.Compensation, &falls.Compensation)
	take(&left.CollectionCosts, &falls.CollectionCosts)
	take(&left.CourtCosts, &falls.CourtCosts)
	take(&left.Principal, &falls.Principal)
	return falls
}

// CompositionState is how far an offer has come.
type CompositionState int

// The states. They start at one, so that a forgotten one shows.
const (
	// Offered runs: the deadline hasn't passed, and less than the sum has come.
	Offered CompositionState = iota + 1
	// Kept has been paid in time (opfyldt): the discount is given.
	Kept
	// Lapsed wasn't (bortfaldet): the debt is what it was.
	Lapsed
)

// CompositionOutcome is what an offer has become by a day.
type CompositionOutcome struct {
	State CompositionState
	Paid  money.Amount // received since the offer, within its deadline, less what was paid back
	On    civil.Date   // the day that it was kept, or no date
	// Waiver is what is given up on that day: all that was left, with the interest since
	// the offer. It is nothing unless the offer was kept.
	Waiver money.Amount
}

// Outcome returns what an offer has become by a day. Money counts from the day after
// the offer to its deadline; what came before it is in the sum already. It fails as
// StatementOn does.
func (a *Account) Outcome(book *law.Book, c Composition, on civil.Date) (CompositionOutcome, error) {
	var made CompositionOutcome
	for _, e := range a.moneySince(c, on) {
		if e.Kind == Refund {
			made.Paid = made.Paid.Minus(e.Amount)
			continue
		}
		made.Paid = made.Paid.Plus(e.Amount)
		if made.On.IsZero() && !made.Paid.Less(c.Pay) {
			made.On = e.On
		}
	}
	if made.Paid.Less(c.Pay) { // some of it was paid back
		made.State, made.On = Offered, civil.Date{}
		if on.After(c.Deadline) {
			made.State = Lapsed
		}
		return made, nil
	}
	made.State = Kept
	kept := *a
	kept.Keep(c, made.On.AddDays(1)) // what is owed at the end of the day is given up
	owed, err := kept.StatementOn(book, made.On)
	if err != nil {
		return CompositionOutcome{}, err
	}
	made.Waiver = money.Max(owed.Total(), money.Amount{})
	return made, nil
}

// moneySince returns the money that counts for an offer by a day, in the order of its
// days.
func (a *Account) moneySince(c Composition, on civil.Date) []Entry {
	var found []Entry
	for _, e := range a.Entries {
		isMoney := (e.Kind == Payment || e.Kind == Refund) && !a.reversed(e.ID)
		if isMoney && c.isSince(&e) && !e.On.After(civil.Earliest(c.Deadline, on)) {
			found = append(found, e)
		}
	}
	slices.SortStableFunc(found, func(x, y Entry) int { return x.On.Compare(y.On) })
	return found
}
