package account

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// SignUp is what somebody who signs up has filled in (opret konto).
type SignUp struct {
	Email    string
	Name     string
	Language wording.Language
	Password string
	Creditor NewCreditor
}

// NewCreditor is a creditor as somebody who signs up knows it.
type NewCreditor struct {
	Name    string
	Private bool // a private person, not a business
	// Sandbox is a creditor for trying things: its clock can be moved, and nothing
	// ever leaves it.
	Sandbox bool
	Email   string
}

// signUp is what lies with the link until the address is confirmed. It is personal.
type signUp struct {
	Name     string           `json:"name"`
	Language wording.Language `json:"language"`
	Password string           `json:"password"` // its hash
	Creditor string           `json:"creditor"`
	Private  bool             `json:"private,omitempty"`
	Sandbox  bool             `json:"sandbox,omitempty"`
}

// signUp returns what lies with a link.
func (l Link) signUp() signUp {
	var u signUp
	if err := json.Unmarshal([]byte(l.Body), &u); err != nil {
		return signUp{}
	}
	return u
}

// Faults returns all that is wrong with what was filled in, in the order of the
// form: nothing where all is well.
func (u SignUp) Faults() []*fault.Fault {
	var found []*fault.Fault
	note := func(err error) {
		if f := fault.Of(err); f != nil {
			found = append(found, f)
		}
	}
	_, err := checkCreditorName(u.Creditor.Name)
	note(err)
	_, err = checkName(u.Name)
	note(err)
	email, err := checkEmail(u.Email)
	note(err)
	note(checkPassword(u.Password, email))
	return found
}

// Creditor returns the name of the creditor that following the link brings about.
func (l Link) Creditor() string { return l.signUp().Creditor }

// checkCreditorName returns a creditor's name without the blanks around it.
func checkCreditorName(name string) (string, error) {
	name, err := checkName(name)
	if f := fault.Of(err); f != nil {
		if f.Key == "user.name_missing" {
			return "", fault.New(fault.Invalid, "creditor.name_missing").In("creditor")
		}
		return "", f.In("creditor")
	}
	return name, err
}

// AskSignUp takes what somebody filled in and mails a link to the address: nobody
// is added before it is followed. Where the address is known the mail says so
// instead, and the answer here is the same. It fails with "sign_up.closed" and
// "mail.too_many", and with the first of Faults.
func (s *Service) AskSignUp(ctx context.Context, u SignUp, from Browser) error {
	kept, err := s.filledIn(ctx, u, from)
	if err != nil {
		return err
	}
	body, err := json.Marshal(kept) //nolint:gosec // of the password it holds the hash
	if err != nil {
		return fmt.Errorf("what somebody filled in: %w", err)
	}
	return s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		return s.send(ctx, tx, Link{Purpose: ForSignUp, Email: strings.TrimSpace(u.Email), Body: string(body)}, confirmLife)
	})
}

// filledIn checks what somebody filled in, and returns what is kept of it.
func (s *Service) filledIn(ctx context.Context, u SignUp, from Browser) (signUp, error) {
	if s.SignUpClosed {
		return signUp{}, fault.New(fault.Forbidden, "sign_up.closed")
	}
	if faults := u.Faults(); len(faults) > 0 {
		return signUp{}, faults[0]
	}
	if _, err := s.take(ctx, "mail.too_many", mailBuckets(u.Email, from)...); err != nil {
		return signUp{}, err
	}
	p, err := s.makePerson(ctx, u.Email, u.Name, u.Language, u.Password)
	if err != nil {
		return signUp{}, err
	}
	creditor, err := checkCreditorName(u.Creditor.Name)
	return signUp{
		Name: p.Name, Language: p.Language, Password: string(p.Password),
		Creditor: creditor, Private: u.Creditor.Private, Sandbox: u.Creditor.Sandbox,
	}, err
}

// AwaitsFirst reports whether whoever signs up now is the first of the house, and
// is let in at once because no mail leaves it (første bruger).
func (s *Service) AwaitsFirst(ctx context.Context) (bool, error) {
	if s.SignUpClosed || !s.MailStays {
		return false, nil
	}
	somebody, err := s.HasPeople(ctx)
	return err == nil && !somebody, err
}

// HasPeople reports whether anybody can sign in to the house at all.
func (s *Service) HasPeople(ctx context.Context) (bool, error) {
	var somebody bool
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		somebody, err = r.HasPeople(ctx)
		return err
	})
	return somebody, err
}

