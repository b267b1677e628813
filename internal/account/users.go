package account

import (
	"context"
	"slices"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/wording"
)

// NewUser is a person to be added by whoever runs the house.
type NewUser struct {
	Email    string
	Name     string
	Language wording.Language
	Creditor debt.CreditorID // nought for one who runs the house
	Role     access.Role
	Password string // empty: a link for choosing one is mailed
}

// AddUser adds a person with a role (opret bruger), or gives somebody who is known
// by the address the role besides those they have. It is for whoever runs the
// house: a creditor's administrator uses Invite, which tells nothing of whether
// the address is known. It fails with "user.works_here_already" for somebody who
// has a role there: that is changed by SetRole.
func (s *Service) AddUser(ctx context.Context, who access.Actor, u NewUser) (Person, error) {
	if err := who.May(access.RunHouse, access.House); err != nil {
		return Person{}, err
	}
	made, err := s.newPerson(ctx, u)
	if err != nil {
		return Person{}, err
	}
	var p Person
	err = s.Store.Update(ctx, u.Creditor, func(ctx context.Context, tx Tx) error {
		if _, err := tx.CreditorName(ctx, u.Creditor); err != nil {
			return err
		}
		if p, err = s.addOrFind(ctx, tx, made, u.Creditor); err != nil {
			return err
		}
		if err := s.giveRole(ctx, tx, who, p.ID, Membership{u.Creditor, u.Role}, UserAdded); err != nil {
			return err
		}
		if p.Password != "" {
			return nil
		}
		return s.mailReset(ctx, tx, p)
	})
	return p, err
}

// addOrFind adds a person, or returns who is known by the address and doesn't work
// for the creditor yet. A password isn't given to somebody who is known: they have
// one, or are to choose it.
func (s *Service) addOrFind(ctx context.Context, tx Tx, p Person, creditor debt.CreditorID) (Person, error) {
	known, err := tx.PersonByEmail(ctx, EmailKey(p.Email))
	if fault.Is(err, fault.NotFound) {
		return p, tx.AddPerson(ctx, p)
	}
	if err != nil {
		return Person{}, err
	}
	if p.Password != "" {
		return Person{}, fault.New(fault.Conflict, "user.email_taken").In("email")
	}
	switch err := isMember(ctx, tx, known.ID, creditor); {
	case err == nil:
		return Person{}, fault.New(fault.Conflict, "user.works_here_already").In("email")
	case !fault.Is(err, fault.NotFound):
		return Person{}, err
	}
	return known, nil
}

// newPerson makes a person of what was given.
func (s *Service) newPerson(ctx context.Context, u NewUser) (Person, error) {
	if err := checkRole(u.Role, u.Creditor); err != nil {
		return Person{}, err
	}
	return s.makePerson(ctx, u.Email, u.Name, u.Language, u.Password)
}

// makePerson makes a person, with a password if one is given.
func (s *Service) makePerson(ctx context.Context, email, name string, language wording.Language, password string) (Person, error) {
	p := Person{ID: PersonID(s.NewID()), Language: language, Added: s.Now()}
	var err error
	if p.Email, err = checkEmail(email); err != nil {
		return Person{}, err
	}
	if p.Name, err = checkName(name); err != nil {
		return Person{}, err
	}
	if password == "" {
		return p, nil
	}
	p.Password, err = s.hash(ctx, password, p.Email)
	return p, err
}

// hash checks a new password and returns what is kept of it.
func (s *Service) hash(ctx context.Context, password, email string) (PasswordHash, error) {
	if err := checkPassword(password, email); err != nil {
		return "", err
	}
	return s.Passwords.Hash(ctx, password)
}

// giveRole gives a person a role and records it.
func (s *Service) giveRole(ctx context.Context, tx Tx, who access.Actor, id PersonID, m Membership, action Action) error {
	if err := tx.SaveMembership(ctx, id, m, s.Now()); err != nil {
		return err
	}
	return s.record(ctx, tx, m.Creditor, who, action, subject(id), m.Role.String())
}

// Users returns who works for a creditor, or for the house.
func (s *Service) Users(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]Member, error) {
	if err := mayManage(who, creditor); err != nil {
		return nil, err
	}
	var members []Member
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		if _, err := r.CreditorName(ctx, creditor); err != nil {
			return err
		}
		var err error
		members, err = r.Members(ctx, creditor)
		return err
	})
	return members, err
}

