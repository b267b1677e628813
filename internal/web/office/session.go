package office

import (
	"context"
	"net"
	"net/http"
	"net/url"

	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web"
)

// Accounts is who may come in, as the office asks it. Each page names its own part,
// and stands here with it.
type Accounts interface {
	Sessions
	newcomerTaker
	linkFollower
	previewer
	ownKeeper
	userKeeper
	creditorAdder
}

// Sessions is what signing in and out asks.
type Sessions interface {
	Who(ctx context.Context, token string) (account.Visitor, error)
	SignIn(ctx context.Context, email, password string, from account.Browser) (account.SignedInAs, error)
	SignOut(ctx context.Context, token string) error
}

// The cookies of the office. The first two open an account and are read by no
// script; the third says for which creditors one worked last, and opens nothing.
const (
	sessionCookie  = "krav_session"
	deviceCookie   = "krav_device"
	creditorCookie = "krav_creditor" //nolint:gosec // the name of a cookie

	deviceSeconds = 365 * 24 * 60 * 60
)

// BySession finds out who reads by the session in their browser's cookie, and
// leads those without one to sign in. Rights are read anew for each request.
func BySession(accounts Sessions) web.Known {
	return func(w http.ResponseWriter, r *http.Request, reader *web.Reader) (bool, error) {
		visitor, err := accounts.Who(r.Context(), cookie(r, sessionCookie))
		if fault.Is(err, fault.Forbidden) {
			return toSignIn(w, r)
		}
		if err != nil {
			return false, err
		}
		takeVisitor(r, reader, visitor)
		return true, nil
	}
}

// toSignIn leads to the sign-in, and from there back; those who are before the door
// already stay where they are. A part of a page that htmx asks for leads the whole
// page there.
func toSignIn(w http.ResponseWriter, r *http.Request) (bool, error) {
	if isBeforeDoor(r.URL.Path) {
		return true, nil
	}
	address := signInPath
	if wanted := wantedPage(r); wanted != "/" {
		address += "?" + url.Values{fieldNext: {wanted}}.Encode()
	}
	if web.ReaderOf(r.Context()).Script {
		w.Header().Set("HX-Redirect", address)
		return false, nil
	}
	if form, ok := keptForm(r); ok {
		return false, web.Show(w, r, http.StatusForbidden, signInView(signInPage{Form: form}))
	}
	return false, web.SeeOther(w, r, address)
}

// wantedPage returns the page that a request was for, to come back to: what was
// asked for, or the page that what was sent, or the part of it, was on.
func wantedPage(r *http.Request) string {
	if r.Method == http.MethodGet && !web.ReaderOf(r.Context()).Script {
		return r.URL.RequestURI()
	}
	on, err := url.Parse(r.Referer())
	if err != nil || on.Host != r.Host {
		return "/"
	}
	return on.RequestURI()
}

// cookie returns the value of a cookie, or nothing.
func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// browser returns where a request comes from, as sign-in counts tries by.
func browser(r *http.Request) account.Browser {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	return account.Browser{Token: cookie(r, sessionCookie), Device: cookie(r, deviceCookie), Address: host, Agent: r.UserAgent()}
}
