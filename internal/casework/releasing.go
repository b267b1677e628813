package casework

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Restoration says that the house was restored, and is on hold: what was sent after
// the backup was made isn't known here, and might be sent again.
type Restoration struct {
	At     time.Time // when it was restored
	Backup time.Time // the moment that it was taken back to: everything committed by then is here
}

// onHold refuses what would reach a debtor while the house is on hold.
func (s *Service) onHold(ctx context.Context) error {
	restored, held, err := s.Store.Restored(ctx)
	if err != nil || !held {
		return err
	}
	return OnHold(restored)
}

// OnHold returns the fault that says that the house is on hold after a restore.
func OnHold(r Restoration) error {
	return fault.New(fault.Conflict, "house.on_hold").With("day", DayOf(r.Backup).String())
}

// HoldHouse puts a house on hold whose database was taken back to a moment by means of
// its own, which know nothing of letters (sæt på pause): from then on all is as after a
// restore from a backup made at that moment. It fails with fault.Invalid where the
// moment hasn't come yet.
func (s *Service) HoldHouse(ctx context.Context, who access.Actor, moment time.Time) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	now := s.Now()
	if moment.After(now) {
		return fault.New(fault.Invalid, "restore.moment_to_come")
	}
	return s.Store.HoldRestored(ctx, Restoration{At: now, Backup: moment})
}

// Release lets a restored house go on (frigiv). Where a day is given, every open case
// is first put on pause until then, unless its own pause is longer: a letter that may
// have left after the backup was made isn't repeated meanwhile, since the last look
// stops letters of a case on pause. It fails with fault.Conflict where the house isn't
// on hold. Stopped half way, it is done again from the start.
func (s *Service) Release(ctx context.Context, who access.Actor, until civil.Date, why string) (paused int, err error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return 0, err
	}
	_, held, err := s.Store.Restored(ctx)
	if err != nil {
		return 0, err
	}
	if !held {
		return 0, fault.New(fault.Conflict, "house.not_on_hold")
	}
	if !until.IsZero() {
		if paused, err = s.pauseAll(ctx, until, why); err != nil {
			return paused, err
		}
	}
	return paused, s.Store.Release(ctx, s.Now(), who.String())
}

// pauseAll puts the open cases of every creditor on pause.
func (s *Service) pauseAll(ctx context.Context, until civil.Date, why string) (paused int, err error) {
	creditors, err := s.Store.Creditors(ctx)
	if err != nil {
		return 0, err
	}
	for _, creditor := range creditors {
		n, err := s.pauseOf(ctx, creditor, until, why)
		paused += n
		if err != nil {
			return paused, err
		}
	}
	return paused, nil
}

func (s *Service) pauseOf(ctx context.Context, creditor debt.CreditorID, until civil.Date, why string) (paused int, err error) {
	for after := debt.CaseID(0); ; {
		var ids []debt.CaseID
		some := 0
		err := s.update(ctx, access.NightRun(), access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
			var err error
			if ids, err = v.tx.CaseIDs(ctx, after, chunk); err != nil {
				return err
			}
			some, err = v.pause(ctx, ids, until, why)
			return err
		})
		paused += some
		if err != nil || len(ids) == 0 {
			return paused, err
		}
		after = ids[len(ids)-1]
	}
}

// pause puts those cases on pause that are open and not on a longer pause.
func (v *visit) pause(ctx context.Context, ids []debt.CaseID, until civil.Date, why string) (int, error) {
	if !until.After(v.today) {
		return 0, fault.New(fault.Invalid, "case.hold_day_passed").In("until").With("day", until.String())
	}
	files, err := v.lock(ctx, ids...)
	if err != nil {
		return 0, err
	}
	paused := 0
	for _, f := range files {
		if f.IsClosed() || f.OnHold(until.AddDays(-1)) {
			continue
		}
		if err := f.possibly(debt.CaseHeld{Until: until, Why: why}); err != nil {
			return 0, err
		}
		paused++
	}
	return paused, nil
}
