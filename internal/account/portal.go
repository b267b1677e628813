package account

import (
	"context"
	"strconv"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
)

const (
	// debtorIdle is how long a debtor's session lasts that isn't used.
	debtorIdle = 30 * time.Minute
	// debtorLife is how long it lasts at most.
	debtorLife = 8 * time.Hour
)

// DebtorSession is a debtor who looks at the page of one case, in one browser.
type DebtorSession struct {
	Hash     string
	Creditor debt.CreditorID
	Case     debt.CaseID
	Began    time.Time
	Seen     time.Time
}

// Ends returns when the session will have run out if it isn't used again.
func (x DebtorSession) Ends() time.Time {
	idle, life := x.Seen.Add(debtorIdle), x.Began.Add(debtorLife)
	if idle.Before(life) {
		return idle
	}
	return life
}

// Cases knows what opens a debtor's page.
type Cases interface {
	// CaseBehind returns the case that a number and a code open. It fails with a
	// fault NotFound where they don't match, whichever of them is wrong.
	CaseBehind(ctx context.Context, number identifier.PortalNumber, code identifier.LoginCode) (debt.CreditorID, debt.CaseID, error)
}

// Debtor is a debtor whom a request comes from.
type Debtor struct {
	Actor   access.Actor // give it to the use cases: it has rights to its own case alone
	Session DebtorSession
}

// DebtorSignIn lets a debtor in by the number and code that they typed from a letter
// (skyldneren logger ind), and returns the token for the cookie. It fails with
// "portal.wrong", which is Forbidden, and with "portal.too_many", which is
// Unavailable. A number that was mistyped costs no try: its check digit tells, and
// nothing is looked up.
func (s *Service) DebtorSignIn(ctx context.Context, number, code string, from Browser) (string, error) {
	n, err := identifier.ParsePortalNumber(number)
	if err != nil {
		return "", err
	}
	here := source(from.Address)
	return s.debtorIn(ctx, n, code, from, portalAddress.of("portal, address", here), portalNumber.of("portal, number", here, n.String()))
}

// DebtorFollowsLink lets a debtor in by the personal link of a letter or an e-mail
// (personligt link), as DebtorSignIn does: the page swaps link for token at once, so
// that neither number nor code stays in an address. Its tries are counted apart, so
// that typing at a page never closes the way by the link.
func (s *Service) DebtorFollowsLink(ctx context.Context, number, code string, from Browser) (string, error) {
	n, err := identifier.ParsePortalNumber(number)
	if err != nil {
		return "", err
	}
	here := source(from.Address)
	return s.debtorIn(ctx, n, code, from, linkAddress.of("portal link, address", here), portalNumber.of("portal link, number", here, n.String()))
}

// debtorIn takes a try and lets in whoever has the right code.
func (s *Service) debtorIn(ctx context.Context, number identifier.PortalNumber, code string, from Browser, buckets ...Bucket) (string, error) {
	left, err := s.take(ctx, "portal.too_many", buckets...)
	if err != nil {
		return "", err
	}
	// A code that can't be one is a wrong one: it is looked up like any other.
	c, _ := identifier.ParseLoginCode(code)
	creditor, id, err := s.Cases.CaseBehind(ctx, number, c)
	if fault.Is(err, fault.NotFound) {
		return "", fault.New(fault.Forbidden, "portal.wrong").With("left", strconv.Itoa(left))
	}
	if err != nil {
		return "", err
	}
	return s.letIn(ctx, creditor, id, from, buckets)
}

// letIn adds a debtor's session, in place of the one that the browser came with.
func (s *Service) letIn(ctx context.Context, creditor debt.CreditorID, id debt.CaseID, from Browser, buckets []Bucket) (string, error) {
	token, now := s.NewToken(), s.Now()
	err := s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		if from.Token != "" {
			if err := tx.EndDebtorSession(ctx, hashOf(from.Token)); err != nil {
				return err
			}
		}
		x := DebtorSession{Hash: hashOf(token), Creditor: creditor, Case: id, Began: now, Seen: now}
		if err := tx.AddDebtorSession(ctx, x); err != nil {
			return err
		}
		return giveBack(ctx, tx, buckets...)
	})
	if err != nil {
		return "", err
	}
	return token, nil
}

// DebtorWho returns the debtor whom a request comes from, by the token in its
// cookie. It fails with "session.ended", which is Forbidden.
func (s *Service) DebtorWho(ctx context.Context, token string) (Debtor, error) {
	var x DebtorSession
	now := s.Now()
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		x, err = r.DebtorSession(ctx, hashOf(token))
		return err
	})
	if fault.Is(err, fault.NotFound) || err == nil && !now.Before(x.Ends()) {
		return Debtor{}, errEnded()
	}
	if err != nil {
		return Debtor{}, err
	}
	d := Debtor{Actor: access.NewDebtor(int64(x.Creditor), int64(x.Case)), Session: x}
	if now.Sub(x.Seen) < seenEvery {
		return d, nil
	}
	return d, s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error { return tx.SeeDebtorSession(ctx, x.Hash, now) })
}

// DebtorSignOut ends a debtor's session.
func (s *Service) DebtorSignOut(ctx context.Context, token string) error {
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error { return tx.EndDebtorSession(ctx, hashOf(token)) })
}
