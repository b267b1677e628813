package store

import (
	"context"
	"database/sql"
	"fmt"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
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

// Figures implements casework.Reader.
func (r *reader) Figures(ctx context.Context, on civil.Date) (casework.Figures, error) {
	return r.seen.figures.once(on, func() (casework.Figures, error) {
		row, err := r.q.Figures(ctx, given(int64(r.creditor)), day(on), given(mostCounted+1), followup.TaskRefund)
		if err != nil {
			return casework.Figures{}, fmt.Errorf("count what there is to do: %w", err)
		}
		return figuresOf(row), nil
	})
}

func figuresOf(row db.FiguresRow) casework.Figures {
	some := func(n int64) int { return upTo(n).Cases }
	return casework.Figures{
		Due: upTo(row.Due), Paused: upTo(row.Paused), Agreed: upTo(row.Agreed), Refunds: some(row.Refunds),
		Waiting: casework.WaitingCounts{
			Dispatches: some(row.Dispatches), Proposed: some(row.Proposed), Unmatched: some(row.Unmatched),
			Refused: some(row.Refused), Asked: some(row.Asked),
		},
	}
}

// given is a number for an argument that could be none.
func given(n int64) sql.NullInt64 { return sql.NullInt64{Int64: n, Valid: true} }

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
func (r *reader) OpenTasks(ctx context.Context, kinds []string) (map[string]int, error) {
	asked, err := array(kinds)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.CountOpenTasks(ctx, int64(r.creditor), asked, mostCounted)
	if err != nil {
		return nil, fmt.Errorf("count tasks: %w", err)
	}
	open := make(map[string]int, len(rows))
	for _, row := range rows {
		open[row.Kind] = int(row.Tasks)
	}
	return open, nil
}

// BankSum implements casework.Reader.
func (r *reader) BankSum(ctx context.Context, states []casework.BankState) (money.Amount, error) {
	asked, err := array(states)
	if err != nil {
		return money.Amount{}, err
	}
	ore, err := r.q.SumBankEntries(ctx, int64(r.creditor), asked, mostCounted)
	if err != nil {
		return money.Amount{}, fmt.Errorf("sum what waits: %w", err)
	}
	return money.FromOre(ore), nil
}

// ClaimsDueIn implements casework.Reader.
func (r *reader) ClaimsDueIn(ctx context.Context, q casework.DueQuery) (claims []casework.AgingClaim, all bool, err error) {
	rows, err := r.q.ClaimsDueIn(ctx, db.ClaimsDueInParams{
		CreditorID: int64(r.creditor), DueOn: day(q.Due.From), DueOn_2: day(q.Due.Until), Limit: int64(q.Looked), Limit_2: int64(q.Limit) + 1,
	})
	if err != nil {
		return nil, false, fmt.Errorf("claims by their due days: %w", err)
	}
	due, err := r.q.CountClaimsDueIn(ctx, int64(r.creditor), day(q.Due.From), day(q.Due.Until), int64(q.Looked)+1)
	if err != nil {
		return nil, false, fmt.Errorf("count claims by their due days: %w", err)
	}
	all = due <= int64(q.Looked) && len(rows) <= q.Limit
	return mapped(rows[:min(len(rows), q.Limit)], func(row db.ClaimsDueInRow) casework.AgingClaim {
		return casework.AgingClaim{
			Case: row.CaseNumber, Debtor: row.Debtor, Number: row.Number, Due: row.DueOn.Date, Principal: money.FromOre(row.Principal),
			Disputed: debt.State(row.State) == debt.Disputed,
		}
	}), all, nil
}
