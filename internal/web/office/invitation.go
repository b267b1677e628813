package office

import (
	"net/http"

	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// invitationPage asks somebody whether they will work for a creditor.
type invitationPage struct {
	Form    web.Form
	Invited account.Invited
	Path    string // of this page, which holds the token
}

// invitationForm shows who invites to what. Somebody new is asked for name and
// password.
func (o *Office) invitationForm(w http.ResponseWriter, r *http.Request) error {
	in, err := o.accounts.LookAtInvitation(r.Context(), r.PathValue("token"))
	if err != nil {
		return linkGone(w, r, account.ForInvitation, err)
	}
	return web.Show(w, r, http.StatusOK, invitationView(invitationPage{Form: web.NewForm(), Invited: in, Path: r.URL.Path}))
}

// acceptInvitation takes an invitation up. Somebody new is let in with the password
// they have just chosen; who is known signs in with their own.
func (o *Office) acceptInvitation(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	in, err := o.accounts.LookAtInvitation(r.Context(), r.PathValue("token"))
	if err != nil {
		return linkGone(w, r, account.ForInvitation, err)
	}
	password := form.Values.Get(fieldPassword)
	err = o.accounts.Accept(r.Context(), r.PathValue("token"), form.Value(fieldName), password)
	if fault.Is(err, fault.NotFound) {
		return linkGone(w, r, account.ForInvitation, err)
	}
	if refusedHere(&form, err) {
		return web.Show(w, r, form.Status(), invitationView(invitationPage{Form: form, Invited: in, Path: r.URL.Path}))
	}
	if err != nil {
		return err
	}
	o.workFor(w, r, in.Creditor)
	o.Tell(w, "gate.invitation_taken", "creditor", in.CreditorName)
	if knownHere(r) != "" {
		return web.SeeOther(w, r, "/")
	}
	if in.Known {
		return web.SeeOther(w, r, signInPath)
	}
	signedIn, err := o.accounts.SignIn(r.Context(), in.Email, password, browser(r))
	if err != nil {
		return web.SeeOther(w, r, signInPath) // tries are used up: they sign in when there are more
	}
	o.letIn(w, r, signedIn)
	return web.SeeOther(w, r, "/")
}
