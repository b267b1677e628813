package office

import (
	"context"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// invitePage asks whom to invite, as what. To the house somebody is added by name.
type invitePage struct {
	Form  web.Form
	House bool
	Stays bool // no mail leaves the house
}

func (o *Office) inviteForm(w http.ResponseWriter, r *http.Request) error {
	if !managesUsers(r.Context()) {
		return fault.New(fault.Forbidden, "access.not_allowed")
	}
	return o.showInvite(w, r, web.NewForm())
}

func (o *Office) showInvite(w http.ResponseWriter, r *http.Request, form web.Form) error {
	house := web.ReaderOf(r.Context()).Creditor == access.House
	return web.Show(w, r, form.Status(), inviteView(invitePage{Form: form, House: house, Stays: o.mailStays}))
}

// invite mails somebody an invitation to work for the creditor. Whoever runs the
// house adds another who does: they are mailed a link for choosing a password.
func (o *Office) invite(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if reader.Creditor == access.House {
		_, err = o.accounts.AddUser(r.Context(), reader.Who, account.NewUser{
			Email: form.Value(fieldEmail), Name: form.Value(fieldName), Language: reader.Language, Role: access.Operator,
		})
	} else {
		err = o.inviteAs(r.Context(), form.Value(fieldEmail), form.Value(fieldRole))
	}
	if form.Fail(err) {
		return o.showInvite(w, r, form)
	}
	if err != nil {
		return err
	}
	o.Tell(w, "office.invited", "email", form.Value(fieldEmail))
	return web.SeeOther(w, r, usersPath)
}

// inviteAs invites an address to a role at the reader's creditor.
func (o *Office) inviteAs(ctx context.Context, email, role string) error {
	reader := web.ReaderOf(ctx)
	parsed, err := access.ParseRole(role)
	if err != nil {
		return fault.New(fault.Invalid, "user.role_missing").In(fieldRole)
	}
	return o.accounts.Invite(ctx, reader.Who, account.Invitation{
		Creditor: debt.CreditorID(reader.Creditor), Email: email, Role: parsed, Language: reader.Language,
	})
}

// invitationAsked returns the invitation that an address names.
func (o *Office) invitationAsked(r *http.Request) (account.Invitation, error) {
	reader := web.ReaderOf(r.Context())
	all, err := o.accounts.Invitations(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return account.Invitation{}, err
	}
	for _, i := range all {
		if strconv.FormatInt(i.ID, 10) == r.PathValue("invitation") {
			return i, nil
		}
	}
	return account.Invitation{}, fault.New(fault.NotFound, "link.used_or_expired")
}

// inviteAgain mails an invitation anew; the earlier link is worth nothing then.
func (o *Office) inviteAgain(w http.ResponseWriter, r *http.Request) error {
	i, err := o.invitationAsked(r)
	if err != nil {
		return err
	}
	if err := o.inviteAs(r.Context(), i.Email, i.Role.String()); err != nil {
		return err
	}
	o.Tell(w, "office.invited", "email", i.Email)
	return web.SeeOther(w, r, usersPath)
}

// withdraw makes an invitation worth nothing.
func (o *Office) withdraw(w http.ResponseWriter, r *http.Request) error {
	i, err := o.invitationAsked(r)
	if fault.Is(err, fault.NotFound) {
		return web.SeeOther(w, r, usersPath) // the second click, or it was taken up
	}
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if err := o.accounts.Withdraw(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), i.ID); err != nil {
		return err
	}
	o.Tell(w, "office.invitation_withdrawn", "email", i.Email)
	return web.SeeOther(w, r, usersPath)
}
