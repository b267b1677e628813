package store

import (
	"context"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Enclosures implements casework.Reader.
func (r *reader) Enclosures(ctx context.Context, id debt.CaseID) ([]casework.Enclosure, error) {
	rows, err := r.q.EnclosuresOf(ctx, int64(r.creditor), int64(id))
	if err != nil {
		return nil, fmt.Errorf("enclosures of a case: %w", err)
	}
	kept := make([]casework.Enclosure, len(rows))
	for i, row := range rows {
		kept[i] = casework.Enclosure{
			ID: row.EnclosureID, File: row.FileID, Line: int(row.Line), Case: id, Claim: debt.ClaimID(row.ClaimID), Name: row.Name, Size: int(row.Size),
			Hash: row.Hash, KeptAt: row.KeptAt.Time,
		}
	}
	return kept, nil
}

// EnclosureContent implements casework.Reader.
func (r *reader) EnclosureContent(ctx context.Context, of debt.CaseID, id int64) ([]byte, error) {
	row, err := r.q.EnclosureOf(ctx, int64(r.creditor), int64(of), id)
	if err != nil {
		return nil, found(err, fault.New(fault.NotFound, "enclosure.not_found"))
	}
	if hashed(row.Content) != row.Hash {
		return nil, fault.New(fault.Corrupt, "enclosure.altered").With("name", row.Name)
	}
	return row.Content, nil
}

// KeepEnclosures implements casework.Tx.
func (t *transaction) KeepEnclosures(ctx context.Context, enclosures []casework.Enclosure) error {
	for _, a := range enclosures {
		err := t.q.AddEnclosure(ctx, db.AddEnclosureParams{
			CreditorID: int64(t.creditor), EnclosureID: a.ID, FileID: a.File, Line: int64(a.Line), Place: int64(a.Place),
			CaseID: int64(a.Case), ClaimID: int64(a.Claim), Name: a.Name, Content: a.Content, Hash: hashed(a.Content), Size: int64(len(a.Content)),
			KeptAt: column.At(a.KeptAt),
		})
		if err != nil {
			return fmt.Errorf("keep an enclosure: %w", err)
		}
	}
	return nil
}

// BindEnclosures implements casework.Tx.
func (t *transaction) BindEnclosures(ctx context.Context, line casework.IntakeLine, id debt.CaseID, claim debt.ClaimID) error {
	err := t.q.BindEnclosures(ctx, db.BindEnclosuresParams{
		CreditorID: int64(t.creditor), FileID: line.File, Line: int64(line.Line), CaseID: int64(id), ClaimID: int64(claim),
	})
	if err != nil {
		return fmt.Errorf("enclosures of a line: %w", err)
	}
	return nil
}

// DropEnclosures implements casework.Tx.
func (t *transaction) DropEnclosures(ctx context.Context, line casework.IntakeLine) error {
	if err := t.q.DropEnclosures(ctx, int64(t.creditor), line.File, int64(line.Line)); err != nil {
		return fmt.Errorf("forget enclosures: %w", err)
	}
	return nil
}
