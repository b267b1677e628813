package casework

import (
	"context"
	"slices"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// OwnPage is what a debtor's page is made of (skyldnerens side): the case as of
// today, reckoned as the creditor sees it, and whom it is owed to. The journal, the
// creditor's notes and tasks aren't the debtor's to read: they are left out.
type OwnPage struct {
	Seen     CaseView
	Creditor Creditor
}

// OwnCase returns the case of the debtor who asks. Which case it is comes from the
// actor and from nothing that was sent. Looking is noted nowhere: see RecordOpened.
func (s *Service) OwnCase(ctx context.Context, who access.Actor, creditor debt.CreditorID) (OwnPage, error) {
	var page OwnPage
	err := s.view(ctx, who, access.SeeOwnCase, creditor, func(ctx context.Context, v *visit, r Reader) error {
		seen, err := v.lookAtOwn(ctx, r)
		page = OwnPage{Seen: seen, Creditor: v.creditor}
		return err
	})
	return page, err
}

// lookAtOwn reads the case of the debtor who visits, without what is kept for the
// creditor's people.
func (v *visit) lookAtOwn(ctx context.Context, r Reader) (CaseView, error) {
	journals, err := r.Journals(ctx, []debt.CaseID{debt.CaseID(v.who.Case())})
	if err != nil {
		return CaseView{}, err
	}
	if len(journals) == 0 || len(journals[0]) == 0 {
		return CaseView{}, fault.New(fault.NotFound, "case.not_found")
	}
	seen, err := v.look(journals[0], AsOf{})
	if err != nil {
		return CaseView{}, err
	}
	seen.Events, seen.Case.Notes, seen.Case.Tasks = nil, nil, nil
	seen.Case.Letters = slices.DeleteFunc(slices.Clone(seen.Case.Letters), func(l debt.Letter) bool { return !hasLeft(&seen.Case, l.Letter) })
	seen.Case.Dispatches = slices.DeleteFunc(slices.Clone(seen.Case.Dispatches), func(d debt.Dispatch) bool { return d.HandedOn.IsZero() })
	return seen, nil
}

// hasLeft reports whether a letter has been sent, by any way.
func hasLeft(c *debt.Case, letter debt.DocumentID) bool {
	return slices.ContainsFunc(c.Dispatches, func(d debt.Dispatch) bool { return d.Letter == letter && !d.HandedOn.IsZero() })
}

// OwnDocument returns a letter that the debtor who asks has been sent, byte for
// byte as it was archived. What waits to be sent, and what is another case's, isn't
// there: it fails with fault.NotFound.
func (s *Service) OwnDocument(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DocumentID) (Archived, error) {
	var archived Archived
	err := s.view(ctx, who, access.SeeOwnCase, creditor, func(ctx context.Context, v *visit, r Reader) error {
		seen, err := v.lookAtOwn(ctx, r)
		if err != nil {
			return err
		}
		if !hasLeft(&seen.Case, id) {
			return fault.New(fault.NotFound, "document.not_found")
		}
		archived, err = r.Archived(ctx, id)
		return err
	})
	return archived, err
}

// ObjectAsDebtor records that the debtor who asks disputes the claim, in their own
// words (skyldnerens indsigelse). What it stops is what Object stops: fees,
// reminders and the clock, in the same moment.
func (s *Service) ObjectAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, reason string) error {
	return s.update(ctx, who, access.AnswerOwnCase, creditor, func(ctx context.Context, v *visit) error {
		reason = strings.TrimSpace(reason)
		if reason == "" {
			return fault.New(fault.Invalid, "objection.reason_missing").In("reason")
		}
		f, err := v.lockOne(ctx, debt.CaseID(who.Case()))
		if err != nil {
			return err
		}
		return v.object(f, reason)
	})
}
