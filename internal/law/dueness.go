package law

import "krav/internal/civil"

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
