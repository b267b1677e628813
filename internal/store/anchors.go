package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// GrownHeads implements casework.Reader. It reads the journals alone, never the
// rows derived from them.
func (r *reader) GrownHeads(ctx context.Context) ([]journal.Head, error) {
	rows, err := r.q.GrownHeads(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("heads of journals: %w", err)
	}
	return mapped(rows, func(row db.GrownHeadsRow) journal.Head {
		return journal.Head{Case: debt.CaseID(row.CaseID), Version: row.Version, Hash: row.Hash}
	}), nil
}

// Anchors implements casework.Reader.
func (r *reader) Anchors(ctx context.Context) ([]casework.AnchorRow, error) {
	anchors, err := r.q.Anchors(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("anchors: %w", err)
	}
	return mapped(anchors, func(a db.AnchorsRow) casework.AnchorRow {
		return casework.AnchorRow{Day: a.Day.Date, Prev: a.PrevHash, Hash: a.Hash, MadeAt: a.MadeAt.Time}
	}), nil
}

// AnchorlessDays implements casework.Reader.
func (r *reader) AnchorlessDays(ctx context.Context) ([]civil.Date, error) {
	rows, err := r.q.AnchorlessDays(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("days without their anchor: %w", err)
	}
	return mapped(rows, func(day column.Day) civil.Date { return day.Date }), nil
}

// AnchorHeads implements casework.Reader.
func (r *reader) AnchorHeads(ctx context.Context, of civil.Date) ([]journal.Head, error) {
	rows, err := r.q.AnchorHeads(ctx, int64(r.creditor), day(of))
	if err != nil {
		return nil, fmt.Errorf("heads of an anchor: %w", err)
	}
	return mapped(rows, func(row db.AnchorHeadsRow) journal.Head {
		return journal.Head{Case: debt.CaseID(row.CaseID), Version: row.Version, Hash: row.Hash}
	}), nil
}

// AnchoredHeads implements casework.Reader.
func (r *reader) AnchoredHeads(ctx context.Context, ids []debt.CaseID) ([]casework.AnchoredHead, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.AnchoredHeads(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("anchored heads: %w", err)
	}
	return mapped(rows, func(row db.AnchoredHeadsRow) casework.AnchoredHead { return anchored(db.LostHeadsRow(row)) }), nil
}

// LostHeads implements casework.Reader.
func (r *reader) LostHeads(ctx context.Context) ([]casework.AnchoredHead, error) {
	rows, err := r.q.LostHeads(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("heads of lost cases: %w", err)
	}
	return mapped(rows, anchored), nil
}

func anchored(row db.LostHeadsRow) casework.AnchoredHead {
	return casework.AnchoredHead{
		Head: journal.Head{Case: debt.CaseID(row.CaseID), Version: row.Version, Hash: row.Hash}, Day: row.Day.Date,
	}
}

// LastAnchor implements casework.Reader.
func (r *reader) LastAnchor(ctx context.Context) (casework.AnchorRow, bool, error) {
	a, err := r.q.LastAnchor(ctx, int64(r.creditor))
	if errors.Is(err, sql.ErrNoRows) {
		return casework.AnchorRow{}, false, nil
	}
	if err != nil {
		return casework.AnchorRow{}, false, fmt.Errorf("last anchor: %w", err)
	}
	return casework.AnchorRow{Day: a.Day.Date, Prev: a.PrevHash, Hash: a.Hash, MadeAt: a.MadeAt.Time}, true, nil
}

// anchorHead is a head as it travels to the database.
type anchorHead struct {
	Case    debt.CaseID `json:"case_id"`
	Version int64       `json:"version"`
	Hash    string      `json:"hash"`
}

// Anchor implements casework.Tx. A day has one anchor: a second fails with
// fault.Conflict.
func (t *transaction) Anchor(ctx context.Context, a casework.AnchorRow) error {
	err := t.q.AddAnchor(ctx, db.AddAnchorParams{
		CreditorID: int64(t.creditor), Day: day(a.Day), PrevHash: a.Prev, Hash: a.Hash, MadeAt: column.At(a.MadeAt),
	})
	if err != nil {
		if keyTaken(err) {
			return fault.New(fault.Conflict, "anchor.made_already").With("day", a.Day.String())
		}
		return fmt.Errorf("add an anchor: %w", err)
	}
	rows, err := array(mapped(a.Heads, func(h journal.Head) anchorHead { return anchorHead(h) }))
	if err != nil {
		return err
	}
	if err := t.q.AddAnchorHeads(ctx, int64(t.creditor), day(a.Day), rows); err != nil {
		return fmt.Errorf("add the heads of an anchor: %w", err)
	}
	return nil
}
