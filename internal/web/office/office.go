package office

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// Options is what the office is made of.
type Options struct {
	Log    *slog.Logger
	Now    func() time.Time
	Secure bool // reached by https
	// Known finds out who reads, and leads those who haven't signed in to do so.
	Known web.Known
	// Work is the use cases.
	Work Work
}

// Work is the use cases that pages of the office call. Each page names its own
// part, and stands here with it.
type Work interface {
	creditorFinder
	caseLister
}

// creditorFinder is what the frame asks: whom the reader works for.
type creditorFinder interface {
	Creditor(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Creditor, error)
}

// Office is the site of the creditor's people.
type Office struct {
	*web.Site

	work  Work
	known web.Known
}

// New returns the office with all its pages.
func New(o Options) *Office {
	office := &Office{work: o.Work, known: o.Known}
	site := web.NewSite(web.SiteOptions{Name: "office", Log: o.Log, Now: o.Now, Secure: o.Secure, Known: office.knows})
	office.Site = site
	for _, route := range office.routes() {
		site.Handle(route.Pattern, route.Handler)
	}
	return office
}

// knows finds out who reads, and the name of whom they work for.
func (o *Office) knows(w http.ResponseWriter, r *http.Request, reader *web.Reader) (bool, error) {
	if goOn, err := o.known(w, r, reader); err != nil || !goOn {
		return goOn, err
	}
	if reader.Creditor == 0 || reader.CreditorName != "" {
		return true, nil
	}
	creditor, err := o.work.Creditor(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return false, err
	}
	reader.CreditorName = creditor.Name
	return true, nil
}

// Route is one address of the office and what answers it.
type Route struct {
	Pattern string
	Handler web.Handler
}

// routes is every address of the office. A test walks it with another creditor's
// numbers.
func (o *Office) routes() []Route {
	return []Route{
		{"GET /{$}", toCases},
		{"GET /cases", o.cases},
	}
}

// toCases leads to the case list until there is an overview.
func toCases(w http.ResponseWriter, r *http.Request) error { return web.SeeOther(w, r, "/cases") }

// frame returns the office's frame around a page that belongs to an item of the
// menu.
func frame(ctx context.Context, active, title string) web.Frame {
	return web.Frame{
		Title: title, Active: active,
		SignOut: "/sign-out", SwitchTo: "/creditor",
		Nav: []web.NavGroup{
			{Title: web.Say(ctx, "office.nav_work"), Items: []web.NavItem{
				{Href: "/cases", Label: web.Say(ctx, "office.cases"), Icon: web.IconFolder},
			}},
		},
	}
}
