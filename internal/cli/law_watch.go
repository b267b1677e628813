package cli

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/store"
)

// lawLookedAt is how often a process looks whether a rate was entered in another.
const lawLookedAt = time.Minute

// watchLaw goes on looking for rates that were entered, until it is stopped, and does
// what is to be done when there is one.
func (h *house) watchLaw(ctx context.Context, changed func(context.Context) error) {
	tick := time.NewTicker(lawLookedAt)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		isOther, err := h.RefreshLaw(ctx)
		if err == nil && isOther {
			h.log.InfoContext(ctx, "the book of law has changed", slog.String("book", h.LawInForce().Fingerprint()))
			err = changed(ctx)
		}
		if err != nil && ctx.Err() == nil {
			h.log.ErrorContext(ctx, "the law can't be looked at", slog.Any("error", err))
		}
	}
}

// followLaw goes on looking for rates that were entered, on a machine that does no jobs:
// what is to be done about them another does.
func (h *house) followLaw(ctx context.Context) error {
	h.watchLaw(ctx, func(context.Context) error { return nil })
	return nil
}

// reviewAll orders that all cases are asked anew when they are to be looked at: those
// that waited for a rate are due.
func (h *house) reviewAll(ctx context.Context) error {
	creditors, err := h.db.Creditors(ctx)
	if err != nil {
		return err
	}
	var errs []error
	for _, creditor := range creditors {
		errs = append(errs, h.OrderReview(ctx, creditor))
	}
	return errors.Join(errs...)
}

// tellOfLaw mails those who run the house of each figure of the law that is missing, or
// will be within the days of warning.
func (h *house) tellOfLaw(ctx context.Context) error {
	if _, err := h.RefreshLaw(ctx); err != nil {
		return err
	}
	today := casework.DayOf(h.now())
	for _, dry := range h.LawInForce().RunsOut(today, warningDays) {
		notice := account.LawNotice{Series: dry.Name, Danish: dry.Danish, From: dry.KnownUntil, Passed: !today.Before(dry.KnownUntil)}
		h.log.WarnContext(ctx, "the law runs out", slog.String("series", notice.Series), slog.String("from", notice.From.String()))
		if err := h.accounts.TellOfLaw(ctx, access.NightRun(), notice); err != nil {
			return err
		}
	}
	return nil
}

// lawOfHouse returns the book of law with the rates that were entered in the house, and
// those; where there is no house, the program's own.
func (s *session) lawOfHouse(ctx context.Context) (*law.Book, []casework.EnteredRate, error) {
	entered, err := store.EnteredRatesIn(ctx, s.conf.storeOptions())
	if fault.Is(err, fault.NotFound) {
		return law.Denmark(), nil, nil
	}
	if err != nil {
		return nil, nil, placed(err, s.conf.storeOptions())
	}
	book, err := casework.LawWith(law.Denmark(), entered)
	return book, entered, err
}
