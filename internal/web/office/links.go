package office

import (
	"context"
	"net/http"

	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// linkFollower is what the pages of mailed links ask. Looking changes nothing:
// programs that read mail open links too, so following one is a press on a button.
type linkFollower interface {
	Look(ctx context.Context, token string, purpose account.Purpose) (account.Link, error)
	AskReset(ctx context.Context, email string, from account.Browser) error
	Reset(ctx context.Context, token, password string) error
	ConfirmEmail(ctx context.Context, token string) error
	LookAtInvitation(ctx context.Context, token string) (account.Invited, error)
	Accept(ctx context.Context, token, name, password string) error
}

// look returns the link of an address. Where it is used up or too old the page says
// how to get another, and goOn is false.
func (o *Office) look(w http.ResponseWriter, r *http.Request, purpose account.Purpose) (link account.Link, goOn bool, err error) {
	link, err = o.accounts.Look(r.Context(), r.PathValue("token"), purpose)
	if err != nil {
		return account.Link{}, false, linkGone(w, r, purpose, err)
	}
	return link, true, nil
}

// linkGone answers for a link that works no longer; any other error is returned.
func linkGone(w http.ResponseWriter, r *http.Request, purpose account.Purpose, err error) error {
	if !fault.HasKey(err, "link.used_or_expired") {
		return err
	}
	return web.Show(w, r, http.StatusNotFound, linkGoneView(purpose))
}

// confirmSignUpForm asks somebody to confirm what they signed up.
func (o *Office) confirmSignUpForm(w http.ResponseWriter, r *http.Request) error {
	link, goOn, err := o.look(w, r, account.ForSignUp)
	if !goOn {
		return err
	}
	return web.Show(w, r, http.StatusOK, confirmSignUpView(linkPage{Form: web.NewForm(), Link: link, Path: r.URL.Path}))
}

// confirmSignUp adds the person and the creditor, and lets the person in.
func (o *Office) confirmSignUp(w http.ResponseWriter, r *http.Request) error {
	in, err := o.accounts.ConfirmSignUp(r.Context(), r.PathValue("token"), browser(r))
	if err != nil {
		return linkGone(w, r, account.ForSignUp, err)
	}
	o.letIn(w, r, in)
	o.Tell(w, "gate.welcome", "name", in.Person.Name)
	return web.SeeOther(w, r, "/")
}

// linkPage is the page that a mailed link leads to.
type linkPage struct {
	Form web.Form
	Link account.Link
	Path string // of this page, which holds the token
}

// resetForm asks for a new password.
func (o *Office) resetForm(w http.ResponseWriter, r *http.Request) error {
	link, goOn, err := o.look(w, r, account.ForReset)
	if !goOn {
		return err
	}
	return web.Show(w, r, http.StatusOK, resetView(linkPage{Form: web.NewForm(), Link: link, Path: r.URL.Path}))
}

// reset gives the person the new password, and leads to sign in with it.
func (o *Office) reset(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	link, goOn, err := o.look(w, r, account.ForReset)
	if !goOn {
		return err
	}
	err = o.accounts.Reset(r.Context(), r.PathValue("token"), form.Values.Get(fieldPassword))
	if fault.Is(err, fault.NotFound) {
		return linkGone(w, r, account.ForReset, err)
	}
	if refusedHere(&form, err) {
		return web.Show(w, r, form.Status(), resetView(linkPage{Form: form, Link: link, Path: r.URL.Path}))
	}
	if err != nil {
		return err
	}
	o.Tell(w, "gate.password_chosen")
	return web.SeeOther(w, r, signInPath)
}

// confirmEmailForm asks a person to confirm their new address.
func (o *Office) confirmEmailForm(w http.ResponseWriter, r *http.Request) error {
	link, goOn, err := o.look(w, r, account.ForEmail)
	if !goOn {
		return err
	}
	return web.Show(w, r, http.StatusOK, confirmEmailView(linkPage{Form: web.NewForm(), Link: link, Path: r.URL.Path}))
}

// confirmEmail changes the person's address.
func (o *Office) confirmEmail(w http.ResponseWriter, r *http.Request) error {
	link, goOn, err := o.look(w, r, account.ForEmail)
	if !goOn {
		return err
	}
	if err := o.accounts.ConfirmEmail(r.Context(), r.PathValue("token")); err != nil {
		return linkGone(w, r, account.ForEmail, err)
	}
	o.Tell(w, "gate.email_confirmed", "email", link.Email)
	if knownHere(r) == "" {
		return web.SeeOther(w, r, signInPath)
	}
	return web.SeeOther(w, r, accountPath)
}
