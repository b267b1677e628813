package store

import (
	"context"
	"fmt"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/store/column"
	"krav/internal/store/db"
	"krav/internal/wording"
)

func noUser() *fault.Fault { return fault.New(fault.NotFound, "user.not_found") }

func emailTaken() *fault.Fault { return fault.New(fault.Conflict, "user.email_taken").In("email") }

func personOf(row db.PersonOfRow) account.Person {
	return account.Person{
		ID: account.PersonID(row.PersonID), Email: row.Email, Name: row.Name, Language: wording.Language(row.Language),
		Password: account.PasswordHash(row.Password), Added: row.AddedAt.Time, SignedIn: row.SignedInAt.Time,
	}
}

// Person implements account.Reader.
func (r *accountReader) Person(ctx context.Context, id account.PersonID) (account.Person, error) {
	row, err := r.q.PersonOf(ctx, int64(id))
	if err != nil {
		return account.Person{}, found(err, noUser())
	}
	return personOf(row), nil
}

// PersonByEmail implements account.Reader.
func (r *accountReader) PersonByEmail(ctx context.Context, key string) (account.Person, error) {
	row, err := r.q.PersonByEmail(ctx, key)
	if err != nil {
		return account.Person{}, found(err, noUser())
	}
	return personOf(db.PersonOfRow(row)), nil
}

// HasPeople implements account.Reader.
func (r *accountReader) HasPeople(ctx context.Context) (bool, error) {
	somebody, err := r.q.HasPeople(ctx)
	if err != nil {
		return false, fmt.Errorf("whether there is anybody: %w", err)
	}
	return somebody, nil
}

// Memberships implements account.Reader.
func (r *accountReader) Memberships(ctx context.Context, id account.PersonID) ([]account.Membership, error) {
	rows, err := r.q.MembershipsOf(ctx, int64(id))
	if err != nil {
		return nil, fmt.Errorf("where a person works: %w", err)
	}
	memberships := make([]account.Membership, len(rows))
	for i, row := range rows {
		if memberships[i], err = membershipOf(row); err != nil {
			return nil, err
		}
	}
	return memberships, nil
}

func membershipOf(row db.MembershipsOfRow) (account.Membership, error) {
	role, err := access.ParseRole(row.Role)
	return account.Membership{Creditor: debt.CreditorID(row.CreditorID), Role: role}, err
}

// Members implements account.Reader.
func (r *accountReader) Members(ctx context.Context, creditor debt.CreditorID) ([]account.Member, error) {
	rows, err := r.q.MembersOf(ctx, int64(creditor))
	if err != nil {
		return nil, fmt.Errorf("who works for a creditor: %w", err)
	}
	members := make([]account.Member, len(rows))
	for i, row := range rows {
		role, err := access.ParseRole(row.Role)
		if err != nil {
			return nil, err
		}
		members[i] = account.Member{Role: role, Person: personOf(db.PersonOfRow{
			PersonID: row.PersonID, Email: row.Email, Name: row.Name, Language: row.Language,
			Password: row.Password, AddedAt: row.AddedAt, SignedInAt: row.SignedInAt,
		})}
	}
	return members, nil
}

// AddPerson implements account.Tx.
func (t *accountTx) AddPerson(ctx context.Context, p account.Person) error {
	added, err := t.q.AddPerson(ctx, db.AddPersonParams{
		PersonID: int64(p.ID), Email: p.Email, EmailKey: account.EmailKey(p.Email), Name: p.Name,
		Language: string(p.Language), Password: string(p.Password), AddedAt: column.At(p.Added),
	})
	return oneRow(added, err, emailTaken())
}

// SavePerson implements account.Tx.
func (t *accountTx) SavePerson(ctx context.Context, p account.Person) error {
	saved, err := t.q.SavePerson(ctx, int64(p.ID), p.Name, string(p.Language))
	return oneRow(saved, err, noUser())
}

// SavePassword implements account.Tx.
func (t *accountTx) SavePassword(ctx context.Context, id account.PersonID, hash account.PasswordHash) error {
	saved, err := t.q.SavePassword(ctx, int64(id), string(hash))
	return oneRow(saved, err, noUser())
}

// SaveEmail implements account.Tx.
func (t *accountTx) SaveEmail(ctx context.Context, id account.PersonID, email string) error {
	saved, err := t.q.SaveEmail(ctx, int64(id), email, account.EmailKey(email))
	if keyTaken(err) {
		return emailTaken().Because(err)
	}
	return oneRow(saved, err, noUser())
}

// LockPerson implements account.Tx.
func (t *accountTx) LockPerson(ctx context.Context, id account.PersonID) error {
	locked, err := t.q.LockPerson(ctx, int64(id))
	return oneRow(locked, err, noUser())
}

// MarkSignedIn implements account.Tx.
func (t *accountTx) MarkSignedIn(ctx context.Context, id account.PersonID, compared account.PasswordHash, at time.Time) (bool, error) {
	marked, err := t.q.MarkSignedIn(ctx, int64(id), string(compared), column.At(at))
	if err != nil {
		return false, fmt.Errorf("note a sign-in: %w", err)
	}
	return marked > 0, nil
}

// SaveMembership implements account.Tx.
func (t *accountTx) SaveMembership(ctx context.Context, id account.PersonID, m account.Membership, at time.Time) error {
	if err := t.q.SaveMembership(ctx, int64(id), int64(m.Creditor), m.Role.String(), column.At(at)); err != nil {
		return fmt.Errorf("give a role: %w", err)
	}
	return nil
}

// RemoveMembership implements account.Tx.
func (t *accountTx) RemoveMembership(ctx context.Context, id account.PersonID, creditor debt.CreditorID) error {
	removed, err := t.q.RemoveMembership(ctx, int64(id), int64(creditor))
	return oneRow(removed, err, noUser())
}

// LockRole implements account.Tx.
func (t *accountTx) LockRole(ctx context.Context, creditor debt.CreditorID, role access.Role) ([]account.PersonID, error) {
	ids, err := t.q.LockRole(ctx, int64(creditor), role.String())
	if err != nil {
		return nil, fmt.Errorf("lock who has a role: %w", err)
	}
	return mapped(ids, func(id int64) account.PersonID { return account.PersonID(id) }), nil
}
