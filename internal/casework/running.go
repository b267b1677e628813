package casework

import (
	"context"
	"maps"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
)

// run is a run of follow-up under way.
type run struct {
	*Service
	who      access.Actor
	creditor debt.CreditorID
	approval Approval
	yield    func(RunRow) error
	report   RunReport
	seen     map[debt.CaseID]bool // cases that were looked at, of those that were planned
}

// due goes through the cases that are due, chunk by chunk.
func (r *run) due(ctx context.Context) error {
	for after := debt.CaseID(0); ; {
		ids, err := r.dueAfter(ctx, after)
		if err != nil || len(ids) == 0 {
			return err
		}
		rows, err := r.some(ctx, ids)
		if fault.Is(err, fault.Corrupt) {
			rows, err = r.each(ctx, ids)
		}
		if err != nil {
			return err
		}
		if err := r.tell(rows); err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}

func (r *run) dueAfter(ctx context.Context, after debt.CaseID) ([]debt.CaseID, error) {
	var ids []debt.CaseID
	err := r.view(ctx, r.who, access.CarryOutFollowUp, r.creditor, func(ctx context.Context, v *visit, reader Reader) error {
		var err error
		ids, err = reader.DueCases(ctx, v.today, after, chunk)
		return err
	})
	return ids, err
}

// some decides cases in one transaction, and returns what became of each.
func (r *run) some(ctx context.Context, ids []debt.CaseID) ([]RunRow, error) {
	var rows []RunRow
	err := r.update(ctx, r.who, access.CarryOutFollowUp, r.creditor, func(ctx context.Context, v *visit) error {
		rows = rows[:0]
		files, err := v.lock(ctx, ids...)
		if err != nil {
			return err
		}
		if err := v.lookAtInbox(ctx, v.tx, ids); err != nil {
			return err
		}
		for _, f := range files {
			row, err := v.follow(f, r.approval)
			if err != nil {
				return err
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// each decides cases one by one, so that a case that doesn't prove itself is named
// and stops no other.
func (r *run) each(ctx context.Context, ids []debt.CaseID) ([]RunRow, error) {
	var rows []RunRow
	for _, id := range ids {
		one, err := r.some(ctx, []debt.CaseID{id})
		if fault.Is(err, fault.Corrupt) {
			one, err = []RunRow{{PlanRow: PlanRow{Creditor: r.creditor, Case: id}, Skipped: skippedCorrupt}}, nil
		}
		if err != nil {
			return nil, err
		}
		rows = append(rows, one...)
	}
	return rows, nil
}

func (r *run) tell(rows []RunRow) error {
	for _, row := range rows {
		if r.approval.Planned != nil {
			r.seen[row.Case] = true
		}
		r.report.count(row)
		if err := r.yield(row); err != nil {
			return err
		}
	}
	return nil
}

func (r *RunReport) count(row RunRow) {
	if row.Skipped == "" {
		r.Done++
	} else {
		r.Skipped++
	}
}

// gone names the cases that were planned and are no longer due: something has
// happened on them since.
func (r *run) gone(ctx context.Context) error {
	var ids []debt.CaseID
	for _, id := range slices.Sorted(maps.Keys(r.approval.Planned)) {
		if r.approval.Planned[id] != "" && !r.seen[id] {
			ids = append(ids, id)
		}
	}
	for some := range slices.Chunk(ids, pageSize) {
		rows, err := r.changed(ctx, some)
		if err != nil {
			return err
		}
		if err := r.tell(rows); err != nil {
			return err
		}
	}
	return nil
}

// changed returns what follow-up would do now on cases that it is not done on. One
// that isn't the creditor's is passed over.
func (r *run) changed(ctx context.Context, ids []debt.CaseID) ([]RunRow, error) {
	var rows []RunRow
	err := r.view(ctx, r.who, access.CarryOutFollowUp, r.creditor, func(ctx context.Context, v *visit, reader Reader) error {
		rows = nil
		return v.planning(reader, v.today).page(ctx, ids, func(row PlanRow) error {
			rows = append(rows, RunRow{PlanRow: row, Skipped: skippedChanged})
			return nil
		})
	})
	return rows, err
}

// follow decides a case again and carries out what was approved.
func (v *visit) follow(f *file, approval Approval) (RunRow, error) {
	planned, made, err := v.planRow(&f.Case, v.today)
	if err != nil {
		return RunRow{}, err
	}
	row := RunRow{PlanRow: planned, Skipped: approval.against(f.ID, made)}
	if row.Skipped != "" {
		return row, nil
	}
	return row, v.carryOut(f, made, approval.text())
}

// against returns why a decision is not covered by the approval, or nothing.
func (a Approval) against(id debt.CaseID, made followup.Decision) string {
	fingerprint := made.Fingerprint()
	_, isPlanned := a.Planned[id]
	switch {
	case fingerprint == "" && a.Planned[id] == "":
		return skippedNothing
	case a.Always && fingerprint != "":
		return ""
	case !isPlanned:
		return skippedNew
	case a.Planned[id] != fingerprint:
		return skippedChanged
	}
	return ""
}

func (r *run) save(ctx context.Context) error {
	r.report.Ended = r.Now()
	return r.update(ctx, r.who, access.CarryOutFollowUp, r.creditor, func(ctx context.Context, v *visit) error {
		return v.tx.SaveRun(ctx, r.report)
	})
}
