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
// for, the cases that have them are found first, and what is left of them sorted
// (caselookup.go).

const (
	// mostFound is how many cases with common words are sorted, and mostListed how
	// many a list says that it has: beyond, a person has to say more.
	mostFound  = 1000
	mostListed = 1000
	// mostCounted is how many of something else are counted.
	mostCounted = casework.MostCounted
)

const lineColumns = `case_id, number, state, flow, next_step, task, task_step, task_on, review_on, paused_until, debtor,
 customer_no, claim, claims, last_action, last_on, principal, owed_fixed, opened_on, closed_on`

// listText is the text of a query about a list of cases, as it is put together.
type listText struct {
	where  []string
	args   []any
	down   bool   // lines come from the last to the first
	by     string // the column that lines are sorted by, or empty where they are counted
	number int64  // a case that is found by its number besides, or nought
	first  lookup // how cases are found before they are sorted; none: they aren't
	alone  bool   // one condition is all there is to the filter, but for the shelf
	total  int    // how many pass the filters, where a line of them told
}

// arg adds an argument and returns its name in the text.
func (l *listText) arg(value any) string {
	l.args = append(l.args, value)
	return "$" + strconv.Itoa(len(l.args))
}

// limit adds how many there are to be at most. Where it stands by itself as an argument,
// SQLite plans the whole query anew each time it is told one.
func (l *listText) limit(n int) string { return "\nLIMIT CAST(" + l.arg(n) + " AS BIGINT)" }

func (l *listText) and(condition string, value any) {
	l.where = append(l.where, strings.ReplaceAll(condition, "?", l.arg(value)))
}

// listOf begins the text for a filter, sorted by a column, and decides how its cases are
// found.
func (r *reader) listOf(ctx context.Context, f *casework.CaseFilter, by string) (*listText, error) {
	l := r.listBy(f, by)
	return l, l.find(ctx, r, f)
}

// listBy begins the text for a filter, sorted by a column. The creditor's id is its
// first argument.
func (r *reader) listBy(f *casework.CaseFilter, by string) *listText {
	l := &listText{args: []any{int64(r.creditor)}, by: by}
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
	for _, equal := range []struct{ column, value string }{
		{"state", string(f.State)}, {"flow", f.Flow}, {"last_action", f.LastAction}, {"next_step", f.NextStep},
	} {
		if equal.value != "" {
			l.and(l.beside(equal.column)+" = ?", equal.value)
		}
	}
	if !f.DueBy.IsZero() {
		l.and(l.beside("review_on")+" <= ?", day(f.DueBy))
	}
	if f.OnlyNumber != 0 {
		l.and("l.case_id IN (SELECT n.case_id FROM case_file n WHERE n.creditor_id = $1 AND n.number = ?)", f.OnlyNumber)
	}
	if f.Asked != "" {
		l.and("l.case_id IN (SELECT t.case_id FROM task t WHERE t.creditor_id = $1 AND t.done = FALSE AND t.kind = ?)", f.Asked)
	}
	if !f.AgreedOn.IsZero() {
		l.and("l.case_id IN (SELECT a.case_id FROM agreement a WHERE a.creditor_id = $1 AND a.made_on <= ?)", day(f.AgreedOn))
	}
	if !f.PausedOn.IsZero() {
		l.and("l.case_id IN (SELECT h.case_id FROM hold h WHERE h.creditor_id = $1 AND h.until_day > ?)", day(f.PausedOn))
	}
}

// beside names a column so that no index is used for a condition on it: where the
// condition was worth one, its cases have been found already, and else the index
// that the list's order goes by is the better one. The column of that order is named
// plainly: its index begins or ends where the condition does.
func (l *listText) beside(name string) string {
	if name == l.by {
		return "l." + name
	}
	return "COALESCE(l." + name + ", l." + name + ")"
}

