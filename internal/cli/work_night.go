package cli

import (
	"context"
	"log/slog"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
)

// nightHour is the hour, in Denmark, at which the night run follows up.
const nightHour = 3

// nights follows up for the creditors that have approved it in advance: at once,
// so that nights that were missed are caught up, and then every night. It needs no
// leader: what one machine has done, another finds done.
func (h *house) nights(ctx context.Context) {
	for {
		h.night(ctx)
		wait := time.NewTimer(untilNight(h.now()))
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-wait.C:
		}
	}
}

// untilNight returns how long it is to the next night run. Danish night is an hour
// or two ahead of UTC; the hour that summer time moves it by does no harm.
func untilNight(now time.Time) time.Duration {
	night := time.Date(now.UTC().Year(), now.UTC().Month(), now.UTC().Day(), nightHour-1, 0, 0, 0, time.UTC)
	for !night.After(now) {
		night = night.AddDate(0, 0, 1)
	}
	return night.Sub(now)
}

// night is one night run. What goes wrong for one creditor keeps no other from
// being followed up.
func (h *house) night(ctx context.Context) {
	if err := h.accounts.Prune(ctx, access.NightRun()); err != nil && ctx.Err() == nil {
		h.log.ErrorContext(ctx, "sessions and links that ran out can't be removed", slog.Any("error", err))
	}
	if err := h.db.Sendings(h.now).Prune(ctx); err != nil && ctx.Err() == nil {
		h.log.ErrorContext(ctx, "forms that were sent can't be forgotten", slog.Any("error", err))
	}
	if err := h.db.Tidy(ctx); err != nil && ctx.Err() == nil {
		h.log.WarnContext(ctx, "what was erased can't be overwritten now in the database's files", slog.Any("error", err))
	}
	if err := h.tellOfLaw(ctx); err != nil && ctx.Err() == nil {
		h.log.ErrorContext(ctx, "nobody could be told that the law runs out", slog.Any("error", err))
	}
	creditors, err := h.db.Creditors(ctx)
	if err != nil {
		h.log.ErrorContext(ctx, "the night run can't begin", slog.Any("error", err))
		return
	}
	for _, creditor := range creditors {
		if err := h.nightOf(ctx, creditor); err != nil && ctx.Err() == nil {
			h.log.ErrorContext(ctx, "the night run failed", slog.Int64("creditor", int64(creditor)), slog.Any("error", err))
		}
	}
}

// jobsKept is how long jobs that are done stay in the list of jobs.
const jobsKept = 30 * 24 * time.Hour

// nightOf is the night run of one creditor: cases are followed up, if that was
// approved in advance.
func (h *house) nightOf(ctx context.Context, creditor debt.CreditorID) error {
	if err := h.OrderReview(ctx, creditor); err != nil {
		return err
	}
	if err := h.followUp(ctx, creditor); err != nil {
		return err
	}
	return h.closeDay(ctx, creditor)
}

// closeDay does what belongs to every day of a creditor: letters that nobody posts
// are asked about, and claims that may soon be lost, files that nobody takes in are forgotten, the day's anchor is
// made, and jobs that were done long ago are forgotten.
func (h *house) closeDay(ctx context.Context, creditor debt.CreditorID) error {
	if err := h.AskForPost(ctx, creditor); err != nil {
		return err
	}
	if err := h.AskOfLimitation(ctx, creditor); err != nil {
		return err
	}
	if _, err := h.DropStaleUploads(ctx, creditor, h.uploadDays); err != nil {
		return err
	}
	if err := h.DropAnchor(ctx, creditor); err != nil {
		return err
	}
	return h.db.Queue().Prune(ctx, int64(creditor), h.now().Add(-jobsKept))
}

// followUp follows one creditor's cases up, if that was approved in advance.
func (h *house) followUp(ctx context.Context, creditor debt.CreditorID) error {
	settings, err := h.Creditor(ctx, access.NightRun(), creditor)
	if err != nil {
		return err
	}
	if !settings.Terms.Automatic {
		return nil
	}
	done := 0
	err = h.Run(ctx, access.NightRun(), creditor, civil.Date{}, casework.Approval{Always: true}, func(row casework.RunRow) error {
		if row.Skipped == "" {
			done++
		}
		return nil
	})
	if err != nil {
		return err
	}
	h.log.InfoContext(ctx, "the night run is done", slog.Int64("creditor", int64(creditor)), slog.Int("cases", done))
	return nil
}
