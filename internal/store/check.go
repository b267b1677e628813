package store

import (
	"context"
	"fmt"
	"reflect"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/db"
)

// CheckRows implements casework.Reader.
func (r *reader) CheckRows(ctx context.Context, c debt.Case, s casework.Summary) ([]string, error) {
	stored, err := r.rowsOf(ctx, c.ID)
	if err != nil {
		return nil, err
	}
	told := projected(&c, s)
	var wrong []string
	wrong = append(wrong, differences("case", stored.files, told.files, func(f db.CaseFile) rowKey { return rowKey{f.CaseID} })...)
	wrong = append(wrong, differences("debtor", stored.debtors, told.debtors, debtorKey)...)
	wrong = append(wrong, differences("claim", stored.claims, told.claims, claimKey)...)
	wrong = append(wrong, differences("entry", stored.entries, told.entries, entryKey)...)
	wrong = append(wrong, differences("step", stored.steps, told.steps, stepKey)...)
	wrong = append(wrong, differences("payment", stored.payments, told.payments, paymentKey)...)
	wrong = append(wrong, differences("task", stored.tasks, told.tasks, taskKey)...)
	wrong = append(wrong, differences("hold", stored.holds, told.holds, holdKey)...)
	wrong = append(wrong, differences("agreement", stored.agreements, told.agreements, agreementKey)...)
	wrong = append(wrong, differences("dispatch", stored.dispatches, told.dispatches, dispatchKey)...)
	wrong = append(wrong, differences("delivery", stored.deliveries, told.deliveries, deliveryKey)...)
	wrong = append(wrong, differences("line", stored.lines, told.lines, lineKey)...)
	wrong = append(wrong, differences("word", stored.words, told.words, wordKey)...)
	return wrong, nil
}

// differences names what the stored rows of a table have otherwise than what the
// journal tells: "claim 17: principal", "claim 17: missing", "claim 17: stray".
func differences[R, K comparable](name string, stored, told []R, key func(R) K) []string {
	had := make(map[K]R, len(stored))
	for _, row := range stored {
		had[key(row)] = row
	}
	var wrong []string
	for _, row := range told {
		k := key(row)
		old, ok := had[k]
		delete(had, k)
		switch {
		case !ok:
			wrong = append(wrong, fmt.Sprintf("%s %v: missing", name, k))
		case old != row:
			wrong = append(wrong, columns(fmt.Sprintf("%s %v", name, k), old, row)...)
		}
	}
	for _, row := range stored {
		if _, left := had[key(row)]; left {
			wrong = append(wrong, fmt.Sprintf("%s %v: stray", name, key(row)))
		}
	}
	return wrong
}

// String returns the key as people read it: 17, or 3.1.
func (k rowKey) String() string {
	if k[1] == 0 {
		return number(k[0])
	}
	return fmt.Sprintf("%d.%d", k[0], k[1])
}

// columns names the columns in which two rows differ.
func columns[R any](name string, a, b R) []string {
	var wrong []string
	was, is := reflect.ValueOf(a), reflect.ValueOf(b)
	for i := range was.NumField() {
		if !was.Field(i).Equal(is.Field(i)) {
			wrong = append(wrong, name+": "+was.Type().Field(i).Tag.Get("json"))
		}
	}
	return wrong
}

// StrayRows implements casework.Reader. Rows of every other table hang on that
// of the case by a foreign key.
func (r *reader) StrayRows(ctx context.Context) ([]string, error) {
	ids, err := r.q.StrayCaseIDs(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("stray rows: %w", err)
	}
	stray := mapped(ids, func(id int64) string { return fmt.Sprintf("case %d: stray", id) })
	wrong, err := r.wrongCounts(ctx)
	return append(stray, wrong...), err
}

// Orphans implements casework.Reader. Archived letters and the personal text of events
// are no projections: those of a case whose journal is gone are all that is left to
// tell of it.
func (r *reader) Orphans(ctx context.Context) ([]casework.Orphan, error) {
	letters, err := r.q.DocumentsWithoutJournal(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("letters without a journal: %w", err)
	}
	orphans := mapped(letters, func(row db.DocumentsWithoutJournalRow) casework.Orphan {
		return casework.Orphan{Case: debt.CaseID(row.CaseID), Letter: row.DocumentID}
	})
	cases, err := r.q.PrivateWithoutJournal(ctx, int64(r.creditor))
	if err != nil {
		return nil, fmt.Errorf("personal text without a journal: %w", err)
	}
	for _, id := range cases {
		orphans = append(orphans, casework.Orphan{Case: debt.CaseID(id)})
	}
	return orphans, nil
}
