package office

import (
	"context"
	"net"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// Accounts is who may come in, as the office asks it.
type Accounts interface {
	Who(ctx context.Context, token string) (account.Visitor, error)
	SignIn(ctx context.Context, email, password string, from account.Browser) (account.SignedInAs, error)
	SignOut(ctx context.Context, token string) error
}

// The cookies of the office. The first two open an account and are read by no
// script; the third says for which creditor one works, and opens nothing.
const (
	sessionCookie  = "krav_session"
	deviceCookie   = "krav_device"
	creditorCookie = "krav_creditor" //nolint:gosec // the name of a cookie

	deviceSeconds = 365 * 24 * 60 * 60
)

// signInPath is where those are led who haven't signed in.
const signInPath = "/sign-in"

// BySession finds out who reads by the session in their browser's cookie, and
// leads those without one to sign in. Rights are read anew for each request.
func BySession(accounts Accounts) web.Known {
	return func(w http.ResponseWriter, r *http.Request, reader *web.Reader) (bool, error) {
		visitor, err := accounts.Who(r.Context(), cookie(r, sessionCookie))
		if fault.Is(err, fault.Forbidden) {
			return toSignIn(w, r)
		}
		if err != nil {
			return false, err
		}
		reader.Who = visitor.Actor
		reader.Creditor = int64(chosen(r, visitor.Memberships))
		for _, m := range visitor.Memberships {
			if int64(m.Creditor) != access.House {
				value := strconv.FormatInt(int64(m.Creditor), 10)
				reader.Creditors = append(reader.Creditors, web.Choice{Value: value, Chosen: int64(m.Creditor) == reader.Creditor})
			}
		}
		return true, nil
	}
}

// toSignIn leads to the sign-in, unless that is where one is.
func toSignIn(w http.ResponseWriter, r *http.Request) (bool, error) {
	if r.URL.Path == signInPath || r.URL.Path == "/preference" {
		return true, nil
	}
	return false, web.SeeOther(w, r, signInPath)
}

// chosen returns the creditor that the reader works for: the one of their cookie
// if they still have a role there, else the first at which they have one.
func chosen(r *http.Request, memberships []account.Membership) debt.CreditorID {
	wanted, err := strconv.ParseInt(cookie(r, creditorCookie), 10, 64)
	first := debt.CreditorID(access.House)
	for _, m := range memberships {
		if err == nil && m.Creditor == debt.CreditorID(wanted) && wanted != access.House {
			return m.Creditor
		}
		if first == debt.CreditorID(access.House) {
			first = m.Creditor
		}
	}
	return first
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