// SignUpFirst adds the first person of a house that no mail leaves, with their
// creditor, and signs them in. There is nobody yet whose address it could be taken
// for; whoever signs up later follows a link. It fails with "sign_up.not_first",
// which is Conflict, where somebody came before.
func (s *Service) SignUpFirst(ctx context.Context, u SignUp, from Browser) (SignedInAs, error) {
	first, err := s.AwaitsFirst(ctx)
	if err != nil {
		return SignedInAs{}, err
	}
	if !first {
		return SignedInAs{}, errNotFirst()
	}
	kept, err := s.filledIn(ctx, u, from)
	if err != nil {
		return SignedInAs{}, err
	}
	return s.takeIn(ctx, from, func(ctx context.Context, tx Tx) (signUp, string, error) {
		somebody, err := tx.HasPeople(ctx)
		if somebody {
			return signUp{}, "", errNotFirst()
		}
		return kept, strings.TrimSpace(u.Email), err
	})
}

func errNotFirst() error { return fault.New(fault.Conflict, "sign_up.not_first") }

// ConfirmSignUp adds the person and the creditor of a link (bekræft konto), and
// signs the person in. It fails with "link.used_or_expired", and with
// "user.email_taken" where the address has an account by now.
func (s *Service) ConfirmSignUp(ctx context.Context, token string, from Browser) (SignedInAs, error) {
	_, id, err := s.read(token, ForSignUp)
	if err != nil {
		return SignedInAs{}, err
	}
	return s.takeIn(ctx, from, func(ctx context.Context, tx Tx) (signUp, string, error) {
		l, err := s.use(ctx, tx, id, ForSignUp)
		return l.signUp(), l.Email, err
	})
}

// takeIn adds a person with a creditor as take says, and signs the person in.
func (s *Service) takeIn(ctx context.Context, from Browser, take func(ctx context.Context, tx Tx) (u signUp, email string, err error)) (SignedInAs, error) {
	var p Person
	_, err := s.withNewCreditor(ctx, func(ctx context.Context, tx Tx, creditor debt.CreditorID) (NewCreditor, error) {
		u, email, err := take(ctx, tx)
		if err != nil {
			return NewCreditor{}, err
		}
		p = Person{ID: PersonID(s.NewID()), Email: email, Name: u.Name, Language: u.Language, Password: PasswordHash(u.Password), Added: s.Now()}
		if err := tx.AddPerson(ctx, p); err != nil {
			return NewCreditor{}, err
		}
		c := NewCreditor{Name: u.Creditor, Private: u.Private, Sandbox: u.Sandbox, Email: email}
		return c, s.giveRole(ctx, tx, as(p.ID), p.ID, Membership{creditor, access.Administrator}, SignedUp)
	})
	if err != nil {
		return SignedInAs{}, err
	}
	in := SignedInAs{Token: s.NewToken(), Device: s.newDevice(EmailKey(p.Email)), Person: p}
	err = s.Store.Update(ctx, house, func(ctx context.Context, tx Tx) error {
		x, err := s.open(ctx, tx, p.ID, in.Token, from)
		in.Expires = x.Began.Add(sessionLife)
		return err
	})
	return in, err
}

// AddCreditor adds another creditor to a person's account (ny kreditor), with the
// person as its administrator.
func (s *Service) AddCreditor(ctx context.Context, v Visitor, c NewCreditor) (debt.CreditorID, error) {
	if _, err := self(v.Actor); err != nil {
		return 0, err
	}
	if s.SignUpClosed {
		return 0, fault.New(fault.Forbidden, "sign_up.closed")
	}
	var err error
	if c.Name, err = checkCreditorName(c.Name); err != nil {
		return 0, err
	}
	c.Email = v.Person.Email
	return s.withNewCreditor(ctx, func(ctx context.Context, tx Tx, id debt.CreditorID) (NewCreditor, error) {
		return c, s.giveRole(ctx, tx, v.Actor, v.Person.ID, Membership{id, access.Administrator}, SignedUp)
	})
}

// ErrNumberTaken says that a creditor's number is another's by now.
var ErrNumberTaken = errors.New("account: the creditor's number is taken")

// withNewCreditor adds the creditor that f returns, in one transaction with what f
// does, and returns its number: the next in the house. Of two who take the same
// one, the second tries again. The number is asked for before the transaction:
// what belongs to all creditors is read apart from what is written for one.
func (s *Service) withNewCreditor(ctx context.Context, f func(ctx context.Context, tx Tx, id debt.CreditorID) (NewCreditor, error)) (debt.CreditorID, error) {
	for {
		var id debt.CreditorID
		err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
			var err error
			id, err = r.NextCreditor(ctx)
			return err
		})
		if err != nil {
			return 0, err
		}
		err = s.Store.Update(ctx, id, func(ctx context.Context, tx Tx) error {
			c, err := f(ctx, tx, id)
			if err != nil {
				return err
			}
			return tx.AddCreditor(ctx, id, c, s.Now())
		})
		if !errors.Is(err, ErrNumberTaken) {
			return id, err
		}
	}
}
