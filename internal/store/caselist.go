package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Lists of cases and of sendings are where the text of a query is put together: from
// constants, as their filters are free. Values go as arguments. With words to search
// for, the cases that have them are found first, and what is left of them sorted.

const (
	// mostFound is how many cases a word is looked up for at most, and mostCounted
	// how many a list counts: beyond, a person has to say more.
	mostFound   = 5000
	mostCounted = 5000
)

const lineColumns = `case_id, number, state, flow, next_step, task, task_step, task_on, review_on, paused_until, debtor,
 customer_no, claim, claims, last_action, last_on, principal, owed_fixed, opened_on, closed_on`

// listText is the text of a query about a list of cases, as it is put together.
type listText struct {
	creditor int64
	where    []string
	args     []any
	down     bool // lines come from the last to the first
}

// arg adds an argument and returns its name in the text.
func (l *listText) arg(value any) string {
	l.args = append(l.args, value)
	return "$" + strconv.Itoa(len(l.args))
}

func (l *listText) and(condition string, value any) {
	l.where = append(l.where, strings.ReplaceAll(condition, "?", l.arg(value)))
}

// listOf begins the text for a filter. The creditor's id is its first argument.
func listOf(creditor debt.CreditorID, f *casework.CaseFilter) *listText {
	l := &listText{creditor: int64(creditor), args: []any{int64(creditor)}}
	switch f.Shelf {
	case casework.OpenCases:
		l.where = append(l.where, "l.closed = FALSE")
	case casework.ClosedCases:
		l.where = append(l.where, "l.closed = TRUE")
	case casework.AllCases:
	}
	l.filterWork(f)
	l.filterMoney(f)
	return l
}

func (l *listText) filterWork(f *casework.CaseFilter) {
	if f.OnlyNeeds {
		l.and("l.place < ?", endOfWork)
	}
	for _, equal := range []struct{ condition, value string }{
		{"l.state = ?", string(f.State)}, {"l.flow = ?", f.Flow}, {"l.last_action = ?", f.LastAction}, {"l.next_step = ?", f.NextStep},
	} {
		if equal.value != "" {
			l.and(equal.condition, equal.value)
		}
	}
	if !f.DueBy.IsZero() {
		l.and("l.review_on <= ?", day(f.DueBy))
	}
	if f.OnlyNumber != 0 {
		l.and("l.case_id IN (SELECT n.case_id FROM case_file n WHERE n.creditor_id = $1 AND n.number = ?)", f.OnlyNumber)
	}
	if !f.PausedOn.IsZero() {
		l.and("l.case_id IN (SELECT h.case_id FROM hold h WHERE h.creditor_id = $1 AND h.until_day > ?)", day(f.PausedOn))
	}
}

func (l *listText) filterMoney(f *casework.CaseFilter) {
	for _, bound := range []struct {
		condition string
		value     money.Amount
	}{
		{"l.owed_fixed >= ?", f.OwedFrom}, {"l.owed_fixed <= ?", f.OwedTo}, {"l.principal >= ?", f.Principal},
	} {
		if !bound.value.IsZero() {
			l.and(bound.condition, bound.value.Ore())
		}
	}
}

// from returns where the lines come from, with the filters on them: the words
// first, where there are some.
func (l *listText) from(f *casework.CaseFilter) string {
	source, words := "case_line l", f.Words
	if len(words) > 0 {
		source = "found CROSS JOIN case_line l"
		l.where = append(l.where, "l.case_id = found.case_id")
	}
	for _, w := range rest(words) {
		l.where = append(l.where, "EXISTS (SELECT 1 FROM case_word w WHERE w.creditor_id = $1 AND w.case_id = l.case_id AND "+l.begins(w)+")")
	}
	return source + "\nWHERE l.creditor_id = $1" + joined(l.where)
}

// with returns the cases that have the longest word, of which there are the fewest.
func (l *listText) with(f *casework.CaseFilter) string {
	if len(f.Words) == 0 {
		return ""
	}
	few := "SELECT w.case_id FROM case_word w WHERE w.creditor_id = $1 AND " + l.begins(f.Words[longest(f.Words)]) + " LIMIT " + l.arg(mostFound+1)
	found := "SELECT few.case_id FROM (" + few + ") AS few"
	if f.Number != 0 {
		found += "\nUNION SELECT n.case_id FROM case_file n WHERE n.creditor_id = $1 AND n.number = " + l.arg(f.Number)
	}
	return "WITH found AS MATERIALIZED (SELECT DISTINCT any_of.case_id FROM (" + found + ") AS any_of)\n"
}

// begins returns the condition that a word begins as asked: it lies from there up
// to the last word that can begin so.
func (l *listText) begins(w casework.SearchWord) string {
	condition := "w.word >= " + l.arg(w.Begins) + " AND w.word < " + l.arg(w.Begins+lastLetter)
	if w.Field != "" {
		condition += " AND w.field = " + l.arg(string(w.Field))
	}
	return condition
}

// lastLetter comes after every letter that a word can have.
const lastLetter = "\U0010FFFF"

func longest(words []casework.SearchWord) int {
	best := 0
	for i, w := range words {
		if len(w.Begins) > len(words[best].Begins) {
			best = i
		}
	}
	return best
}

func rest(words []casework.SearchWord) []casework.SearchWord {
	if len(words) < 2 {
		return nil
	}
	first := longest(words)
	return append(append([]casework.SearchWord{}, words[:first]...), words[first+1:]...)
}

func joined(conditions []string) string {
	if len(conditions) == 0 {
		return ""
	}
	return "\nAND " + strings.Join(conditions, "\nAND ")
}

