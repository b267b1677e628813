package casework

import (
	"context"
	"io"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// packLimit is how many letters one pack holds at most.
const packLimit = 5000

// PackOf says which letters a pack is made of, where some lay in a pack before that isn't
// marked as posted.
type PackOf int

// The packs.
const (
	// PackNext is of letters that never lay in a pack. Where an earlier pack isn't marked,
	// none is made: nobody knows whether its letters were posted.
	PackNext PackOf = iota
	// PackAgain is the letters of the earlier pack once more, as they were: the printer
	// jammed, or the file is gone.
	PackAgain
	// PackAnew is of all letters that wait. Those of another day are made anew, with new
	// days: who says so knows that the earlier pack was never posted.
	PackAnew
)

// Pack writes letters that wait to be printed (send selv) as one pack, and
// returns how many there were. Letters that were composed for another day are made
// anew for today first, so that no deadline is short, but for those of PackAgain. It fails
// with pack.deadline_short where a letter of PackAgain can't be posted any more today, with
// pack.unmarked where an earlier pack isn't marked as posted and PackNext is asked for,
// and with fault.Conflict
// while the house is on hold after a restore: they may have been posted already.
func (s *Service) Pack(ctx context.Context, who access.Actor, creditor debt.CreditorID, of PackOf, packer Packer, w io.Writer) (int, error) {
	if err := who.May(access.ChangeCases, int64(creditor)); err != nil {
		return 0, err
	}
	if err := s.onHold(ctx); err != nil {
		return 0, err
	}
	rows, err := s.lettersOf(ctx, who, creditor, of)
	if err != nil {
		return 0, err
	}
	count, err := packer.Pack(ctx, w, s.printedLetters(ctx, who, creditor, rows))
	if err != nil {
		return count, err
	}
	return count, s.packed(ctx, who, creditor, rows)
}

// lettersOf returns the letters of a pack, looked at once more.
func (s *Service) lettersOf(ctx context.Context, who access.Actor, creditor debt.CreditorID, of PackOf) ([]QueueRow, error) {
	rows, err := s.waitingPrints(ctx, who, creditor)
	if err != nil {
		return nil, err
	}
	before, since, err := s.packedBefore(ctx, who, creditor, rows)
	overlooked := ""
	switch {
	case err != nil:
		return nil, err
	case of == PackAgain:
		rows, overlooked = before, stoppedLate // they keep the day that they may have been posted on
	case of == PackNext && len(before) > 0:
		return nil, fault.New(fault.Conflict, "pack.unmarked").With("day", since.String()).With("count", strconv.Itoa(len(before)))
	}
	if err := s.replan(ctx, who, creditor, rows, overlooked); err != nil {
		return nil, err
	}
	left, err := s.waitingPrints(ctx, who, creditor)
	if err != nil || of != PackAgain {
		return left, err
	}
	before, _, err = s.packedBefore(ctx, who, creditor, left)
	if err != nil {
		return nil, err
	}
	return before, s.timelyToday(ctx, who, creditor, before)
}

// timelyToday fails with pack.deadline_short where a letter gives the debtor too few days if
// it is posted today: it looks like any other, and would be noticed only when it has left.
func (s *Service) timelyToday(ctx context.Context, who access.Actor, creditor debt.CreditorID, rows []QueueRow) error {
	return s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var short []string
		for _, row := range rows {
			journals, err := r.Journals(ctx, []debt.CaseID{row.Case})
			if err != nil {
				return err
			}
			c, err := CaseFrom(journals[0])
			if err != nil {
				return err
			}
			step := c.Step(c.Letter(c.Dispatch(row.Dispatch).Letter).Step)
			if step == nil || !step.Waits() {
				continue
			}
			switch err := v.inTime(step, v.today); {
			case fault.HasKey(err, "dispatch.posted_too_late"):
				short = append(short, number(row.Number))
			case err != nil:
				return err
			}
		}
		if len(short) == 0 {
			return nil
		}
		return fault.New(fault.Conflict, "pack.deadline_short").With("count", strconv.Itoa(len(short))).With("cases", strings.Join(short[:min(len(short), shownCases)], ", "))
	})
}

// shownCases is how many cases a refusal of a pack names at most.
const shownCases = 10

// packedBefore returns those of some letters that lay in a pack before, and the first day
// on which one did.
func (s *Service) packedBefore(ctx context.Context, who access.Actor, creditor debt.CreditorID, rows []QueueRow) ([]QueueRow, civil.Date, error) {
	var before []QueueRow
	var since civil.Date
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		before, since = nil, civil.Date{}
		for _, row := range rows {
			journals, err := r.Journals(ctx, []debt.CaseID{row.Case})
			if err != nil {
				return err
			}
			c, err := CaseFrom(journals[0])
			if err != nil {
				return err
			}
			if d := c.Dispatch(row.Dispatch); d != nil && !d.PackedOn.IsZero() {
				before, since = append(before, row), civil.Earliest(since, d.PackedOn)
			}
		}
		return nil
	})
	return before, since, err
}

// packed notes that letters lay in a pack.
func (s *Service) packed(ctx context.Context, who access.Actor, creditor debt.CreditorID, rows []QueueRow) error {
	for _, row := range rows {
		err := s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
			f, err := v.lockOne(ctx, row.Case)
			if err != nil {
				return err
			}
			d := f.Dispatch(row.Dispatch)
			if d == nil || d.Status != debt.Waiting || !d.PackedOn.IsZero() {
				return nil
			}
			return f.possibly(debt.DispatchPacked{Dispatch: row.Dispatch})
		})
		if err != nil {
			return err
		}
	}
	return nil
}
