package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
)

// limitation warns of what changes no claim's period: it came after the claim was lost,
// needs a foundation that the claim lacks, or ends what was never begun. A person may
// know better, so nothing is refused.
func (j *judgement) limitation(e debt.LimitationChanged) error {
	for i := range j.c.Claims {
		claim := &j.c.Claims[i]
		if e.Claim != 0 && e.Claim != claim.ID {
			continue
		}
		clock, err := j.c.LimitationOn(j.book, claim.ID, e.On)
		if err != nil {
			return err
		}
		why := Reason{Args: map[string]string{"invoice": claim.Number, "date": clock.Last.String()}}.by(clock.Source)
		switch {
		case e.Change == law.LearnedOf:
			known, err := j.learned(claim, e.On)
			if err != nil {
				return err
			}
			if known.Key == "" {
				continue
			}
			why = known
		case !clock.StandsStill() && e.On.After(clock.Last):
			why.Key = "guard.limitation_too_late"
		case e.Change == law.Levied && !clock.IsLong():
			why.Key, why.Rule = "guard.levy_unfounded", ruleLevy
		case e.Change == law.CameToNothing && !clock.StandsStill():
			why.Key, why.Rule = "guard.limitation_ran_on", "forældelseslovens §§ 20-21"
		default:
			continue
		}
		j.warn(why, "")
	}
	return nil
}

// ruleUnaware is the suspension of a claim that the creditor doesn't know of.
const ruleUnaware = "forældelseslovens § 3, stk. 2"

// learned returns what a person is told of who records the day on which the creditor learned
// of a claim, or no reason. A day that doesn't count by itself may still bring the last day
// forward, and make what interrupted the period come too late: it takes the place of one
// recorded before.
func (j *judgement) learned(claim *debt.Claim, on civil.Date) (Reason, error) {
	before, err := j.c.LimitationOf(j.book, claim.ID)
	if err != nil {
		return Reason{}, err //nolint:wrapcheck // says what the law book lacks
	}
	after := *j.c
	learned := law.LimitationEvent{Change: law.LearnedOf, On: on}
	after.Limitation = append(slices.Clip(after.Limitation), debt.ClaimLimitation{Claim: claim.ID, LimitationEvent: learned})
	steps, err := after.LimitationSteps(j.book, claim.ID)
	if err != nil {
		return Reason{}, err //nolint:wrapcheck // says what the law book lacks
	}
	last := steps[len(steps)-1].After // what was learned is a step too
	why := Reason{Key: "guard.limitation_known", Rule: ruleUnaware, Args: map[string]string{"invoice": claim.Number, "date": last.Last.String()}}
	switch {
	case !last.StandsStill() && (before.StandsStill() || last.Last.Before(before.Last)):
		why.Key = "guard.limitation_sooner"
	case last.Last != before.Last, slices.ContainsFunc(steps, func(s law.LimitationStep) bool { return s.LimitationEvent == learned && !s.TooLate }):
		return Reason{}, nil
	}
	return why, nil
}
