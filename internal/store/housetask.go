package store

import (
	"context"
	"fmt"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// HouseTasks implements casework.Store.
func (s *DB) HouseTasks(ctx context.Context) ([]casework.HouseTask, error) {
	return houseTasks(ctx, s.read)
}

func houseTasks(ctx context.Context, q *db.Queries) ([]casework.HouseTask, error) {
	rows, err := q.OpenHouseTasks(ctx)
	if err != nil {
		return nil, explained(fmt.Errorf("the tasks of the house: %w", err))
	}
	tasks := make([]casework.HouseTask, len(rows))
	for i, row := range rows {
		tasks[i] = casework.HouseTask{Kind: casework.HouseTaskKind(row.Kind), About: row.AboutOn.Date, Raised: row.RaisedAt.Time}
	}
	return tasks, nil
}

// UpdateHouse implements casework.Store.
func (s *DB) UpdateHouse(ctx context.Context, f func(ctx context.Context, tx casework.HouseTx) error) error {
	return s.update(ctx, house, func(ctx context.Context, tx *transaction) error { return f(ctx, houseTx{tx.q}) })
}

// houseTx is a transaction over what belongs to the house.
type houseTx struct{ q *db.Queries }

// EnteredRates implements casework.HouseTx.
func (h houseTx) EnteredRates(ctx context.Context) ([]casework.EnteredRate, error) {
	return enteredRates(ctx, h.q)
}

// EnterRate implements casework.HouseTx.
func (h houseTx) EnterRate(ctx context.Context, r casework.EnteredRate) error {
	added, err := h.q.AddLawSupplement(ctx, db.AddLawSupplementParams{
		SinceOn: column.Day{Date: r.Since}, Rate: r.Rate.PartsPerMillion(), Seen: r.Seen,
		EnteredName: r.Entered.Name, EnteredBy: r.Entered.By, EnteredAt: column.At(r.Entered.At),
	})
	if err == nil && added == 0 {
		return fault.New(fault.Conflict, "law.supplement_entered_already").With("day", r.Since.String())
	}
	return err
}

// SecondRate implements casework.HouseTx.
func (h houseTx) SecondRate(ctx context.Context, since civil.Date, by casework.LawWitness) error {
	seconded, err := h.q.SecondLawSupplement(ctx, column.Day{Date: since}, by.Name, by.By, column.At(by.At))
	if err == nil && seconded == 0 {
		return fault.New(fault.Conflict, "law.supplement_seconded_already").With("day", since.String())
	}
	return err
}

// Attest implements casework.HouseTx.
func (h houseTx) Attest(ctx context.Context, a casework.Attestation) error {
	added, err := h.q.AddLawAttestation(ctx, db.AddLawAttestationParams{
		Series: a.Series, SinceOn: column.Day{Date: a.Since}, ReadAt: column.At(a.Read.At),
		Said: a.Value, Seen: a.Seen, ReadName: a.Read.Name, ReadBy: a.Read.By,
	})
	if err == nil && added == 0 {
		return fault.New(fault.Conflict, "law.attest_again").With("day", a.Since.String())
	}
	return err
}

// WithdrawAttestation implements casework.HouseTx.
func (h houseTx) WithdrawAttestation(ctx context.Context, series string, since civil.Date, by casework.LawWitness) error {
	withdrawn, err := h.q.WithdrawLawAttestation(ctx, db.WithdrawLawAttestationParams{
		Series: series, SinceOn: column.Day{Date: since},
		WithdrawnName: by.Name, WithdrawnBy: by.By, WithdrawnAt: column.At(by.At),
	})
	if err == nil && withdrawn == 0 {
		return fault.New(fault.NotFound, "law.attest_none").With("day", since.String())
	}
	return err
}

// Operators implements casework.HouseTx.
func (h houseTx) Operators(ctx context.Context) (int, error) {
	all, err := h.q.LockRole(ctx, int64(house), access.Operator.String())
	return len(all), err
}

// HouseTasks implements casework.HouseTx.
func (h houseTx) HouseTasks(ctx context.Context) ([]casework.HouseTask, error) {
	return houseTasks(ctx, h.q)
}

// RaiseHouseTask implements casework.HouseTx.
func (h houseTx) RaiseHouseTask(ctx context.Context, t casework.HouseTask) error {
	return h.q.RaiseHouseTask(ctx, string(t.Kind), column.Day{Date: t.About}, column.At(t.Raised))
}

// EndHouseTask implements casework.HouseTx.
func (h houseTx) EndHouseTask(ctx context.Context, t casework.HouseTask, at time.Time) error {
	return h.q.EndHouseTask(ctx, string(t.Kind), column.Day{Date: t.About}, column.At(at))
}
