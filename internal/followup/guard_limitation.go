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
			counts, err := j.counts(claim.ID, e.On)
			if err != nil {
				return err
			}
			if counts {
				continue
			}
			why.Key, why.Rule = "guard.limitation_known", "forældelseslovens § 3, stk. 2"
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

// counts reports whether it changes the period of a claim that the creditor learned of it on
// a day.
func (j *judgement) counts(claim debt.ClaimID, on civil.Date) (bool, error) {
	after := *j.c
	learned := law.LimitationEvent{Change: law.LearnedOf, On: on}
	after.Limitation = append(slices.Clip(after.Limitation), debt.ClaimLimitation{Claim: claim, LimitationEvent: learned})
	steps, err := after.LimitationSteps(j.book, claim)
	return slices.ContainsFunc(steps, func(s law.LimitationStep) bool { return s.LimitationEvent == learned && !s.TooLate }), err //nolint:wrapcheck // says what the law book lacks
}
