package casework

import (
	"context"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/journal"
)

// planning is a plan under way. Of debtors with several open cases it keeps the cases, as
// they are after what has been planned: a fee on one counts on the next, as in the run.
type planning struct {
	visit  *visit
	reader Reader
	on     civil.Date
	linked map[debt.CaseID]*debt.Case
}

func (v *visit) planning(r Reader, on civil.Date) *planning {
	return &planning{visit: v, reader: r, on: on, linked: make(map[debt.CaseID]*debt.Case)}
}

// page plans some cases, in the order of their ids.
func (p *planning) page(ctx context.Context, ids []debt.CaseID, yield func(PlanRow) error) error {
	journals, err := p.reader.Journals(ctx, ids)
	if err != nil {
		return err
	}
	if err := p.visit.lookAtInbox(ctx, p.reader, ids); err != nil {
		return err
	}
	others, err := p.reader.OtherCases(ctx, ids)
	if err != nil {
		return err
	}
	if err := readInto(ctx, p.reader, p.linked, withOthers(nil, others)); err != nil {
		return err
	}
	for i, records := range journals {
		if len(records) == 0 {
			continue
		}
		row, err := p.row(ids[i], records, others[ids[i]])
		if err != nil {
			return err
		}
		if err := yield(row); err != nil {
			return err
		}
	}
	return nil
}

// row decides on the case that records tell of. One that doesn't prove itself is left
// out, with the reason, and stops no other.
func (p *planning) row(id debt.CaseID, records []journal.Record, others []debt.CaseID) (PlanRow, error) {
	c := p.linked[id]
	if c == nil {
		told, err := CaseFrom(records)
		if fault.Is(err, fault.Corrupt) {
			return PlanRow{Creditor: p.visit.creditor.ID, Case: id, Reasons: []followup.Reason{{Key: skippedCorrupt}}}, nil
		}
		if err != nil {
			return PlanRow{}, err
		}
		c = &told
	}
	for _, other := range others {
		if there := p.linked[other]; there != nil && isSameDebtor(c, there) {
			c.Others = append(c.Others, there)
		}
	}
	row, made, err := p.visit.planRow(c, p.on)
	if err != nil || len(others) == 0 {
		return row, err
	}
	p.linked[id] = c
	return row, p.take(c, made)
}

// take lets the step of a plan be taken on a case that others are counted with.
func (p *planning) take(c *debt.Case, made followup.Decision) error {
	sent := made.Sent()
	if sent == nil {
		return nil
	}
	step := *sent
	step.Step = debt.StepID(p.visit.NewID())
	return c.Apply(debt.Occurred{Version: c.Version + 1, On: p.on, Known: p.visit.today, Event: step})
}
