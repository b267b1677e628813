package store

import (
	"context"
	"fmt"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/store/column"
	"krav/internal/store/db"
	"krav/internal/wording"
)

func linkOf(id int64, row db.LinkOfRow) account.Link {
	return account.Link{
		ID: id, Purpose: account.Purpose(row.Purpose), Person: account.PersonID(row.PersonID),
		Email: row.Email, Body: row.Body, Made: row.MadeAt.Time, Expires: row.ExpiresAt.Time,
	}
}

// Link implements account.Reader.
func (r *accountReader) Link(ctx context.Context, id int64) (account.Link, error) {
	row, err := r.q.LinkOf(ctx, id)
	if err != nil {
		return account.Link{}, found(err, errLink())
	}
	return linkOf(id, row), nil
}

// UseLink implements account.Tx.
func (t *accountTx) UseLink(ctx context.Context, id int64) (account.Link, error) {
	row, err := t.q.UseLink(ctx, id)
	if err != nil {
		return account.Link{}, found(err, errLink())
	}
	return linkOf(id, db.LinkOfRow(row)), nil
}

// AddLink implements account.Tx.
func (t *accountTx) AddLink(ctx context.Context, l account.Link) error {
	err := t.q.AddLink(ctx, db.AddLinkParams{
		LinkID: l.ID, Purpose: string(l.Purpose), PersonID: int64(l.Person), Email: l.Email, Body: l.Body,
		MadeAt: column.At(l.Made), ExpiresAt: column.At(l.Expires),
	})
	if err != nil {
		return fmt.Errorf("add a link: %w", err)
	}
	return nil
}

// DropLinks implements account.Tx.
func (t *accountTx) DropLinks(ctx context.Context, id account.PersonID, purpose account.Purpose) error {
	if err := t.q.DropLinks(ctx, int64(id), string(purpose)); err != nil {
		return fmt.Errorf("drop links: %w", err)
	}
	return nil
}

func invitationOf(creditor debt.CreditorID, id int64, row db.InvitationOfRow) (account.Invitation, error) {
	role, err := access.ParseRole(row.Role)
	return account.Invitation{
		ID: id, Creditor: creditor, Email: row.Email, Role: role, Language: wording.Language(row.Language),
		By: row.InvitedBy, Made: row.MadeAt.Time, Expires: row.ExpiresAt.Time,
	}, err
}

// Invitation implements account.Reader.
func (r *accountReader) Invitation(ctx context.Context, creditor debt.CreditorID, id int64) (account.Invitation, error) {
	row, err := r.q.InvitationOf(ctx, int64(creditor), id)
	if err != nil {
		return account.Invitation{}, found(err, errLink())
	}
	return invitationOf(creditor, id, row)
}

// Invitations implements account.Reader.
func (r *accountReader) Invitations(ctx context.Context, creditor debt.CreditorID) ([]account.Invitation, error) {
	rows, err := r.q.InvitationsOf(ctx, int64(creditor))
	if err != nil {
		return nil, fmt.Errorf("invitations: %w", err)
	}
	all := make([]account.Invitation, len(rows))
	for i, row := range rows {
		all[i], err = invitationOf(creditor, row.InvitationID, db.InvitationOfRow{
			Email: row.Email, Role: row.Role, Language: row.Language, InvitedBy: row.InvitedBy, MadeAt: row.MadeAt, ExpiresAt: row.ExpiresAt,
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// UseInvitation implements account.Tx.
func (t *accountTx) UseInvitation(ctx context.Context, creditor debt.CreditorID, id int64) (account.Invitation, error) {
	row, err := t.q.UseInvitation(ctx, int64(creditor), id)
	if err != nil {
		return account.Invitation{}, found(err, errLink())
	}
	return invitationOf(creditor, id, db.InvitationOfRow(row))
}

// SaveInvitation implements account.Tx.
func (t *accountTx) SaveInvitation(ctx context.Context, i account.Invitation) error {
	key := account.EmailKey(i.Email)
	if _, err := t.q.DropInvitationTo(ctx, int64(i.Creditor), key); err != nil {
		return fmt.Errorf("drop an invitation: %w", err)
	}
	err := t.q.AddInvitation(ctx, db.AddInvitationParams{
		CreditorID: int64(i.Creditor), InvitationID: i.ID, Email: i.Email, EmailKey: key, Role: i.Role.String(),
		Language: string(i.Language), InvitedBy: i.By, MadeAt: column.At(i.Made), ExpiresAt: column.At(i.Expires),
	})
	if err != nil {
		return fmt.Errorf("add an invitation: %w", err)
	}
	return nil
}
