package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Upload implements casework.Reader.
func (r *reader) Upload(ctx context.Context, id int64) (casework.Upload, error) {
	row, err := r.q.UploadOf(ctx, int64(r.creditor), id)
	if err != nil {
		return casework.Upload{}, found(err, fault.New(fault.NotFound, "upload.not_found"))
	}
	return upload(row), nil
}

// UploadHashed implements casework.Reader.
func (r *reader) UploadHashed(ctx context.Context, kind casework.UploadKind, hash string) (casework.Upload, bool, error) {
	row, err := r.q.UploadWith(ctx, int64(r.creditor), string(kind), hash)
	if errors.Is(err, sql.ErrNoRows) {
		return casework.Upload{}, false, nil
	}
	if err != nil {
		return casework.Upload{}, false, fmt.Errorf("upload by hash: %w", err)
	}
	return upload(row), true, nil
}

// Uploads implements casework.Reader.
func (r *reader) Uploads(ctx context.Context, kind casework.UploadKind, before int64, limit int) ([]casework.Upload, error) {
	rows, err := r.q.Uploads(ctx, int64(r.creditor), string(kind), before, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("uploads: %w", err)
	}
	return mapped(rows, upload), nil
}

// UploadPart implements casework.Reader.
func (r *reader) UploadPart(ctx context.Context, id int64, part int) ([]byte, error) {
	content, err := r.q.UploadPartOf(ctx, int64(r.creditor), id, int64(part))
	if err != nil {
		return nil, found(err, fault.New(fault.NotFound, "upload.is_gone"))
	}
	return content, nil
}

func upload(row db.Upload) casework.Upload {
	return casework.Upload{
		ID: row.UploadID, Hash: row.Hash, Name: row.Name, Kind: casework.UploadKind(row.Kind), Size: row.Size,
		State: casework.UploadState(row.State), At: row.SentAt.Time, By: row.SentBy, Mapping: row.Mapping,
		Lines: int(row.Lines), Report: row.Report,
	}
}

// SaveUpload implements casework.Tx.
func (t *transaction) SaveUpload(ctx context.Context, u casework.Upload) error {
	err := t.q.SaveUpload(ctx, db.SaveUploadParams{
		CreditorID: int64(t.creditor), UploadID: u.ID, Hash: u.Hash, Name: u.Name, Kind: string(u.Kind), Size: u.Size,
		State: string(u.State), SentAt: column.At(u.At), SentBy: u.By, Mapping: u.Mapping, Lines: int64(u.Lines), Report: u.Report,
	})
	if keyTaken(err) {
		return fault.New(fault.Conflict, "upload.sent_already")
	}
	if err != nil {
		return fmt.Errorf("store an upload: %w", err)
	}
	return nil
}

// SaveUploadPart implements casework.Tx.
func (t *transaction) SaveUploadPart(ctx context.Context, id int64, part int, content []byte) error {
	if err := t.q.SaveUploadPart(ctx, int64(t.creditor), id, int64(part), content); err != nil {
		return fmt.Errorf("store a part of an upload: %w", err)
	}
	return nil
}

// EmptyUpload implements casework.Tx.
func (t *transaction) EmptyUpload(ctx context.Context, id int64) error {
	if err := t.q.DropUploadParts(ctx, int64(t.creditor), id); err != nil {
		return fmt.Errorf("forget the parts of an upload: %w", err)
	}
	return nil
}

// DropUpload implements casework.Tx.
func (t *transaction) DropUpload(ctx context.Context, id int64) error {
	if err := t.EmptyUpload(ctx, id); err != nil {
		return err
	}
	if err := t.q.DropUpload(ctx, int64(t.creditor), id); err != nil {
		return fmt.Errorf("forget an upload: %w", err)
	}
	return nil
}

// DropStaleUploads implements casework.Tx.
func (t *transaction) DropStaleUploads(ctx context.Context, before time.Time) (int, error) {
	stale, err := t.q.StaleUploads(ctx, int64(t.creditor), column.At(before))
	if err != nil {
		return 0, fmt.Errorf("stale uploads: %w", err)
	}
	for _, id := range stale {
		if err := t.DropUpload(ctx, id); err != nil {
			return 0, err
		}
	}
	return len(stale), nil
}