func (l *listText) filterMoney(f *casework.CaseFilter) {
	for _, bound := range []struct {
		condition string
		value     money.Amount
	}{
		{l.beside("owed_fixed") + " >= ?", f.OwedFrom}, {l.beside("owed_fixed") + " <= ?", f.OwedTo}, {l.beside("principal") + " >= ?", f.Principal},
	} {
		if !bound.value.IsZero() {
			l.and(bound.condition, bound.value.Ore())
		}
	}
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

// CaseLines implements casework.Reader. Where the list's order is that of its only
// filter, the page lies together in the index, and nothing is looked up first.
func (r *reader) CaseLines(ctx context.Context, q *casework.CaseQuery) ([]casework.CaseLine, []casework.CaseMark, error) {
	l := r.listBy(&q.CaseFilter, sortColumn(q.Sort))
	if !l.isOrderedBy(&q.CaseFilter) {
		if err := l.find(ctx, r, &q.CaseFilter); err != nil {
			return nil, nil, err
		}
	}
	return r.page(ctx, q, l)
}

// CountedCaseLines implements casework.Reader. Cases that are found before they are
// sorted are counted by the way.
func (r *reader) CountedCaseLines(ctx context.Context, q *casework.CaseQuery) ([]casework.CaseLine, []casework.CaseMark, casework.CaseTotal, error) {
	l, err := r.listOf(ctx, &q.CaseFilter, sortColumn(q.Sort))
	if err != nil {
		return nil, nil, casework.CaseTotal{}, err
	}
	lines, marks, err := r.page(ctx, q, l)
	if err != nil {
		return nil, nil, casework.CaseTotal{}, err
	}
	// Without a line there is none to tell the total, and on a first page there is none.
	if whole := q.After == nil && q.Before == nil; l.first.from != "" && (whole || len(lines) > 0) {
		return lines, marks, totalOf(l.total), nil
	}
	total, err := r.CaseTotal(ctx, &q.CaseFilter)
	return lines, marks, total, err
}

// page returns the lines of a page of a list.
func (r *reader) page(ctx context.Context, q *casework.CaseQuery, l *listText) ([]casework.CaseLine, []casework.CaseMark, error) {
	l.down = q.Descending != (q.Before != nil)
	with, total := "", "0"
	if l.first.from != "" {
		with, total = l.passing(), "(SELECT COUNT(*) FROM passing)"
		l.where, l.by = nil, "sorted_by"
	}
	if err := l.begin(q); err != nil {
		return nil, nil, err
	}
	limit := l.limit(q.Limit)
	var page string
	switch {
	case l.first.from != "":
		page = "SELECT l.case_id, l.sorted_by FROM passing l\nWHERE TRUE" + joined(l.where) + l.order("l.sorted_by") + limit
	case q.Shelf == casework.AllCases:
		page = l.bothShelves(limit)
	default:
		page = "SELECT l.case_id, l." + l.by + " AS sorted_by" + l.from() + l.order("l."+l.by) + limit
	}
	return r.lines(ctx, with+"SELECT l."+strings.ReplaceAll(lineColumns, ", ", ", l.")+", page.sorted_by, "+total+"\nFROM ("+page+") AS page\n"+
		"CROSS JOIN case_line l\nWHERE l.creditor_id = $1 AND l.case_id = page.case_id"+l.order("page.sorted_by"), l)
}

// bothShelves returns what finds open and closed cases together: the first of each
// by its index, as indexes go by shelf first, in place of sorting all there are.
func (l *listText) bothShelves(limit string) string {
	part := func(closed string) string {
		return "SELECT * FROM (SELECT l.case_id, l." + l.by + " AS sorted_by" + l.from() + "\nAND l.closed = " + closed + l.order("l."+l.by) +
			limit + ") AS shelf_" + strings.ToLower(closed)
	}
	return "SELECT l.case_id, l.sorted_by FROM (" + part("FALSE") + "\nUNION ALL\n" + part("TRUE") + ") AS l" + l.order("l.sorted_by") + limit
}

// order returns the order of lines: by a column, and by case where that is the same.
func (l *listText) order(by string) string {
	return "\nORDER BY " + by + l.direction() + ", l.case_id" + l.direction()
}

// begin adds the condition that a page begins or ends by.
func (l *listText) begin(q *casework.CaseQuery) error {
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
	l.where = append(l.where, "(l."+l.by+", l.case_id) "+sign+" ("+l.arg(key)+", "+l.arg(int64(at.Case))+")")
	return nil
}

func (l *listText) direction() string {
	if l.down {
		return " DESC"
	}
	return ""
}

func (r *reader) lines(ctx context.Context, text string, l *listText) ([]casework.CaseLine, []casework.CaseMark, error) {
	rows, err := r.raw.QueryContext(ctx, ofList+text, l.args...)
	if err != nil {
		return nil, nil, fmt.Errorf("list of cases: %w", err)
	}
	defer rows.Close()
	var lines []casework.CaseLine
	var marks []casework.CaseMark
	for rows.Next() {
		line, key, err := scanLine(rows, &l.total)
		if err != nil {
			return nil, nil, fmt.Errorf("list of cases: %w", err)
		}
		lines, marks = append(lines, line), append(marks, casework.CaseMark{Key: key, Case: line.ID})
	}
	return lines, marks, rows.Err()
}

func scanLine(rows *sql.Rows, total *int) (casework.CaseLine, string, error) {
	var l db.CaseLine
	var key any
	err := rows.Scan(&l.CaseID, &l.Number, &l.State, &l.Flow, &l.NextStep, &l.Task, &l.TaskStep, &l.TaskOn, &l.ReviewOn, &l.PausedUntil, &l.Debtor,
		&l.CustomerNo, &l.Claim, &l.Claims, &l.LastAction, &l.LastOn, &l.Principal, &l.OwedFixed, &l.OpenedOn, &l.ClosedOn, &key, total)
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

// CaseTotal implements casework.Reader. What isn't found first is counted in the order
// of the work: the count doesn't need it, but an index that one of the filters goes by
// would have all that don't pass it at its beginning.
func (r *reader) CaseTotal(ctx context.Context, f *casework.CaseFilter) (casework.CaseTotal, error) {
	l, err := r.listOf(ctx, f, sortColumn(casework.ByWork))
	if err != nil {
		return casework.CaseTotal{}, err
	}
	if l.alone && l.first.from == "" {
		return totalOf(mostListed + 1), nil
	}
	var text string
	if l.first.from != "" {
		text = l.passing() + "SELECT COUNT(*) FROM passing"
	} else {
		text = "SELECT COUNT(*) FROM (SELECT 1" + l.from() + l.order("l.place") + l.limit(mostListed+1) + ") AS counted"
	}
	var n int
	if err := r.raw.QueryRowContext(ctx, ofList+text, l.args...).Scan(&n); err != nil {
		return casework.CaseTotal{}, fmt.Errorf("count a list of cases: %w", err)
	}
	return totalOf(n), nil
}

// totalOf says how many cases there are where they were counted to one more than is
// told of.
func totalOf(n int) casework.CaseTotal {
	return casework.CaseTotal{Cases: min(n, mostListed), More: n > mostListed}
}
