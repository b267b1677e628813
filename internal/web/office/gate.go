package office

import (
	"net/http"
	"strings"

	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// The addresses before the door: they are for those who haven't signed in.
const (
	// signInPath is where those are led who haven't signed in.
	signInPath    = "/sign-in"
	signUpPath    = "/sign-up"
	forgottenPath = "/forgotten-password"
	// linkRoot is what the addresses of mailed links begin with (see package
	// account, which writes the mails).
	linkRoot = "/link/"

	preferencePath = "/preference" // of package web
)

// isBeforeDoor reports whether an address is for those who haven't signed in.
func isBeforeDoor(path string) bool {
	switch path {
	case signInPath, signUpPath, signUpPath + "/sent", forgottenPath, forgottenPath + "/sent", preferencePath:
		return true
	}
	return strings.HasPrefix(path, linkRoot)
}

// gateRoutes are the addresses before the door, and the way out.
func (o *Office) gateRoutes() []Route {
	link := func(method string, purpose account.Purpose, h web.Handler) Route {
		return Route{method + " " + linkRoot + string(purpose) + "/{token}", h}
	}
	return []Route{
		{"GET " + signInPath, o.signInForm},
		{"POST " + signInPath, o.signIn},
		{"POST /sign-out", o.signOut},
		{"GET " + signUpPath, o.signUpForm},
		{"POST " + signUpPath, o.signUp},
		{"GET " + signUpPath + "/sent", o.signUpSent},
		{"GET " + forgottenPath, o.forgottenForm},
		{"POST " + forgottenPath, o.forgotten},
		{"GET " + forgottenPath + "/sent", o.forgottenSent},
		link(http.MethodGet, account.ForSignUp, o.confirmSignUpForm),
		link(http.MethodPost, account.ForSignUp, o.confirmSignUp),
		link(http.MethodGet, account.ForReset, o.resetForm),
		link(http.MethodPost, account.ForReset, o.reset),
		link(http.MethodGet, account.ForEmail, o.confirmEmailForm),
		link(http.MethodPost, account.ForEmail, o.confirmEmail),
		link(http.MethodGet, account.ForInvitation, o.invitationForm),
		link(http.MethodPost, account.ForInvitation, o.acceptInvitation),
	}
}

// letIn gives the browser the session of somebody who has just signed in. A
// browser that hasn't chosen a language speaks the person's from now on.
func (o *Office) letIn(w http.ResponseWriter, r *http.Request, in account.SignedInAs) {
	o.SetCookie(w, sessionCookie, in.Token, int(in.Expires.Sub(o.now()).Seconds()))
	o.SetCookie(w, deviceCookie, in.Device, deviceSeconds)
	o.PreferLanguage(w, r, in.Person.Language)
}

// refusedHere reports whether an error is for the form before the door to say,
// whatever its kind: there is no other page to say it on. Passwords aren't shown
// again.
func refusedHere(form *web.Form, err error) bool {
	refused := fault.Of(err)
	if refused == nil {
		return false
	}
	form.Values.Del(fieldPassword)
	if form.Fail(err) {
		return true
	}
	form.Faults = append(form.Faults, refused)
	return true
}

// tellMailed lets the next page say that a mail is under way, where one can be.
func (o *Office) tellMailed(w http.ResponseWriter, key, email string) {
	if !o.mailStays {
		o.Tell(w, key, "email", email)
	}
}
