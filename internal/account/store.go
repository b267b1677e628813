package account

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/jobs"
)

// Store is where accounts are kept, as the use cases need it.
type Store interface {
	// Update runs f in one transaction, and again where the engine asks for another
	// try. Of rows that belong to a creditor it touches those of this one; nought is
	// the house. What f returns ends it: nil commits.
	Update(ctx context.Context, creditor debt.CreditorID, f func(ctx context.Context, tx Tx) error) error
	// View runs f over one consistent view.
	View(ctx context.Context, f func(ctx context.Context, r Reader) error) error
	// Visitor returns the session with the hash of a token, whose it is and where they
	// work, "session.ended". It is one question: every page begins with it.
	Visitor(ctx context.Context, hash string) (Session, Person, []Membership, error)
	// Prune removes what has run out: sessions that nobody has used since the
	// moments given, links that ran out, and tries that are all free again.
	Prune(ctx context.Context, now, sessions, debtors time.Time) error
}

// Reader reads accounts. A thing that isn't there is fault.NotFound.
type Reader interface {
	// Person returns a person, "user.not_found".
	Person(ctx context.Context, id PersonID) (Person, error)
	// PersonByEmail returns the person with an address, in the form of EmailKey.
	PersonByEmail(ctx context.Context, key string) (Person, error)
	// HasPeople reports whether there is anybody at all.
	HasPeople(ctx context.Context) (bool, error)
	// Memberships returns where a person works, and as what.
	Memberships(ctx context.Context, id PersonID) ([]Membership, error)
	// Members returns who works for a creditor.
	Members(ctx context.Context, creditor debt.CreditorID) ([]Member, error)
	// CreditorName returns a creditor's name, "creditor.not_found".
	CreditorName(ctx context.Context, creditor debt.CreditorID) (string, error)
	// NextCreditor returns the number after the last creditor's.
	NextCreditor(ctx context.Context) (debt.CreditorID, error)
	// Session returns the session with the hash of a token, "session.ended".
	Session(ctx context.Context, hash string) (Session, error)
	// Sessions returns a person's sessions, the newest first.
	Sessions(ctx context.Context, id PersonID) ([]Session, error)
	// DebtorSession returns a debtor's session, "session.ended".
	DebtorSession(ctx context.Context, hash string) (DebtorSession, error)
	// Link returns a mailed link, "link.used_or_expired".
	Link(ctx context.Context, id int64) (Link, error)
	// Invitation returns an invitation of a creditor, "link.used_or_expired".
	Invitation(ctx context.Context, creditor debt.CreditorID, id int64) (Invitation, error)
	// Invitations returns a creditor's invitations.
	Invitations(ctx context.Context, creditor debt.CreditorID) ([]Invitation, error)
	// Audit returns what was done at a creditor before a record, the newest first,
	// at most limit.
	Audit(ctx context.Context, creditor debt.CreditorID, before int64, limit int) ([]Record, error)
}

// Tx changes accounts. It reads its own writes.
type Tx interface {
	Reader
	// AddPerson adds a person. Where the address is another's it fails with
	// fault.Conflict, "user.email_taken".
	AddPerson(ctx context.Context, p Person) error
	// SavePerson replaces a person's name and language.
	SavePerson(ctx context.Context, p Person) error
	// SavePassword replaces a person's password.
	SavePassword(ctx context.Context, id PersonID, hash PasswordHash) error
	// SaveEmail replaces a person's address, or fails with "user.email_taken".
	SaveEmail(ctx context.Context, id PersonID, email string) error
	// LockPerson lets nobody else change a person until the transaction ends.
	LockPerson(ctx context.Context, id PersonID) error
	// MarkSignedIn notes that a person signed in, and locks them. It reports false
	// where the password isn't the one given any more.
	MarkSignedIn(ctx context.Context, id PersonID, compared PasswordHash, at time.Time) (bool, error)
	// SaveMembership gives a person a role at a creditor, or another one.
	SaveMembership(ctx context.Context, id PersonID, m Membership, at time.Time) error
	// RemoveMembership takes it away, "user.not_found" where there was none.
	RemoveMembership(ctx context.Context, id PersonID, creditor debt.CreditorID) error
	// LockRole returns who has a role at a creditor, and lets nobody change that
	// until the transaction ends.
	LockRole(ctx context.Context, creditor debt.CreditorID, role access.Role) ([]PersonID, error)

	// AddSession adds a session.
	AddSession(ctx context.Context, x Session) error
	// SeeSession notes that a session was used.
	SeeSession(ctx context.Context, hash string, at time.Time) error
	// EndSession ends a session of a person, and reports whether there was one.
	EndSession(ctx context.Context, id PersonID, hash string) (bool, error)
	// EndSessions ends all of a person's sessions but the one spared.
	EndSessions(ctx context.Context, id PersonID, spared string) error
	// AddDebtorSession adds a debtor's session.
	AddDebtorSession(ctx context.Context, x DebtorSession) error
	// SeeDebtorSession notes that a debtor's session was used.
	SeeDebtorSession(ctx context.Context, hash string, at time.Time) error
	// EndDebtorSession ends a debtor's session.
	EndDebtorSession(ctx context.Context, hash string) error

	// TakeTry takes one try of a bucket and returns when all of them are free
	// again. It reports false, and takes nothing, where none is left.
	TakeTry(ctx context.Context, b Bucket, at time.Time) (time.Time, bool, error)
	// GiveTryBack gives one back.
	GiveTryBack(ctx context.Context, b Bucket) error

	// AddLink adds a link that is to be mailed.
	AddLink(ctx context.Context, l Link) error
	// UseLink removes a link and returns it, "link.used_or_expired".
	UseLink(ctx context.Context, id int64) (Link, error)
	// DropLinks removes a person's links for a purpose.
	DropLinks(ctx context.Context, id PersonID, purpose Purpose) error
	// SaveInvitation adds an invitation, in place of an earlier one of the creditor
	// to the same address.
	SaveInvitation(ctx context.Context, i Invitation) error
	// UseInvitation removes an invitation and returns it, "link.used_or_expired".
	UseInvitation(ctx context.Context, creditor debt.CreditorID, id int64) (Invitation, error)

	// AddCreditor adds a creditor under a number, or fails with ErrNumberTaken.
	AddCreditor(ctx context.Context, id debt.CreditorID, c NewCreditor, at time.Time) error
	// Record adds to the record of what was done.
	Record(ctx context.Context, r Record) error
	// Enqueue adds jobs of the transaction's creditor.
	Enqueue(ctx context.Context, drafts []jobs.Draft) error
}
