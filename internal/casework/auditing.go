package casework

import (
	"context"
	"maps"
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// auditor goes through a creditor's data once.
type auditor struct {
	visit    *visit
	reader   Reader
	verdict  *Verdict
	anchored map[debt.CaseID][]anchoredHead // what anchors say of cases not seen yet
}

// anchoredHead is how far a case's journal reached by an anchor.
type anchoredHead struct {
	journal.Head
	day civil.Date
}

func (a *auditor) audit(ctx context.Context) error {
	anchors, err := a.reader.Anchors(ctx)
	if err != nil {
		return err
	}
	a.anchors(anchors)
	if err := a.cases(ctx); err != nil {
		return err
	}
	a.missing()
	stray, err := a.reader.StrayRows(ctx)
	for _, row := range stray {
		a.wrong(0, fault.New(fault.Corrupt, "verify.row_without_journal").With("row", row))
	}
	return err
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
		after = ids[len(ids)-1]
	}
}

// page proves some cases. Where their journals can't be read together, each is read
// by itself, so that one row with a day that is none hides no other.
func (a *auditor) page(ctx context.Context, ids []debt.CaseID) error {
	journals, err := a.reader.Journals(ctx, ids)
	switch {
	case err != nil && ctx.Err() == nil && len(ids) > 1:
		for _, id := range ids {
			if err := a.page(ctx, []debt.CaseID{id}); err != nil {
				return err
			}
		}
		return nil
	case err != nil && ctx.Err() == nil:
		delete(a.anchored, ids[0])
		a.wrong(ids[0], fault.New(fault.Corrupt, "verify.journal_unreadable").With("case", number(int64(ids[0]))))
		return nil
	case err != nil:
		return err
	}
	for i, id := range ids {
		if err := a.oneCase(ctx, id, journals[i]); err != nil {
			return err
		}
	}
	return nil
}

// oneCase proves a case's chain and what was made of it.
func (a *auditor) oneCase(ctx context.Context, id debt.CaseID, records []journal.Record) error {
	a.verdict.Cases++
	a.verdict.Events += len(records)
	if len(records) == 0 {
		delete(a.anchored, id)
		a.wrong(id, fault.New(fault.Corrupt, "verify.journal_missing").With("case", number(int64(id))))
		return nil
	}
	if !a.chain(id, records) {
		return nil
	}
	c, err := CaseFrom(records)
	if f := fault.Of(err); f != nil {
		a.wrong(id, f)
		return nil
	}
	if err != nil {
		return err
	}
	a.private(id, records)
	rows, err := a.reader.CheckRows(ctx, c, a.visit.summary(&c))
	if err != nil {
		return err
	}
	for _, row := range rows {
		a.wrong(id, fault.New(fault.Corrupt, "verify.row_differs").With("case", number(c.Number)).With("row", row))
	}
	return a.letters(ctx, &c)
}

// chain proves the records of a case one after the other, and holds them against
// what anchors say: a journal that was cut short shows here.
func (a *auditor) chain(id debt.CaseID, records []journal.Record) bool {
	heads := a.anchored[id]
	delete(a.anchored, id)
	prev := ""
	for i := range records {
		if err := records[i].Check(int64(i+1), prev); err != nil {
			a.wrong(id, fault.Of(err))
			return false
		}
		prev = records[i].Hash
	}
	for _, head := range heads {
		switch {
		case head.Version < 1: // the anchor was changed, which has been said
		case int64(len(records)) < head.Version:
			a.wrong(id, head.wrong("verify.tail_missing"))
		case records[head.Version-1].Hash != head.Hash:
			a.wrong(id, head.wrong("verify.history_changed"))
		}
	}
	return true
}

// private names records whose personal text is gone though nobody erased it. An
// erasure is on record: the last that the journal says of the debtor is nothing.
func (a *auditor) private(id debt.CaseID, records []journal.Record) {
	if erasedOnRecord(records) {
		return
	}
	for i := range records {
		if r := &records[i]; r.PrivateHash != "" && r.Private == "" {
			a.wrong(id, fault.New(fault.Corrupt, "verify.private_missing").With("case", number(int64(id))).With("version", number(r.Version)))
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

func (h anchoredHead) wrong(key string) *fault.Fault {
	return fault.New(fault.Corrupt, key).With("case", number(int64(h.Case))).With("version", number(h.Version)).With("day", h.day.String())
}

// anchors proves the chain of anchors, and notes what they say of each case.
func (a *auditor) anchors(anchors []AnchorRow) {
	prev := ""
	for _, anchor := range anchors {
		a.verdict.Anchors++
		if anchor.Prev != prev || anchor.Hash != journal.Anchor(a.visit.creditor.ID, anchor.Day, anchor.Prev, anchor.Heads) {
			a.wrong(0, fault.New(fault.Corrupt, "verify.anchor_changed").With("day", anchor.Day.String()))
		}
		prev = anchor.Hash
		for _, head := range anchor.Heads {
			a.anchored[head.Case] = append(a.anchored[head.Case], anchoredHead{Head: head, day: anchor.Day})
		}
	}
}

// missing names the cases that anchors speak of and that are gone.
func (a *auditor) missing() {
	for _, id := range slices.Sorted(maps.Keys(a.anchored)) {
		heads := a.anchored[id]
		a.wrong(id, heads[len(heads)-1].wrong("verify.case_missing"))
	}
}

func (a *auditor) wrong(id debt.CaseID, why *fault.Fault) {
	a.verdict.Wrong = append(a.verdict.Wrong, Wrong{Creditor: a.visit.creditor.ID, Case: id, Why: why})
}
