package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
)

// CapitalEntry is what a person records of interest that bears interest itself.
type CapitalEntry struct {
	Invoice string     // the number of the claim's invoice, or empty for all claims of the case
	On      civil.Date // the last day whose interest it is
	By      debt.CapitalisedBy
	Text    string // what shows it
}

// Event returns what would be noted on a case. It fails with fault.Invalid,
// case.invoice_unknown.
func (e *CapitalEntry) Event(c *debt.Case) (debt.InterestCapitalised, error) {
	event := debt.InterestCapitalised{On: e.On, By: e.By, Text: strings.TrimSpace(e.Text)}
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

// CapitaliseInterest notes that interest bears interest itself from a day on, by a judgment
// or by an agreement made afterwards (kapitaliser renter). It fails with a fault of kind
// Invalid for an invoice that the case doesn't have, a day to come, or where nothing says
// what shows it, and with why the law refuses it.
func (s *Service) CapitaliseInterest(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e CapitalEntry) error {
	if err := wordsFit(e.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		event, err := e.Event(&f.Case)
		if err != nil {
			return err
		}
		return f.possibly(event)
	})
}