// sortColumn is the column that an order goes by.
func sortColumn(by casework.CaseSort) string {
	switch by {
	case casework.ByNumber:
		return "number"
	case casework.ByDebtor:
		return "debtor_key"
	case casework.ByOwed:
		return "owed_fixed"
	case casework.ByReview:
		return "review_on"
	case casework.ByWork:
	}
	return "place"
}

// mark returns the value of a mark's key, for the column sorted by.
func mark(by casework.CaseSort, key string) (any, error) {
	switch by {
	case casework.ByDebtor:
		return key, nil
	case casework.ByReview:
		d, err := civil.Parse(key)
		return column.Day{Date: d}, err
	case casework.ByWork, casework.ByNumber, casework.ByOwed:
	}
	return strconv.ParseInt(key, 10, 64)
}

// CaseLines implements casework.Reader.
func (r *reader) CaseLines(ctx context.Context, q *casework.CaseQuery) ([]casework.CaseLine, []casework.CaseMark, error) {
	l := listOf(r.creditor, &q.CaseFilter)
	by := sortColumn(q.Sort)
	l.down = q.Descending != (q.Before != nil)
	if err := l.page(q, by); err != nil {
		return nil, nil, err
	}
	head := l.with(&q.CaseFilter)
	text := head + "SELECT l." + strings.ReplaceAll(lineColumns, ", ", ", l.") + ", l." + by + "\nFROM " + l.from(&q.CaseFilter)
	text += "\nORDER BY l." + by + l.direction() + ", l.case_id" + l.direction() + "\nLIMIT " + l.arg(q.Limit)
	return r.lines(ctx, text, l.args)
}

// page adds the conditions that a page begins or ends by.
func (l *listText) page(q *casework.CaseQuery, by string) error {
	at := q.After
	if q.Before != nil {
		at = q.Before
	}
	if at == nil {
		return nil
	}
	key, err := mark(q.Sort, at.Key)
	if err != nil {
		return fault.New(fault.Invalid, "list.mark_unreadable").Because(err)
	}
	sign := ">"
	if l.down {
		sign = "<"
	}
	l.where = append(l.where, "(l."+by+", l.case_id) "+sign+" ("+l.arg(key)+", "+l.arg(int64(at.Case))+")")
	return nil
}

func (l *listText) direction() string {
	if l.down {
		return " DESC"
	}
	return ""
}

func (r *reader) lines(ctx context.Context, text string, args []any) ([]casework.CaseLine, []casework.CaseMark, error) {
	rows, err := r.raw.QueryContext(ctx, text, args...)
	if err != nil {
		return nil, nil, fmt.Errorf("list of cases: %w", err)
	}
	defer rows.Close()
	var lines []casework.CaseLine
	var marks []casework.CaseMark
	for rows.Next() {
		line, key, err := scanLine(rows)
		if err != nil {
			return nil, nil, fmt.Errorf("list of cases: %w", err)
		}
		lines, marks = append(lines, line), append(marks, casework.CaseMark{Key: key, Case: line.ID})
	}
	return lines, marks, rows.Err()
}

func scanLine(rows *sql.Rows) (casework.CaseLine, string, error) {
	var l db.CaseLine
	var key any
	err := rows.Scan(&l.CaseID, &l.Number, &l.State, &l.Flow, &l.NextStep, &l.Task, &l.TaskStep, &l.TaskOn, &l.ReviewOn, &l.PausedUntil, &l.Debtor,
		&l.CustomerNo, &l.Claim, &l.Claims, &l.LastAction, &l.LastOn, &l.Principal, &l.OwedFixed, &l.OpenedOn, &l.ClosedOn, &key)
	return caseLine(&l), keyText(key), err
}

// keyText writes what a list is sorted by as a mark holds it.
func keyText(key any) string {
	switch key := key.(type) {
	case int64:
		return number(key)
	case []byte:
		return string(key)
	case string:
		return key
	}
	var d column.Day
	if err := d.Scan(key); err != nil {
		return ""
	}
	return d.String()
}

func caseLine(l *db.CaseLine) casework.CaseLine {
	line := casework.CaseLine{
		ID: debt.CaseID(l.CaseID), Number: l.Number, State: debt.State(l.State), Flow: l.Flow, NextStep: l.NextStep,
		Task: l.Task, TaskStep: l.TaskStep, TaskOn: l.TaskOn.Date, Review: l.ReviewOn.Date, PausedUntil: l.PausedUntil.Date,
		Debtor: l.Debtor, CustomerNo: l.CustomerNo, Claim: l.Claim, Claims: int(l.Claims),
		LastAction: l.LastAction, LastOn: l.LastOn.Date, Principal: money.FromOre(l.Principal), OwedFixed: money.FromOre(l.OwedFixed),
		OpenedOn: l.OpenedOn.Date, ClosedOn: l.ClosedOn.Date,
	}
	if line.Review == neverDay {
		line.Review = civil.Date{}
	}
	return line
}

// CaseTotal implements casework.Reader.
func (r *reader) CaseTotal(ctx context.Context, f *casework.CaseFilter) (casework.CaseTotal, error) {
	l := listOf(r.creditor, f)
	text := l.with(f) + "SELECT COUNT(*) FROM (SELECT 1 FROM " + l.from(f) + "\nLIMIT " + l.arg(mostCounted+1) + ") AS counted"
	var n int
	if err := r.raw.QueryRowContext(ctx, text, l.args...).Scan(&n); err != nil {
		return casework.CaseTotal{}, fmt.Errorf("count a list of cases: %w", err)
	}
	return casework.CaseTotal{Cases: min(n, mostCounted), More: n > mostCounted}, nil
}
