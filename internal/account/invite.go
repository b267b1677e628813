package account

import (
	"context"
	"strconv"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

// inviting is for how many invitations a creditor may send.
var inviting = limit{20, 5 * time.Minute}

// Invite asks somebody by mail to work for a creditor (inviter kollega). Whether
// the address is known is told to nobody; an earlier invitation to it is worth
// nothing from then on.
func (s *Service) Invite(ctx context.Context, who access.Actor, i Invitation) error {
	if err := who.May(access.ManageUsers, int64(i.Creditor)); err != nil {
		return err
	}
	if err := checkRole(i.Role, i.Creditor); err != nil {
		return err
	}
	var err error
	if i.Email, err = checkEmail(i.Email); err != nil {
		return err
	}
	if _, err := s.take(ctx, "mail.too_many", inviting.of("invite", strconv.FormatInt(int64(i.Creditor), 10))); err != nil {
		return err
	}
	i.ID, i.By, i.Made = s.NewID(), who.String(), s.Now()
	i.Expires = i.Made.Add(invitationLife)
	return s.Store.Update(ctx, i.Creditor, func(ctx context.Context, tx Tx) error {
		if err := tx.SaveInvitation(ctx, i); err != nil {
			return err
		}
		if err := s.record(ctx, tx, i.Creditor, who, UserInvited, invitationSubject(i.ID), i.Role.String()); err != nil {
			return err
		}
		return s.order(ctx, tx, jobInvitation, i.ID)
	})
}

func invitationSubject(id int64) string { return "invitation:" + strconv.FormatInt(id, 10) }

// Invitations returns a creditor's invitations that nobody has taken up.
func (s *Service) Invitations(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]Invitation, error) {
	if err := who.May(access.ManageUsers, int64(creditor)); err != nil {
		return nil, err
	}
	var all []Invitation
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		all, err = r.Invitations(ctx, creditor)
		return err
	})
	return all, err
}

// Withdraw makes an invitation worth nothing (træk invitation tilbage).
func (s *Service) Withdraw(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) error {
	if err := who.May(access.ManageUsers, int64(creditor)); err != nil {
		return err
	}
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		if _, err := tx.UseInvitation(ctx, creditor, id); err != nil {
			return err
		}
		return s.record(ctx, tx, creditor, who, InvitationDropped, invitationSubject(id), "")
	})
}

// Invited is an invitation as the page shows it to whoever follows its link.
type Invited struct {
	Invitation
	CreditorName string
	Known        bool // the address has an account: no name and password are asked for
}

// LookAtInvitation returns the invitation of a token without taking it up.
func (s *Service) LookAtInvitation(ctx context.Context, token string) (Invited, error) {
	creditor, id, err := s.read(token, ForInvitation)
	if err != nil {
		return Invited{}, err
	}
	var in Invited
	err = s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		if in.Invitation, err = r.Invitation(ctx, creditor, id); err != nil {
			return err
		}
		if !s.Now().Before(in.Expires) {
			return errLink()
		}
		if in.CreditorName, err = r.CreditorName(ctx, creditor); err != nil {
			return err
		}
		_, err = r.PersonByEmail(ctx, EmailKey(in.Email))
		in.Known = err == nil
		if fault.Is(err, fault.NotFound) {
			return nil
		}
		return err
	})
	return in, err
}

// Accept takes up an invitation (tag imod invitation): who is known by the address
// has the role from then on, and somebody new is added with the name and password
// given. Neither is signed in by it. It fails with "link.used_or_expired".
func (s *Service) Accept(ctx context.Context, token, name, password string) error {
	in, err := s.LookAtInvitation(ctx, token)
	if err != nil {
		return err
	}
	var made Person
	if !in.Known {
		if password == "" {
			return checkPassword("", in.Email)
		}
		if made, err = s.makePerson(ctx, in.Email, name, in.Language, password); err != nil {
			return err
		}
	}
	return s.Store.Update(ctx, in.Creditor, func(ctx context.Context, tx Tx) error { return s.accept(ctx, tx, in, made) })
}

// accept takes up an invitation for the person who has the address, or who is made
// for it. A role that they have there already stays.
func (s *Service) accept(ctx context.Context, tx Tx, in Invited, made Person) error {
	if made.ID != 0 {
		if err := tx.AddPerson(ctx, made); err != nil {
			return err
		}
	}
	p, err := tx.PersonByEmail(ctx, EmailKey(in.Email))
	if err != nil {
		return err
	}
	member := isMember(ctx, tx, p.ID, in.Creditor)
	if member != nil && !fault.Is(member, fault.NotFound) {
		return member
	}
	if _, err := tx.UseInvitation(ctx, in.Creditor, in.ID); err != nil {
		return err
	}
	if member == nil {
		return nil
	}
	return s.giveRole(ctx, tx, as(p.ID), p.ID, Membership{in.Creditor, in.Role}, UserAdded)
}
