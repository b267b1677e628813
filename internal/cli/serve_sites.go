package cli

import (
	"context"
	"errors"
	"net"
	"net/http"
	"strings"

	"krav/internal/api"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/web"
	pages "krav/internal/web/demo"
	"krav/internal/web/office"
	"krav/internal/web/open"
	"krav/internal/web/portal"
)

// siteConfiguration is where a site is served and how it is reached. Office and
// portal are two origins: what a browser keeps for one it never sends the other.
type siteConfiguration struct {
	Listen string // address and port
	URL    string // as browsers reach it; empty: by what it listens on
}

// address returns how browsers reach the site.
func (c siteConfiguration) address() string {
	if c.URL != "" {
		return strings.TrimSuffix(c.URL, "/")
	}
	return "http://" + c.Listen
}

func (c siteConfiguration) isSecure() bool { return strings.HasPrefix(c.URL, "https://") }

// portalOf returns the address of the debtors' pages for a creditor who names no
// other. Where nobody has said how they are reached from outside, a letter that
// really leaves can't name them; a sandbox's are read at this machine.
func (c configuration) portalOf(creditor casework.Creditor) string {
	if c.Portal.URL == "" && !creditor.Sandbox {
		return ""
	}
	return c.Portal.address()
}

// openSite is a site with the door it is reached by.
type openSite struct {
	listener net.Listener
	handler  http.Handler
	house    *house
}

func (s openSite) serve(ctx context.Context) error {
	return web.Serve(ctx, s.listener, s.handler, s.house.log)
}

// open makes the two sites and listens for who comes to them.
func (c *serveCommand) open(ctx context.Context, conf configuration, h *house) ([]openSite, error) {
	known, err := c.door(conf, h)
	if err != nil {
		return nil, err
	}
	desk := newOffice(conf, h, known) //nolint:contextcheck // pages take theirs from the request
	if c.Gallery {
		desk.ShowGallery(gallery()) //nolint:contextcheck // a page is made without a context and rendered with one
	}
	debtors := newPortal(conf, h)
	first, err := listen(ctx, conf.Office.Listen)
	if err != nil {
		return nil, err
	}
	second, err := listen(ctx, conf.Portal.Listen)
	if err != nil {
		return nil, errors.Join(err, first.Close())
	}
	return []openSite{{first, desk, h}, {second, debtors, h}}, nil
}

// newOffice makes the office, into which known lets people.
func newOffice(conf configuration, h *house, known web.Known) *office.Office {
	var days office.Days
	if !conf.MailShown { // the demo's clock is the town's
		days = h.passDays
	}
	desk := office.New(office.Options{
		Log: h.log, Now: h.now, Secure: conf.Office.isSecure(), Known: known, Sendings: h.db.Sendings(h.now), Look: h.db.Look,
		Accounts: h.accounts, Work: h.Service, Packs: packs(), Days: days,
		SignUpClosed: conf.SignUpClosed, MailStays: conf.mailStays(), Portal: conf.Portal.address(),
	})
	open.Add(desk.Site, open.Options{Law: h.LawInForce, Now: h.now})
	desk.Mount(api.Root, api.New(api.Options{Law: h.LawInForce, Now: h.now}))
	return desk
}

// newPortal makes the portal.
func newPortal(conf configuration, h *house) *portal.Portal {
	debtors := portal.New(portal.Options{
		Log: h.log, Now: h.now, Secure: conf.Portal.isSecure(), Sendings: h.db.Sendings(h.now), Door: h.accounts, Work: h.Service,
	})
	open.Add(debtors.Site, open.Options{Law: h.LawInForce, Now: h.now})
	return debtors
}

// gallery returns the samples of all pages there are.
func gallery() []web.Sample {
	var all []web.Sample
	for _, samples := range [][]web.Sample{web.Samples(), office.Samples(), portal.Samples(), open.Samples(), pages.Samples()} {
		all = append(all, samples...)
	}
	return all
}

func listen(ctx context.Context, address string) (net.Listener, error) {
	var config net.ListenConfig
	listener, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "serve.cannot_listen").With("address", address).Because(err)
	}
	return listener, nil
}
