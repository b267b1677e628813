package portal

import (
	"net/http"
	"strconv"
	"strings"

	"krav/internal/fault"
	"krav/internal/web"
)

// The fields of the form.
const (
	fieldNumber = "number"
	fieldCode   = "code"
)

// fewTries is how many tries are left when the debtor is told so.
const fewTries = 2

// loginForm asks for number and code, unless somebody has come in already.
func (p *Portal) loginForm(w http.ResponseWriter, r *http.Request) error {
	if cookie(r, sessionCookie) != "" || cookie(r, previewCookie) != "" {
		if _, err := p.visitor(r); err == nil {
			return web.SeeOther(w, r, casePath)
		}
	}
	return web.Show(w, r, http.StatusOK, loginView(web.NewForm()))
}

// login lets the debtor in by what was typed, and leads to the case. The number
// stays in the form when it is refused, and the code doesn't.
func (p *Portal) login(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	if form.Value(fieldNumber) == "" || form.Value(fieldCode) == "" {
		form.Fail(fault.New(fault.Invalid, "portal.both_needed"))
		return refuse(w, r, form)
	}
	token, err := p.door.DebtorSignIn(r.Context(), form.Value(fieldNumber), form.Value(fieldCode), browser(r))
	return p.open(w, r, form, token, err)
}

// link lets the debtor in by the personal link of a letter or an e-mail, whose path
// is the number and the code. What only looks ahead at the link, for a mail program
// or a browser, opens nothing.
func (p *Portal) link(w http.ResponseWriter, r *http.Request) error {
	number, code, ok := strings.Cut(strings.Trim(r.URL.Path, "/"), "/")
	if !ok || strings.Contains(code, "/") || strings.Trim(number, "0123456789") != "" {
		return fault.New(fault.NotFound, "web.not_found")
	}
	if r.Method == http.MethodHead || strings.Contains(r.Header.Get("Sec-Purpose"), "prefetch") {
		return web.SeeOther(w, r, loginPath)
	}
	token, err := p.door.DebtorFollowsLink(r.Context(), number, code, browser(r))
	return p.open(w, r, web.NewForm(fieldNumber, number), token, err)
}

// open gives whoever came in a new session, in place of the one that the browser
// had, and shows the others the form with what was wrong.
func (p *Portal) open(w http.ResponseWriter, r *http.Request, form web.Form, token string, err error) error {
	if refused := fault.Of(err); refused != nil {
		form.Faults = append(form.Faults, withoutPart(refused)) // whatever its kind: the form is all there is
		return refuse(w, r, form)
	}
	if err != nil {
		return err
	}
	p.SetCookie(w, previewCookie, "", -1)
	p.SetCookie(w, sessionCookie, token, sessionSeconds)
	return web.SeeOther(w, r, casePath)
}

// withoutPart says that number and code don't match, in the same words whichever
// of them is wrong and however.
func withoutPart(refused *fault.Fault) *fault.Fault {
	left, err := strconv.Atoi(refused.Args["left"])
	switch {
	case fault.HasKey(refused, "portal.wrong") && err == nil && left == 0:
		return fault.New(fault.Invalid, "portal.no_match_last")
	case fault.HasKey(refused, "portal.wrong") && err == nil && left <= fewTries:
		return refused
	case refused.Kind == fault.Forbidden || refused.Kind == fault.Invalid:
		return fault.New(fault.Invalid, "portal.no_match")
	}
	return refused
}

// refuse shows the login with what was wrong. The page doesn't repeat the address
// that it answers, which may be a personal link.
func refuse(w http.ResponseWriter, r *http.Request, form web.Form) error {
	form.Values.Del(fieldCode)
	reader := web.ReaderOf(r.Context())
	reader.Path = loginPath
	return web.Show(w, r.WithContext(web.WithReader(r.Context(), reader)), form.Status(), loginView(form))
}
