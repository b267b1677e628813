package casework

import (
	"context"
	"encoding/json"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// repeated puts waiting lines of earlier files aside that a file has again and that wait
// again: the same invoice, as the newer file has it, or without a number the same cells.
// Otherwise who mends the one leaves the other waiting for ever. A line that a person has
// begun to mend stays. It returns how many there were.
func (s *Service) repeated(ctx context.Context, who access.Actor, creditor debt.CreditorID, now IntakeFile) (int, error) {
	again, count := repeatedLines{now: now.ID, mappings: map[int64]intake.Mapping{}, newer: map[string]bool{}}, 0
	if err := s.eachWaiting(ctx, who, creditor, again.gather); err != nil || len(again.newer) == 0 {
		return 0, err
	}
	err := s.eachWaiting(ctx, who, creditor, func(ctx context.Context, v *visit, line IntakeLine) error {
		isOlder, err := again.hasOlder(ctx, v, line)
		if err != nil || !isOlder {
			return err
		}
		count++
		if err := v.tx.DropEnclosures(ctx, line); err != nil {
			return err
		}
		return v.tx.SettleLine(ctx, line.ID, LineDropped)
	})
	return count, err
}

// eachWaiting does something with each line that waits, alone at the creditor's books, a
// page in a transaction.
func (s *Service) eachWaiting(ctx context.Context, who access.Actor, creditor debt.CreditorID, do func(context.Context, *visit, IntakeLine) error) error {
	for after, more := int64(0), true; more; {
		err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
			if err := v.alone(ctx); err != nil {
				return err
			}
			lines, err := v.tx.IntakeLines(ctx, after, overtakenPage)
			if err != nil {
				return err
			}
			for _, line := range lines {
				if err := do(ctx, v, line); err != nil {
					return err
				}
			}
			if more = len(lines) == overtakenPage; more {
				after = lines[len(lines)-1].ID
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// repeatedLines tells which waiting lines stand in a newer file as well.
type repeatedLines struct {
	now      int64 // the newer file
	mappings map[int64]intake.Mapping
	newer    map[string]bool // what the lines of the newer file are known by
}

func (r *repeatedLines) gather(ctx context.Context, v *visit, line IntakeLine) error {
	if line.File != r.now {
		return nil
	}
	key, _, err := r.key(ctx, v, line)
	r.newer[key] = true
	return err
}

func (r *repeatedLines) hasOlder(ctx context.Context, v *visit, line IntakeLine) (bool, error) {
	if line.File == r.now {
		return false, nil
	}
	key, touched, err := r.key(ctx, v, line)
	return !touched && r.newer[key], err
}

// key returns what a line is known by, and whether a person has written something on it.
func (r *repeatedLines) key(ctx context.Context, v *visit, line IntakeLine) (key string, touched bool, err error) {
	var raw intake.Raw
	if err := json.Unmarshal([]byte(line.Raw), &raw); err != nil {
		return "", false, err
	}
	mapping, known := r.mappings[line.File]
	if !known {
		if mapping, err = v.mappingOf(ctx, line.File); err != nil {
			return "", false, err
		}
		r.mappings[line.File] = mapping
	}
	for _, text := range raw.Changes {
		touched = touched || !identifier.IsHidden(text)
	}
	if number := intake.NumberKey(mapping.NumberOn(raw)); number != "" {
		return "number " + number, touched, nil
	}
	return "cells " + strings.Join(raw.Cells, "\x1f"), touched, nil
}
