package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// lateNights is for how many days back the night asks about claims whose day has come:
// nights that were missed are caught up.
const lateNights = 14

// mostAskedOf is how many claims a night asks about at most; a run asks about the rest.
const mostAskedOf = 5000

// AskOfLimitation asks a person, once for each claim, about claims that have just been
// lost by limitation (forældelse), or will be soon. A run asks the same; but where
// nobody runs follow-up, nobody would notice.
func (s *Service) AskOfLimitation(ctx context.Context, creditor debt.CreditorID) error {
	cases, err := s.casesNearLimitation(ctx, creditor)
	if err != nil {
		return err
	}
	for _, number := range cases {
		err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
			f, err := v.lockNumber(ctx, number)
			if err != nil {
				return err
			}
			return v.askOfLimitation(f)
		})
		if err != nil && !fault.Is(err, fault.Corrupt) {
			return err
		}
	}
	return nil
}

// casesNearLimitation returns the numbers of open cases with a claim that was lost in
// the days before, or of which a person is to be told since then.
func (s *Service) casesNearLimitation(ctx context.Context, creditor debt.CreditorID) ([]int64, error) {
	var cases []int64
	err := s.view(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit, r Reader) error {
		cases = nil
		days := []civil.Date{v.today}
		for _, ahead := range followup.LimitationWarnings() {
			days = append(days, v.today.AddDays(ahead+1))
		}
		for _, day := range days {
			found, err := v.aging(ctx, r, DueQuery{civil.Interval{From: day.AddDays(-lateNights), Until: day}, lookedForList, mostAskedOf})
			if err != nil {
				return err
			}
			for i := range found.Claims {
				cases = append(cases, found.Claims[i].Case)
			}
		}
		slices.Sort(cases)
		cases = slices.Compact(cases)
		return nil
	})
	return cases, err
}

// askOfLimitation asks a person about the claims of a case that look lost, or soon
// will be. To ask needs nobody's approval: until it is asked the case would look like
// one that waits for its next letter.
func (v *visit) askOfLimitation(f *file) error {
	made, err := followup.Decide(v.book, v.Flows, &f.Case, v.today)
	if fault.Is(err, fault.UnknownLaw) {
		return nil // the case stays due, and is asked about when the law is known
	}
	if err != nil {
		return err
	}
	for _, action := range made.Actions {
		asked, is := action.(followup.Refer)
		if !is || asked.Kind != followup.TaskTimeBarred && asked.Kind != followup.TaskLimitationNear {
			continue
		}
		if err := f.raise(asked.Kind, asked.Step, asked.Args); err != nil {
			return err
		}
	}
	return nil
}

// agesFrom is how long a claim has been due before limitation is worth a decision when
// it is taken in: the shortest period is three years.
const agesFrom = 2

// askOfOld asks about limitation where a claim that was just registered is old.
func (v *visit) askOfOld(f *file, claim *debt.Claim) error {
	if claim.Due.After(v.today.AddYears(-agesFrom)) {
		return nil
	}
	return v.askOfLimitation(f)
}
