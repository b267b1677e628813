package portal

import (
	"log/slog"
	"time"

	"krav/internal/web"
)

// Options is what the portal is made of.
type Options struct {
	Log    *slog.Logger
	Now    func() time.Time
	Secure bool // reached by https
	// Known finds out which debtor reads. It lets everybody through: pages that
	// are for debtors alone ask for one by themselves.
	Known web.Known
	// Sendings remembers forms that were sent; without it none is.
	Sendings web.Sendings
	// Door lets debtors in.
	Door Door
}

// Portal is the site of debtors.
type Portal struct {
	*web.Site

	door Door
}

// New returns the portal with all its pages.
func New(o Options) *Portal {
	site := web.NewSite(web.SiteOptions{Name: "portal", Log: o.Log, Now: o.Now, Secure: o.Secure, Known: o.Known, Sendings: o.Sendings})
	portal := &Portal{Site: site, door: o.Door}
	for _, route := range portal.routes() {
		site.Handle(route.Pattern, route.Handler)
	}
	return portal
}

// Route is one address of the portal and what answers it.
type Route struct {
	Pattern string
	Handler web.Handler
}

// routes is every address of the portal.
func (p *Portal) routes() []Route {
	return []Route{
		{"GET /{$}", p.loginForm},
		{"POST /{$}", p.login},
	}
}
