package casework

import (
	"context"
	"slices"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/journal"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// CaseView is a case as of a day, with what is owed on it and why.
type CaseView struct {
	Case     debt.Case
	Owed     ledger.Statement
	Decision followup.Decision // what follow-up would do on the day
	// Hindered says what keeps the letter of the decision back, and what to do about it;
	// none where nothing does.
	Hindered []followup.Reason
	Events   []debt.Occurred // those that the case was made of
	// Enough is the lesser sum that ends the case while a letter's deadline runs or an offer
	// stands, or zero.
	Enough followup.Enough
	// Agreement is how the agreement that was made last is kept, or nil.
	Agreement *followup.Standing
	On        civil.Date
	Known     civil.Date // the day gone by whose knowledge it is seen by, or no date: all that is known
	// NoInterest says why the sums are without interest and nothing is decided: the law
	// has no rate for a day that bears it. It is nil where the sums are whole.
	NoInterest *fault.Fault
	// Doubts are what the law leaves open of what is owed, as far as it touches an amount.
	Doubts []followup.Reason
	// Limits are when the owed claims are lost by limitation; none of a closed case.
	Limits []ClaimLimit
	// CourtRight is what the debtor may still do about the latest payment order.
	CourtRight followup.CourtRight
	// Changes are what has happened to the limitation of each claim, in the order of the
	// days; none of claims that nothing has happened to.
	Changes    map[debt.ClaimID][]law.LimitationStep
	Enclosures []Enclosure // the files that are kept with its claims, without their content
}

// AsOf says as of when a case is looked at; see debt.AsOf. No date is today, and all
// that is known.
type AsOf = debt.AsOf

// Case returns the case with a number as of a day, with every øre explained.
func (s *Service) Case(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, at AsOf) (CaseView, error) {
	var seen CaseView
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		records, err := journalOf(ctx, r, number)
		if err != nil {
			return err
		}
		if seen, err = v.look(ctx, r, records, at); err != nil {
			return err
		}
		if seen.Enclosures, err = v.enclosuresThen(ctx, r, seen.Case.ID, at); err != nil || v.isPast(at) {
			return err
		}
		if err := v.lookAtInbox(ctx, r, []debt.CaseID{seen.Case.ID}); err != nil {
			return err
		}
		_, seen.Hindered = v.withheld(&seen.Case, seen.Decision)
		return nil
	})
	return seen, err
}

func journalOf(ctx context.Context, r Reader, number int64) ([]journal.Record, error) {
	id, err := r.CaseID(ctx, number)
	if err != nil {
		return nil, err
	}
	journals, err := r.Journals(ctx, []debt.CaseID{id})
	if err != nil {
		return nil, err
	}
	return journals[0], nil
}

// look reads a case as of a day. On a day ahead, the money is counted up to it, as
// if nothing more happened.
func (v *visit) look(ctx context.Context, r Reader, records []journal.Record, at AsOf) (CaseView, error) {
	seen := CaseView{On: at.On}
	if at.Known.Before(v.today) {
		seen.Known = at.Known
	}
	if seen.On.IsZero() {
		seen.On = v.today
	}
	var err error
	if seen.Events, err = told(records, at); err != nil {
		return seen, err
	}
	if seen.Case, err = caseTold(records, seen.Events); err != nil {
		return seen, err
	}
	if err = v.knowOthersThen(ctx, r, &seen.Case, at); err != nil {
		return seen, err
	}
	book := v.law.bookOf(v.creditor, civil.Latest(seen.On, v.today))
	if seen, err = v.reckoned(book, seen); err != nil {
		return seen, err
	}
	if seen.CourtRight, err = courtRightOf(book, &seen.Case); err != nil {
		return seen, err
	}
	if seen.Changes, err = changesOf(book, &seen.Case); err != nil {
		return seen, err
	}
	seen.Limits, err = limitsOf(book, &seen.Case, seen.Owed, seen.On)
	return seen, err
}

// courtRightOf returns what the debtor may do about a payment order. Where the law of its
// day isn't known, nothing is said of it.
func courtRightOf(book *law.Book, c *debt.Case) (followup.CourtRight, error) {
	right, err := followup.CourtRightOf(book, c)
	if fault.Is(err, fault.UnknownLaw) {
		return followup.CourtRight{}, nil
	}
	return right, err
}

// reckoned adds to a case what is owed on its day, and what is to be done.
func (v *visit) reckoned(book *law.Book, seen CaseView) (CaseView, error) {
	var err error
	seen.Owed, err = seen.Case.Account.Explain(book, seen.On)
	if fault.Is(err, fault.UnknownLaw) {
		return seen.withoutInterest(book, fault.Of(err))
	}
	if err != nil {
		return seen, err
	}
	if seen.Enough, _, err = followup.EnoughOn(book, &seen.Case, seen.On); err != nil {
		return seen, err
	}
	if seen.Agreement, err = standingOf(book, &seen.Case, seen.On); err != nil {
		return seen, err
	}
	if seen.Doubts, err = followup.Doubts(book, &seen.Case, seen.Owed, seen.On); err != nil {
		return seen, err
	}
	seen.Decision, err = followup.Decide(book, v.Flows, &seen.Case, seen.On)
	return seen, err
}

