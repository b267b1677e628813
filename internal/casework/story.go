package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// CaseStory is a case as of a day, with the debt day by day behind it and the
// steps ahead (sagens forløb).
type CaseStory struct {
	CaseView
	Today civil.Date
	// Debt is what was owed on the days on which that changed, in their order, by
	// what is known now. It is empty where the law has no rate for one of them.
	Debt []DebtPoint
	// Ahead are the steps to come if nothing else happens.
	Ahead []followup.Foreseen
	// Due is what a person may have done now: as the decision of the day, also on a
	// case that is taken out of batch follow-up.
	Due followup.Decision
	// Offers are the letters that a person may send beside what is due.
	Offers []followup.Offer
	// Flows are the flows that the case may be moved to, in the order that people are shown
	// them.
	Flows []string
}

// DebtPoint is what was owed at the end of a day.
type DebtPoint struct {
	On   civil.Date
	Owed money.Amount
	Paid money.Amount // what came in that day; before it, that much more was owed
}

// CaseStory returns the case with a number as of a day, as Case does, with what
// lies behind it and ahead.
func (s *Service) CaseStory(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, at AsOf) (CaseStory, error) {
	var story CaseStory
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		records, err := journalOf(ctx, r, number)
		if err != nil {
			return err
		}
		story = CaseStory{Today: v.today}
		if story.CaseView, err = v.look(ctx, r, records, at); err != nil {
			return err
		}
		if story.Enclosures, err = v.enclosuresThen(ctx, r, story.Case.ID, at); err != nil {
			return err
		}
		if err := story.tell(v.law.bookOf(v.creditor, civil.Latest(story.On, v.today)), v.Flows); err != nil {
			return err
		}
		if v.isPast(at) {
			return nil
		}
		if err := v.lookAtInbox(ctx, r, []debt.CaseID{story.Case.ID}); err != nil {
			return err
		}
		story.withhold(v)
		return nil
	})
	return story, err
}

// withhold takes the letter out of what is due that something hinders, and says what
// does: nobody is offered to send it.
func (story *CaseStory) withhold(v *visit) {
	for _, decided := range []*followup.Decision{&story.Decision, &story.Due} {
		made, found := v.withheld(&story.Case, *decided)
		if len(found) > 0 {
			made.Reasons = found
		}
		*decided = made
	}
}

// StoryOf returns the story of a case that is made up, for what shows cases without
// keeping any.
func StoryOf(book *law.Book, flows followup.Flows, c debt.Case, events []debt.Occurred, on civil.Date) (CaseStory, error) {
	story := CaseStory{Today: on, CaseView: CaseView{Case: c, Events: events, On: on}}
	var err error
	if story.Owed, err = c.Account.Explain(book, on); err != nil {
		return story, err
	}
	if story.Enough, _, err = followup.EnoughOn(book, &c, on); err != nil {
		return story, err
	}
	if story.Agreement, err = standingOf(book, &c, on); err != nil {
		return story, err
	}
	if story.Decision, err = followup.Decide(book, flows, &c, on); err != nil {
		return story, err
	}
	if story.Doubts, err = followup.Doubts(book, &c, story.Owed, on); err != nil {
		return story, err
	}
	if story.CourtRight, err = courtRightOf(book, &c); err != nil {
		return story, err
	}
	if story.Changes, err = changesOf(book, &c); err != nil {
		return story, err
	}
	if story.Limits, err = limitsOf(book, &c, story.Owed, on); err != nil {
		return story, err
	}
	return story, story.tell(book, flows)
}

// decideForPerson decides as follow-up does, also on a case that a person runs by
// hand. Where the law isn't known, nothing is to be done.
func decideForPerson(book *law.Book, flows followup.Flows, c *debt.Case, on civil.Date) (followup.Decision, error) {
	asked := *c
	asked.ByHand = false
	made, err := followup.Decide(book, flows, &asked, on)
	if fault.Is(err, fault.UnknownLaw) {
		return followup.Decision{}, nil
	}
	return made, err
}

