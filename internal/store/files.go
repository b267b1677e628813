package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Mapping implements casework.Reader.
func (r *reader) Mapping(ctx context.Context, headings string) (string, error) {
	mapping, err := r.q.MappingOf(ctx, int64(r.creditor), headings)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	if err != nil {
		return "", fmt.Errorf("mapping of columns: %w", err)
	}
	return mapping, nil
}

// SaveMapping implements casework.Tx.
func (t *transaction) SaveMapping(ctx context.Context, headings, mapping string) error {
	if err := t.q.SaveMapping(ctx, int64(t.creditor), headings, mapping); err != nil {
		return fmt.Errorf("store a mapping of columns: %w", err)
	}
	return nil
}

// IntakeFile implements casework.Reader.
func (r *reader) IntakeFile(ctx context.Context, hash string) (casework.IntakeFile, bool, error) {
	row, err := r.q.IntakeFileWith(ctx, int64(r.creditor), hash)
	if errors.Is(err, sql.ErrNoRows) {
		return casework.IntakeFile{}, false, nil
	}
	if err != nil {
		return casework.IntakeFile{}, false, fmt.Errorf("file by hash: %w", err)
	}
	return intakeFile(row), true, nil
}

// IntakeFileOf implements casework.Reader.
func (r *reader) IntakeFileOf(ctx context.Context, id int64) (casework.IntakeFile, error) {
	row, err := r.q.IntakeFileOf(ctx, int64(r.creditor), id)
	if err != nil {
		return casework.IntakeFile{}, found(err, fault.New(fault.NotFound, "file.not_found"))
	}
	return intakeFile(row), nil
}

func intakeFile(row db.IntakeFile) casework.IntakeFile {
	return casework.IntakeFile{
		ID: row.FileID, Hash: row.Hash, Name: row.Name, Kind: row.Kind, ReadAt: row.ReadAt.Time, Mapping: row.Mapping,
		Created: int(row.Created), Joined: int(row.Joined), Same: int(row.Same), Asked: int(row.Asked),
		Refused: int(row.Refused), Finished: row.Finished,
	}
}

// SaveFile implements casework.Tx. The same bytes under two ids fail with
// fault.Conflict.
func (t *transaction) SaveFile(ctx context.Context, f casework.IntakeFile) error {
	err := t.q.SaveIntakeFile(ctx, db.SaveIntakeFileParams{
		CreditorID: int64(t.creditor), FileID: f.ID, Hash: f.Hash, Name: f.Name, Kind: f.Kind,
		ReadAt: column.At(f.ReadAt), Mapping: f.Mapping, Created: int64(f.Created), Joined: int64(f.Joined),
		Same: int64(f.Same), Asked: int64(f.Asked), Refused: int64(f.Refused), Finished: f.Finished,
	})
	if keyTaken(err) {
		return fault.New(fault.Conflict, "file.read_already")
	}
	if err != nil {
		return fmt.Errorf("store a file: %w", err)
	}
	return nil
}

// IntakeLines implements casework.Reader.
func (r *reader) IntakeLines(ctx context.Context, after int64, limit int) ([]casework.IntakeLine, error) {
	rows, err := r.q.WaitingIntakeLines(ctx, int64(r.creditor), after, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("lines that wait: %w", err)
	}
	return intakeLines(rows)
}

// DroppedLines implements casework.Reader.
func (r *reader) DroppedLines(ctx context.Context, file int64) (map[int]string, error) {
	rows, err := r.q.DroppedLines(ctx, int64(r.creditor), file)
	if err != nil {
		return nil, fmt.Errorf("lines put aside: %w", err)
	}
	dropped := make(map[int]string, len(rows))
	for _, row := range rows {
		dropped[int(row.Line)] = row.Reason
	}
	return dropped, nil
}

