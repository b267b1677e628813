package casework

import (
	"context"
	"errors"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Together is what came of doing the same to several cases (samlet handling). Each
// case is changed whole or not at all; one that can't be doesn't stop the others.
type Together struct {
	// Done are the numbers of the cases that were changed. A case that was so
	// already isn't among them: undoing must leave it as it was.
	Done []int64
	// Refused are the cases that couldn't be changed.
	Refused []RefusedCase
}

// RefusedCase is a case that couldn't be changed together with others, and why.
type RefusedCase struct {
	Number int64
	Why    error
}

// errSoAlready says that there is nothing to change.
var errSoAlready = errors.New("so already")

// HoldTogether puts cases on pause until a day.
func (s *Service) HoldTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64, until civil.Date, why string) (Together, error) {
	return s.together(ctx, who, creditor, numbers, func(v *visit, f *file) error {
		if !until.After(v.today) {
			return fault.New(fault.Invalid, "case.hold_day_passed").In("until").With("day", until.String())
		}
		if f.OnHold(v.today) {
			return errSoAlready
		}
		return f.possibly(debt.CaseHeld{Until: until, Why: why})
	})
}

// ResumeTogether ends the pauses of cases.
func (s *Service) ResumeTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64) (Together, error) {
	return s.together(ctx, who, creditor, numbers, func(v *visit, f *file) error {
		if !f.OnHold(v.today) {
			return errSoAlready
		}
		return f.possibly(debt.CaseResumed{})
	})
}

// LeaveBatchTogether takes cases out of batch follow-up.
func (s *Service) LeaveBatchTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64) (Together, error) {
	return s.together(ctx, who, creditor, numbers, func(_ *visit, f *file) error {
		if f.ByHand {
			return errSoAlready
		}
		return f.possibly(debt.BatchLeft{})
	})
}

// JoinBatchTogether takes cases into batch follow-up again.
func (s *Service) JoinBatchTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64) (Together, error) {
	return s.together(ctx, who, creditor, numbers, func(_ *visit, f *file) error {
		if !f.ByHand {
			return errSoAlready
		}
		return f.possibly(debt.BatchJoined{})
	})
}

// NoteTogether writes the same note on several cases.
func (s *Service) NoteTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64, text string) (Together, error) {
	if err := noteFits(text); err != nil {
		return Together{}, err
	}
	return s.together(ctx, who, creditor, numbers, func(_ *visit, f *file) error { return f.add(debt.NoteAdded{Text: text}) })
}

// together does the same to several cases, one transaction each. What is wrong
// with one case is told of it; any other error ends the work.
func (s *Service) together(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64, do func(v *visit, f *file) error) (Together, error) {
	var came Together
	if err := who.May(access.ChangeCases, int64(creditor)); err != nil {
		return came, err
	}
	for _, number := range slices.Compact(slices.Sorted(slices.Values(numbers))) {
		err := s.change(ctx, who, creditor, number, do)
		switch {
		case err == nil:
			came.Done = append(came.Done, number)
		case errors.Is(err, errSoAlready):
		case isAboutTheCase(err):
			came.Refused = append(came.Refused, RefusedCase{Number: number, Why: err})
		default:
			return came, err
		}
	}
	return came, nil
}

// isAboutTheCase reports whether an error says something of one case alone.
func isAboutTheCase(err error) bool {
	return fault.Is(err, fault.NotFound) || fault.Is(err, fault.Conflict) || fault.Is(err, fault.Unlawful)
}
