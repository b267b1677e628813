package casework

import (
	"context"
	"errors"
	"log/slog"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
)

// OrderReview orders that all cases of a creditor are asked anew when they are to
// be looked at, if that hasn't been done under the law book and the flows that
// hold now (gennemgang). A new rate or deadline can make a case due earlier than
// the day that was worked out before it was known.
func (s *Service) OrderReview(ctx context.Context, creditor debt.CreditorID) error {
	return s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		if err := v.tx.Supersede(ctx, jobReview, v.law.rules); err != nil {
			return err
		}
		v.job(jobReview, jobArgs{}, v.law.rules, v.moment)
		return nil
	})
}

// OrderReviews does it for every creditor.
func (s *Service) OrderReviews(ctx context.Context) error {
	creditors, err := s.Store.Creditors(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, creditor := range creditors {
		errs = append(errs, s.OrderReview(ctx, creditor))
	}
	return errors.Join(errs...)
}

// review asks every case of a creditor anew when it is to be looked at. Doing it
// twice changes nothing.
func (s *Service) review(ctx context.Context, creditor debt.CreditorID, _ jobArgs, _ jobs.Job) error {
	changed := 0
	for after := debt.CaseID(0); ; {
		ids, err := s.casesAfter(ctx, creditor, after)
		if err != nil {
			return err
		}
		if len(ids) == 0 {
			break
		}
		n, err := s.reviewSome(ctx, creditor, ids)
		if fault.Is(err, fault.Corrupt) {
			n, err = s.reviewEach(ctx, creditor, ids)
		}
		if err != nil {
			return err
		}
		changed += n
		after = ids[len(ids)-1]
	}
	s.Log.InfoContext(ctx, "cases were reviewed", slog.Int64("creditor", int64(creditor)), slog.Int("changed", changed))
	return nil
}

func (s *Service) casesAfter(ctx context.Context, creditor debt.CreditorID, after debt.CaseID) ([]debt.CaseID, error) {
	var ids []debt.CaseID
	err := s.view(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		ids, err = r.CaseIDs(ctx, after, chunk)
		return err
	})
	return ids, err
}

// reviewSome reviews cases in one transaction, and returns how many it changed.
func (s *Service) reviewSome(ctx context.Context, creditor debt.CreditorID, ids []debt.CaseID) (int, error) {
	changed := 0
	err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		files, err := v.lock(ctx, ids...)
		if err != nil {
			return err
		}
		reviewed := make([]Reviewed, len(files))
		for i, f := range files {
			reviewed[i] = Reviewed{f.ID, v.summary(&f.Case)}
		}
		changed, err = v.tx.Review(ctx, reviewed)
		return err
	})
	return changed, err
}

// reviewEach reviews cases one by one, so that one that doesn't prove itself stops
// no other; verify names it.
func (s *Service) reviewEach(ctx context.Context, creditor debt.CreditorID, ids []debt.CaseID) (int, error) {
	changed := 0
	for _, id := range ids {
		n, err := s.reviewSome(ctx, creditor, []debt.CaseID{id})
		if err != nil && !fault.Is(err, fault.Corrupt) {
			return changed, err
		}
		changed += n
	}
	return changed, nil
}
