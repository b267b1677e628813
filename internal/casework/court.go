package casework

import (
	"context"
	"slices"
	"strings"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/money"
)

// CourtFiling is what a person has asked a court for (indlevering til retten).
type CourtFiling struct {
	Route   debt.CourtRoute
	Filed   civil.Date
	Invoice string // the number of the claim's invoice, or empty for all claims of the case
	Venue   string // the court's name
	Number  string // the court's own number of the case, or empty
	Fee     money.Amount
	Text    string
}

// Event returns what the case is told of the filing, but for its id.
func (e *CourtFiling) Event(c *debt.Case) (debt.CourtFiled, error) {
	claims, err := claimsOf(c, e.Invoice)
	return debt.CourtFiled{
		Route: e.Route, Filed: e.Filed, Claims: claims, Venue: strings.TrimSpace(e.Venue), Number: strings.TrimSpace(e.Number),
		Fee: e.Fee, Text: strings.TrimSpace(e.Text),
	}, err
}

// claimsOf returns the claims with an invoice's number, or all of the case where none is
// named. It fails with case.invoice_unknown.
func claimsOf(c *debt.Case, invoice string) ([]debt.ClaimID, error) {
	var claims []debt.ClaimID
	for i := range c.Claims {
		if invoice == "" || intake.NumberKey(c.Claims[i].Number) == intake.NumberKey(invoice) {
			claims = append(claims, c.Claims[i].ID)
		}
	}
	if len(claims) == 0 {
		return nil, fault.New(fault.Invalid, "case.invoice_unknown").In("invoice").With("invoice", invoice)
	}
	return claims, nil
}

// FileAtCourt records that a court was asked for something (indlevér til retten). Nothing
// is sent to the court. The flow rests until something has become of it, letters that
// haven't left are withdrawn, and who was asked to take the step needn't do more. The fee is
// put on the debt, as far as the law's row allows. It fails
// with a fault of kind Invalid for a day to come or an invoice that the case doesn't have,
// with case.at_court_already, with text.has_cpr, and where the law refuses it.
func (s *Service) FileAtCourt(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e CourtFiling) error {
	if err := wordsFit(e.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		event, err := e.Event(&f.Case)
		if err != nil {
			return err
		}
		event.Court = debt.CourtID(v.NewID())
		if err := f.judged(event, v.today); err != nil {
			return err
		}
		if err := v.withdrawAll(f, stoppedAtCourt); err != nil {
			return err
		}
		if err := f.possibly(event); err != nil {
			return err
		}
		if err := v.chargeCourtFee(f, event); err != nil {
			return err
		}
		if err := f.finishSteps(followup.PaymentOrderStep); err != nil {
			return err
		}
		if err := f.finish(followup.TaskStill); err != nil {
			return err
		}
		return f.finishLimitation(e.Invoice)
	})
}

// finishSteps finishes the open tasks that ask a person to take a step of the flow.
func (f *file) finishSteps(step string) error {
	for _, open := range f.OpenTasks() {
		if open.Step != step {
			continue
		}
		if err := f.add(debt.TaskDone{Task: open.Task}); err != nil {
			return err
		}
	}
	return nil
}

// CourtNews is what a person has learned from a court (svar fra retten).
type CourtNews struct {
	Stage   debt.CourtStage
	On      civil.Date
	Meeting civil.Date // the day of the meeting, where one is set
	Number  string     // the court's own number of the case, where it is known by now
	Text    string
}

// Event returns what the case is told of the news.
func (n *CourtNews) Event(c *debt.Case) debt.CourtProgressed {
	event := debt.CourtProgressed{Stage: n.Stage, On: n.On, Meeting: n.Meeting, Number: strings.TrimSpace(n.Number), Text: strings.TrimSpace(n.Text)}
	for _, step := range slices.Backward(c.CourtSteps) {
		if step.Runs() {
			event.Court = step.Court
			break
		}
	}
	return event
}

// TellOfCourt records what became of a step at court (skriv, hvad retten har svaret). A
// payment order that was endorsed is a foundation from then on. What ends the step lets the
// flow go on; where it came to nothing, its fee is taken off the debt. It fails with case.not_at_court, with a fault of kind Invalid for what can't
// come of such a step or a day that can't be, and with text.has_cpr.
func (s *Service) TellOfCourt(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, n CourtNews) error {
	if err := wordsFit(n.Text); err != nil {
		return err
	}
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		event := n.Event(&f.Case)
		if err := f.possibly(event); err != nil {
			return err
		}
		if err := f.finish(followup.TaskCourtOutcome); err != nil {
			return err
		}
		if !n.Stage.Ends() {
			return nil
		}
		if err := f.finish(followup.TaskCourtPaid); err != nil {
			return err
		}
		if n.Stage == debt.Endorsed {
			return v.foundedBy(f, debt.FoundationAdded{Kind: debt.EndorsedOrder, Made: n.On, Claims: f.CourtStep(event.Court).Claims}, "")
		}
		if n.Stage == debt.CourtWithdrawn || n.Stage == debt.CourtDismissed {
			if err := v.dropCourtFee(f, event.Court, n.Stage); err != nil {
				return err
			}
		}
		if f.IsClosed() {
			return nil
		}
		return v.askOfLimitation(f)
	})
}
