package web

import (
	"net/http"
	"strings"
)

// hostOnly begins the name of a cookie that a browser takes only over https, from
// the very host that it is given back to, and for all of its paths (RFC 6265bis):
// no neighbouring site can plant one.
const hostOnly = "__Host-"

// SetCookie gives the browser a cookie for this site that no script can read,
// for some seconds. A negative age takes it away. Handlers read it back under the
// same name; what it is called on the way is the site's own affair.
func (s *Site) SetCookie(w http.ResponseWriter, name, value string, seconds int) {
	http.SetCookie(w, &http.Cookie{ //nolint:gosec // Secure follows the site: a laptop has no https
		Name: s.cookiePrefix() + name, Value: value, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: s.secure, SameSite: http.SameSiteLaxMode,
	})
}

func (s *Site) cookiePrefix() string {
	if s.secure {
		return hostOnly
	}
	return ""
}

// withOwnCookies returns a request with the cookies that this site itself can have
// given, under their names. Where it is reached by https the others are left out.
func (s *Site) withOwnCookies(r *http.Request) *http.Request {
	if !s.secure {
		return r
	}
	given := r.Cookies()
	r = r.Clone(r.Context())
	r.Header.Del("Cookie")
	for _, c := range given {
		if name, own := strings.CutPrefix(c.Name, hostOnly); own {
			r.AddCookie(&http.Cookie{Name: name, Value: c.Value, Quoted: c.Quoted}) //nolint:gosec // it is read, not given
		}
	}
	return r
}
