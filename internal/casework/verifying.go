package casework

import (
	"context"
	"maps"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/journal"
)

// Verdict is what verifying a creditor's data found.
type Verdict struct {
	Cases    int // whose journals were checked
	Events   int
	Anchors  int
	Letters  int
	Wrong    []Wrong
	Outdated []Wrong // letters whose figures a later entry would change: not wrong
}

// Wrong is one thing that doesn't prove itself.
type Wrong struct {
	Creditor debt.CreditorID
	Case     debt.CaseID // nought where it isn't of a case
	Why      *fault.Fault
}

// Verify proves a creditor's journals: every record against its hash and the one
// before, every anchor against the journals, the projections against what the
// journals say, and every archived letter against its hash.
func (s *Service) Verify(ctx context.Context, who access.Actor, creditor debt.CreditorID) (Verdict, error) {
	var verdict Verdict
	err := s.auditing(ctx, who, creditor, func(ctx context.Context, v *visit, r Reader) error {
		verdict = Verdict{}
		a := auditor{visit: v, reader: r, verdict: &verdict, anchored: make(map[debt.CaseID][]anchoredHead)}
		return a.audit(ctx)
	})
	return verdict, err
}

// auditing lets who runs the house look at the proofs of a creditor's data.
func (s *Service) auditing(ctx context.Context, who access.Actor, creditor debt.CreditorID, f func(context.Context, *visit, Reader) error) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		v, err := s.visit(ctx, r, who)
		if err != nil {
			return err
		}
		return f(ctx, v, r)
	})
}

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
		journals, err := a.reader.Journals(ctx, ids)
		if err != nil {
			return err
		}
		for i, records := range journals {
			if err := a.oneCase(ctx, ids[i], records); err != nil {
				return err
			}
		}
		after = ids[len(ids)-1]
	}
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
	prev := ""
	for i := range records {
		if err := records[i].Check(int64(i+1), prev); err != nil {
			a.wrong(id, fault.Of(err))
			return false
		}
		prev = records[i].Hash
	}
	for _, head := range a.anchored[id] {
		switch {
		case int64(len(records)) < head.Version:
			a.wrong(id, head.wrong("verify.tail_missing"))
		case records[head.Version-1].Hash != head.Hash:
			a.wrong(id, head.wrong("verify.history_changed"))
		}
	}
	delete(a.anchored, id)
	return true
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

// letters proves the archived letters of a case, and notes those whose figures
// would be others by what is known now.
func (a *auditor) letters(ctx context.Context, c *debt.Case) error {
	for i := range c.Letters {
		made := &c.Letters[i]
		a.verdict.Letters++
		archived, err := a.reader.Archived(ctx, made.Letter)
		if fault.Is(err, fault.NotFound) || err == nil && hashOf(archived.Front, archived.Body) != made.Hash {
			a.wrong(c.ID, fault.New(fault.Corrupt, "verify.letter_changed").With("case", number(c.Number)).With("letter", number(int64(made.Letter))))
			continue
		}
		if err != nil {
			return err
		}
		a.figures(c, made)
	}
	return nil
}

func (a *auditor) figures(c *debt.Case, made *debt.Letter) {
	step := c.Step(made.Step)
	if step == nil || !step.Stands() {
		return
	}
	owed, err := c.Account.StatementOn(a.visit.book, made.Dated)
	if err != nil || owed.Total() == made.Total {
		return
	}
	why := fault.New(fault.Conflict, "verify.letter_outdated").With("case", number(c.Number)).With("said", made.Total.String()).With("now", owed.Total().String()).With("day", made.Dated.String())
	a.verdict.Outdated = append(a.verdict.Outdated, Wrong{Creditor: c.Creditor, Case: c.ID, Why: why})
}

func (a *auditor) wrong(id debt.CaseID, why *fault.Fault) {
	a.verdict.Wrong = append(a.verdict.Wrong, Wrong{Creditor: a.visit.creditor.ID, Case: id, Why: why})
}

// Rebuild writes a creditor's projections anew from the journals.
func (s *Service) Rebuild(ctx context.Context, who access.Actor, creditor debt.CreditorID) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		v, err := s.visit(ctx, tx, who)
		if err != nil {
			return err
		}
		if err := tx.ClearRows(ctx); err != nil {
			return err
		}
		return v.rebuild(ctx, tx)
	})
}

func (v *visit) rebuild(ctx context.Context, tx Tx) error {
	for after := debt.CaseID(0); ; {
		ids, err := tx.CaseIDs(ctx, after, pageSize)
		if err != nil || len(ids) == 0 {
			return err
		}
		journals, err := tx.Journals(ctx, ids)
		if err != nil {
			return err
		}
		for _, records := range journals {
			c, err := CaseFrom(records)
			if err != nil {
				return err
			}
			if err := tx.Rebuild(ctx, c, v.summary(&c)); err != nil {
				return err
			}
		}
		after = ids[len(ids)-1]
	}
}

// DropAnchor makes the day's anchor of a creditor, if any journal has grown since
// the last (dagens anker). A second time the same day changes nothing.
func (s *Service) DropAnchor(ctx context.Context, creditor debt.CreditorID) error {
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		c, err := tx.Creditor(ctx)
		if err != nil {
			return err
		}
		moment := s.clock(c)
		return dropAnchor(ctx, tx, AnchorRow{Day: DayOf(moment), MadeAt: moment}, creditor)
	})
}

func dropAnchor(ctx context.Context, tx Tx, anchor AnchorRow, creditor debt.CreditorID) error {
	last, found, err := tx.LastAnchor(ctx)
	if err != nil || found && !last.Day.Before(anchor.Day) {
		return err
	}
	if anchor.Heads, err = tx.GrownHeads(ctx); err != nil || len(anchor.Heads) == 0 {
		return err
	}
	anchor.Prev = last.Hash
	anchor.Hash = journal.Anchor(creditor, anchor.Day, anchor.Prev, anchor.Heads)
	return tx.Anchor(ctx, anchor)
}
