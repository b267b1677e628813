package casework

import (
	"context"
	"maps"
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
	"krav/internal/wording"
)

// auditor goes through a creditor's data once, a page of cases at a time.
type auditor struct {
	visit    *visit
	reader   Reader
	verdict  *Verdict
	progress func(Verdict)
	highest  int64                // number of a case seen
	missing  int                  // cases that anchors speak of and that are gone
	bare     map[civil.Date]int   // events that no anchor covers, by the day they were recorded
	unnamed  map[debt.CaseID]bool // cases that are spoken of by their ids so far
	bank     *bankAudit
}

func (a *auditor) audit(ctx context.Context) error {
	for _, part := range []func(context.Context) error{
		a.anchors, a.readBank, a.cases, a.lost, a.restOfBank, a.bytes, a.numbering, a.stray, a.orphans, a.name,
	} {
		if err := part(ctx); err != nil {
			return err
		}
	}
	a.unanchored()
	return nil
}

func (a *auditor) cases(ctx context.Context) error {
	for after := debt.CaseID(0); ; {
		ids, err := a.reader.CaseIDs(ctx, after, pageSize)
		if err != nil || len(ids) == 0 {
			return err
		}
		if err := a.page(ctx, ids); err != nil {
			return err
		}
		a.progress(*a.verdict)
		after = ids[len(ids)-1]
	}
}

// page proves some cases. Where a row can't be read, each case is read by itself, so
// that one with a day that is none hides no other. Any other error says nothing of
// what is stored: the database is away.
func (a *auditor) page(ctx context.Context, ids []debt.CaseID) error {
	journals, err := a.reader.Journals(ctx, ids)
	switch {
	case fault.Is(err, fault.Corrupt) && len(ids) > 1:
		for _, id := range ids {
			if err := a.page(ctx, []debt.CaseID{id}); err != nil {
				return err
			}
		}
		return nil
	case fault.Is(err, fault.Corrupt):
		a.verdict.Cases++
		a.wrong(ids[0], fault.New(fault.Corrupt, "verify.journal_unreadable"))
		return nil
	case err != nil:
		return err
	}
	anchored, err := a.anchored(ctx, ids)
	if err != nil {
		return err
	}
	archived, err := a.reader.ArchivedOf(ctx, ids)
	if err != nil {
		return err
	}
	for i, id := range ids {
		found := kept{records: journals[i], anchored: anchored[id], archived: archived[id]}
		if err := a.oneCase(ctx, id, found); err != nil {
			return err
		}
	}
	return nil
}

// kept is what is stored of a case beside its rows.
type kept struct {
	records  []journal.Record
	anchored []AnchoredHead    // what anchors say of it
	archived []debt.DocumentID // its letters
}

// anchored returns what anchors say of some cases.
func (a *auditor) anchored(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID][]AnchoredHead, error) {
	heads, err := a.reader.AnchoredHeads(ctx, ids)
	if err != nil {
		return nil, err
	}
	of := make(map[debt.CaseID][]AnchoredHead, len(ids))
	for _, h := range heads {
		of[h.Case] = append(of[h.Case], h)
	}
	return of, nil
}

// oneCase proves a case's chain and what was made of it.
func (a *auditor) oneCase(ctx context.Context, id debt.CaseID, found kept) error {
	records, anchored := found.records, found.anchored
	a.verdict.Cases++
	a.verdict.Events += len(records)
	if len(records) == 0 {
		if len(anchored) == 0 { // or it is named as lost
			a.wrong(id, fault.New(fault.Corrupt, "verify.journal_missing"))
		}
		return nil
	}
	if !a.chain(id, records, anchored) {
		return nil
	}
	c, err := a.read(records)
	if f := fault.Of(err); f != nil {
		a.wrong(id, f)
		return nil
	}
	if err != nil {
		return err
	}
	a.highest = max(a.highest, c.Number)
	a.private(id, records)
	a.bank.oneCase(&c)
	if err := a.rows(ctx, &c); err != nil {
		return err
	}
	a.unnamedLetters(&c, found.archived)
	if err := a.foundations(ctx, &c); err != nil {
		return err
	}
	return a.letters(ctx, &c)
}

