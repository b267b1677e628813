package store

import (
	"context"
	"fmt"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// A list of sendings is put together as that of cases is (caselist.go): its filters
// are free, its text is made of constants, its values go as arguments.

const sendingColumns = `d.dispatch_id, d.case_id, d.letter_id, f.number, f.debtor, d.document, d.channel, d.recipient,
 d.status, d.why, d.ordered_on, d.handed_on`

// fewStatuses is how many statuses are looked up one by one. More than these are
// those of nearly all that was ever sent, which are met on the way through the newest.
const fewStatuses = 2

// Sendings implements casework.Reader.
func (r *reader) Sendings(ctx context.Context, q *casework.SendingQuery) ([]casework.QueueRow, error) {
	l := &listText{args: []any{int64(r.creditor)}}
	l.filterSendings(q)
	text := "SELECT " + sendingColumns + "\nFROM dispatch d JOIN case_file f ON f.creditor_id = $1 AND f.case_id = d.case_id" +
		"\nWHERE d.creditor_id = $1" + joined(l.where) + "\nORDER BY d.dispatch_id DESC" + l.limit(q.Limit)
	rows, err := r.raw.QueryContext(ctx, ofList+text, l.args...)
	if err != nil {
		return nil, fmt.Errorf("list of sendings: %w", err)
	}
	defer rows.Close()
	var found []casework.QueueRow
	for rows.Next() {
		var row db.DispatchQueueRow
		if err := rows.Scan(&row.DispatchID, &row.CaseID, &row.LetterID, &row.Number, &row.Debtor, &row.Document, &row.Channel,
			&row.Recipient, &row.Status, &row.Why, &row.OrderedOn, &row.HandedOn); err != nil {
			return nil, fmt.Errorf("list of sendings: %w", err)
		}
		found = append(found, queueRow(row))
	}
	return found, rows.Err()
}

func (l *listText) filterSendings(q *casework.SendingQuery) {
	l.filterStatus(q.Statuses)
	if q.Before != 0 {
		l.and("d.dispatch_id < ?", int64(q.Before))
	}
	if q.Number != 0 {
		l.and("d.case_id IN (SELECT n.case_id FROM case_file n WHERE n.creditor_id = $1 AND n.number = ?)", q.Number)
	}
	for _, w := range q.Words {
		l.where = append(l.where, "d.case_id IN (SELECT w.case_id FROM case_word w WHERE w.creditor_id = $1 AND "+l.begins("w", w)+")")
	}
	if q.Document != 0 {
		l.and("d.document = ?", q.Document.String())
	}
	if q.Channel != 0 {
		l.and("d.channel = ?", q.Channel.String())
	}
	if q.Recipient != "" {
		l.and(`lower(d.recipient) LIKE ? ESCAPE '\'`, "%"+likeEscapes.Replace(strings.ToLower(q.Recipient))+"%")
	}
	if !q.From.IsZero() {
		l.and("d.ordered_on >= ?", column.Day{Date: q.From})
	}
}

// likeEscapes writes what LIKE takes for more than it is.
var likeEscapes = strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`)

// filterStatus lets by some statuses.
func (l *listText) filterStatus(statuses []debt.DispatchStatus) {
	if len(statuses) == 0 {
		return
	}
	names := make([]string, len(statuses))
	for i, status := range statuses {
		names[i] = l.arg(status.String())
	}
	status := "d.status"
	if len(statuses) > fewStatuses {
		status = "d.status || ''" // not by the index of statuses: the newest first is quicker
	}
	l.where = append(l.where, status+" IN ("+strings.Join(names, ", ")+")")
}

// SendingCounts implements casework.Reader.
func (r *reader) SendingCounts(ctx context.Context) (map[debt.DispatchStatus]int, error) {
	counts := make(map[debt.DispatchStatus]int)
	for status := debt.Waiting; status <= debt.Failed; status++ {
		n, err := r.q.CountDispatches(ctx, int64(r.creditor), status.String(), mostCounted)
		if err != nil {
			return nil, fmt.Errorf("count sendings: %w", err)
		}
		counts[status] = int(n)
	}
	return counts, nil
}
