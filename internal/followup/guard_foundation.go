package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// The paragraphs that foundations rest on.
const (
	ruleClause   = "retsplejelovens § 478, stk. 1, nr. 4-5"
	ruleOriginal = "retsplejelovens § 488, stk. 2"
	ruleFounded  = "retsplejelovens § 478"
)

// foundation warns of a paper that the bailiff court would turn down, and of one that came
// too late for the limitation of a claim. Nothing is refused: the paper is what it is.
func (j *judgement) foundation(e *debt.FoundationAdded) error {
	switch {
	case e.Kind.NeedsClause() && !e.Clause:
		j.warn(Reason{Key: "guard.foundation_without_clause", Rule: ruleClause}, "instead.foundation_clause")
	case e.Kind.NeedsClause() && !e.Original:
		j.warn(Reason{Key: "guard.foundation_copy", Rule: ruleOriginal}, "instead.find_original")
	}
	for _, id := range e.Claims {
		claim := j.c.Claim(id)
		if claim == nil {
			continue
		}
		if e.Kind == debt.SignedSettlement && !claim.Due.Before(e.Made) {
			j.warn(Reason{Key: "guard.foundation_not_due", Rule: ruleClause, Args: map[string]string{
				"invoice": claim.Number, "date": claim.Due.AddDays(1).String(),
			}}, "instead.foundation_when_due")
		}
		if err := j.limitation(debt.LimitationChanged{Claim: id, Change: e.Kind.Interrupts(), On: e.Made}); err != nil {
			return err
		}
	}
	return nil
}

// unfounding warns where a claim looks lost by limitation without the foundation that is
// taken away.
func (j *judgement) unfounding(e debt.FoundationWithdrawn) error {
	if isPossible := j.c.Possible(e, j.on) == nil; !isPossible {
		return nil // which the case itself says
	}
	without := j.c.Clone()
	if err := without.Apply(debt.Occurred{Version: without.Version + 1, On: j.on, Known: j.on, Event: e}); err != nil {
		return err
	}
	for i := range without.Claims {
		id := without.Claims[i].ID
		before, err := j.c.LimitationOf(j.book, id)
		if err != nil {
			return err
		}
		after, err := without.LimitationOf(j.book, id)
		if err != nil {
			return err
		}
		if isOver(after, j.on) && !isOver(before, j.on) {
			j.warn(Reason{Key: "guard.foundation_carries", Args: map[string]string{
				"invoice": without.Claims[i].Number, "date": after.Last.String(),
			}}.by(after.Source), "")
		}
	}
	return nil
}

// isOver reports whether a claim with a clock is lost on a day.
func isOver(clock law.LimitationClock, d civil.Date) bool {
	return !clock.StandsStill() && d.After(clock.Last)
}

// isFounded reports whether the bailiff court takes all that is owed as it is: a payment
// order is for claims that nobody has a foundation for.
func isFounded(c *debt.Case, owed ledger.Statement) bool {
	founded := false
	for _, left := range owed.Claims {
		if !left.IsOwed() {
			continue
		}
		if c.EnforceableFor(left.Claim) == nil {
			return false
		}
		founded = true
	}
	return founded
}

// EnforceableFrom returns the day from which the bailiff court takes a foundation: a
// judgment waits for some days (fuldbyrdelsesfrist), and what was agreed on or endorsed
// doesn't. It fails with *law.UnknownError.
func EnforceableFrom(book *law.Book, f *debt.Foundation) (civil.Date, error) {
	if f.Kind != debt.Judgment {
		return f.Made, nil
	}
	wait, err := book.EnforcementWait.Find(f.Made)
	if err != nil {
		return civil.Date{}, err
	}
	return f.Made.AddDays(wait.Value + 1), nil
}
