package casework

import (
	"context"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/ledger"
)

// OfferTerms are what a creditor takes as all (akkordvilkår): a share off, or a sum.
type OfferTerms struct {
	ledger.CompositionTerms
	Text string // how it was offered, or empty
}

// OfferComposition offers the debtor to pay less than all by a day (tilbyd akkord). What is
// given up is interest first, then fees, compensation and costs, and principal last. While
// the offer stands nothing is sent; letters that haven't left are withdrawn, a pause ends,
// and a person's task to make an offer is done. When the sum has come in time the case ends
// and the rest is given up; else the debt stands and the flow goes on where it was. It fails
// with case.offer_not_all_due where a claim isn't overdue yet, as ledger.Account.Compose
// does, and where the case or the law stands against it.
func (s *Service) OfferComposition(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms OfferTerms) error {
	if err := wordsFit(terms.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		if err := v.withdrawAll(f, stoppedAgreed); err != nil {
			return err
		}
		made, err := f.Account.Compose(v.book, v.today, terms.CompositionTerms)
		if err != nil {
			return err
		}
		offered := debt.CompositionOffered{Owed: made.Owed, Pay: made.Pay, Deadline: made.Deadline, Text: strings.TrimSpace(terms.Text)}
		if err := f.possibly(offered); err != nil {
			return err
		}
		return f.doneOffering()
	})
}

// doneOffering finishes the step of the flow by which an offer is made, where a person was
// asked to take it.
func (f *file) doneOffering() error {
	for _, open := range f.OpenTasks() {
		if open.Step != followup.CompositionStep {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}

// WithdrawOffer takes an offer to pay less than all back (træk akkordtilbud tilbage). The
// debt is what it was. It fails with case.no_offer where none stands.
func (s *Service) WithdrawOffer(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) error {
	return s.change(ctx, who, creditor, number, func(_ *visit, f *file) error {
		if !f.Offer.Runs() {
			return fault.New(fault.Conflict, "case.no_offer")
		}
		return f.possibly(debt.CompositionEnded{Why: debt.CompositionWithdrawn})
	})
}

// ComposedOn returns what an offer on a case would be today, and what the discount would
// fall on. It changes nothing, and fails as OfferComposition does.
func (s *Service) ComposedOn(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, terms OfferTerms) (ledger.Composition, []followup.Finding, error) {
	var made ledger.Composition
	var warnings []followup.Finding
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		records, err := journalOf(ctx, r, number)
		if err != nil {
			return err
		}
		events, err := told(records, AsOf{})
		if err != nil {
			return err
		}
		c, err := caseTold(records, events)
		if err != nil {
			return err
		}
		free, _, err := v.freed(&c)
		if err != nil {
			return err
		}
		if made, err = free.Account.Compose(v.book, v.today, terms.CompositionTerms); err != nil {
			return err
		}
		answer, err := followup.Judge(v.book, &free, debt.CompositionOffered{Owed: made.Owed, Pay: made.Pay, Deadline: made.Deadline}, v.today)
		if err != nil {
			return err
		}
		warnings = answer.Warnings()
		return answer.Err()
	})
	return made, warnings, err
}