// IntakeLinesFor implements casework.Reader.
func (r *reader) IntakeLinesFor(ctx context.Context, reason string, after int64, limit int) ([]casework.IntakeLine, error) {
	rows, err := r.q.IntakeLinesFor(ctx, int64(r.creditor), reason, after, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("lines that wait for a reason: %w", err)
	}
	return intakeLines(rows)
}

// LinesOfNotes implements casework.Reader.
func (r *reader) LinesOfNotes(ctx context.Context, notes []string) ([]casework.IntakeLine, error) {
	asked, err := array(notes)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.LinesOfNotes(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("lines of credit notes: %w", err)
	}
	return intakeLines(rows)
}

func intakeLines(rows []db.IntakeLine) ([]casework.IntakeLine, error) {
	waiting := make([]casework.IntakeLine, len(rows))
	for i, row := range rows {
		var err error
		if waiting[i], err = intakeLine(row); err != nil {
			return nil, err
		}
	}
	return waiting, nil
}

// IntakeLine implements casework.Reader.
func (r *reader) IntakeLine(ctx context.Context, id int64) (casework.IntakeLine, error) {
	row, err := r.q.IntakeLineOf(ctx, int64(r.creditor), id)
	if err != nil {
		return casework.IntakeLine{}, found(err, fault.New(fault.NotFound, "line.not_found"))
	}
	return intakeLine(row)
}

func intakeLine(row db.IntakeLine) (casework.IntakeLine, error) {
	line := casework.IntakeLine{
		ID: row.LineID, File: row.FileID, Line: int(row.Line), State: casework.LineState(row.State),
		Reason: row.Reason, Raw: row.Raw, Case: debt.CaseID(row.CaseID), Note: row.NoteKey,
	}
	if err := json.Unmarshal([]byte(row.Args), &line.Args); err != nil {
		return casework.IntakeLine{}, fmt.Errorf("a line that waits: %w", err)
	}
	return line, nil
}

// SaveLines implements casework.Tx.
func (t *transaction) SaveLines(ctx context.Context, lines []casework.IntakeLine) error {
	rows := make([]db.IntakeLine, len(lines))
	for i, line := range lines {
		var err error
		if rows[i], err = intakeLineRow(line); err != nil {
			return err
		}
	}
	if err := put(ctx, t, t.q.AddIntakeLines, rows); err != nil {
		return fmt.Errorf("store lines that wait: %w", err)
	}
	return nil
}

func intakeLineRow(line casework.IntakeLine) (db.IntakeLine, error) {
	args, err := json.Marshal(line.Args)
	if err != nil {
		return db.IntakeLine{}, fmt.Errorf("a line that waits: %w", err)
	}
	return db.IntakeLine{
		LineID: line.ID, FileID: line.File, Line: int64(line.Line), State: string(line.State),
		Reason: line.Reason, Args: string(args), Raw: line.Raw, CaseID: int64(line.Case), RawHash: hashed([]byte(line.Raw)), NoteKey: line.Note,
	}, nil
}

// ReplaceLine implements casework.Tx. It fails with fault.Conflict where the line
// waits no longer.
func (t *transaction) ReplaceLine(ctx context.Context, line casework.IntakeLine) error {
	row, err := intakeLineRow(line)
	if err != nil {
		return err
	}
	replaced, err := t.q.ReplaceIntakeLine(ctx, db.ReplaceIntakeLineParams{
		CreditorID: int64(t.creditor), LineID: row.LineID, State: row.State, Reason: row.Reason,
		Args: row.Args, Raw: row.Raw, CaseID: row.CaseID, RawHash: row.RawHash,
	})
	return oneRow(replaced, err, fault.New(fault.Conflict, "line.is_settled"))
}

// SettleLine implements casework.Tx.
func (t *transaction) SettleLine(ctx context.Context, id int64, state casework.LineState) error {
	settled, err := t.q.SettleIntakeLine(ctx, int64(t.creditor), id, string(state))
	return oneRow(settled, err, fault.New(fault.NotFound, "line.not_found"))
}
