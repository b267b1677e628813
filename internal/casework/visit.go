package casework

import (
	"cmp"
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/jobs"
	"krav/internal/law"
)

// visit is one use case under way: who acts, for which creditor, when.
type visit struct {
	*Service
	tx Tx
	// isInDoubt reports whether an attempt at a message is open: it is being handed over, or
	// may have left.
	isInDoubt func(debt.DispatchID) (bool, error)
	who       access.Actor
	creditor  Creditor
	moment    time.Time
	today     civil.Date
	law       *lawInForce
	book      *law.Book
	files     []*file
	drafts    []jobs.Draft
	numbers   caseNumbers
	// waiting is what came in and waits for a person, by the case that it seems to be for; of
	// the cases that were asked about (lookAtInbox).
	waiting map[debt.CaseID][]Waiting
}

func (s *Service) visit(ctx context.Context, r Reader, who access.Actor) (*visit, error) {
	creditor, err := r.Creditor(ctx)
	if err != nil {
		return nil, err
	}
	creditor.Portal = cmp.Or(creditor.Portal, s.ownPortal(creditor))
	moment := s.clock(creditor)
	v := &visit{Service: s, who: who, creditor: creditor, moment: moment, today: DayOf(moment), law: s.law.Load()}
	v.book = v.law.bookOf(creditor, v.today)
	return v, nil
}

// view lets an actor look at a creditor's cases.
func (s *Service) view(ctx context.Context, who access.Actor, right access.Right, creditor debt.CreditorID, f func(ctx context.Context, v *visit, r Reader) error) error {
	if err := who.May(right, int64(creditor)); err != nil {
		return err
	}
	return s.Store.View(ctx, creditor, func(ctx context.Context, r Reader) error {
		v, err := s.visit(ctx, r, who)
		if err != nil {
			return err
		}
		return f(ctx, v, r)
	})
}

// update carries out a use case of an actor for a creditor, in one transaction.
// What f adds to cases, and the jobs it orders, is written when it returns nil.
func (s *Service) update(ctx context.Context, who access.Actor, right access.Right, creditor debt.CreditorID, f func(ctx context.Context, v *visit) error) error {
	if err := who.May(right, int64(creditor)); err != nil {
		return err
	}
	return s.untilKnown(ctx, creditor, func() (*visit, error) { return s.once(ctx, who, creditor, f) })
}

// once carries a use case out, and returns the visit that was written, or was to be.
func (s *Service) once(ctx context.Context, who access.Actor, creditor debt.CreditorID, f func(ctx context.Context, v *visit) error) (*visit, error) {
	var last *visit
	err := s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		v, err := s.visit(ctx, tx, who)
		if err != nil {
			return err
		}
		v.tx, last = tx, v
		v.isInDoubt = func(id debt.DispatchID) (bool, error) {
			open, err := tx.OpenAttempts(ctx, []debt.DispatchID{id})
			return len(open) > 0, err
		}
		if err := f(ctx, v); err != nil {
			return err
		}
		return v.save(ctx)
	})
	return last, err
}

// Faults of the store after which a use case is decided again.
const (
	// keyCommitUnknown says that the line was cut while a transaction was being
	// committed: it may have been, or not.
	keyCommitUnknown = "store.commit_unknown"
	// keyChangedMeanwhile says that a case has moved on since it was read.
	keyChangedMeanwhile = "case.changed_meanwhile"
)

// triesToKnow is how often a use case is begun that ends without an answer.
const triesToKnow = 3

// untilKnown begins a use case again where another was faster, or where nobody
// knows whether it was written and its events aren't there.
func (s *Service) untilKnown(ctx context.Context, creditor debt.CreditorID, do func() (*visit, error)) error {
	for try := 1; ; try++ {
		last, err := do()
		switch {
		case fault.HasKey(err, keyChangedMeanwhile) && try < triesToKnow:
		case fault.HasKey(err, keyCommitUnknown):
			landed, asked := s.landed(ctx, creditor, last)
			if asked != nil || landed {
				return asked
			}
			if try == triesToKnow {
				return err
			}
		default:
			return err
		}
	}
}

// landed looks for the events that a use case was to add to its cases, after the
// answer to the commit was lost. Whoever still writes is waited for: the cases are
// locked first. What adds no event may be done twice.
func (s *Service) landed(ctx context.Context, creditor debt.CreditorID, v *visit) (bool, error) {
	written := v.written()
	if len(written) == 0 {
		return false, nil
	}
	landed := false
	err := s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		ids := []debt.CaseID{written[0].ID}
		if _, err := tx.Lock(ctx, ids); err != nil {
			return err
		}
		journals, err := tx.Journals(ctx, ids)
		if err != nil {
			return err
		}
		landed = written[0].isIn(journals[0])
		return tx.Unlock(ctx, ids)
	})
	return landed, err
}

// written returns the cases on the table that something was added to.
func (v *visit) written() []*file {
	var written []*file
	for _, f := range v.files {
		if len(f.records) > 0 {
			written = append(written, f)
		}
	}
	return written
}

// alone lets no other import, bank file or inbox of the creditor go on until this
// transaction has ended, so that what is looked up here doesn't come in by another
// door meanwhile. It locks the creditor's counter of case numbers.
func (v *visit) alone(ctx context.Context) error {
	_, err := v.tx.CaseNumbers(ctx, 0)
	return err
}

// job orders work for after the commit.
func (v *visit) job(kind string, args jobArgs, key string, at time.Time) {
	v.drafts = append(v.drafts, jobs.Draft{ID: v.NewID(), Kind: kind, Lane: jobs.Ordinary, Args: args.text(), Key: key, RunAt: at})
}

func notFound(key, name, value string) error {
	return fault.New(fault.NotFound, key).With(name, value)
}
