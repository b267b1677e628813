package office

import (
	"net/http"

	"krav/internal/fault"
	"krav/internal/web"
)

// The fields of the form.
const (
	fieldEmail    = "email"
	fieldPassword = "password"
)

func (o *Office) signInForm(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, signInView(web.NewForm()))
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
	if refused := fault.Of(err); refused != nil {
		form.Values.Del(fieldPassword)
		form.Faults = append(form.Faults, refused) // whatever its kind: the form is all there is
		return web.Show(w, r, form.Status(), signInView(form))
	}
	if err != nil {
		return err
	}
	o.SetCookie(w, sessionCookie, in.Token, int(in.Expires.Sub(o.now()).Seconds()))
	o.SetCookie(w, deviceCookie, in.Device, deviceSeconds)
	return web.SeeOther(w, r, "/")
}

// signOut ends the session here.
func (o *Office) signOut(w http.ResponseWriter, r *http.Request) error {
	if err := o.accounts.SignOut(r.Context(), cookie(r, sessionCookie)); err != nil {
		return err
	}
	o.SetCookie(w, sessionCookie, "", -1)
	return web.SeeOther(w, r, signInPath)
}

// chooseCreditor remembers whom the reader works for. Whether they may is asked
// anew for each request, so the cookie opens nothing.
func (o *Office) chooseCreditor(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	o.SetCookie(w, creditorCookie, form.Value("creditor"), deviceSeconds)
	return web.SeeOther(w, r, form.Value("back"))
}
