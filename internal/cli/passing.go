package cli

import (
	"context"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/jobs"
)

// passDays lets the days of a sandbox pass up to one, with the work of each.
func (h *house) passDays(ctx context.Context, who access.Actor, creditor debt.CreditorID, to civil.Date) (casework.Passing, error) {
	runner, err := h.runner()
	if err != nil {
		return casework.Passing{}, err
	}
	work := func(ctx context.Context) error { return h.workOff(ctx, runner, who, creditor) }
	return h.PassDays(ctx, who, creditor, to, casework.Day{Work: work, Close: h.closeDay})
}

// betweenLooks is how long is waited for work of a day that another has begun.
const betweenLooks = 20 * time.Millisecond

// workOff does the work that waits, and ends when nobody is at work for the creditor any
// more: where the house is served, others may be faster.
func (h *house) workOff(ctx context.Context, runner *jobs.Runner, who access.Actor, creditor debt.CreditorID) error {
	for {
		if err := runner.Drain(ctx); err != nil {
			return err
		}
		waiting, err := h.WaitingWork(ctx, who, creditor)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(waiting, func(w jobs.Waiting) bool { return w.Running }) {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(betweenLooks):
		}
	}
}
