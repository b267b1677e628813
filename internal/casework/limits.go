package casework

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// ClaimLimit is when one owed claim of a case is lost by limitation, and why
// (forældelsesur).
type ClaimLimit struct {
	Claim *debt.Claim
	// Clock is that of the principal, after what has happened to it.
	Clock law.LimitationClock
	// Steps are what interrupted or suspended it, in the order of the days.
	Steps []law.LimitationStep
	// InterestTo is the last day whose interest lives as long as the principal of a claim
	// with a foundation, and LaterInterest the last day before that of the next day is lost; no
	// dates without one, as all interest then lives as long as its principal.
	InterestTo    civil.Date
	LaterInterest civil.Date
	// LostInterest are the days whose interest is lost.
	LostInterest []civil.Interval
	// LostCosts are the fees and costs that are lost.
	LostCosts money.Amount
	// Saves is the step that saves the claim; it has no key while the period stands still.
	Saves followup.Reason
	// Unknown says that the claim is of the time of an older act, which isn't known here.
	Unknown bool
}

// DaysLeft returns how many days there are on a day before the claim is lost: nought on
// the last one, and fewer when it is over.
func (l *ClaimLimit) DaysLeft(on civil.Date) int { return on.DaysUntil(l.Clock.Last) }

// Runs reports whether the claim is lost on a day that is known.
func (l *ClaimLimit) Runs() bool { return !l.Unknown && !l.Clock.StandsStill() }

// FirstLimit returns the owed claim that is lost first, or nil.
func (seen *CaseView) FirstLimit() *ClaimLimit {
	var first *ClaimLimit
	for i := range seen.Limits {
		if l := &seen.Limits[i]; l.Runs() && (first == nil || l.Clock.Last.Before(first.Clock.Last)) {
			first = l
		}
	}
	return first
}

// limitsOf returns the limits of the owed claims of a case, and of those that aren't due
// yet, in the order of the claims.
func limitsOf(book *law.Book, c *debt.Case, owed ledger.Statement, on civil.Date) ([]ClaimLimit, error) {
	if c.IsClosed() {
		return nil, nil
	}
	var limits []ClaimLimit
	for i := range c.Claims {
		claim := &c.Claims[i]
		left, isOwed := principalLeft(owed, claim, on)
		if !isOwed {
			continue
		}
		limit, err := limitOf(book, c, claim, on)
		if fault.Is(err, fault.UnknownLaw) {
			limit, err = ClaimLimit{Claim: claim, Unknown: true}, nil
		}
		if err != nil {
			return nil, err
		}
		limit.LostCosts = lostCosts(owed, claim.ID)
		if limit.Saves, err = savingOf(book, c, &limit, left, on); err != nil {
			return nil, err
		}
		limits = append(limits, limit)
	}
	return limits, nil
}

// lostCosts returns the fees and costs of a claim that are lost, by the lines of a statement.
func lostCosts(owed ledger.Statement, claim debt.ClaimID) money.Amount {
	var lost money.Amount
	for _, l := range owed.Lines {
		if l.Rule == ledger.ByLimitationOfCosts && l.Claim == claim {
			lost = lost.Minus(l.Amount)
		}
	}
	return lost
}

// principalLeft returns what is left of a claim's principal, and whether anything is owed
// on it, or will be when it is due.
func principalLeft(owed ledger.Statement, claim *debt.Claim, on civil.Date) (money.Amount, bool) {
	for _, left := range owed.Claims {
		if left.Claim == claim.ID {
			return left.Principal, left.IsOwed()
		}
	}
	return claim.Principal, !claim.Due.Before(on)
}

// savingOf returns the step that saves a claim which isn't lost yet.
func savingOf(book *law.Book, c *debt.Case, l *ClaimLimit, left money.Amount, on civil.Date) (followup.Reason, error) {
	if !l.Runs() || l.DaysLeft(on) < 0 {
		return followup.Reason{}, nil
	}
	saves, err := followup.SavingStep(book, followup.Aged{LostOn: l.Clock.Last, Principal: left, Founded: l.Clock.IsLong(), Disputed: c.Objection.Open}, on)
	if fault.Is(err, fault.UnknownLaw) {
		return followup.Reason{}, nil
	}
	return saves, err
}

func limitOf(book *law.Book, c *debt.Case, claim *debt.Claim, on civil.Date) (ClaimLimit, error) {
	limit := ClaimLimit{Claim: claim}
	var err error
	if limit.Clock, err = c.LimitationOf(book, claim.ID); err != nil {
		return limit, err
	}
	if limit.Steps, err = c.LimitationSteps(book, claim.ID); err != nil {
		return limit, err
	}
	if !limit.Clock.IsLong() || limit.Clock.StandsStill() {
		return limit, nil
	}
	limit.InterestTo = law.LivesWithPrincipal(limit.Steps)
	if limit.LaterInterest, err = c.InterestLost(book, claim.ID, limit.InterestTo.AddDays(1)); err != nil {
		return limit, err
	}
	limit.LostInterest, err = c.InterestLostDays(book, claim.ID, on)
	return limit, err
}

// changesOf returns what each thing that happened to the limitation of a case's claims did.
// Those of the time of an older act aren't known here.
func changesOf(book *law.Book, c *debt.Case) (map[debt.ClaimID][]law.LimitationStep, error) {
	changes := make(map[debt.ClaimID][]law.LimitationStep)
	for i := range c.Claims {
		claim := c.Claims[i].ID
		if !c.HasLimitationEvents(claim) {
			continue
		}
		steps, err := c.LimitationSteps(book, claim)
		if err != nil && !fault.Is(err, fault.UnknownLaw) {
			return nil, err
		}
		changes[claim] = steps
	}
	return changes, nil
}

// LateFor returns the numbers of the invoices that a change came too late for, as they were
// lost before, and whether that is all that it is about.
func (seen *CaseView) LateFor(e debt.LimitationChanged) (invoices []string, all bool) {
	all = true
	for i := range seen.Case.Claims {
		claim := &seen.Case.Claims[i]
		n := slices.IndexFunc(seen.Changes[claim.ID], func(s law.LimitationStep) bool { return s.Change == e.Change && s.On == e.On })
		switch {
		case n < 0 || e.Claim != 0 && e.Claim != claim.ID:
		case seen.Changes[claim.ID][n].TooLate:
			invoices = append(invoices, claim.Number)
		default:
			all = false
		}
	}
	return invoices, all && len(invoices) > 0
}
