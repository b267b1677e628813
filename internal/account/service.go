package account

import (
	"context"
	"log/slog"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// Options is what the use cases need. All but Log must be given.
type Options struct {
	Store     Store
	Now       func() time.Time // the house's clock: access has nothing to do with a sandbox's
	NewID     func() int64
	NewToken  func() string // random, of 128 bits or more
	Passwords Hasher
	// Key makes mailed links and device tokens. When it changes, links that are
	// under way stop working, and no browser is known any more.
	Key [32]byte
	// Mailer sends mail to the house's own people.
	Mailer Mailer
	// Cases knows what opens a debtor's page.
	Cases Cases
	// Settings knows what was changed of creditors' settings.
	Settings Settings
	// Office is the address of the pages that mailed links lead to, such as
	// https://krav.example.
	Office string
	// SignUpClosed lets nobody sign up: whoever runs the house adds people.
	SignUpClosed bool
	// MailStays says that no mail leaves the house, which has no mail server: then
	// the first person of all is let in without following a link.
	MailStays bool
	Log       *slog.Logger
}

// Service carries out use cases about people and access.
type Service struct{ Options }

// New returns the use cases over a store and the rest of what they need.
func New(o Options) *Service {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Service{o}
}

// house is the creditor that what belongs to none belongs to.
const house = debt.CreditorID(access.House)

// mayManage asks whether an actor may give and take roles at a creditor, or at the
// house.
func mayManage(who access.Actor, creditor debt.CreditorID) error {
	if creditor == house {
		return who.May(access.RunHouse, access.House)
	}
	return who.May(access.ManageUsers, int64(creditor))
}

// self returns the number of the person who acts for themselves. Who isn't a
// person has no account of their own: "session.ended".
func self(who access.Actor) (PersonID, error) {
	if who.Kind() != access.KindPerson || who.ID() == 0 {
		return 0, errEnded()
	}
	return PersonID(who.ID()), nil
}

func errEnded() error { return fault.New(fault.Forbidden, "session.ended") }

// Prune removes what has run out; once a day is enough.
func (s *Service) Prune(ctx context.Context, who access.Actor) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	now := s.Now()
	return s.Store.Prune(ctx, now, now.Add(-sessionIdle), now.Add(-debtorIdle))
}
