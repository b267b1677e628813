package demo

import (
	"context"
	"io/fs"
	"log/slog"
	"net/http"
	"strconv"
	"strings"
	"time"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
)

// Root is where the demo's pages lie on the office's origin.
const Root = "/demo/"

// Clock is the time in the house (ur).
type Clock interface {
	// Today returns the day it is.
	Today(ctx context.Context) (civil.Date, error)
	// Forward lets some days pass after one, and returns what each of them did. When
	// it is another day than that, it has been done already, and nothing happens.
	Forward(ctx context.Context, from civil.Date, days int) ([]Night, error)
	// Last returns what Forward returned last.
	Last() []Night
}

// Night is what a day and the night run after it did (nat), at all creditors.
type Night struct {
	Day      civil.Date
	NewCases int
	Letters  int
	Fees     money.Amount // with the costs of collection
	Money    money.Amount // that came in
	Closed   int
}

// IsQuiet reports whether nothing happened.
func (n Night) IsQuiet() bool { return n.NewCases+n.Letters+n.Closed == 0 && n.Money.IsZero() }

// Login is somebody who can sign in to the demo.
type Login struct {
	Name, Email, Password string
	Works                 string // message key: where, as what
}

// File is a file to try.
type File struct {
	Name string
	Kind string // its media type
	Does string // message key: what it is for
	Make func(ctx context.Context) ([]byte, error)
}

// Options is what the room is made of.
type Options struct {
	Log    *slog.Logger
	Now    func() time.Time
	Clock  Clock
	Logins []Login
	Files  []File
	// Mail holds a folder for each creditor, by number, with what was caught.
	Mail fs.FS
	// Written is the address of the portal in letters, and Portal the one at which
	// it is reached: links in mails are led there.
	Written, Portal string
}

// Room is the site of the demo's own pages.
type Room struct {
	*web.Site

	o Options
}

// New returns the room with all its pages.
func New(o Options) *Room {
	room := &Room{Site: web.NewSite(web.SiteOptions{Name: "demo", Log: o.Log, Now: o.Now}), o: o}
	room.Handle("GET "+Root+"{$}", room.front)
	room.Handle("POST "+Root+"clock", room.forward)
	room.Handle("GET "+Root+"files/{name}", room.file)
	room.Handle("GET "+Root+"mail", room.mails)
	room.Handle("GET "+Root+"mail/{box}/{id}", room.mail)
	room.Handle("GET "+Root+"mail/{box}/{id}/html", room.mailHTML)
	room.Handle("GET "+Root+"mail/{box}/{id}/attached/{n}", room.attached)
	return room
}

// Before serves the demo's pages, and what lies behind them, which gets the clock
// in its corner.
func (d *Room) Before(behind http.Handler) http.Handler {
	mux := http.NewServeMux()
	mux.Handle(Root, d)
	mux.Handle("/", http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		behind.ServeHTTP(w, r.WithContext(d.withCorner(r.Context())))
	}))
	return mux
}

// withCorner puts the clock into the corner of a page; a day that can't be told
// keeps no page from being shown.
func (d *Room) withCorner(ctx context.Context) context.Context {
	today, err := d.o.Clock.Today(ctx)
	if err != nil {
		d.o.Log.WarnContext(ctx, "the demo's day can't be told", slog.Any("error", err))
		return ctx
	}
	return web.WithCorner(ctx, corner(today))
}

// frontPage is the demo's first page.
type frontPage struct {
	Today  civil.Date
	Logins []Login
	Files  []File
	Nights []Night
	Portal string
}

func (d *Room) front(w http.ResponseWriter, r *http.Request) error {
	today, err := d.o.Clock.Today(r.Context())
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, frontView(frontPage{
		Today: today, Logins: d.o.Logins, Files: d.o.Files, Nights: d.o.Clock.Last(), Portal: d.o.Portal,
	}))
}

// mostDays is the longest way that the clock is moved at a time.
const mostDays = 31

// forward lets days pass, and leads back to where one was.
func (d *Room) forward(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	days, err := strconv.Atoi(form.Value("days"))
	if err != nil || days < 1 || days > mostDays {
		return fault.New(fault.Invalid, "demo.days_wrong").With("most", strconv.Itoa(mostDays))
	}
	from, err := civil.Parse(form.Value("from"))
	if err != nil {
		return fault.New(fault.Invalid, "web.form_unreadable").Because(err)
	}
	nights, err := d.o.Clock.Forward(r.Context(), from, days)
	if err != nil {
		return err
	}
	if len(nights) > 0 {
		all := sum(nights)
		d.Tell(w, "demo.moved", "days", web.Count(r.Context(), days), "letters", web.Count(r.Context(), all.Letters),
			"closed", web.Count(r.Context(), all.Closed), "money", web.Amount(r.Context(), all.Money))
	}
	back := form.Value("back")
	if strings.HasPrefix(back, Root) || back == "" {
		back = Root
	}
	return web.SeeOther(w, r, back)
}

// sum returns several nights as one.
func sum(nights []Night) Night {
	var all Night
	for _, n := range nights {
		all.Day = n.Day
		all.NewCases, all.Letters, all.Closed = all.NewCases+n.NewCases, all.Letters+n.Letters, all.Closed+n.Closed
		all.Fees, all.Money = all.Fees.Plus(n.Fees), all.Money.Plus(n.Money)
	}
	return all
}

// file answers with a file to try.
func (d *Room) file(w http.ResponseWriter, r *http.Request) error {
	for _, f := range d.o.Files {
		if f.Name != r.PathValue("name") {
			continue
		}
		content, err := f.Make(r.Context())
		if err != nil {
			return err
		}
		web.Attach(w.Header(), f.Kind, f.Name)
		_, _ = w.Write(content) // a reader who has left isn't missed
		return nil
	}
	return fault.New(fault.NotFound, "web.not_found")
}