// standingOf returns how the last agreement of a case is kept on a day, or nil where none
// was made.
func standingOf(book *law.Book, c *debt.Case, on civil.Date) (*followup.Standing, error) {
	last := c.LastAgreement()
	if last == nil {
		return nil, nil
	}
	standing, err := followup.StandingOn(book, c, last, on)
	return &standing, err
}

// ToPay is the sum that, paid on the day, ends the case: what is owed, or what a letter
// whose deadline runs has promised to take for it. It is below nought where money is
// owed to the debtor.
func (seen *CaseView) ToPay() money.Amount {
	if seen.Enough.Amount.IsPositive() && !seen.Case.IsClosed() {
		return seen.Enough.Amount
	}
	return seen.Owed.Total()
}

// withoutInterest shows a case on a day whose rate isn't known: all but interest, and
// why. Nothing is decided on such a day.
func (seen CaseView) withoutInterest(book *law.Book, why *fault.Fault) (CaseView, error) {
	bare := bearingNothing(seen.Case.Account)
	var err error
	seen.Owed, err = bare.Explain(book, seen.On)
	seen.NoInterest = why
	seen.Decision.Reasons = []followup.Reason{{Key: why.Key, Args: why.Args}}
	return seen, err
}

// bearingNothing returns an account whose claims bear no interest.
func bearingNothing(account ledger.Account) ledger.Account {
	account.Claims = slices.Clone(account.Claims)
	for i := range account.Claims {
		account.Claims[i].InterestFrom = civil.Date{}
	}
	return account
}

// told returns the events that count by a day, of those that were known by another.
// Where the case wasn't open yet, it fails with fault.NotFound.
func told(records []journal.Record, at AsOf) ([]debt.Occurred, error) {
	events, err := Occurred(records)
	if err != nil {
		return nil, err
	}
	events = at.Told(events)
	if len(events) == 0 || events[0].Version != 1 {
		return nil, fault.New(fault.NotFound, "case.not_opened_yet")
	}
	return events, nil
}

// caseTold returns the case that events of a journal tell of.
func caseTold(records []journal.Record, events []debt.Occurred) (debt.Case, error) {
	return debt.FoldAsOf(records[0].Creditor, records[0].Case, events, AsOf{})
}

// Cases returns rows of the case list, by number after one, at most limit, with what
// is owed today on each.
func (s *Service) Cases(ctx context.Context, who access.Actor, creditor debt.CreditorID, after int64, limit int) ([]CaseRow, error) {
	var rows []CaseRow
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, v *visit, r Reader) error {
		var err error
		if rows, err = r.CaseRows(ctx, after, limit); err != nil {
			return err
		}
		ids := make([]debt.CaseID, len(rows))
		for i := range rows {
			ids[i] = rows[i].ID
		}
		return v.reckon(ctx, r, ids, func(i int, _ *debt.Case, owed money.Amount) error {
			rows[i].Owed, rows[i].OwedKnown = owed, true
			return nil
		})
	})
	return rows, err
}

// SendQueue returns dispatches across cases (udsendelseskø), newest first: those in
// a status, or all where it is nought; before one, at most limit.
func (s *Service) SendQueue(ctx context.Context, who access.Actor, creditor debt.CreditorID, status debt.DispatchStatus, before debt.DispatchID, limit int) ([]QueueRow, error) {
	var rows []QueueRow
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		rows, err = r.Queue(ctx, status, before, limit)
		return err
	})
	return rows, err
}

// WaitingWork returns the jobs of a creditor that have not ended (opgaver i kø), by
// what they wait for.
func (s *Service) WaitingWork(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]jobs.Waiting, error) {
	var waiting []jobs.Waiting
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		waiting, err = r.WaitingWork(ctx)
		return err
	})
	return waiting, err
}

// Document returns a document of a case as it was archived, byte for byte.
func (s *Service) Document(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DocumentID) (Archived, error) {
	var archived Archived
	err := s.view(ctx, who, access.SeeCases, creditor, func(ctx context.Context, _ *visit, r Reader) error {
		var err error
		archived, err = r.Archived(ctx, id)
		return err
	})
	return archived, err
}

// EnoughWords returns the key of the words for what is enough: it ends the case, unless
// something falls due later.
func (seen *CaseView) EnoughWords() string {
	if seen.Owed.NotDue.IsPositive() {
		return "case.enough_for_now"
	}
	return "case.enough"
}
