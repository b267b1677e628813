package account

import (
	"context"
	"time"

	"krav/internal/access"
	"krav/internal/debt"
)

// Action is something that was done to whose access (handling i revisionssporet).
// It is stored, and so never renamed.
type Action string

// The actions.
const (
	SignedUp          Action = "user.signed_up"
	SignedIn          Action = "user.signed_in"
	SignedOut         Action = "user.signed_out"
	SignedOutAll      Action = "user.signed_out_everywhere"
	UserAdded         Action = "user.added"
	UserRemoved       Action = "user.removed"
	RoleChanged       Action = "user.role_changed"
	PasswordChanged   Action = "user.password_changed"
	PasswordReset     Action = "user.password_reset"
	EmailChanged      Action = "user.email_changed"
	UserInvited       Action = "user.invited"
	InvitationDropped Action = "user.invitation_withdrawn"
)

// Record is one thing that was done (revisionsspor). It holds no secret, and no
// name or address: those are the person's to change and to have removed.
type Record struct {
	ID       int64
	Creditor debt.CreditorID
	At       time.Time
	Actor    string // as access.Actor.String
	Action   Action
	Subject  string // what it was done to, such as person:12 or case:4711
	Detail   string // such as the role that was given
}

// record adds to the record of what was done.
func (s *Service) record(ctx context.Context, tx Tx, creditor debt.CreditorID, who access.Actor, action Action, subject, detail string) error {
	return tx.Record(ctx, Record{
		ID: s.NewID(), Creditor: creditor, At: s.Now(), Actor: who.String(), Action: action, Subject: subject, Detail: detail,
	})
}

// subject is a person as the record names them.
func subject(id PersonID) string { return as(id).String() }

// as is a person acting for themselves, before their roles are known.
func as(id PersonID) access.Actor { return access.NewPerson(int64(id), "") }

const (
	// auditPage is how many records are read at a time.
	auditPage = 100
	// newestRecord comes after all records there are.
	newestRecord = 1<<63 - 1
)

// Audit returns what was done to access at a creditor, or at the house, before a
// record, the newest first; nought begins with the newest.
func (s *Service) Audit(ctx context.Context, who access.Actor, creditor debt.CreditorID, before int64) ([]Record, error) {
	if err := mayManage(who, creditor); err != nil {
		return nil, err
	}
	if before == 0 {
		before = newestRecord
	}
	var records []Record
	err := s.Store.View(ctx, func(ctx context.Context, r Reader) error {
		var err error
		records, err = r.Audit(ctx, creditor, before, auditPage)
		return err
	})
	return records, err
}