// read folds a journal, and counts which books of law its events were reckoned by.
func (a *auditor) read(records []journal.Record) (debt.Case, error) {
	occurred, err := Occurred(records)
	if err != nil {
		return debt.Case{}, err
	}
	for _, o := range occurred {
		if book := debt.BookOf(o.Event); book != "" {
			a.verdict.Books[book]++
		}
	}
	return debt.Fold(records[0].Creditor, records[0].Case, occurred)
}

// rows holds what lists show against the journal.
func (a *auditor) rows(ctx context.Context, c *debt.Case) error {
	rows, err := a.reader.CheckRows(ctx, *c, a.visit.summary(c))
	if fault.Is(err, fault.Corrupt) {
		a.wrong(c.ID, fault.New(fault.Corrupt, "verify.rows_unreadable"))
		return nil
	}
	for _, row := range rows {
		a.wrong(c.ID, fault.New(fault.Corrupt, "verify.row_differs").With("row", row).With("row"+wording.InDanish, rowInDanish(row)))
	}
	return err
}

// chain proves the records of a case one after the other, and holds them against
// what anchors say: a journal that was cut short shows here.
func (a *auditor) chain(id debt.CaseID, records []journal.Record, anchored []AnchoredHead) bool {
	prev := ""
	for i := range records {
		if err := records[i].Check(int64(i+1), prev); err != nil {
			a.wrong(id, fault.Of(err))
			return false
		}
		prev = records[i].Hash
	}
	covered := int64(0)
	for _, head := range anchored {
		covered = max(covered, head.Version)
		switch {
		case head.Version < 1: // the anchor was changed, which has been said
		case int64(len(records)) < head.Version:
			a.wrong(id, head.wrong("verify.tail_missing"))
		case records[head.Version-1].Hash != head.Hash:
			a.wrong(id, head.wrong("verify.history_changed"))
		}
	}
	for i := covered; i < int64(len(records)); i++ {
		a.uncovered(&records[i])
	}
	return true
}

// uncovered notes an event of a day gone by that no anchor covers.
func (a *auditor) uncovered(r *journal.Record) {
	moment, err := MomentOf(r.Recorded)
	if day := DayOf(moment); err == nil && day.Before(a.visit.today) {
		a.bare[day]++
	}
}

// private names records whose personal text is gone though nobody erased it. An
// erasure is on record: the last that the journal says of the debtor is nothing.
func (a *auditor) private(id debt.CaseID, records []journal.Record) {
	if erasedOnRecord(records) {
		return
	}
	for i := range records {
		if r := &records[i]; r.PrivateHash != "" && r.Private == "" {
			a.wrong(id, fault.New(fault.Corrupt, "verify.private_missing").With("version", number(r.Version)))
		}
	}
}

func erasedOnRecord(records []journal.Record) bool {
	for _, r := range slices.Backward(records) {
		if r.Kind == "debtor.corrected" {
			return r.PrivateHash == ""
		}
	}
	return false
}

// wrong notes something that doesn't prove itself. Its case is named at the end.
func (a *auditor) wrong(id debt.CaseID, why *fault.Fault) {
	a.verdict.Wrong = append(a.verdict.Wrong, Wrong{Creditor: a.visit.creditor.ID, Case: id, Why: why})
	if id != 0 {
		a.unnamed[id] = true
	}
}

// name gives the cases that something is wrong with the numbers people know them by.
// One that has no row keeps its id.
func (a *auditor) name(ctx context.Context) error {
	for ids := range slices.Chunk(slices.Sorted(maps.Keys(a.unnamed)), pageSize) {
		numbers, err := a.reader.CaseNumbersOf(ctx, ids)
		if err != nil {
			return err
		}
		for i := range a.verdict.Wrong {
			if w := &a.verdict.Wrong[i]; slices.Contains(ids, w.Case) {
				w.named(numbers[w.Case])
			}
		}
	}
	return nil
}

func (w *Wrong) named(as int64) {
	w.Number = as
	text := number(as)
	if as == 0 {
		text = "id " + number(int64(w.Case))
	}
	w.Why = w.Why.With("case", text)
}
