package office

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"krav/internal/casework"
	"krav/internal/web"
)

// Options is what the office is made of.
type Options struct {
	Log    *slog.Logger
	Now    func() time.Time
	Secure bool // reached by https
	// Known finds out who reads: BySession, but for houses that are unlocked.
	Known web.Known
	// Sendings remembers forms that were sent; without it none is.
	Sendings web.Sendings
	// Look has the parts of a page be of one moment; without it each is of its own.
	Look func(ctx context.Context) (look context.Context, end func())
	// Accounts lets people in.
	Accounts Accounts
	// SignUpClosed says that nobody may sign up, MailStays that no mail leaves the
	// house.
	SignUpClosed, MailStays bool
	// Portal is the address of the debtors' pages: for those who come to the wrong
	// door, and to see a case there as its debtor does.
	Portal string
	// Work is the use cases.
	Work Work
	// Days lets the days of a sandbox pass; without it nobody moves its clock here.
	Days Days
	// Packs gather letters that are to be printed.
	Packs Packs
}

// Packs are the ways in which letters to be printed are handed over, made at a moment.
type Packs struct {
	PDF func(made time.Time) casework.Packer // one file
	Zip func(made time.Time) casework.Packer // a file for each letter
}

// Work is the use cases that pages of the office call. Each page names its own
// part, and stands here with it.
type Work interface {
	clientTeller
	starter
	settler
	caseLister
	caseChanger
	batcher
	simulator
	caseTeller
	caseConductor
	limitationTeller
	caseOpener
	importer
	mender
	moneyKeeper
	sender
	lawKeeper
	lawReader
}

// Office is the site of the creditor's people.
type Office struct {
	*web.Site

	work     Work
	accounts Accounts
	known    web.Known
	now      func() time.Time
	packs    Packs
	days     Days

	signUpOpen, mailStays bool
	portal                string
}

// New returns the office with all its pages.
func New(o Options) *Office {
	office := &Office{
		work: o.Work, accounts: o.Accounts, known: o.Known, now: o.Now, packs: o.Packs, days: o.Days,
		signUpOpen: !o.SignUpClosed, mailStays: o.MailStays, portal: o.Portal,
	}
	site := web.NewSite(web.SiteOptions{Name: "office", Log: o.Log, Now: o.Now, Secure: o.Secure, Known: office.knows, Sendings: o.Sendings, Look: o.Look})
	office.Site = site
	for _, route := range office.routes() {
		site.Handle(route.Pattern, route.Handler)
	}
	return office
}

// Route is one address of the office and what answers it.
type Route struct {
	Pattern string
	Handler web.Handler
}

// Patterns returns every address of the office, as net/http writes them: a test
// walks them with another creditor's numbers.
func Patterns() []string {
	var all []string
	for _, route := range (&Office{}).routes() {
		all = append(all, route.Pattern)
	}
	return all
}

// routes is every address of the office.
func (o *Office) routes() []Route {
	return slices.Concat(
		o.gateRoutes(),
		o.accountRoutes(),
		o.userRoutes(),
		o.lawRoutes(),
		o.lawRowRoutes(),
		o.creditorRoutes(),
		o.followUpRoutes(),
		o.fileRoutes(),
		o.paymentRoutes(),
		o.sendingRoutes(),
		o.caseRoutes(),
		o.settingsRoutes(),
		o.clockRoutes(),
		o.startRoutes(),
	)
}

// startRoutes are the addresses of the start page and the case list.
func (o *Office) startRoutes() []Route {
	return []Route{
		{"GET /{$}", o.start},
		{"GET /cases", o.cases},
		{"GET /cases/export.csv", o.exportCases},
		{"GET /cases/export.xlsx", o.exportSheet},
		{"POST /cases/together", o.together},
		{"POST /cases/together/undo", o.undoTogether},
		{"GET " + limitationPath, o.limitation},
		{"POST /cases/views", o.saveView},
		{"POST /cases/views/{view}/drop", o.dropView},
	}
}

// frame returns the office's frame around a page that belongs to an item of the
// menu.
func frame(ctx context.Context, active, title string) web.Frame {
	return fitted(ctx, web.Frame{
		Title: title, Active: active,
		SignOut: "/sign-out", SwitchTo: "/creditor", Search: casesPath, Create: newCasePath,
		Nav: []web.NavGroup{
			{Items: []web.NavItem{{Href: startPath, Label: web.Say(ctx, "office.start"), Icon: web.IconLayoutList}}},
			{Title: web.Say(ctx, "office.nav_work"), Items: []web.NavItem{
				{Href: "/cases", Label: web.Say(ctx, "office.cases"), Icon: web.IconFolder},
				{Href: followUpPath, Label: web.Say(ctx, "office.followup"), Icon: web.IconListChecks},
				{Href: sendingsPath, Label: web.Say(ctx, "office.sendings"), Icon: web.IconSend},
				{Href: paymentsPath, Label: web.Say(ctx, "office.payments"), Icon: web.IconInbox},
			}},
			filesNav(ctx),
		},
	})
}

// searching returns a frame whose search shows what was searched for.
func searching(f web.Frame, query string) web.Frame {
	f.Query = query
	return f
}
