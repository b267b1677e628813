package law

import (
	"krav/internal/civil"
	"krav/internal/fault"
)

// InterestStart is the first day that default interest runs for, and the rule
// that gave it.
type InterestStart struct {
	First civil.Date
	Rule  StartRule
	Grace int // days that the rule gives first; nought where it gives none
}

// EarliestInterestDay returns the first day with default interest on a claim
// (rentelovens §§ 2-3). The due day itself carries none: payment on it is in
// time. Proceedings begin interest at the latest, but never before the due day.
// It fails with a fault of kind Invalid where a day is missing that the rule
// needs, and with an *UnknownError where the law of the day isn't known.
func (b *Book) EarliestInterestDay(c Dueness) (InterestStart, error) {
	if c.Origin < AgreedDue || c.Origin > DamagesDue {
		return InterestStart{}, fault.New(fault.Invalid, "law.due_origin_missing").In("origin")
	}
	start, err := b.startWithoutFiling(c)
	if c.Filed.IsZero() || !c.Filed.After(c.Due) {
		return start, err
	}
	dayMissing := fault.Is(err, fault.Invalid)
	filedFirst := err == nil && c.Filed.Before(start.First)
	if dayMissing || filedFirst {
		return InterestStart{First: c.Filed, Rule: StartsAtFiling}, nil
	}
	return start, err
}

func (b *Book) startWithoutFiling(c Dueness) (InterestStart, error) {
	switch c.Origin {
	case AgreedDue:
		return startAfterDue(c, StartsAfterAgreedDue)
	case PrintedDue:
		return b.startAfterPrinted(c)
	case NoDue:
		return b.startAfterDemand(c)
	case DamagesDue:
	}
	return b.startAfterInformation(c)
}

func startAfterDue(c Dueness, rule StartRule) (InterestStart, error) {
	if c.Due.IsZero() {
		return InterestStart{}, fault.New(fault.Invalid, "law.due_day_missing").In("due")
	}
	return InterestStart{First: c.Due.AddDays(1), Rule: rule}, nil
}

// startAfterPrinted: a business takes the day on its invoice as agreed when it
// doesn't protest. A consumer doesn't, and a public authority isn't taken to: for
// them the printed day counts only when it is no earlier than the statute's.
func (b *Book) startAfterPrinted(c Dueness) (InterestStart, error) {
	if c.Debtor == Business {
		return startAfterDue(c, StartsAfterPrintedDue)
	}
	demand, err := b.startAfterDemand(c)
	if err != nil {
		return InterestStart{}, err
	}
	printed, err := startAfterDue(c, StartsAfterPrintedDue)
	if err != nil {
		return InterestStart{}, err
	}
	if printed.First.Before(demand.First) {
		return demand, nil
	}
	return printed, nil
}

// startAfterDemand: when the days of grace have passed after the day the demand
// was sent, and not for time before the debtor had it.
func (b *Book) startAfterDemand(c Dueness) (InterestStart, error) {
	if c.Dispatched.IsZero() {
		return InterestStart{}, fault.New(fault.Invalid, "law.dispatch_day_missing").In("dispatched")
	}
	start, err := afterGrace(&b.DemandGrace, c.Dispatched, StartsAfterDemand)
	if err != nil {
		return InterestStart{}, err
	}
	start.First = civil.Latest(start.First, c.Received.AddDays(1))
	return start, nil
}

func (b *Book) startAfterInformation(c Dueness) (InterestStart, error) {
	if c.Informed.IsZero() {
		return InterestStart{}, fault.New(fault.Invalid, "law.informed_day_missing").In("informed")
	}
	return afterGrace(&b.DamagesGrace, c.Informed, StartsAfterInformation)
}

// afterGrace begins interest the day after the last day of grace: a demand of 1
// October gives 30 days, to 31 October, and interest from 1 November.
func afterGrace(days *Series[int], from civil.Date, rule StartRule) (InterestStart, error) {
	grace, err := days.Find(from)
	if err != nil {
		return InterestStart{}, err
	}
	return InterestStart{First: from.AddDays(grace.Value + 1), Rule: rule, Grace: grace.Value}, nil
}
