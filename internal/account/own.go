package account

import (
	"context"

	"krav/internal/access"
	"krav/internal/fault"
	"krav/internal/wording"
)

// ChangeName changes the person's own name and language.
func (s *Service) ChangeName(ctx context.Context, who access.Actor, name string, language wording.Language) error {
	id, err := self(who)
	if err != nil {
		return err
	}
	if name, err = checkName(name); err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		return tx.SavePerson(ctx, Person{ID: id, Name: name, Language: language})
	})
}

// ChangePassword changes the person's own password (skift adgangskode). All other
// sessions end. It fails with "password.wrong" where the old one isn't right, of
// which there are as many tries as of signing in.
func (s *Service) ChangePassword(ctx context.Context, v Visitor, old, password string) error {
	if err := s.confirm(ctx, v, old); err != nil {
		return err
	}
	hash, err := s.hash(ctx, password, v.Person.Email)
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		return s.replacePassword(ctx, tx, v.Actor, v.Person.ID, hash, PasswordChanged, v.Session.Hash)
	})
}

// confirm asks for the password of somebody who is signed in.
func (s *Service) confirm(ctx context.Context, v Visitor, password string) error {
	if _, err := self(v.Actor); err != nil {
		return err
	}
	tries := signInDevice.of("confirm", subject(v.Person.ID))
	if _, err := s.take(ctx, "sign_in.too_many", tries); err != nil {
		return err
	}
	same, err := s.Passwords.Matches(ctx, password, v.Person.Password)
	if err != nil {
		return err
	}
	if !same {
		return fault.New(fault.Forbidden, "password.wrong").In("password")
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error { return tx.GiveTryBack(ctx, tries) })
}

// SetPassword sets a person's password from outside (ny adgangskode), by whoever
// runs the house. All their sessions end.
func (s *Service) SetPassword(ctx context.Context, who access.Actor, email, password string) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	hash, err := s.hash(ctx, password, email)
	if err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		p, err := tx.PersonByEmail(ctx, EmailKey(email))
		if err != nil {
			return err
		}
		return s.replacePassword(ctx, tx, who, p.ID, hash, PasswordChanged, "")
	})
}

// replacePassword replaces a password, ends all sessions but the one spared, makes
// links for choosing a password worth nothing, and has the person told of it.
func (s *Service) replacePassword(ctx context.Context, tx Tx, who access.Actor, id PersonID, hash PasswordHash, action Action, spared string) error {
	if err := s.tellPasswordChanged(ctx, tx, id); err != nil {
		return err
	}
	if err := tx.SavePassword(ctx, id, hash); err != nil {
		return err
	}
	if err := tx.EndSessions(ctx, id, spared); err != nil {
		return err
	}
	if err := tx.DropLinks(ctx, id, ForReset); err != nil {
		return err
	}
	return s.record(ctx, tx, house, who, action, subject(id), "")
}

// UserByEmail returns the person with an address and where they work, to whoever
// runs the house.
func (s *Service) UserByEmail(ctx context.Context, who access.Actor, email string) (Person, []Membership, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return Person{}, nil, err
	}
	var p Person
	var memberships []Membership
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if p, err = r.PersonByEmail(ctx, EmailKey(email)); err != nil {
			return err
		}
		memberships, err = r.Memberships(ctx, p.ID)
		return err
	})
	return p, memberships, err
}

// SessionsOf returns where somebody is signed in, to whoever runs the house.
func (s *Service) SessionsOf(ctx context.Context, who access.Actor, id PersonID) ([]Session, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return nil, err
	}
	return s.sessionsOf(ctx, id)
}

// SignOutUser ends all sessions of somebody, for whoever runs the house.
func (s *Service) SignOutUser(ctx context.Context, who access.Actor, id PersonID) error {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error { return s.signOutEverywhere(ctx, tx, who, id) })
}
