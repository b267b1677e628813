package store

import (
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/db"
)

// projection is every row that is derived from one case or several. It comes
// from projected alone, whether a change is written or all is made anew, so that
// both leave the same rows.
type projection struct {
	files      []db.CaseFile
	debtors    []db.CaseDebtor
	claims     []db.Claim
	entries    []db.Entry
	steps      []db.Step
	payments   []db.Payment
	tasks      []db.Task
	holds      []db.Hold
	agreements []db.Agreement
	dispatches []db.Dispatch
	deliveries []db.Delivery
	lines      []db.CaseLine // to be written whole
	moved      []db.CaseLine // that stay in their places
	words      []db.CaseWord
}

// projected returns the rows that tell of a case. A case that isn't there yet
// has none.
func projected(c *debt.Case, s casework.Summary) projection {
	p := withoutWords(c, s)
	if c.Version > 0 {
		p.words = wordRows(c)
	}
	return p
}

// withoutWords returns the rows that tell of a case, but for its words, which few
// events change.
func withoutWords(c *debt.Case, s casework.Summary) projection {
	if c.Version == 0 {
		return projection{}
	}
	return projection{
		files:      []db.CaseFile{fileRow(c, s)},
		debtors:    []db.CaseDebtor{debtorRow(c)},
		claims:     claimRows(c),
		entries:    entryRows(c),
		steps:      stepRows(c),
		payments:   paymentRows(c),
		tasks:      taskRows(c),
		holds:      holdRows(c),
		agreements: agreementRows(c),
		dispatches: dispatchRows(c),
		deliveries: deliveryRows(c),
		lines:      []db.CaseLine{lineRow(c, s)},
	}
}

// add adds the rows of another projection.
func (p *projection) add(q projection) {
	p.files = append(p.files, q.files...)
	p.debtors = append(p.debtors, q.debtors...)
	p.claims = append(p.claims, q.claims...)
	p.entries = append(p.entries, q.entries...)
	p.steps = append(p.steps, q.steps...)
	p.payments = append(p.payments, q.payments...)
	p.tasks = append(p.tasks, q.tasks...)
	p.holds = append(p.holds, q.holds...)
	p.agreements = append(p.agreements, q.agreements...)
	p.dispatches = append(p.dispatches, q.dispatches...)
	p.deliveries = append(p.deliveries, q.deliveries...)
	p.lines = append(p.lines, q.lines...)
	p.moved = append(p.moved, q.moved...)
	p.words = append(p.words, q.words...)
}

// since returns the rows that are new or different since before, and whether
// some have gone.
func (p projection) since(before projection) (put projection, gone bool) {
	var lost [11]bool
	put.files = p.files // its version has gone up
	put.debtors, lost[0] = difference(before.debtors, p.debtors, debtorKey)
	put.claims, lost[1] = difference(before.claims, p.claims, claimKey)
	put.entries, lost[2] = difference(before.entries, p.entries, entryKey)
	put.steps, lost[3] = difference(before.steps, p.steps, stepKey)
	put.payments, lost[4] = difference(before.payments, p.payments, paymentKey)
	put.tasks, lost[5] = difference(before.tasks, p.tasks, taskKey)
	put.holds, lost[6] = difference(before.holds, p.holds, holdKey)
	put.dispatches, lost[7] = difference(before.dispatches, p.dispatches, dispatchKey)
	put.deliveries, lost[8] = difference(before.deliveries, p.deliveries, deliveryKey)
	put.lines, put.moved = placed(before.lines, p.lines)
	put.words, lost[9] = difference(before.words, p.words, wordKey)
	put.agreements, lost[10] = difference(before.agreements, p.agreements, agreementKey)
	return put, lost != [11]bool{}
}

// placed tells the lines to be written whole from those that stay in their place
// in every list, of the same debtor. What they show may differ all the same: what
// comes next was known by then, and not by the case alone.
func placed(before, after []db.CaseLine) (whole, moved []db.CaseLine) {
	if len(before) == 0 || len(after) == 0 {
		return after, nil
	}
	was, is := before[0], after[0]
	stays := was.Closed == is.Closed && was.Needs == is.Needs && was.Place == is.Place && was.Task == is.Task && was.TaskOn == is.TaskOn &&
		was.Debtor == is.Debtor && was.DebtorKey == is.DebtorKey && was.CustomerNo == is.CustomerNo && was.ClosedOn == is.ClosedOn
	if stays {
		return nil, after
	}
	return after, nil
}

// rowKey tells the rows of one case in one table apart.
type rowKey [2]int64

func debtorKey(db.CaseDebtor) rowKey   { return rowKey{} }
func claimKey(r db.Claim) rowKey       { return rowKey{r.ClaimID} }
func entryKey(r db.Entry) rowKey       { return rowKey{r.EntryID} }
func stepKey(r db.Step) rowKey         { return rowKey{r.StepID} }
func paymentKey(r db.Payment) rowKey   { return rowKey{r.PaymentID} }
func taskKey(r db.Task) rowKey         { return rowKey{r.TaskID} }
func holdKey(db.Hold) rowKey           { return rowKey{} }
func agreementKey(db.Agreement) rowKey { return rowKey{} }
func dispatchKey(r db.Dispatch) rowKey { return rowKey{r.DispatchID} }
func deliveryKey(r db.Delivery) rowKey { return rowKey{r.Version, r.Place} }

func lineKey(db.CaseLine) rowKey   { return rowKey{} }
func wordKey(r db.CaseWord) string { return r.Word + " " + r.Field }

// difference returns the rows of after that before lacks or has otherwise, and
// whether before has some that after lacks.
func difference[R, K comparable](before, after []R, key func(R) K) (put []R, gone bool) {
	had := make(map[K]R, len(before))
	for _, row := range before {
		had[key(row)] = row
	}
	for _, row := range after {
		old, ok := had[key(row)]
		if !ok || old != row {
			put = append(put, row)
		}
		delete(had, key(row))
	}
	return put, len(had) > 0
}
