package account

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"time"

	"krav/internal/access"
	"krav/internal/fault"
)

const (
	// sessionIdle is how long a session lasts that nobody uses: a working day.
	sessionIdle = 12 * time.Hour
	// sessionLife is how long it lasts at most.
	sessionLife = 14 * 24 * time.Hour
	// seenEvery is how often it is written down that a session is used. Reading a
	// page costs no write for it but this.
	seenEvery = time.Minute
)

// Session is a person who is signed in, in one browser (session). Address and
// agent are personal: they are shown to the person alone.
type Session struct {
	Hash    string // of the token: names the session, and opens nothing
	Person  PersonID
	Began   time.Time
	Seen    time.Time
	Address string // network address that it began from
	Agent   string // what the browser said it was
}

// Ends returns when the session will have run out if it isn't used again.
func (x Session) Ends() time.Time {
	idle, life := x.Seen.Add(sessionIdle), x.Began.Add(sessionLife)
	if idle.Before(life) {
		return idle
	}
	return life
}

// Visitor is who a request comes from.
type Visitor struct {
	Person      Person
	Actor       access.Actor // give it to the use cases
	Memberships []Membership // where the person works, and as what
	Session     Session
}

// hashOf returns what is kept of a token.
func hashOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Who returns who a request comes from, by the token in its cookie, with the roles
// that they have at this moment. It fails with "session.ended", which is
// Forbidden, where nobody is signed in.
func (s *Service) Who(ctx context.Context, token string) (Visitor, error) {
	v, err := s.whoBy(ctx, hashOf(token))
	if err != nil {
		return Visitor{}, err
	}
	return v, s.see(ctx, v.Session, s.Now())
}

// whoBy returns the person whose session has a hash, without noting that it was
// used.
func (s *Service) whoBy(ctx context.Context, hash string) (Visitor, error) {
	var v Visitor
	now := s.Now()
	var err error
	v.Session, v.Person, v.Memberships, err = s.Store.Visitor(ctx, hash)
	if fault.Is(err, fault.NotFound) {
		return Visitor{}, errEnded()
	}
	if err != nil {
		return Visitor{}, err
	}
	if !now.Before(v.Session.Ends()) {
		return Visitor{}, errEnded()
	}
	v.Actor = actorOf(v.Person, v.Memberships)
	return v, nil
}

// actorOf returns a person with the roles they have.
func actorOf(p Person, memberships []Membership) access.Actor {
	grants := make([]access.Grant, len(memberships))
	for i, m := range memberships {
		grants[i] = access.Grant{Creditor: int64(m.Creditor), Role: m.Role}
	}
	return access.NewPerson(int64(p.ID), p.Name, grants...)
}

// see notes that a session is used, now and then.
func (s *Service) see(ctx context.Context, x Session, now time.Time) error {
	if now.Sub(x.Seen) < seenEvery {
		return nil
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error { return tx.SeeSession(ctx, x.Hash, now) })
}

// SignOut ends the session of a token (log ud). One that has ended already is as
// good.
func (s *Service) SignOut(ctx context.Context, token string) error {
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		x, err := tx.Session(ctx, hashOf(token))
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		return s.signOut(ctx, tx, x.Person, x.Hash)
	})
}

func (s *Service) signOut(ctx context.Context, tx Tx, id PersonID, hash string) error {
	ended, err := tx.EndSession(ctx, id, hash)
	if err != nil || !ended {
		return err
	}
	return s.record(ctx, tx, house, as(id), SignedOut, subject(id), "")
}

// Sessions returns where a person is signed in, the newest first.
func (s *Service) Sessions(ctx context.Context, who access.Actor) ([]Session, error) {
	id, err := self(who)
	if err != nil {
		return nil, err
	}
	return s.sessionsOf(ctx, id)
}

// sessionsOf returns the sessions of a person that haven't run out.
func (s *Service) sessionsOf(ctx context.Context, id PersonID) ([]Session, error) {
	now := s.Now()
	var open []Session
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		all, err := r.Sessions(ctx, id)
		for _, x := range all {
			if now.Before(x.Ends()) {
				open = append(open, x)
			}
		}
		return err
	})
	return open, err
}

// EndSession ends one of the person's own sessions, by its hash. It fails with
// "session.not_found" for one that isn't theirs.
func (s *Service) EndSession(ctx context.Context, who access.Actor, hash string) error {
	id, err := self(who)
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		ended, err := tx.EndSession(ctx, id, hash)
		if err == nil && !ended {
			return fault.New(fault.NotFound, "session.not_found")
		}
		if err != nil {
			return err
		}
		return s.record(ctx, tx, house, who, SignedOut, subject(id), "")
	})
}

// SignOutEverywhere ends all sessions of the person (log ud alle steder), this one
// too.
func (s *Service) SignOutEverywhere(ctx context.Context, who access.Actor) error {
	id, err := self(who)
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		return s.signOutEverywhere(ctx, tx, who, id)
	})
}

func (s *Service) signOutEverywhere(ctx context.Context, tx Tx, who access.Actor, id PersonID) error {
	if err := tx.EndSessions(ctx, id, ""); err != nil {
		return err
	}
	return s.record(ctx, tx, house, who, SignedOutAll, subject(id), "")
}
