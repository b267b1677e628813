package casework

import (
	"context"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
)

// PlanRow is what follow-up would do on one case, or why it does nothing.
type PlanRow struct {
	Creditor  debt.CreditorID
	Case      debt.CaseID
	Number    int64
	Debtor    string
	Flow      string
	Step      string
	Document  debt.Document // nought where no letter is sent
	Channel   debt.Channel
	Principal money.Amount // of the claims that is left
	Fee       money.Amount
	Costs     money.Amount // of own collection
	// Compensation is charged anew for late payment (kompensationsbeløb); in the row of
	// a batch it stands among the costs.
	Compensation money.Amount
	Interest     money.Amount
	Total        money.Amount // what the letter asks for, or else what is owed
	Unknown      bool         // the law has no rate for a day that bears interest: no sum is known
	Deadline     civil.Date
	Closes       bool       // the case ends
	Review       civil.Date // where nothing is done: the day to look at it again, or no date
	Reasons      []followup.Reason
	Fingerprint  string // empty where nothing is to be done
}

// LeftOut reports whether nothing would be done on the case.
func (r PlanRow) LeftOut() bool { return r.Fingerprint == "" }

// pageSize is how many cases are read at a time.
const pageSize = 200

// Plan says what follow-up would do on a day, case by case, in the order of their
// ids: the same as a run then does. It changes nothing. A row that yield refuses
// ends it.
func (s *Service) Plan(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, yield func(PlanRow) error) error {
	return s.planEach(ctx, who, creditor, on, func(r Reader) casesOn { return r.DueCases }, yield)
}

// Waiting says why nothing would be done on a day on the open cases that Plan doesn't
// speak of: a deadline that runs, a pause, an objection, a task that waits for an
// answer. It decides on each, as Plan does.
func (s *Service) Waiting(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, yield func(PlanRow) error) error {
	return s.planEach(ctx, who, creditor, on, func(r Reader) casesOn { return r.WaitingCases }, yield)
}

// casesOn returns ids of cases by the day, as Reader.DueCases.
type casesOn func(ctx context.Context, on civil.Date, after debt.CaseID, limit int) ([]debt.CaseID, error)

func (s *Service) planEach(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, which func(Reader) casesOn, yield func(PlanRow) error) error {
	return s.view(ctx, who, access.PlanFollowUp, creditor, func(ctx context.Context, v *visit, r Reader) error {
		if on.IsZero() {
			on = v.today
		}
		v.book = v.law.bookOf(v.creditor, civil.Latest(on, v.today))
		planning := v.planning(r, on)
		for after := debt.CaseID(0); ; {
			ids, err := which(r)(ctx, on, after, pageSize)
			if err != nil || len(ids) == 0 {
				return err
			}
			if err := planning.page(ctx, ids, yield); err != nil {
				return err
			}
			after = ids[len(ids)-1]
		}
	})
}

// planRow decides on one case. Where the law has no answer, or something hinders the
// letter, the decision is to do nothing, and the row says why.
func (v *visit) planRow(c *debt.Case, on civil.Date) (PlanRow, followup.Decision, error) {
	row := PlanRow{Creditor: c.Creditor, Case: c.ID, Number: c.Number, Debtor: c.Debtor.Name, Flow: c.Flow}
	made, err := followup.Decide(v.book, v.Flows, c, on)
	if fault.Is(err, fault.UnknownLaw) {
		f := fault.Of(err)
		row.Unknown, row.Reasons = true, []followup.Reason{{Key: f.Key, Args: f.Args}}
		return row, made, nil
	}
	if err != nil {
		return PlanRow{}, made, err
	}
	owed, err := c.Account.StatementOn(v.book, on)
	if err != nil {
		return PlanRow{}, made, err
	}
	made, hindered := v.withheld(c, made)
	row.Step, row.Reasons, row.Fingerprint = made.Next, made.Reasons, made.Fingerprint()
	if row.LeftOut() {
		row.Review = made.Review
	}
	if len(hindered) > 0 {
		row.Reasons = hindered
	}
	row.Principal, row.Interest, row.Total = owed.Left.Principal, owed.Left.Interest, owed.Total()
	row.does(made)
	return row, made, nil
}

// does fills in what a decision does: the letter with its charges and its deadline, and
// whether the case ends.
func (r *PlanRow) does(made followup.Decision) {
	for _, action := range made.Actions {
		switch a := action.(type) {
		case followup.Send:
			sent := &a.Step
			r.Document, r.Channel, r.Fee, r.Costs = sent.Document, sent.Channel, sent.Fee, sent.CostsCharged()
			r.Compensation = sent.Each.Times(len(sent.Compensation))
			r.Total, r.Deadline = sent.Asked, sent.Deadline
		case followup.Remind: // costs nothing, and asks for what is missing alone
			r.Document, r.Channel = debt.InstalmentReminder, a.Reminder.Channel
			r.Total, r.Deadline = a.Reminder.Amount, a.Reminder.Deadline
		case followup.Close:
			r.Closes = true
		case followup.Refer, followup.Withdraw, followup.EndAgreement, followup.EndOffer:
		}
	}
}
