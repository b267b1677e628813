package store

import (
	"context"
	"fmt"
	"math"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/db"
)

var (
	_ casework.Store  = (*DB)(nil)
	_ casework.Reader = (*reader)(nil)
	_ casework.Tx     = (*transaction)(nil)
)

// reader reads one creditor's rows.
type reader struct {
	creditor debt.CreditorID
	q        *db.Queries
	raw      db.DBTX // for texts that are put together
	sealer   *Sealer
	parts    map[string][]byte // shared parts that were seen, by hash; not to be changed
	seen     seen              // what a picture has told; nothing in a transaction that writes
}

// Update implements casework.Store.
func (s *DB) Update(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx casework.Tx) error) error {
	return s.update(ctx, creditor, func(ctx context.Context, tx *transaction) error { return f(ctx, tx) })
}

// CaseID implements casework.Reader.
func (r *reader) CaseID(ctx context.Context, number int64) (debt.CaseID, error) {
	id, err := r.q.CaseIDOf(ctx, int64(r.creditor), number)
	if err != nil {
		return 0, found(err, fault.New(fault.NotFound, "case.not_found").With("case", strconv.FormatInt(number, 10)))
	}
	return debt.CaseID(id), nil
}

// CaseIDs implements casework.Reader.
func (r *reader) CaseIDs(ctx context.Context, after debt.CaseID, limit int) ([]debt.CaseID, error) {
	ids, err := r.q.CaseIDsAfter(ctx, int64(r.creditor), int64(after), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("ids of cases: %w", err)
	}
	return mapped(ids, caseID), nil
}

// CasesWithLimitation implements casework.Reader.
func (r *reader) CasesWithLimitation(ctx context.Context, after debt.CaseID, limit int) ([]debt.CaseID, error) {
	ids, err := r.q.CasesWithLimitation(ctx, int64(r.creditor), int64(after), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("cases whose limitation has changed: %w", err)
	}
	return mapped(ids, caseID), nil
}

// DueCases implements casework.Reader.
func (r *reader) DueCases(ctx context.Context, on civil.Date, after debt.CaseID, limit int) ([]debt.CaseID, error) {
	ids, err := r.q.DueCaseIDs(ctx, int64(r.creditor), day(on), int64(after), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("cases that are due: %w", err)
	}
	return mapped(ids, caseID), nil
}

// WaitingCases implements casework.Reader.
func (r *reader) WaitingCases(ctx context.Context, on civil.Date, after debt.CaseID, limit int) ([]debt.CaseID, error) {
	ids, err := r.q.WaitingCaseIDs(ctx, int64(r.creditor), day(on), int64(after), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("cases that wait: %w", err)
	}
	return mapped(ids, caseID), nil
}

func caseID(id int64) debt.CaseID { return debt.CaseID(id) }

// CaseRows implements casework.Reader.
func (r *reader) CaseRows(ctx context.Context, after int64, limit int) ([]casework.CaseRow, error) {
	files, err := r.q.CaseFilesAfter(ctx, int64(r.creditor), after, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("rows of cases: %w", err)
	}
	return mapped(files, caseRow), nil
}

// CasesNumbered implements casework.Reader.
func (r *reader) CasesNumbered(ctx context.Context, numbers []int64) ([]casework.CaseRow, error) {
	asked, err := array(numbers)
	if err != nil {
		return nil, err
	}
	files, err := r.q.CaseFilesNumbered(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("cases by number: %w", err)
	}
	return mapped(files, caseRow), nil
}

func caseRow(f db.CaseFile) casework.CaseRow {
	return casework.CaseRow{
		ID: debt.CaseID(f.CaseID), Number: f.Number, State: debt.State(f.State), Flow: f.Flow,
		NextStep: f.NextStep, Review: f.ReviewOn.Date, Debtor: f.Debtor,
		OwedFixed: money.FromOre(f.OwedFixed), OpenedOn: f.OpenedOn.Date,
	}
}

// Queue implements casework.Reader.
func (r *reader) Queue(ctx context.Context, status debt.DispatchStatus, before debt.DispatchID, limit int) ([]casework.QueueRow, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	if status == 0 {
		rows, err := r.q.DispatchQueue(ctx, int64(r.creditor), int64(before), int64(limit))
		if err != nil {
			return nil, fmt.Errorf("send queue: %w", err)
		}
		return mapped(rows, queueRow), nil
	}
	rows, err := r.q.DispatchQueueIn(ctx, int64(r.creditor), status.String(), int64(before), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("send queue: %w", err)
	}
	return mapped(rows, func(row db.DispatchQueueInRow) casework.QueueRow { return queueRow(db.DispatchQueueRow(row)) }), nil
}

func queueRow(row db.DispatchQueueRow) casework.QueueRow {
	return casework.QueueRow{
		Dispatch: debt.DispatchID(row.DispatchID), Case: debt.CaseID(row.CaseID), Letter: debt.DocumentID(row.LetterID), Number: row.Number,
		Debtor: row.Debtor, Document: debt.ParseDocument(row.Document), Channel: debt.ParseChannel(row.Channel),
		Recipient: row.Recipient, Status: debt.ParseDispatchStatus(row.Status), Why: row.Why,
		Ordered: row.OrderedOn.Date, HandedOn: row.HandedOn.Date,
	}
}

// DispatchCase implements casework.Reader.
func (r *reader) DispatchCase(ctx context.Context, id debt.DispatchID) (debt.CaseID, error) {
	of, err := r.q.DispatchCase(ctx, int64(r.creditor), int64(id))
	if err != nil {
		return 0, found(err, fault.New(fault.NotFound, "dispatch.not_found").With("dispatch", number(int64(id))))
	}
	return debt.CaseID(of), nil
}

// CaseNumbersOf implements casework.Reader.
func (r *reader) CaseNumbersOf(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID]int64, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.CaseNumbersOf(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("numbers of cases: %w", err)
	}
	numbers := make(map[debt.CaseID]int64, len(rows))
	for _, row := range rows {
		numbers[debt.CaseID(row.CaseID)] = row.Number
	}
	return numbers, nil
}
