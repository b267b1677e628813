package casework

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Tombstone is what remains of a case that was erased as a whole (gravsten): how far
// its journal reached, when it went, and why. It names nobody but who erased it.
type Tombstone struct {
	Case    debt.CaseID
	Version int64
	Hash    string // of its last event, as an anchor may have it
	Reason  string
	MadeAt  time.Time
}

// EraseWhole removes a case that has ended, journal and all (slet hele sagen). A
// tombstone remains, so that the case isn't missed. It can't be undone, and backups
// made before still hold the case. It fails with fault.Conflict as Erase does, with
// fault.Unlawful while what happened on it must be kept for the books
// (bogføringsloven), and with fault.Invalid without a reason.
func (s *Service) EraseWhole(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, reason string) error {
	if reason == "" {
		return fault.New(fault.Invalid, "case.erase_reason_missing").In("reason")
	}
	err := s.update(ctx, who, access.ChangeSettings, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil { // as when the person is erased
			return err
		}
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		left, err := v.mayErase(ctx, f)
		if err != nil {
			return err
		}
		journals, err := v.tx.Journals(ctx, []debt.CaseID{f.ID})
		if err != nil {
			return err
		}
		records := journals[0]
		last := records[len(records)-1]
		if err := v.mayForget(f, last.On); err != nil {
			return err
		}
		if err := v.forgetTraces(ctx, f, &left); err != nil {
			return err
		}
		v.forgetCaught(f)
		return v.tx.Bury(ctx, Tombstone{
			Case: f.ID, Version: last.Version, Hash: last.Hash, Reason: who.String() + ": " + reason, MadeAt: v.moment,
		})
	})
	if err != nil {
		return err
	}
	s.scrub(ctx)
	return nil
}

// mayForget refuses to forget what must be kept for the books.
func (v *visit) mayForget(f *file, last civil.Date) error {
	for _, e := range f.Account.Entries {
		if e.On.After(last) {
			last = e.On
		}
	}
	until, err := v.book.RecordsKeptUntil(last)
	if err != nil {
		return err
	}
	if v.today.Before(until) {
		return fault.New(fault.Unlawful, "case.kept_for_the_books").With("case", number(f.Number)).With("day", until.String())
	}
	return nil
}
