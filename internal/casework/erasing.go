package casework

import (
	"context"
	"log/slog"
	"slices"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/journal"
)

// Asked is how much of what points to a case waits for a person: money that is
// booked nowhere, and lines of files.
type Asked struct{ Money, Lines int }

// Erase removes the personal text of a case that has ended (slet personoplysninger):
// who the debtor was, what was written and said, the letters. What happened when,
// and every amount, stays, and the journal's chain still proves itself. It can't be
// undone. It fails with fault.Conflict for a case that is open, and while somebody
// must still be written to or paid back.
func (s *Service) Erase(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	err := s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		if err := v.alone(ctx); err != nil { // no line or money of the debtor's comes in meanwhile
			return err
		}
		f, err := v.lockNumber(ctx, number)
		if err != nil || f.Debtor.IsErased() && f.IsClosed() {
			return err
		}
		left, err := v.mayErase(ctx, f)
		if err != nil {
			return err
		}
		if err := v.forgetTraces(ctx, f, &left); err != nil {
			return err
		}
		v.forgetCaught(f)
		if err := v.erase(ctx, f); err != nil {
			return err
		}
		return f.add(debt.DebtorCorrected{Debtor: debt.Debtor{Kind: f.Debtor.Kind, Language: f.Debtor.Language}})
	})
	if err != nil {
		return err
	}
	s.scrub(ctx)
	return nil
}

// mayErase refuses to forget a person with whom there still is business. It returns what
// the person is told by outside the case.
func (v *visit) mayErase(ctx context.Context, f *file) (traces, error) {
	if err := v.businessIsOver(ctx, f); err != nil {
		return traces{}, err
	}
	journals, err := v.tx.Journals(ctx, []debt.CaseID{f.ID})
	if err != nil {
		return traces{}, err
	}
	left, err := tracesOf(journals[0])
	if err != nil {
		return traces{}, err
	}
	return left, v.noTraceWaits(ctx, f, &left)
}

// businessIsOver refuses to forget a person whom the case itself still has business with.
func (v *visit) businessIsOver(ctx context.Context, f *file) error {
	refuse := func(key string) error {
		return fault.New(fault.Conflict, key).With("case", number(f.Number))
	}
	switch {
	case !f.IsClosed():
		return refuse("case.is_open")
	case f.HasOpenTask(followup.TaskRefund):
		return refuse("case.erase_refund_open")
	}
	waits, err := v.waitsToLeave(ctx, f)
	switch {
	case err != nil:
		return err
	case waits:
		return refuse("case.erase_letter_waits")
	}
	asked, err := v.tx.Asked(ctx, f.ID)
	switch {
	case err != nil:
		return err
	case asked.Money > 0:
		return refuse("case.erase_money_waits")
	case asked.Lines > 0:
		return refuse("case.erase_line_waits")
	}
	return nil
}

// waitsToLeave reports whether a letter of a case that has ended has yet to be made,
// sent or posted.
func (v *visit) waitsToLeave(ctx context.Context, f *file) (bool, error) {
	if f.Debtor.IsErased() {
		return false, nil
	}
	for i := range f.Dispatches {
		if s := f.Dispatches[i].Status; s == debt.Waiting || s == debt.Unclear {
			return true, nil
		}
	}
	journals, err := v.tx.Journals(ctx, []debt.CaseID{f.ID})
	if err != nil {
		return false, err
	}
	ended, err := asItEnded(journals[0])
	if err != nil || (ended.Closed.Why != debt.ClosedPaid && ended.Closed.Why != debt.ClosedTrifle && ended.Closed.Why != debt.ClosedComposition) {
		return false, err
	}
	paid := lastPayment(&ended)
	if paid == nil || hasReceipt(&f.Case, paid.Payment) || f.hasAsked(taskReceiptFailed, "about", number(int64(paid.Payment))) {
		return false, nil
	}
	return f.Payment(paid.Payment).Reversed == "", nil
}

// asItEnded returns a case as it was when it was closed the last time.
func asItEnded(records []journal.Record) (debt.Case, error) {
	occurred, err := Occurred(records)
	if err != nil {
		return debt.Case{}, err
	}
	for i, o := range slices.Backward(occurred) {
		if _, closed := o.Event.(debt.CaseClosed); closed {
			return debt.Fold(records[0].Creditor, records[0].Case, occurred[:i+1])
		}
	}
	return debt.Case{}, nil
}

// scrub has what was erased overwritten in the database's files. That it can't be
// now is no reason to say that the case isn't erased: the night does it again.
func (s *Service) scrub(ctx context.Context) {
	if err := s.Store.Scrub(ctx); err != nil {
		s.Log.WarnContext(ctx, "what was erased waits to be overwritten in the database's files", slog.Any("error", err))
	}
}

// erase removes a case's personal text from what is stored, and puts the case on
// the table as its journal tells of it without.
func (v *visit) erase(ctx context.Context, f *file) error {
	journals, err := v.tx.Journals(ctx, []debt.CaseID{f.ID})
	if err != nil {
		return err
	}
	c, err := CaseFrom(withoutPersons(journals[0]))
	if err != nil {
		return err
	}
	if err := v.tx.Erase(ctx, f.ID, c, v.summary(&c)); err != nil {
		return err
	}
	f.Case, f.before = c.Clone(), c
	return nil
}

// withoutPersons returns records as they read once their personal text is gone.
func withoutPersons(records []journal.Record) []journal.Record {
	left := make([]journal.Record, len(records))
	for i, r := range records {
		r.Private, r.Salt = "", ""
		left[i] = r
	}
	return left
}