// TakeStep takes the step that is due on one case now (send nu), just as it was
// shown: planned is the fingerprint of CaseStory.Due. It fails with fault.Conflict
// where something else is due by now, and fault.Invalid where
// something hinders the letter.
func (s *Service) TakeStep(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, planned string) error {
	if err := s.onHold(ctx); err != nil {
		return err
	}
	return s.update(ctx, who, access.CarryOutFollowUp, creditor, func(ctx context.Context, v *visit) error {
		if err := v.mayRun(Approval{}); err != nil {
			return err
		}
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		made, err := decideForPerson(v.book, v.Flows, &f.Case, v.today)
		if err != nil {
			return err
		}
		if err := v.mayWrite(&f.Case, made.Sent()); err != nil {
			return err
		}
		if made.Fingerprint() == "" || made.Fingerprint() != planned {
			return fault.New(fault.Conflict, "case.other_step_due")
		}
		return v.carryOut(f, made, approvalOn(&f.Case))
	})
}

// approvalOn says how a step is approved that a person takes on a case. On one that is
// run by hand nothing but a person's word keeps it on its way.
func approvalOn(c *debt.Case) string {
	if c.ByHand {
		return approvedByHand
	}
	return approvedPlan
}

// RewindStep deletes an action as Rewind does, if it is the last; one that was
// deleted already is left as it is. It fails with fault.Conflict where another
// action has come since.
func (s *Service) RewindStep(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, step debt.StepID) error {
	return s.change(ctx, who, creditor, number, func(v *visit, f *file) error {
		asked, last := f.Step(step), f.LastStanding()
		switch {
		case asked == nil:
			return fault.New(fault.NotFound, "case.nothing_to_rewind")
		case asked.Voided == debt.VoidDeleted:
			return nil
		case f.IsClosed():
			return fault.New(fault.Conflict, "case.is_closed")
		case last == nil || last.Step != step:
			return fault.New(fault.Conflict, "case.other_step_due")
		}
		return v.withdraw(f, step, stoppedByHand, debt.VoidDeleted)
	})
}

// tell adds to a case what lies behind it and ahead.
func (story *CaseStory) tell(book *law.Book, flows followup.Flows) error {
	story.Flows = flowNames(flows)
	var err error
	if story.Due, err = decideForPerson(book, flows, &story.Case, story.On); err != nil {
		return err
	}
	if story.Debt, err = debtByDay(book, &story.Case, story.On); err != nil {
		return err
	}
	if story.Offers, err = followup.Offers(book, flows, &story.Case, story.On); err != nil && !fault.Is(err, fault.UnknownLaw) {
		return err
	}
	story.Ahead, err = followup.Forecast(book, flows, &story.Case, story.On)
	return err
}

// debtByDay returns what was owed on each day on which that changed by more than
// interest, and on the last.
func debtByDay(book *law.Book, c *debt.Case, until civil.Date) ([]DebtPoint, error) {
	paid := make(map[civil.Date]money.Amount)
	for i := range c.Payments {
		if p := &c.Payments[i]; p.Reversed == "" {
			paid[p.ValueOn] = paid[p.ValueOn].Plus(p.Amount)
		}
	}
	var points []DebtPoint
	for _, on := range daysOfDebt(c, until) {
		owed, err := c.Account.StatementOn(book, on)
		if fault.Is(err, fault.UnknownLaw) {
			return nil, nil
		}
		if err != nil {
			return nil, err
		}
		points = append(points, DebtPoint{On: on, Owed: owed.Total(), Paid: paid[on]})
	}
	return points, nil
}

// daysOfDebt returns the days up to one on which the debt changed, in order.
func daysOfDebt(c *debt.Case, until civil.Date) []civil.Date {
	days := []civil.Date{until}
	for i := range c.Claims {
		days = append(days, c.Claims[i].Due.AddDays(1))
	}
	for i := range c.Steps {
		days = append(days, c.Steps[i].Planned)
	}
	for i := range c.Payments {
		days = append(days, c.Payments[i].ValueOn)
	}
	slices.SortFunc(days, civil.Date.Compare)
	days = slices.Compact(days)
	return slices.DeleteFunc(days, func(d civil.Date) bool { return d.After(until) })
}
