package casework

import (
	"context"
	"encoding/json"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// WaitingLines returns the lines of files that wait for a person (Data der ikke
// kunne hentes), the oldest first, after one of them.
func (s *Service) WaitingLines(ctx context.Context, who access.Actor, creditor debt.CreditorID, after int64, limit int) ([]IntakeLine, error) {
	var lines []IntakeLine
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		lines, err = r.IntakeLines(ctx, after, limit)
		return err
	})
	return lines, err
}

// MendLine tries a line again with what a person wrote instead, and takes it in
// like a line of a file. A line that a person must decide on goes to the case
// given, or with no case to a new one. Where it still can't be used, it stays,
// with its new reason.
func (s *Service) MendLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, m Mend) (ImportReport, error) {
	report, err := s.mendLine(ctx, who, creditor, id, m)
	if err != nil || report.Created+report.Joined == 0 {
		return report, err
	}
	early, err := s.creditEarly(ctx, who, creditor)
	report.Credited += early
	return report, err
}

func (s *Service) mendLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, m Mend) (ImportReport, error) {
	var report ImportReport
	err := s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		report = ImportReport{}
		stored, err := v.waitingLine(ctx, id)
		if err != nil {
			return err
		}
		line, err := v.mended(ctx, stored, m.Changes)
		if err != nil {
			return err
		}
		return v.takeMended(ctx, stored, line, m, &report)
	})
	return report, err
}

// keyLineSettled says that a line waits no longer.
const keyLineSettled = "line.is_settled"

// waitingLine returns a line as it waits while nobody else works on such lines. It
// fails with fault.Conflict where it has been dealt with.
func (v *visit) waitingLine(ctx context.Context, id int64) (IntakeLine, error) {
	if err := v.alone(ctx); err != nil {
		return IntakeLine{}, err
	}
	stored, err := v.tx.IntakeLine(ctx, id)
	if err == nil && (stored.State == LineMended || stored.State == LineDropped) {
		err = fault.New(fault.Conflict, keyLineSettled)
	}
	return stored, err
}

// Mend is what a person says of a line that waits.
type Mend struct {
	Changes map[intake.Field]string // what is to stand instead
	Case    int64                   // the number of the case that the claim joins, or nought
	NewCase bool                    // it is another debtor: open a case
}

func (v *visit) mended(ctx context.Context, stored IntakeLine, changes map[intake.Field]string) (intake.Line, error) {
	var raw intake.Raw
	if err := json.Unmarshal([]byte(stored.Raw), &raw); err != nil {
		return nil, err
	}
	mapping, err := v.mappingOf(ctx, stored.File)
	if err != nil {
		return nil, err
	}
	return mapping.Mend(raw, changes), nil
}

func (v *visit) takeMended(ctx context.Context, stored IntakeLine, line intake.Line, m Mend, report *ImportReport) error {
	desk, err := v.intakeDesk(ctx, []intake.Line{line})
	if err != nil {
		return err
	}
	draft, ok := line.(intake.Draft)
	_, isKnown := desk.known[intake.NumberKey(draft.Number)]
	switch {
	case ok && isKnown && slices.Contains(whoseAsked(), stored.Reason):
		err = desk.take(ctx, line, report) // it has come in since: there is nothing left to decide
	case ok && m.NewCase:
		err = desk.register(ctx, draft, nil, report)
	case ok && m.Case != 0:
		err = desk.join(ctx, draft, m.Case, report)
	default:
		err = desk.take(ctx, line, report)
	}
	if err == nil {
		err = desk.settleCredited()
	}
	if err != nil {
		return err
	}
	if desk.refused != nil && (m.NewCase || m.Case != 0) {
		return desk.refused // what a person has decided can't be done; the question stays
	}
	if len(report.Refused)+len(report.Asked) > 0 {
		if len(desk.kept) == 0 { // it became a question on its case
			return v.tx.SettleLine(ctx, stored.ID, LineMended)
		}
		kept := desk.kept[0]
		kept.ID, kept.File = stored.ID, stored.File
		return v.tx.ReplaceLine(ctx, kept)
	}
	if err := v.settleEnclosures(ctx, stored, desk.became); err != nil {
		return err
	}
	if err := v.tx.SettleLine(ctx, stored.ID, LineMended); err != nil {
		return err
	}
	return desk.settleUsed(ctx, stored.File)
}

// join registers a draft on the case with a number.
func (d *intakeDesk) join(ctx context.Context, draft intake.Draft, caseNumber int64, report *ImportReport) error {
	id, err := d.visit.tx.CaseID(ctx, caseNumber)
	if err != nil {
		return err
	}
	f := d.visit.fileWith(id)
	if f == nil {
		if f, err = d.visit.lockOne(ctx, id); err != nil {
			return err
		}
	}
	if f.IsClosed() {
		return fault.New(fault.Conflict, "case.is_closed")
	}
	return d.register(ctx, draft, &party{likeness: likenessOf(draft.Debtor), file: f, id: f.ID, number: f.Number}, report)
}

// DropLine puts a line aside. What stood in it is forgotten.
func (s *Service) DropLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) error {
	return s.update(ctx, who, access.ImportInvoices, creditor, func(ctx context.Context, v *visit) error {
		line, err := v.waitingLine(ctx, id)
		if err != nil {
			return err
		}
		if err := v.tx.DropEnclosures(ctx, line); err != nil {
			return err
		}
		return v.tx.SettleLine(ctx, id, LineDropped)
	})
}
