package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
)

// LimitationEntry is what a person records of the period after which claims are lost.
type LimitationEntry struct {
	Invoice string // the number of the claim's invoice, or empty for all claims of the case
	Change  law.LimitationChange
	On      civil.Date
	Text    string // what shows it
}

// Event returns what would be recorded on a case. It fails with fault.Invalid,
// case.invoice_unknown.
func (e *LimitationEntry) Event(c *debt.Case) (debt.LimitationChanged, error) {
	event := debt.LimitationChanged{Change: e.Change, On: e.On, Text: e.Text}
	if e.Invoice == "" {
		return event, nil
	}
	for i := range c.Claims {
		if c.Claims[i].Number == e.Invoice {
			event.Claim = c.Claims[i].ID
			return event, nil
		}
	}
	return event, fault.New(fault.Invalid, "case.invoice_unknown").In("invoice").With("invoice", e.Invoice)
}

// ChangeLimitation records that something interrupted or suspended the limitation of a
// case's claims (registrér afbrydelse). Who was warned of their old days needn't do more
// about those. It fails with a fault of kind Invalid for an invoice that the case doesn't
// have, a day to come, or no change.
func (s *Service) ChangeLimitation(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e LimitationEntry) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		event, err := e.Event(&f.Case)
		if err != nil {
			return err
		}
		if err := f.possibly(event); err != nil {
			return err
		}
		if err := f.finishLimitation(e.Invoice); err != nil || f.IsClosed() {
			return err
		}
		return v.askOfLimitation(f)
	})
}

// finishLimitation finishes what a person was asked of the limitation of a claim, or of
// all where no invoice is named. What came too late answers nothing of a claim that looks
// lost: the question stands.
func (f *file) finishLimitation(invoice string) error {
	for _, open := range f.OpenTasks() {
		isOfIt := open.Kind == followup.TaskLimitationNear || open.Kind == followup.TaskTimeBarred
		if !isOfIt || invoice != "" && open.Args["invoice"] != invoice || f.isLostAsBefore(&open) {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}

// isLostAsBefore reports whether the claim of a task that asks of one which looks lost has the
// same last day still.
func (f *file) isLostAsBefore(open *debt.Task) bool {
	if open.Kind != followup.TaskTimeBarred {
		return false
	}
	for i := range f.Claims {
		if f.Claims[i].Number != open.Args["invoice"] {
			continue
		}
		clock, err := f.LimitationOf(f.visit.book, f.Claims[i].ID)
		return err == nil && clock.Last.String() == open.Args["date"]
	}
	return false
}
