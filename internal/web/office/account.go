package office

import (
	"context"
	"net/http"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/wording"
)

// accountPath is the reader's own page (din konto).
const accountPath = "/account"

// The fields of the pages about oneself, beside those of signing in.
const (
	fieldLanguage    = "language"
	fieldOldPassword = "old_password"
	fieldSession     = "session"
)

// ownKeeper is what the pages about oneself ask.
type ownKeeper interface {
	ChangeName(ctx context.Context, who access.Actor, name string, language wording.Language) error
	ChangePassword(ctx context.Context, v account.Visitor, old, password string) error
	AskEmail(ctx context.Context, v account.Visitor, password, email string, from account.Browser) error
	Sessions(ctx context.Context, who access.Actor) ([]account.Session, error)
	EndSession(ctx context.Context, who access.Actor, hash string) error
	SignOutEverywhere(ctx context.Context, who access.Actor) error
}

func (o *Office) accountRoutes() []Route {
	return []Route{
		{"GET " + accountPath, o.account},
		{"POST " + accountPath, o.saveName},
		{"GET " + accountPath + "/email", o.emailForm},
		{"POST " + accountPath + "/email", o.askEmail},
		{"GET " + accountPath + "/password", o.passwordForm},
		{"POST " + accountPath + "/password", o.changePassword},
		{"POST " + accountPath + "/sessions/end", o.endSession},
		{"POST " + accountPath + "/sessions/end-all", o.signOutEverywhere},
		{"GET " + helpPath, o.help},
	}
}

// visitor returns who has signed in, as package account knows them.
func (o *Office) visitor(r *http.Request) (account.Visitor, error) {
	return o.accounts.Who(r.Context(), cookie(r, sessionCookie))
}

// accountPage is a person's own page: what they are called, how they sign in, where
// they are signed in, and how they like their pages.
type accountPage struct {
	Form     web.Form
	Person   account.Person
	Sessions []account.Session
	Here     string // hash of this browser's session
}

// account shows the reader's own page.
func (o *Office) account(w http.ResponseWriter, r *http.Request) error {
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	return o.showAccount(w, r, v, web.NewForm(fieldName, v.Person.Name, fieldLanguage, string(v.Person.Language)))
}

func (o *Office) showAccount(w http.ResponseWriter, r *http.Request, v account.Visitor, form web.Form) error {
	sessions, err := o.accounts.Sessions(r.Context(), v.Actor)
	if err != nil {
		return err
	}
	return web.Show(w, r, form.Status(), accountView(accountPage{Form: form, Person: v.Person, Sessions: sessions, Here: v.Session.Hash}))
}

// saveName changes the reader's name and language. Their pages speak the language
// from now on in this browser, and their mails do.
func (o *Office) saveName(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	language := wording.ParseLocale(form.Value(fieldLanguage))
	err = o.accounts.ChangeName(r.Context(), v.Actor, form.Value(fieldName), language)
	if form.Fail(err) {
		return o.showAccount(w, r, v, form)
	}
	if err != nil {
		return err
	}
	o.SetLanguage(w, language)
	o.Tell(w, "office.account_saved")
	return web.SeeOther(w, r, accountPath)
}

// emailForm asks for a new address.
func (o *Office) emailForm(w http.ResponseWriter, r *http.Request) error {
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, emailView(ownPage{Form: web.NewForm(), Person: v.Person}))
}

// ownPage is a page on which a person changes how they sign in.
type ownPage struct {
	Form   web.Form
	Person account.Person
}

// askEmail has a link mailed to the new address, which counts when it is followed.
func (o *Office) askEmail(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	err = o.accounts.AskEmail(r.Context(), v, form.Values.Get(fieldPassword), form.Value(fieldEmail), browser(r))
	if refusedHere(&form, err) {
		return web.Show(w, r, form.Status(), emailView(ownPage{Form: form, Person: v.Person}))
	}
	if err != nil {
		return err
	}
	o.Tell(w, "office.email_asked", "email", form.Value(fieldEmail))
	return web.SeeOther(w, r, accountPath)
}

// passwordForm asks for a new password.
func (o *Office) passwordForm(w http.ResponseWriter, r *http.Request) error {
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, passwordView(ownPage{Form: web.NewForm(), Person: v.Person}))
}

// changePassword changes the reader's password. Their other sessions end.
func (o *Office) changePassword(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	v, err := o.visitor(r)
	if err != nil {
		return err
	}
	err = o.accounts.ChangePassword(r.Context(), v, form.Values.Get(fieldOldPassword), form.Values.Get(fieldPassword))
	if fault.HasKey(err, "password.wrong") {
		err = fault.Of(err).In(fieldOldPassword)
	}
	if refusedHere(&form, err) {
		return web.Show(w, r, form.Status(), passwordView(ownPage{Form: form, Person: v.Person}))
	}
	if err != nil {
		return err
	}
	o.Tell(w, "office.password_changed")
	return web.SeeOther(w, r, accountPath)
}

// endSession signs the reader out in one browser, which may be this one.
func (o *Office) endSession(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	err = o.accounts.EndSession(r.Context(), web.ReaderOf(r.Context()).Who, form.Value(fieldSession))
	if err != nil && !fault.HasKey(err, "session.not_found") { // ended already is as good
		return err
	}
	o.Tell(w, "office.session_ended")
	return web.SeeOther(w, r, accountPath)
}

// signOutEverywhere ends all of the reader's sessions, this one too.
func (o *Office) signOutEverywhere(w http.ResponseWriter, r *http.Request) error {
	if err := o.accounts.SignOutEverywhere(r.Context(), web.ReaderOf(r.Context()).Who); err != nil {
		return err
	}
	o.SetCookie(w, sessionCookie, "", -1)
	o.Tell(w, "office.signed_out_everywhere")
	return web.SeeOther(w, r, signInPath)
}