// SetRole gives a person who works for a creditor another role there. It fails
// with "user.not_found" for somebody who doesn't, and with
// "user.last_administrator" where nobody would be left who can give roles.
func (s *Service) SetRole(ctx context.Context, who access.Actor, creditor debt.CreditorID, id PersonID, role access.Role) error {
	if err := mayManage(who, creditor); err != nil {
		return err
	}
	if err := checkRole(role, creditor); err != nil {
		return err
	}
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		if err := isMember(ctx, tx, id, creditor); err != nil {
			return err
		}
		if err := leavesOne(ctx, tx, creditor, id, role); err != nil {
			return err
		}
		return s.giveRole(ctx, tx, who, id, Membership{creditor, role}, RoleChanged)
	})
}

// RemoveUser takes a person's role at a creditor away (fjern bruger): from their
// next request on they see nothing of it. Where it was their last one, all their
// sessions end too. It fails as SetRole does.
func (s *Service) RemoveUser(ctx context.Context, who access.Actor, creditor debt.CreditorID, id PersonID) error {
	if err := mayManage(who, creditor); err != nil {
		return err
	}
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		if err := leavesOne(ctx, tx, creditor, id, 0); err != nil {
			return err
		}
		role, err := roleAt(ctx, tx, id, creditor)
		if err != nil {
			return err
		}
		if err := tx.RemoveMembership(ctx, id, creditor); err != nil {
			return err
		}
		if err := s.record(ctx, tx, creditor, who, UserRemoved, subject(id), role.String()); err != nil {
			return err
		}
		rest, err := tx.Memberships(ctx, id)
		if err != nil || len(rest) > 0 {
			return err
		}
		return tx.EndSessions(ctx, id, "")
	})
}

// undoLife is for how long a removal can be undone: somebody who left long ago is
// invited again, and asked.
const undoLife = time.Hour

// RestoreUser gives somebody who was removed within the last hour the role back
// that they had (fortryd fjernelse). It fails with "user.not_removed", which is
// Conflict, where that isn't the last that was done to them there.
func (s *Service) RestoreUser(ctx context.Context, who access.Actor, creditor debt.CreditorID, id PersonID) error {
	if err := mayManage(who, creditor); err != nil {
		return err
	}
	return s.Store.Update(ctx, creditor, func(ctx context.Context, tx Tx) error {
		records, err := tx.Audit(ctx, creditor, newestRecord, auditPage)
		if err != nil {
			return err
		}
		last := slices.IndexFunc(records, func(r Record) bool { return r.Subject == subject(id) })
		if last < 0 || records[last].Action != UserRemoved || s.Now().Sub(records[last].At) > undoLife {
			return fault.New(fault.Conflict, "user.not_removed")
		}
		role, err := access.ParseRole(records[last].Detail)
		if err != nil {
			return err
		}
		return s.giveRole(ctx, tx, who, id, Membership{creditor, role}, UserAdded)
	})
}

// isMember fails with "user.not_found" for somebody who doesn't work for a
// creditor, who is as good as nobody to its administrator.
func isMember(ctx context.Context, r Reader, id PersonID, creditor debt.CreditorID) error {
	_, err := roleAt(ctx, r, id, creditor)
	return err
}

// roleAt returns the role that a person has at a creditor, or fails with
// "user.not_found".
func roleAt(ctx context.Context, r Reader, id PersonID, creditor debt.CreditorID) (access.Role, error) {
	memberships, err := r.Memberships(ctx, id)
	if err != nil {
		return 0, err
	}
	at := slices.IndexFunc(memberships, func(m Membership) bool { return m.Creditor == creditor })
	if at < 0 {
		return 0, fault.New(fault.NotFound, "user.not_found")
	}
	return memberships[at].Role, nil
}

// leavesOne fails with "user.last_administrator" where a creditor would be left
// without anybody who can give roles. The administrators are locked first, so that
// two of them can't remove each other at once.
func leavesOne(ctx context.Context, tx Tx, creditor debt.CreditorID, id PersonID, becomes access.Role) error {
	if creditor == house || becomes == access.Administrator {
		return nil
	}
	administrators, err := tx.LockRole(ctx, creditor, access.Administrator)
	if err != nil {
		return err
	}
	if len(administrators) == 1 && administrators[0] == id {
		return fault.New(fault.Conflict, "user.last_administrator")
	}
	return nil
}
