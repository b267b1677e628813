package portal

import (
	"context"
	"net"
	"net/http"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/wording"
)

// The cookies of the portal: who has come in as the debtor, and who looks at a case
// as its debtor does. Both last as long as the browser is open, and the sessions
// behind them end before. A browser has one of them at a time.
const (
	sessionCookie  = "krav_debtor"
	previewCookie  = "krav_preview"
	sessionSeconds = 0
)

// visit is somebody who has come in, and the case that they see.
type visit struct {
	Who      access.Actor
	Creditor debt.CreditorID
	// Preview is the number of the case that one of the creditor's people looks at,
	// or nought where it is the debtor who looks.
	Preview int64
	Page    casework.OwnPage
}

// isDebtor reports whether it is the debtor who looks.
func (v visit) isDebtor() bool { return v.Preview == 0 }

// insider answers an address that is for those who have come in.
type insider func(w http.ResponseWriter, r *http.Request, v visit) error

// inside finds out who asks, reads the case that is theirs, and leads those who
// haven't come in to the login. What was typed while a session ran out isn't lost:
// see endedView.
func (p *Portal) inside(answer insider) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		v, err := p.visitor(r)
		if fault.Is(err, fault.Forbidden) {
			return p.sendOut(w, r)
		}
		if err != nil {
			return err
		}
		reader := web.ReaderOf(r.Context())
		reader.Who, reader.Creditor, reader.CreditorName = v.Who, int64(v.Creditor), v.Page.Creditor.Name
		if v.Page.Creditor.Sandbox {
			reader.Sandbox = v.Page.Seen.On
		}
		if v.Page.Seen.Case.Debtor.Language == string(wording.English) && !web.HasChosenLanguage(r) {
			reader.Language = wording.English // as their letters; Danish is what a case says where nobody has asked
		}
		return answer(w, r.WithContext(web.WithReader(r.Context(), reader)), v)
	}
}

// visitor returns who asks, with the case that they see.
func (p *Portal) visitor(r *http.Request) (visit, error) {
	if token := cookie(r, previewCookie); token != "" {
		return p.previewer(r.Context(), token)
	}
	d, err := p.door.DebtorWho(r.Context(), cookie(r, sessionCookie))
	if err != nil {
		return visit{}, err
	}
	v := visit{Who: d.Actor, Creditor: d.Session.Creditor}
	v.Page, err = p.work.OwnCase(r.Context(), v.Who, v.Creditor)
	return v, err
}

func (p *Portal) previewer(ctx context.Context, token string) (visit, error) {
	seen, err := p.door.PreviewWho(ctx, token)
	if err != nil {
		return visit{}, err
	}
	v := visit{Who: seen.Actor, Creditor: seen.Creditor, Preview: seen.Case}
	v.Page, err = p.work.CaseAsDebtor(ctx, v.Who, v.Creditor, v.Preview)
	return v, err
}

// sendOut leads to the login. Where something was sent, the page says how it can be
// sent all the same: loading it again sends the form again.
func (p *Portal) sendOut(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodPost {
		return web.Show(w, r, http.StatusForbidden, endedView())
	}
	if cookie(r, sessionCookie) != "" || cookie(r, previewCookie) != "" {
		p.forget(w)
		p.Tell(w, "portal.ended")
	}
	return web.SeeOther(w, r, loginPath)
}

// forget takes both cookies away.
func (p *Portal) forget(w http.ResponseWriter) {
	p.SetCookie(w, sessionCookie, "", -1)
	p.SetCookie(w, previewCookie, "", -1)
}

// enterPreview swaps a ticket from the office for a cookie, so that it doesn't stay
// in an address.
func (p *Portal) enterPreview(w http.ResponseWriter, r *http.Request) error {
	token, err := p.door.EnterPreview(r.Context(), r.PathValue("ticket"))
	if fault.Is(err, fault.Forbidden) {
		p.Tell(w, "portal.preview_ended")
		return web.SeeOther(w, r, loginPath)
	}
	if err != nil {
		return err
	}
	p.SetCookie(w, sessionCookie, "", -1)
	p.SetCookie(w, previewCookie, token, sessionSeconds)
	return web.SeeOther(w, r, casePath)
}

// signOut ends the visit here.
func (p *Portal) signOut(w http.ResponseWriter, r *http.Request) error {
	if token := cookie(r, sessionCookie); token != "" {
		if err := p.door.DebtorSignOut(r.Context(), token); err != nil {
			return err
		}
	}
	p.forget(w)
	p.Tell(w, "portal.signed_out")
	return web.SeeOther(w, r, loginPath)
}

// cookie returns the value of a cookie, or nothing.
func cookie(r *http.Request, name string) string {
	c, err := r.Cookie(name)
	if err != nil {
		return ""
	}
	return c.Value
}

// browser returns where a request comes from, as tries are counted by, and the
// session that a new one takes the place of.
func browser(r *http.Request) account.Browser {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	return account.Browser{Token: cookie(r, sessionCookie), Address: host, Agent: r.UserAgent()}
}
