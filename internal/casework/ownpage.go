package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/letter"
)

// OwnPage is what a debtor's page is made of (skyldnerens side): the case as of
// today, reckoned as the creditor sees it, whom it is owed to, and what comes next.
// The journal, the creditor's notes and tasks aren't the debtor's to read: they are
// left out.
type OwnPage struct {
	Seen     CaseView
	Creditor Creditor
	// Ways are the ways to pay, as the letters print them.
	Ways letter.Accounts
	// Ahead are the steps to come if nothing else happens.
	Ahead []followup.Foreseen
	// Answered is how the last objection was answered; the zero value where none was.
	Answered Answer
	// Opened says that it is noted that the debtor has come since the last letter
	// left: see RecordOpened.
	Opened bool
}

// Answer is how an objection was answered (svar på indsigelse).
type Answer struct {
	On      civil.Date
	Outcome string // one of the Outcome constants of debt
	Text    string // the creditor's words, or empty
}

// OwnCase returns the case of the debtor who asks. Which case it is comes from the
// actor and from nothing that was sent. Looking is noted nowhere: see RecordOpened.
func (s *Service) OwnCase(ctx context.Context, who access.Actor, creditor debt.CreditorID) (OwnPage, error) {
	var page OwnPage
	err := s.view(ctx, who, access.SeeOwnCase, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		page, err = v.ownPage(ctx, r, debt.CaseID(v.who.Case()))
		return err
	})
	return page, err
}

// CaseAsDebtor returns what the debtor of a case sees, to one of the creditor's
// people (se som skyldner). It is read alone: no trace is left, as the debtor's or
// any other.
func (s *Service) CaseAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) (OwnPage, error) {
	var page OwnPage
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		id, err := r.CaseID(ctx, number)
		if err != nil {
			return err
		}
		page, err = v.ownPage(ctx, r, id)
		return err
	})
	return page, err
}

// ownPage makes the debtor's page of a case.
func (v *visit) ownPage(ctx context.Context, r Reader, id debt.CaseID) (OwnPage, error) {
	seen, err := v.lookAtOwn(ctx, r, id)
	if err != nil {
		return OwnPage{}, err
	}
	page := OwnPage{Creditor: v.creditor, Answered: lastAnswer(seen.Events), Opened: isOpened(&seen.Case)}
	if page.Ways, err = v.accounts(&seen.Case); err != nil {
		return OwnPage{}, err
	}
	if page.Ahead, err = followup.Forecast(v.law.bookOf(v.creditor, seen.On), v.Flows, &seen.Case, seen.On); err != nil {
		return OwnPage{}, err
	}
	page.Seen = forDebtor(seen)
	return page, nil
}

// lookAtOwn reads a case as of today.
func (v *visit) lookAtOwn(ctx context.Context, r Reader, id debt.CaseID) (CaseView, error) {
	journals, err := r.Journals(ctx, []debt.CaseID{id})
	if err != nil {
		return CaseView{}, err
	}
	if len(journals) == 0 || len(journals[0]) == 0 {
		return CaseView{}, fault.New(fault.NotFound, "case.not_found")
	}
	return v.look(ctx, r, journals[0], AsOf{})
}

// forDebtor leaves out of a case what is kept for the creditor's people, and what
// hasn't left.
func forDebtor(seen CaseView) CaseView {
	seen.Events, seen.Case.Notes, seen.Case.Tasks, seen.Decision = nil, nil, nil, followup.Decision{}
	seen.withoutAgreementText()
	seen.Case.Hold.Why, seen.Case.Offer.Text = "", ""
	seen.Case.Letters = slices.DeleteFunc(slices.Clone(seen.Case.Letters), func(l debt.Letter) bool { return !hasLeft(&seen.Case, l.Letter) })
	seen.Case.Dispatches = slices.DeleteFunc(slices.Clone(seen.Case.Dispatches), func(d debt.Dispatch) bool { return d.HandedOn.IsZero() })
	return seen
}

// withoutAgreementText leaves out what the creditor's people wrote of agreements.
func (seen *CaseView) withoutAgreementText() {
	seen.Case.Agreements = slices.Clone(seen.Case.Agreements)
	for i := range seen.Case.Agreements {
		seen.Case.Agreements[i].Text = ""
	}
	if seen.Agreement != nil {
		standing := *seen.Agreement
		standing.Agreement = seen.Case.LastAgreement()
		seen.Agreement = &standing
	}
}

// lastAnswer returns how the last objection was answered.
func lastAnswer(events []debt.Occurred) Answer {
	for _, o := range slices.Backward(events) {
		if e, ok := o.Event.(debt.ObjectionResolved); ok {
			return Answer{On: o.On, Outcome: e.Outcome, Text: e.Answer}
		}
	}
	return Answer{}
}

// OwnPageOf returns the debtor's page of a case that is made up, for what shows
// cases without keeping any.
func OwnPageOf(story CaseStory, creditor Creditor, ways letter.Accounts) OwnPage {
	return OwnPage{
		Seen: forDebtor(story.CaseView), Creditor: creditor, Ways: ways, Ahead: story.Ahead, Answered: lastAnswer(story.Events),
	}
}

// hasLeft reports whether a letter has been sent, by any way.
func hasLeft(c *debt.Case, id debt.DocumentID) bool {
	return slices.ContainsFunc(c.Dispatches, func(d debt.Dispatch) bool { return d.Letter == id && !d.HandedOn.IsZero() })
}

// OwnDocument returns a letter that the debtor who asks has been sent, byte for
// byte as it was archived. What waits to be sent, and what is another case's, isn't
// there: it fails with fault.NotFound.
func (s *Service) OwnDocument(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DocumentID) (Archived, error) {
	var archived Archived
	err := s.view(ctx, who, access.SeeOwnCase, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		archived, err = v.ownDocument(ctx, r, debt.CaseID(v.who.Case()), id)
		return err
	})
	return archived, err
}

// DocumentAsDebtor returns a letter of a case as its debtor can read it, to one of
// the creditor's people; see CaseAsDebtor.
func (s *Service) DocumentAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, id debt.DocumentID) (Archived, error) {
	var archived Archived
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		of, err := r.CaseID(ctx, number)
		if err != nil {
			return err
		}
		archived, err = v.ownDocument(ctx, r, of, id)
		return err
	})
	return archived, err
}

func (v *visit) ownDocument(ctx context.Context, r Reader, of debt.CaseID, id debt.DocumentID) (Archived, error) {
	seen, err := v.lookAtOwn(ctx, r, of)
	if err != nil {
		return Archived{}, err
	}
	if !hasLeft(&seen.Case, id) || seen.Case.Debtor.IsErased() {
		return Archived{}, fault.New(fault.NotFound, "document.not_found")
	}
	return r.Archived(ctx, id)
}
