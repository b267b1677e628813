package law

import (
	"krav/internal/civil"
	"krav/internal/fault"
)

// DueOrigin is where the due day of a claim comes from (forfaldsdagens
// grundlag), on which the first day of interest turns. Its number is stored and
// never changes.
type DueOrigin int

// The origins. They start at one, so that a forgotten origin shows.
const (
	// AgreedDue is a day agreed before delivery (aftalt forfaldsdag).
	AgreedDue DueOrigin = iota + 1
	// PrintedDue is a day that only stands on the invoice (påtrykt forfaldsdag).
	PrintedDue
	// NoDue is a claim with no due day but the demand for payment (påkrav).
	NoDue
	// DamagesDue is a claim for damages (erstatningskrav).
	DamagesDue
)

// Dueness is what decides when default interest begins. A day that isn't known
// or hasn't come is no date.
type Dueness struct {
	Debtor     Party
	Origin     DueOrigin
	Due        civil.Date // the agreed or printed due day
	Dispatched civil.Date // the day the invoice or demand was sent
	Received   civil.Date // the day it reached the debtor, where that is known
	Informed   civil.Date // damages: the day the debtor could judge the claim
	Filed      civil.Date // the day proceedings were begun
}

// StartRule is the rule that gave the first day of interest.
type StartRule int

// The rules. They start at one, so that a forgotten rule shows.
const (
	// StartsAfterAgreedDue: the due day was fixed in advance (rentelovens § 3,
	// stk. 1).
	StartsAfterAgreedDue StartRule = iota + 1
	// StartsAfterPrintedDue: the printed day leaves the debtor at least the time
	// that a demand does, or was accepted in trade.
	StartsAfterPrintedDue
	// StartsAfterDemand: so many days after the demand (rentelovens § 3, stk. 2).
	StartsAfterDemand
	// StartsAfterInformation: so many days after the debtor could judge the
	// claim (rentelovens § 3, stk. 3).
	StartsAfterInformation
	// StartsAtFiling: proceedings were begun (rentelovens § 3, stk. 4).
	StartsAtFiling
)

// Key returns the message key that says the rule to a person, or nothing for no
// rule.
func (r StartRule) Key() string {
	switch r {
	case StartsAfterAgreedDue:
		return "law.interest_after_agreed_due"
	case StartsAfterPrintedDue:
		return "law.interest_after_printed_due"
	case StartsAfterDemand:
		return "law.interest_after_demand"
	case StartsAfterInformation:
		return "law.interest_after_information"
	case StartsAtFiling:
		return "law.interest_at_filing"
	}
	return ""
}

// Citation returns the paragraph of the rule, as a Danish lawyer cites it.
func (r StartRule) Citation() string {
	switch r {
	case StartsAfterAgreedDue, StartsAfterPrintedDue:
		return "rentelovens § 3, stk. 1"
	case StartsAfterDemand:
		return "rentelovens § 3, stk. 2"
	case StartsAfterInformation:
		return "rentelovens § 3, stk. 3"
	case StartsAtFiling:
		return "rentelovens § 3, stk. 4"
	}
	return ""
}

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
	start, err := b.afterGrace(c.Dispatched, StartsAfterDemand)
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
	return b.afterGrace(c.Informed, StartsAfterInformation)
}

// afterGrace begins interest the day after the last day of grace: a demand of 1
// October gives 30 days, to 31 October, and interest from 1 November.
func (b *Book) afterGrace(from civil.Date, rule StartRule) (InterestStart, error) {
	grace, err := b.DemandGrace.Find(from)
	if err != nil {
		return InterestStart{}, err
	}
	return InterestStart{First: from.AddDays(grace.Value + 1), Rule: rule, Grace: grace.Value}, nil
}
