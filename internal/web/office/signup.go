package office

import (
	"context"
	"net/http"

	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// newcomerTaker is what signing up asks.
type newcomerTaker interface {
	HasPeople(ctx context.Context) (bool, error)
	AwaitsFirst(ctx context.Context) (bool, error)
	SignUpFirst(ctx context.Context, u account.SignUp, from account.Browser) (account.SignedInAs, error)
	AskSignUp(ctx context.Context, u account.SignUp, from account.Browser) error
	ConfirmSignUp(ctx context.Context, token string, from account.Browser) (account.SignedInAs, error)
}

// The fields of signing up, beside those of signing in. They are named as faults
// of package account name them.
const (
	fieldName     = "name"
	fieldCreditor = "creditor"
	fieldKind     = "kind"
	fieldSandbox  = "sandbox"
)

// The kinds of creditor that a person can sign up.
const (
	kindBusiness = "business"
	kindPrivate  = "private"
)

// signUpPage is the page for signing up (opret konto).
type signUpPage struct {
	Form  web.Form
	First bool // nobody is here yet
}

// signUpForm shows the form, or that it is closed.
func (o *Office) signUpForm(w http.ResponseWriter, r *http.Request) error {
	if !o.signUpOpen {
		return fault.New(fault.Forbidden, "sign_up.closed")
	}
	return o.showSignUp(w, r, web.NewForm())
}

func (o *Office) showSignUp(w http.ResponseWriter, r *http.Request, form web.Form) error {
	somebody, err := o.accounts.HasPeople(r.Context())
	if err != nil {
		return err
	}
	return web.Show(w, r, form.Status(), signUpView(signUpPage{Form: form, First: !somebody}))
}

// signUp takes what was filled in. The first person of a house that no mail leaves
// is let in at once; all others get a link, and the answer is the same whether or
// not their address is known.
func (o *Office) signUp(w http.ResponseWriter, r *http.Request) error {
	if !o.signUpOpen {
		return fault.New(fault.Forbidden, "sign_up.closed")
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	wanted := signUpOf(r, form)
	if faults := wanted.Faults(); len(faults) > 0 {
		form.Faults = faults
		return o.showSignUp(w, r, form)
	}
	first, err := o.accounts.AwaitsFirst(r.Context())
	if err != nil {
		return err
	}
	if first {
		return o.signUpFirst(w, r, form, wanted)
	}
	err = o.accounts.AskSignUp(r.Context(), wanted, browser(r))
	if refusedHere(&form, err) {
		return o.showSignUp(w, r, form)
	}
	if err != nil {
		return err
	}
	o.tellMailed(w, "gate.mail_sent", form.Value(fieldEmail))
	return web.SeeOther(w, r, signUpPath+"/sent")
}

// signUpFirst lets the first person of the house in.
func (o *Office) signUpFirst(w http.ResponseWriter, r *http.Request, form web.Form, wanted account.SignUp) error {
	in, err := o.accounts.SignUpFirst(r.Context(), wanted, browser(r))
	if refusedHere(&form, err) {
		return o.showSignUp(w, r, form)
	}
	if err != nil {
		return err
	}
	o.letIn(w, r, in)
	o.Tell(w, "gate.welcome", "name", in.Person.Name)
	return web.SeeOther(w, r, "/")
}

// signUpOf returns what a form of signing up says.
func signUpOf(r *http.Request, form web.Form) account.SignUp {
	return account.SignUp{
		Email: form.Value(fieldEmail), Name: form.Value(fieldName), Password: form.Values.Get(fieldPassword),
		Language: web.ReaderOf(r.Context()).Language, Creditor: newCreditorOf(form),
	}
}

// newCreditorOf returns the creditor that a form describes.
func newCreditorOf(form web.Form) account.NewCreditor {
	return account.NewCreditor{
		Name: form.Value(fieldCreditor), Private: form.Value(fieldKind) == kindPrivate, Sandbox: form.Value(fieldSandbox) == "yes",
	}
}

// signUpSent says that a mail is under way.
func (o *Office) signUpSent(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, mailSentView(mailSentPage{Again: signUpPath, Stays: o.mailStays}))
}
