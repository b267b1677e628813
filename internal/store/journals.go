package store

import (
	"context"
	"fmt"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Journals implements casework.Reader.
func (r *reader) Journals(ctx context.Context, ids []debt.CaseID) ([][]journal.Record, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.Journals(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, readable(fmt.Errorf("journals: %w", err))
	}
	byCase := make(map[debt.CaseID][]journal.Record, len(ids))
	for _, row := range rows {
		id := debt.CaseID(row.CaseID)
		byCase[id] = append(byCase[id], recordOf(r.creditor, row))
	}
	return mapped(ids, func(id debt.CaseID) []journal.Record { return byCase[id] }), nil
}

func recordOf(creditor debt.CreditorID, row db.JournalsRow) journal.Record {
	return journal.Record{
		Creditor: creditor, Case: debt.CaseID(row.CaseID), Version: row.Version, On: row.EffectiveOn.Date,
		Recorded: row.RecordedAt.Text(), By: row.Actor,
		Content: journal.Content{Kind: row.Kind, Form: int(row.KindVersion), Payload: row.Payload, Private: row.Body},
		Salt:    row.Salt, PrivateHash: row.PrivateHash, Prev: row.PrevHash, Hash: row.Hash,
	}
}

// event is a record as it travels to the database.
type event struct {
	Case        debt.CaseID `json:"case_id"`
	Version     int64       `json:"version"`
	Kind        string      `json:"kind"`
	Form        int         `json:"kind_version"`
	On          column.Day  `json:"effective_on"`
	Recorded    string      `json:"recorded_at"`
	By          string      `json:"actor"`
	Payload     string      `json:"payload"`
	PrivateHash string      `json:"private_hash"`
	Prev        string      `json:"prev_hash"`
	Hash        string      `json:"hash"`
}

// private is a record's personal text as it travels to the database.
type private struct {
	Case    debt.CaseID `json:"case_id"`
	Version int64       `json:"version"`
	Salt    string      `json:"salt"`
	Body    string      `json:"body"`
}

// addRecords adds records to journals. It fails with fault.Conflict where a
// place is taken: somebody else has written there since the case was read.
func (t *transaction) addRecords(ctx context.Context, records []journal.Record) error {
	events := make([]event, len(records))
	var privates []private
	for i, r := range records {
		events[i] = event{
			r.Case, r.Version, r.Kind, r.Form, column.Day{Date: r.On}, r.Recorded, r.By, r.Payload, r.PrivateHash, r.Prev, r.Hash,
		}
		if r.Private != "" {
			privates = append(privates, private{r.Case, r.Version, r.Salt, r.Private})
		}
	}
	if err := put(ctx, t, t.q.AddEvents, events); err != nil {
		if keyTaken(err) {
			return fault.New(fault.Conflict, keyChanged).Because(err)
		}
		return fmt.Errorf("add to the journal: %w", err)
	}
	if err := put(ctx, t, t.q.AddPrivate, privates); err != nil {
		return fmt.Errorf("add to the journal: %w", err)
	}
	return nil
}

// keyChanged is the message key of a case that changed since it was read.
const keyChanged = "case.changed_meanwhile"

// put sends rows to a statement that takes them as one JSON array; none need no
// statement.
func put[R any](ctx context.Context, t *transaction, statement func(ctx context.Context, creditor int64, rows string) error, rows []R) error {
	if len(rows) == 0 {
		return nil
	}
	text, err := array(rows)
	if err != nil {
		return err
	}
	return statement(ctx, int64(t.creditor), text)
}
