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

// What an auditor looks at beside the cases themselves.

// anchors proves the chain of anchors.
func (a *auditor) anchors(ctx context.Context) error {
	anchors, err := a.reader.Anchors(ctx)
	if err != nil {
		return err
	}
	prev := ""
	for _, anchor := range anchors {
		heads, err := a.reader.AnchorHeads(ctx, anchor.Day)
		if err != nil {
			return err
		}
		a.verdict.Anchors++
		if anchor.Prev != prev || anchor.Hash != journal.Anchor(a.visit.creditor.ID, anchor.Day, anchor.Prev, heads) {
			a.wrong(0, fault.New(fault.Corrupt, "verify.anchor_changed").With("day", anchor.Day.String()))
		}
		prev = anchor.Hash
	}
	gone, err := a.reader.AnchorlessDays(ctx)
	for _, day := range gone {
		a.wrong(0, fault.New(fault.Corrupt, "verify.anchor_missing").With("day", day.String()))
	}
	return err
}

// lost names the cases that anchors speak of and that are gone. One that was erased
// as a whole isn't missed, where its tombstone says no less than the anchors.
func (a *auditor) lost(ctx context.Context) error {
	heads, err := a.reader.LostHeads(ctx)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(heads, pageSize) {
		ids := make([]debt.CaseID, len(some))
		for i, h := range some {
			ids[i] = h.Case
		}
		stones, err := a.reader.Tombstones(ctx, ids)
		if err != nil {
			return err
		}
		for _, h := range some {
			a.gone(h, stones)
		}
	}
	return nil
}

func (a *auditor) gone(h AnchoredHead, stones map[debt.CaseID]Tombstone) {
	stone, erased := stones[h.Case]
	isSame := h.Version < stone.Version || h.Version == stone.Version && h.Hash == stone.Hash
	if erased && isSame {
		a.verdict.Erased++
		return
	}
	a.missing++
	a.wrong(h.Case, h.wrong("verify.case_missing"))
}

func (h AnchoredHead) wrong(key string) *fault.Fault {
	return fault.New(fault.Corrupt, key).With("version", number(h.Version)).With("day", h.Day.String())
}

// bytes names what is stored as it came or went and was altered since.
func (a *auditor) bytes(ctx context.Context) error {
	altered, err := a.reader.AlteredBytes(ctx)
	for _, found := range altered {
		switch found.What {
		case AlteredLetter:
			a.wrong(found.Case, fault.New(fault.Corrupt, "verify.letter_text_changed").With("letter", found.ID))
		case AlteredLine:
			a.wrong(0, fault.New(fault.Corrupt, "verify.line_changed").With("line", found.ID))
		case AlteredEnclosure:
			a.wrong(found.Case, fault.New(fault.Corrupt, "verify.enclosure_changed").With("enclosure", found.ID))
		case AlteredPart:
			a.wrong(0, fault.New(fault.Corrupt, "verify.part_changed").With("part", found.ID))
		}
	}
	return err
}

// numbering sees that the next case gets a number that no case has: numbers are never
// used again.
func (a *auditor) numbering(ctx context.Context) error {
	next, err := a.reader.NextCaseNumber(ctx)
	if err != nil {
		return err
	}
	if next <= a.highest {
		a.wrong(0, fault.New(fault.Corrupt, "verify.numbers_go_back").With("next", number(next)).With("highest", number(a.highest)))
		return nil
	}
	return a.gaps(ctx, next)
}

// gaps sees that every number that was given is a case's: one that is there, is erased with
// a tombstone, or is named as missing already. Numbers are given in a row, so a case that
// went with all that speaks of it leaves its number behind.
func (a *auditor) gaps(ctx context.Context, next int64) error {
	erased, err := a.reader.CountTombstones(ctx)
	if gone := next - FirstCaseNumber - int64(a.verdict.Cases) - erased - int64(a.missing); err == nil && gone > 0 {
		a.wrong(0, fault.New(fault.Corrupt, "verify.numbers_missing").With("count", number(gone)).With("next", number(next)))
	}
	return err
}

func (a *auditor) stray(ctx context.Context) error {
	stray, err := a.reader.StrayRows(ctx)
	for _, row := range stray {
		a.wrong(0, fault.New(fault.Corrupt, "verify.row_without_journal").With("row", row).With("row"+wording.InDanish, rowInDanish(row)))
	}
	return err
}

// Orphan is what is left of a case whose journal is gone: one of its letters, or the
// personal text of its events. It can't be made anew, so it is never cleared away.
type Orphan struct {
	Case   debt.CaseID
	Letter int64 // nought: personal text
}

func (a *auditor) orphans(ctx context.Context) error {
	orphans, err := a.reader.Orphans(ctx)
	for _, o := range orphans {
		if o.Letter == 0 {
			a.wrong(o.Case, fault.New(fault.Corrupt, "verify.text_without_journal"))
			continue
		}
		a.wrong(o.Case, fault.New(fault.Corrupt, "verify.letter_without_journal").With("letter", number(o.Letter)))
	}
	return err
}

// unanchored lists the days gone by of which events are left that no anchor covers.
// That isn't wrong, but if they were cut off nobody would see it.
func (a *auditor) unanchored() {
	for _, day := range slices.SortedFunc(maps.Keys(a.bare), civil.Date.Compare) {
		why := fault.New(fault.Conflict, "verify.day_unanchored").With("day", day.String()).With("events", number(int64(a.bare[day])))
		a.verdict.Unanchored = append(a.verdict.Unanchored, Wrong{Creditor: a.visit.creditor.ID, Why: why})
	}
}
