package cli

import (
	"context"
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

// tellOfLaw asks those who run the house for each figure of the law that is missing, or
// will be within the days of warning: by a task of the house, and by mail.
func (h *house) tellOfLaw(ctx context.Context) error {
	if _, err := h.RefreshLaw(ctx); err != nil {
		return err
	}
	if err := h.KeepHouseTasks(ctx, access.NightRun()); err != nil {
		return err
	}
	today := casework.DayOf(h.now())
	for _, dry := range h.LawInForce().RunsOut(today, casework.LawWarningDays) {
		notice := account.LawNotice{Series: dry.Name, Danish: dry.Danish, From: dry.KnownUntil, Passed: !today.Before(dry.KnownUntil)}
		h.log.WarnContext(ctx, "the law runs out", slog.String("series", notice.Series), slog.String("from", notice.From.String()))
		if err := h.accounts.TellOfLaw(ctx, access.NightRun(), notice); err != nil {
			return err
		}
	}
	return nil
}

// houseLaw is the book of law of a house: with what the operator added to it, that, and
// what whoever runs it is asked to do about it.
type houseLaw struct {
	book, built *law.Book
	added       casework.LawAdditions
	tasks       []casework.HouseTask
}

// lawOfHouse returns the law of the house; where there is no house, the program's own.
func (s *session) lawOfHouse(ctx context.Context) (houseLaw, error) {
	built := law.Denmark()
	added, tasks, err := store.LawIn(ctx, s.conf.storeOptions())
	if fault.Is(err, fault.NotFound) {
		return houseLaw{book: built, built: built}, nil
	}
	if err != nil {
		return houseLaw{}, placed(err, s.conf.storeOptions())
	}
	book, err := casework.LawWith(built, added)
	return houseLaw{book, built, added, tasks}, err
}
