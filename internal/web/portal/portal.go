package portal

import (
	"context"
	"log/slog"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// Options is what the portal is made of.
type Options struct {
	Log    *slog.Logger
	Now    func() time.Time
	Secure bool // reached by https
	// Sendings remembers forms that were sent; without it none is.
	Sendings web.Sendings
	// Door lets debtors in.
	Door Door
	// Work is the use cases.
	Work Work
}

// Door is who may come in, as the portal asks it (indgang).
type Door interface {
	DebtorSignIn(ctx context.Context, number, code string, from account.Browser) (token string, err error)
	DebtorFollowsLink(ctx context.Context, number, code string, from account.Browser) (token string, err error)
	DebtorWho(ctx context.Context, token string) (account.Debtor, error)
	DebtorSignOut(ctx context.Context, token string) error
	EnterPreview(ctx context.Context, ticket string) (token string, err error)
	PreviewWho(ctx context.Context, token string) (account.Preview, error)
}

// Work is the use cases that the portal's pages call.
type Work interface {
	OwnCase(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.OwnPage, error)
	OwnDocument(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DocumentID) (casework.Archived, error)
	RecordOpened(ctx context.Context, who access.Actor, creditor debt.CreditorID) error
	ObjectAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, reason string) error
	SuggestContact(ctx context.Context, who access.Actor, creditor debt.CreditorID, c casework.Contact) error
	WriteAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, text string) error
	CaseAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64) (casework.OwnPage, error)
	DocumentAsDebtor(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, id debt.DocumentID) (casework.Archived, error)
}

// Portal is the site of debtors.
type Portal struct {
	*web.Site

	door Door
	work Work
	log  *slog.Logger
}

// New returns the portal with all its pages.
func New(o Options) *Portal {
	site := web.NewSite(web.SiteOptions{Name: "portal", Log: o.Log, Now: o.Now, Secure: o.Secure, Sendings: o.Sendings})
	portal := &Portal{Site: site, door: o.Door, work: o.Work, log: o.Log}
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

// The addresses of the portal.
const (
	loginPath   = "/"
	casePath    = "/case" // the debtor's own
	objectPath  = casePath + "/objection"
	contactPath = casePath + "/contact"
	messagePath = casePath + "/message"
	letterPath  = casePath + "/letters/"
	signOutPath = "/sign-out"
)

// routes is every address of the portal. The personal link has its number and code
// as the path, so it is what meets no other address.
func (p *Portal) routes() []Route {
	return []Route{
		{"GET /{$}", p.loginForm},
		{"POST /{$}", p.login},
		{"GET /", p.link},
		{"GET /preview/{ticket}", p.enterPreview},
		{"POST " + signOutPath, p.signOut},
		{"GET " + casePath, p.inside(p.ownCase)},
		{"POST " + objectPath, p.inside(p.object)},
		{"GET " + objectPath, toCase},
		{"GET " + contactPath, p.inside(p.contactForm)},
		{"POST " + contactPath, p.inside(p.suggestContact)},
		{"GET " + messagePath, p.inside(p.messageForm)},
		{"POST " + messagePath, p.inside(p.write)},
		{"GET " + letterPath + "{letter}", p.inside(p.letter)},
	}
}
