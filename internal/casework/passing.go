package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// daysAtOnce is how far a sandbox's clock may be moved at a time while its days are
// lived: a year.
const daysAtOnce = 366

// Passing is what happened while the days of a sandbox passed (tiden der gik).
type Passing struct {
	From, Until civil.Date   // the day that it was, and the day that it is
	Letters     int          // steps taken with a letter
	Fees        money.Amount // of them, with the costs of collection and the compensation
	Closed      int          // cases that ended
	Posted      int          // letters that went by post: nobody posts in a sandbox
}

// Day is what the house does for a creditor on each day that passes in a sandbox.
type Day struct {
	// Work does the jobs that wait: letters are written and caught.
	Work func(ctx context.Context) error
	// Close does what belongs to the end of every day.
	Close func(ctx context.Context, creditor debt.CreditorID) error
}

// PassDays lets the days of a sandbox pass, each as a whole, up to the morning of one
// (uret stilles frem): the clock is moved, what is due is done, as if the creditor had
// approved it, and the letters are written, sent to the catcher, and those by post are
// marked as posted. Another creditor's clock can't be moved, and none goes back. Stopped
// half-way, the days that have passed have passed.
func (s *Service) PassDays(ctx context.Context, who access.Actor, creditor debt.CreditorID, to civil.Date, each Day) (Passing, error) {
	passing, err := s.mayPass(ctx, who, creditor, to)
	if err != nil {
		return passing, err
	}
	for day := passing.From.AddDays(1); !day.After(to); day = day.AddDays(1) {
		if err := s.passDay(ctx, who, creditor, day, each, &passing); err != nil {
			return passing, err
		}
		passing.Until = day
	}
	return passing, nil
}

// mayPass checks that the days may pass up to one, and who lets them.
func (s *Service) mayPass(ctx context.Context, who access.Actor, creditor debt.CreditorID, to civil.Date) (Passing, error) {
	var passing Passing
	err := s.view(ctx, who, access.ChangeSettings, creditor, func(_ context.Context, v *visit, _ Reader) error {
		passing = Passing{From: v.today, Until: v.today}
		switch {
		case !v.creditor.Sandbox:
			return fault.New(fault.Invalid, "clock.not_sandbox")
		case to.Before(v.today):
			return fault.New(fault.Invalid, "clock.goes_back").In("day").With("now", v.today.String())
		case v.today.DaysUntil(to) > daysAtOnce:
			return fault.New(fault.Invalid, "clock.too_far").In("day").With("day", v.today.AddDays(daysAtOnce).String())
		}
		return nil
	})
	return passing, err
}

// passDay lets one day pass.
func (s *Service) passDay(ctx context.Context, who access.Actor, creditor debt.CreditorID, day civil.Date, each Day, passing *Passing) error {
	count := func(row RunRow) error {
		passing.count(row)
		return nil
	}
	if err := s.Run(ctx, who, creditor, day, Approval{Always: true}, count); err != nil {
		return err
	}
	if err := each.Work(ctx); err != nil {
		return err
	}
	posted, err := s.postAll(ctx, who, creditor)
	if err != nil {
		return err
	}
	passing.Posted += posted
	return each.Close(ctx, creditor)
}

func (p *Passing) count(row RunRow) {
	if row.Skipped != "" || row.LeftOut() {
		return
	}
	if row.Document != 0 {
		p.Letters++
		p.Fees = money.Sum(p.Fees, row.Fee, row.Costs, row.Compensation)
	}
	if row.Closes {
		p.Closed++
	}
}

// postAll marks the letters that wait to be posted as posted today, and returns how many
// they are.
func (s *Service) postAll(ctx context.Context, who access.Actor, creditor debt.CreditorID) (int, error) {
	prints, err := s.waitingPrints(ctx, who, creditor)
	if err != nil {
		return 0, err
	}
	for _, row := range prints {
		if err := s.MarkPosted(ctx, who, creditor, row.Dispatch, civil.Date{}); err != nil {
			return 0, err
		}
	}
	return len(prints), nil
}
