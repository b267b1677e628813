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

// usersPath is who works for the creditor (brugere); below invitationsPath are
// those who have been asked to.
const (
	usersPath       = "/users"
	invitationsPath = "/invitations"
)

const fieldRole = "role"

// userKeeper is what the pages of users ask.
type userKeeper interface {
	Users(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]account.Member, error)
	SetRole(ctx context.Context, who access.Actor, creditor debt.CreditorID, id account.PersonID, role access.Role) error
	RemoveUser(ctx context.Context, who access.Actor, creditor debt.CreditorID, id account.PersonID) error
	RestoreUser(ctx context.Context, who access.Actor, creditor debt.CreditorID, id account.PersonID) error
	AddUser(ctx context.Context, who access.Actor, u account.NewUser) (account.Person, error)
	Invite(ctx context.Context, who access.Actor, i account.Invitation) error
	Invitations(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]account.Invitation, error)
	Withdraw(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) error
}

func (o *Office) userRoutes() []Route {
	return []Route{
		{"GET " + usersPath, o.users},
		{"GET " + usersPath + "/new", o.inviteForm},
		{"POST " + usersPath + "/new", o.invite},
		{"POST " + usersPath + "/{person}/role", o.setRole},
		{"POST " + usersPath + "/{person}/role/{role}", o.setRoleBack},
		{"POST " + usersPath + "/{person}/remove", o.removeUser},
		{"POST " + usersPath + "/{person}/restore", o.restoreUser},
		{"POST " + invitationsPath + "/{invitation}/again", o.inviteAgain},
		{"POST " + invitationsPath + "/{invitation}/withdraw", o.withdraw},
	}
}

// usersNav is the item of the menu, for those who may give and take roles.
func usersNav(ctx context.Context) []web.NavItem {
	if !managesUsers(ctx) {
		return nil
	}
	return []web.NavItem{{Href: usersPath, Label: web.Say(ctx, "office.users"), Icon: web.IconUsers}}
}

func managesUsers(ctx context.Context) bool {
	reader := web.ReaderOf(ctx)
	if reader.Creditor == access.House {
		return reader.Who.May(access.RunHouse, access.House) == nil
	}
	return reader.Who.May(access.ManageUsers, reader.Creditor) == nil
}

// usersPage is who works for a creditor, or for the house, and who is asked to.
type usersPage struct {
	Members     []account.Member
	Invitations []account.Invitation
	Self        account.PersonID // who reads
	House       bool             // those who run the house
	Stays       bool             // no mail leaves the house
}

// users shows who works for the creditor, and who has been invited.
func (o *Office) users(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	creditor := debt.CreditorID(reader.Creditor)
	page := usersPage{Self: account.PersonID(reader.Who.ID()), House: reader.Creditor == access.House, Stays: o.mailStays}
	var err error
	if page.Members, err = o.accounts.Users(r.Context(), reader.Who, creditor); err != nil {
		return err
	}
	if !page.House {
		if page.Invitations, err = o.accounts.Invitations(r.Context(), reader.Who, creditor); err != nil {
			return err
		}
	}
	return web.Show(w, r, http.StatusOK, usersView(page))
}

// personAsked returns the person that an address names.
func personAsked(r *http.Request) (account.PersonID, error) {
	id, err := strconv.ParseInt(r.PathValue("person"), 10, 64)
	if err != nil {
		return 0, fault.New(fault.NotFound, "user.not_found")
	}
	return account.PersonID(id), nil
}

func userPath(id account.PersonID, deed string) string {
	return usersPath + "/" + strconv.FormatInt(int64(id), 10) + "/" + deed
}

// memberAsked returns who works here and is named by an address, before they are
// changed.
func (o *Office) memberAsked(r *http.Request) (account.Member, error) {
	id, err := personAsked(r)
	if err != nil {
		return account.Member{}, err
	}
	reader := web.ReaderOf(r.Context())
	members, err := o.accounts.Users(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return account.Member{}, err
	}
	for _, m := range members {
		if m.ID == id {
			return m, nil
		}
	}
	return account.Member{}, fault.New(fault.NotFound, "user.not_found")
}

// setRole gives a person another role, which can be undone.
func (o *Office) setRole(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	m, err := o.memberAsked(r)
	if err != nil {
		return err
	}
	role, err := access.ParseRole(form.Value(fieldRole))
	if err != nil {
		return err
	}
	if role == m.Role {
		return web.SeeOther(w, r, usersPath) // nothing was changed
	}
	reader := web.ReaderOf(r.Context())
	if err := o.accounts.SetRole(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), m.ID, role); err != nil {
		return err
	}
	o.TellWithUndo(w, userPath(m.ID, "role/"+m.Role.String()), "office.role_set", "name", m.Name, "role", lowered(roleName(r.Context(), role)))
	return web.SeeOther(w, r, usersPath)
}

// setRoleBack undoes that a person was given another role.
func (o *Office) setRoleBack(w http.ResponseWriter, r *http.Request) error {
	m, err := o.memberAsked(r)
	if err != nil {
		return err
	}
	role, err := access.ParseRole(r.PathValue("role"))
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if err := o.accounts.SetRole(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), m.ID, role); err != nil {
		return err
	}
	o.Tell(w, "office.role_set", "name", m.Name, "role", lowered(roleName(r.Context(), role)))
	return web.SeeOther(w, r, usersPath)
}

// removeUser takes a person's role away, which can be undone for a while.
func (o *Office) removeUser(w http.ResponseWriter, r *http.Request) error {
	m, err := o.memberAsked(r)
	if fault.HasKey(err, "user.not_found") {
		return web.SeeOther(w, r, usersPath) // the second click, or another tab
	}
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if err := o.accounts.RemoveUser(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), m.ID); err != nil {
		return err
	}
	o.TellWithUndo(w, userPath(m.ID, "restore"), "office.user_removed", "name", m.Name)
	return web.SeeOther(w, r, usersPath)
}

// restoreUser undoes that a person was removed.
func (o *Office) restoreUser(w http.ResponseWriter, r *http.Request) error {
	id, err := personAsked(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if err := o.accounts.RestoreUser(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id); err != nil {
		return err
	}
	m, err := o.memberAsked(r)
	if err != nil {
		return err
	}
	o.Tell(w, "office.user_restored", "name", m.Name)
	return web.SeeOther(w, r, usersPath)
}
