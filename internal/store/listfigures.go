package store

import (
	"context"
	"fmt"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// CasesDueOn implements casework.Reader.
func (r *reader) CasesDueOn(ctx context.Context, span civil.Interval) ([]casework.DayCount, error) {
	rows, err := r.q.CasesDueOn(ctx, int64(r.creditor), day(span.From), day(span.Until))
	if err != nil {
		return nil, fmt.Errorf("cases due by their days: %w", err)
	}
	return mapped(rows, func(row db.CasesDueOnRow) casework.DayCount {
		return casework.DayCount{On: row.ReviewOn.Date, Cases: int(row.Cases)}
	}), nil
}

// CasesDueBy implements casework.Reader.
func (r *reader) CasesDueBy(ctx context.Context, on civil.Date) (casework.CaseTotal, error) {
	n, err := r.q.CasesDueBy(ctx, int64(r.creditor), day(on), mostCounted+1)
	return upTo(n), err
}

// DueSteps implements casework.Reader.
func (r *reader) DueSteps(ctx context.Context, on civil.Date) ([]casework.DueStep, error) {
	rows, err := r.q.DueSteps(ctx, int64(r.creditor), day(on))
	if err != nil {
		return nil, fmt.Errorf("steps that are due: %w", err)
	}
	return mapped(rows, func(row db.DueStepsRow) casework.DueStep {
		return casework.DueStep{Flow: row.Flow, Step: row.NextStep, Cases: int(row.Cases), Owed: money.FromOre(row.OwedFixed)}
	}), nil
}

// CasesPaused implements casework.Reader.
func (r *reader) CasesPaused(ctx context.Context, on civil.Date) (casework.CaseTotal, error) {
	n, err := r.q.CasesPaused(ctx, int64(r.creditor), day(on), mostCounted+1)
	return upTo(n), err
}

func upTo(n int64) casework.CaseTotal {
	return casework.CaseTotal{Cases: int(min(n, mostCounted)), More: n > mostCounted}
}

// PaymentsByDay implements casework.Reader.
func (r *reader) PaymentsByDay(ctx context.Context, span civil.Interval) ([]casework.DayMoney, error) {
	rows, err := r.q.PaymentsByDay(ctx, int64(r.creditor), day(span.From), day(span.Until))
	if err != nil {
		return nil, fmt.Errorf("payments by their days: %w", err)
	}
	return mapped(rows, func(row db.PaymentsByDayRow) casework.DayMoney {
		return casework.DayMoney{On: row.ValueOn.Date, Amount: money.FromOre(row.Amount)}
	}), nil
}

// Waiting implements casework.Reader.
func (r *reader) Waiting(ctx context.Context) (casework.WaitingCounts, error) {
	var w casework.WaitingCounts
	for _, counted := range []struct {
		to    *int
		count func(ctx context.Context, creditor int64, state string, most int64) (int64, error)
		state string
	}{
		{&w.Dispatches, r.q.CountDispatches, debt.Waiting.String()},
		{&w.Proposed, r.q.CountBankEntries, string(casework.BankProposed)},
		{&w.Unmatched, r.q.CountBankEntries, string(casework.BankUnmatched)},
		{&w.Refused, r.q.CountIntakeLines, string(casework.LineRefused)},
		{&w.Asked, r.q.CountIntakeLines, string(casework.LineAsked)},
	} {
		n, err := counted.count(ctx, int64(r.creditor), counted.state, mostCounted)
		if err != nil {
			return w, fmt.Errorf("count what waits: %w", err)
		}
		*counted.to = int(n)
	}
	return w, nil
}

// SavedViews implements casework.Reader.
func (r *reader) SavedViews(ctx context.Context) ([]casework.SavedView, error) {
	rows, err := r.q.SavedViews(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("saved views: %w", err)
	}
	return mapped(rows, func(row db.SavedViewsRow) casework.SavedView {
		return casework.SavedView{ID: row.ViewID, Name: row.Name, Query: row.Query, By: row.MadeBy, At: row.MadeAt.Time}
	}), nil
}

// PutSavedView implements casework.Tx.
func (t *transaction) PutSavedView(ctx context.Context, v casework.SavedView) error {
	row := db.SavedView{CreditorID: int64(t.creditor), ViewID: v.ID, Name: v.Name, Query: v.Query, MadeBy: v.By, MadeAt: column.Instant{Time: v.At}}
	if err := put(ctx, t, t.q.PutSavedView, []db.SavedView{row}); err != nil {
		return fmt.Errorf("save a view: %w", err)
	}
	return nil
}

// DropSavedView implements casework.Tx.
func (t *transaction) DropSavedView(ctx context.Context, id int64) error {
	dropped, err := t.q.DropSavedView(ctx, int64(t.creditor), id)
	return oneRow(dropped, err, fault.New(fault.NotFound, "view.not_found"))
}

// OpenTasks implements casework.Reader.
func (r *reader) OpenTasks(ctx context.Context, kind string) (int, error) {
	n, err := r.q.CountOpenTasks(ctx, int64(r.creditor), kind, mostCounted)
	if err != nil {
		return 0, fmt.Errorf("count tasks: %w", err)
	}
	return int(n), nil
}

// BankSum implements casework.Reader.
func (r *reader) BankSum(ctx context.Context, state casework.BankState) (money.Amount, error) {
	ore, err := r.q.SumBankEntries(ctx, int64(r.creditor), string(state), mostCounted)
	if err != nil {
		return money.Amount{}, fmt.Errorf("sum what waits: %w", err)
	}
	return money.FromOre(ore), nil
}

// ClaimsDueIn implements casework.Reader.
func (r *reader) ClaimsDueIn(ctx context.Context, due civil.Interval, limit int) ([]casework.AgingClaim, error) {
	rows, err := r.q.ClaimsDueIn(ctx, int64(r.creditor), day(due.From), day(due.Until), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("claims by their due days: %w", err)
	}
	return mapped(rows, func(row db.ClaimsDueInRow) casework.AgingClaim {
		return casework.AgingClaim{
			Case: row.CaseNumber, Debtor: row.Debtor, Number: row.Number, Due: row.DueOn.Date, Principal: money.FromOre(row.Principal),
		}
	}), nil
}
