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

// Archived implements casework.Reader.
func (r *reader) Archived(ctx context.Context, id debt.DocumentID) (casework.Archived, error) {
	row, err := r.q.DocumentOf(ctx, int64(r.creditor), int64(id))
	if err != nil {
		return casework.Archived{}, found(readable(err), fault.New(fault.NotFound, "document.not_found"))
	}
	a := casework.Archived{
		ID: id, Case: debt.CaseID(row.CaseID), Document: debt.ParseDocument(row.Kind), Dated: row.Dated.Date,
		Content: row.Content, FrontHash: string(row.FrontHash), Body: row.Body, Hash: row.Hash,
		Pages: int(row.Pages), ComposedAt: row.ComposedAt.Time,
	}
	if a.FrontHash == "" {
		return a, nil
	}
	a.Front, err = r.Shared(ctx, a.FrontHash)
	return a, err
}

// Shared implements casework.Reader. A part is read once: all letters of a batch
// have the same.
func (r *reader) Shared(ctx context.Context, hash string) ([]byte, error) {
	if part, seen := r.parts[hash]; seen {
		return part, nil
	}
	part, err := r.q.SharedPartOf(ctx, int64(r.creditor), hash)
	if err != nil {
		return nil, found(err, fault.New(fault.NotFound, "document.part_missing"))
	}
	r.parts[hash] = part
	return part, nil
}

// SaveShared implements casework.Tx. A part that was seen or stored in this
// transaction isn't stored again.
func (t *transaction) SaveShared(ctx context.Context, hash string, part []byte) error {
	if _, seen := t.parts[hash]; seen {
		return nil
	}
	if err := t.q.SaveSharedPart(ctx, int64(t.creditor), hash, part); err != nil {
		return fmt.Errorf("store a shared part: %w", err)
	}
	t.parts[hash] = part
	return nil
}

// Archive implements casework.Tx. A document's id passes once: it fails with
// fault.Conflict else.
func (t *transaction) Archive(ctx context.Context, a casework.Archived) error {
	if a.FrontHash != "" {
		if err := t.SaveShared(ctx, a.FrontHash, a.Front); err != nil {
			return err
		}
	}
	err := t.q.AddDocument(ctx, db.AddDocumentParams{
		CreditorID: int64(t.creditor), DocumentID: int64(a.ID), CaseID: int64(a.Case), Kind: a.Document.String(),
		Dated: day(a.Dated), Content: a.Content, FrontHash: column.Text(a.FrontHash), Body: a.Body, Hash: a.Hash,
		Pages: int64(a.Pages), ComposedAt: column.At(a.ComposedAt), ContentHash: hashed([]byte(a.Content)),
	})
	if keyTaken(err) {
		return fault.New(fault.Conflict, "document.archived_already")
	}
	if err != nil {
		return fmt.Errorf("archive a document: %w", err)
	}
	return nil
}

// SaveRun implements casework.Tx.
func (t *transaction) SaveRun(ctx context.Context, r casework.RunReport) error {
	err := t.q.SaveRun(ctx, db.SaveRunParams{
		CreditorID: int64(t.creditor), RunID: r.ID, OnDay: day(r.On), Actor: r.By, Approval: r.Approval,
		BeganAt: column.At(r.Began), EndedAt: column.At(r.Ended), Done: int64(r.Done), Skipped: int64(r.Skipped),
	})
	if err != nil {
		return fmt.Errorf("store a run: %w", err)
	}
	return nil
}
