package office

import (
	"net/http"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// The fields of the forms before the door.
const (
	fieldEmail    = "email"
	fieldPassword = "password"
	// fieldNext is the page that somebody wanted who was led to sign in.
	fieldNext = "next"
)

// signInPage is the page for signing in (log ind).
type signInPage struct {
	Form web.Form
	// Led says that the reader wanted another page and hadn't signed in.
	Led bool
	// SignUp says that people may sign up by themselves.
	SignUp bool
	Portal string // address of the debtors' pages
}

// signInForm shows the form. Who has signed in is led on, and in a house without
// anybody the first is led to sign up.
func (o *Office) signInForm(w http.ResponseWriter, r *http.Request) error {
	next := r.URL.Query().Get(fieldNext)
	if web.ReaderOf(r.Context()).Who.Kind() == access.KindPerson {
		return web.SeeOther(w, r, next)
	}
	somebody, err := o.accounts.HasPeople(r.Context())
	if err != nil {
		return err
	}
	if !somebody && o.signUpOpen {
		return web.SeeOther(w, r, signUpPath)
	}
	return o.showSignIn(w, r, web.NewForm(fieldNext, next))
}

func (o *Office) showSignIn(w http.ResponseWriter, r *http.Request, form web.Form) error {
	next := form.Value(fieldNext)
	return web.Show(w, r, form.Status(), signInView(signInPage{
		Form: form, Led: next != "" && next != "/", SignUp: o.signUpOpen, Portal: o.portal,
	}))
}

// signIn lets a person in. Each sign-in gets a new session, so that a cookie
// planted in the browser before is worth nothing. What was typed stays in the
// form when it is refused, but for the password.
func (o *Office) signIn(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	in, err := o.accounts.SignIn(r.Context(), form.Value(fieldEmail), form.Values.Get(fieldPassword), browser(r))
	if refusedHere(&form, besidePassword(err)) {
		return o.showSignIn(w, r, form)
	}
	if err != nil {
		return err
	}
	o.letIn(w, r, in)
	if form.Value(fieldKept) != "" {
		return o.showKept(w, r, in, form)
	}
	return web.SeeOther(w, r, form.Value(fieldNext))
}

// besidePassword puts what is wrong with address and password at the password, the
// one of the two that is to be written again. It doesn't say which was wrong.
func besidePassword(err error) error {
	if !fault.HasKey(err, "sign_in.wrong") {
		return err
	}
	wrong := fault.Of(err)
	if wrong.Args["left"] == "0" {
		wrong = fault.New(wrong.Kind, "sign_in.wrong_last")
	}
	return wrong.In(fieldPassword)
}

// signOut ends the session here.
func (o *Office) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := o.accounts.SignOut(r.Context(), cookie(r, sessionCookie)); err != nil {
		return err
	}
	o.SetCookie(w, sessionCookie, "", -1)
	return web.SeeOther(w, r, signInPath)
}

// knownHere returns the name of who has signed in in this browser, or nothing.
func knownHere(r *http.Request) string {
	who := web.ReaderOf(r.Context()).Who
	if who.Kind() != access.KindPerson {
		return ""
	}
	return who.Name()
}

var _ Accounts = (*account.Service)(nil)
