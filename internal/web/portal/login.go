package portal

import (
	"context"
	"net/http"

	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/web"
)

// Door lets debtors in (indgang). Open looks up the case that a number and a code
// open together, and returns the token of a new session. It fails with a fault
// that doesn't tell which of the two was wrong, and with another once there were
// too many tries; address is where the try came from.
type Door interface {
	Open(ctx context.Context, number identifier.PortalNumber, code identifier.LoginCode, address string) (token string, err error)
}

// The debtor's session is a cookie of its own, which lasts as long as the browser
// is open.
const (
	sessionCookie  = "krav_debtor"
	sessionSeconds = 0
)

// casePath is the debtor's own case.
const casePath = "/case"

// The fields of the form.
const (
	fieldNumber = "number"
	fieldCode   = "code"
)

func (p *Portal) loginForm(w http.ResponseWriter, r *http.Request) error {
	return web.Show(w, r, http.StatusOK, loginView(web.NewForm()))
}

// login lets the debtor in and leads to the case. What was typed stays in the
// form when it is refused, but for the code.
func (p *Portal) login(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	token, err := p.open(r, &form)
	if form.Failed() {
		form.Values.Del(fieldCode)
		return web.Show(w, r, form.Status(), loginView(form))
	}
	if err != nil {
		return err
	}
	p.SetCookie(w, sessionCookie, token, sessionSeconds)
	return web.SeeOther(w, r, casePath)
}

// open tries the door with what was typed. Both fields are read before either is
// refused, so that the debtor mends them at once.
func (p *Portal) open(r *http.Request, form *web.Form) (string, error) {
	number, numberErr := identifier.ParsePortalNumber(form.Value(fieldNumber))
	code, codeErr := identifier.ParseLoginCode(form.Value(fieldCode))
	if numberErr != nil {
		form.Fail(at(fieldNumber, numberErr))
	}
	if codeErr != nil {
		form.Fail(at(fieldCode, codeErr))
	}
	if form.Failed() {
		return "", nil
	}
	token, err := p.door.Open(r.Context(), number, code, r.RemoteAddr)
	if refused := fault.Of(err); refused != nil {
		form.Faults = append(form.Faults, refused) // whatever its kind: the form is all there is
	}
	return token, err
}

// at says which field of the form a fault concerns.
func at(field string, err error) error {
	if f := fault.Of(err); f != nil {
		return f.In(field)
	}
	return err
}
