package store

import (
	"context"
	"encoding/json"
	"fmt"
	"math"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// SettingsChanges implements casework.Reader.
func (r *reader) SettingsChanges(ctx context.Context, before int64, limit int) ([]casework.SettingsChange, error) {
	if before == 0 {
		before = math.MaxInt64
	}
	rows, err := r.q.SettingChanges(ctx, int64(r.creditor), before, int64(limit))
	if err != nil {
		return nil, fmt.Errorf("changes of settings: %w", err)
	}
	changes := make([]casework.SettingsChange, len(rows))
	for i := range rows {
		if changes[i], err = settingsChange(&rows[i]); err != nil {
			return nil, err
		}
	}
	return changes, nil
}

// SettingsChange implements casework.Reader.
func (r *reader) SettingsChange(ctx context.Context, id int64) (casework.SettingsChange, error) {
	row, err := r.q.SettingChangeOf(ctx, int64(r.creditor), id)
	if err != nil {
		return casework.SettingsChange{}, found(err, fault.New(fault.NotFound, "settings.change_not_found"))
	}
	return settingsChange(&row)
}

// LastSettingsChange implements casework.Reader.
func (r *reader) LastSettingsChange(ctx context.Context, part casework.SettingsPart) (casework.SettingsChange, bool, error) {
	rows, err := r.q.LastSettingChange(ctx, int64(r.creditor), string(part))
	if err != nil {
		return casework.SettingsChange{}, false, fmt.Errorf("the last change of settings: %w", err)
	}
	if len(rows) == 0 {
		return casework.SettingsChange{}, false, nil
	}
	change, err := settingsChange(&rows[0])
	return change, err == nil, err
}

func settingsChange(row *db.SettingChange) (casework.SettingsChange, error) {
	change := casework.SettingsChange{ID: row.ChangeID, Part: casework.SettingsPart(row.Part), At: row.ChangedAt.Time, By: row.ChangedBy}
	if err := json.Unmarshal([]byte(row.BeforeJson), &change.Before); err != nil {
		return change, fmt.Errorf("a change of settings: %w", err)
	}
	if err := json.Unmarshal([]byte(row.AfterJson), &change.After); err != nil {
		return change, fmt.Errorf("a change of settings: %w", err)
	}
	return change, nil
}

// AddSettingsChange implements casework.Tx.
func (t *transaction) AddSettingsChange(ctx context.Context, change casework.SettingsChange) error {
	before, err := json.Marshal(change.Before)
	if err != nil {
		return fmt.Errorf("a change of settings: %w", err)
	}
	after, err := json.Marshal(change.After)
	if err != nil {
		return fmt.Errorf("a change of settings: %w", err)
	}
	err = t.q.AddSettingChange(ctx, db.AddSettingChangeParams{
		CreditorID: int64(t.creditor), ChangeID: change.ID, Part: string(change.Part), ChangedAt: column.At(change.At), ChangedBy: change.By,
		BeforeJson: string(before), AfterJson: string(after),
	})
	if err != nil {
		return fmt.Errorf("note a change of settings: %w", err)
	}
	return nil
}
