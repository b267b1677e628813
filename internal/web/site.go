package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"strings"
	"time"

	"krav/internal/fault"
	"krav/internal/wording"
)

// The limits of a request.
const (
	// maxForm is how many bytes a form may send that has no files.
	maxForm = 1 << 20
	// MaxUpload is how many bytes a form with files may send.
	MaxUpload = 64 << 20
)

// Known finds out who is behind a request: the sign-in's part of the work. It
// fills in Who and Creditor of the reader, and leaves them where nobody has
// signed in. It may answer by itself, by returning false: where an address is
// only for those who have signed in, it leads to the sign-in.
type Known func(w http.ResponseWriter, r *http.Request, reader *Reader) (goOn bool, err error)

// SiteOptions is what a site is made of.
type SiteOptions struct {
	// Name is the site's own, for the log: "office", "portal".
	Name string
	Log  *slog.Logger
	Now  func() time.Time
	// Secure says that the site is reached by https: its cookies are for https
	// alone, and browsers are told to come no other way.
	Secure bool
	// Known finds out who reads; without it everybody is nobody.
	Known Known
	// Sendings remembers forms that were sent; without it none is.
	Sendings Sendings
	// Look lets all that is read in a context be of one moment until it is ended; it
	// may be ended several times. Without it each part of a page is of its own.
	Look func(ctx context.Context) (look context.Context, end func())
}

// Site is one origin of pages: an office, a portal (websted). Its addresses are
// given handlers by Handle, and everything that is the same for all of them is
// done here: who reads and in what language, safety, limits, the log, and what
// happens to an error.
type Site struct {
	name   string
	log    *slog.Logger
	now    func() time.Time
	secure bool
	known  Known
	mux    *http.ServeMux
	guard  *http.CrossOriginProtection

	sendings Sendings
	turns    turns
	look     func(ctx context.Context) (context.Context, func())
}

// NewSite returns a site without pages but for what every site has: assets, the
// choice of language and theme.
func NewSite(o SiteOptions) *Site {
	s := &Site{
		name: o.Name, log: o.Log, now: o.Now, secure: o.Secure, known: o.Known,
		mux: http.NewServeMux(), guard: http.NewCrossOriginProtection(), sendings: o.Sendings, turns: newTurns(), look: o.Look,
	}
	s.guard.SetDenyHandler(s.wrap(refuseForeign))
	s.mux.HandleFunc("GET "+assetRoot, serveAsset)
	s.Handle("POST "+preferencePath, s.setPreference)
	s.Handle("/", notFound)
	return s
}

// Handle gives an address its handler, by a pattern of net/http: "GET
// /cases/{number}". A handler that changes something is a POST; it does once what a
// form with a key asks twice.
func (s *Site) Handle(pattern string, h Handler) { s.mux.Handle(pattern, s.wrap(s.once(h))) }

// HandleOpen gives an address a handler that is for all: who reads isn't asked, and
// nobody is led to sign in. It is for pages with nothing of anybody's.
func (s *Site) HandleOpen(pattern string, h Handler) {
	s.mux.Handle(pattern, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r = r.WithContext(WithReader(r.Context(), s.reader(r)))
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	}))
}

// Mount gives the addresses below a pattern to a handler that answers by itself: an API,
// whose answers aren't pages. Headers, limits and log are as everywhere; who asks, isn't
// asked.
func (s *Site) Mount(pattern string, h http.Handler) { s.mux.Handle(pattern, h) }

func notFound(http.ResponseWriter, *http.Request) error {
	return fault.New(fault.NotFound, "web.not_found")
}

// refuseForeign answers what another site has a browser send to this one.
func refuseForeign(http.ResponseWriter, *http.Request) error {
	return fault.New(fault.Forbidden, "web.foreign")
}

// wrap makes a handler of net/http of ours.
func (s *Site) wrap(h Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		reader := s.reader(r)
		r = r.WithContext(WithReader(r.Context(), reader))
		if s.known != nil {
			goOn, err := s.known(w, r, &reader)
			if err != nil {
				s.fail(w, r, err)
				return
			}
			if !goOn {
				return
			}
		}
		r = s.withNews(w, r.WithContext(WithReader(r.Context(), reader)))
		if err := h(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// reader returns who reads, as far as the request says without sign-in.
func (s *Site) reader(r *http.Request) Reader {
	return Reader{
		Language: languageOf(r), Theme: themeOf(r), KeysOff: keysAreOff(r),
		Path: r.URL.RequestURI(), Script: r.Header.Get("HX-Request") == "true",
	}
}

// languageOf returns the language the reader has chosen, or else the one their
// browser asks for first of those there are.
func languageOf(r *http.Request) wording.Language {
	if c, err := r.Cookie(languageCookie); err == nil {
		return wording.ParseLocale(c.Value)
	}
	for asked := range strings.SplitSeq(r.Header.Get("Accept-Language"), ",") {
		code, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(asked)), "-")
		code, _, _ = strings.Cut(code, ";")
		switch l := wording.Language(code); l {
		case wording.Danish, wording.English:
			return l
		}
	}
	return wording.Danish
}

// ServeHTTP serves a request of the site.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	begun := s.now()
	answer := &answered{ResponseWriter: w, status: http.StatusOK, made: func() {}}
	defer func() {
		if cause := recover(); cause != nil {
			s.recovered(answer, r, cause)
		}
		s.note(r, answer.status, s.now().Sub(begun))
	}()
	s.secureHeaders(w.Header())
	r = s.withOwnCookies(withSender(r))
	r.Body = http.MaxBytesReader(answer, r.Body, limitOf(r))
	r, answer.made = s.making(r)
	defer answer.made()
	s.guard.Handler(s.mux).ServeHTTP(answer, r)
}

// making waits for a request's turn, and has its page made of what is there at one
// moment. It returns what says that the page is made, however often it is called: then
// nothing is held for it any more, whatever the line is like that it is sent over.
func (s *Site) making(r *http.Request) (within *http.Request, made func()) {
	endTurn := s.turns.of(r)
	if s.look == nil || r.Method != http.MethodGet {
		return r, endTurn
	}
	ctx, endLook := s.look(r.Context())
	return r.WithContext(ctx), func() { endLook(); endTurn() }
}

// limitOf returns how much a request may send.
func limitOf(r *http.Request) int64 {
	if strings.HasPrefix(r.Header.Get("Content-Type"), "multipart/form-data") {
		return MaxUpload
	}
	return maxForm
}

// recovered answers a request whose handler broke down. What net/http asks for by
// breaking down itself is left to it.
func (s *Site) recovered(w *answered, r *http.Request, cause any) {
	if err, ok := cause.(error); ok && errors.Is(err, http.ErrAbortHandler) {
		panic(cause)
	}
	s.log.ErrorContext(r.Context(), "a handler broke down", slog.String("pattern", r.Pattern),
		slog.String("cause", fmt.Sprint(cause)), slog.String("stack", string(debug.Stack())))
	if !w.begun {
		s.fail(w, r.WithContext(WithReader(r.Context(), s.reader(r))), fmt.Errorf("handler broke down: %v", cause))
	}
}

// note writes a request into the log: the pattern it met, never the path, which
// may hold a code or a name.
func (s *Site) note(r *http.Request, status int, took time.Duration) {
	s.log.DebugContext(r.Context(), "request served", slog.String("site", s.name), slog.String("method", r.Method),
		slog.String("pattern", r.Pattern), slog.Int("status", status), slog.Duration("took", took))
}

// answered is an answer that knows whether it has begun, and with what status.
type answered struct {
	http.ResponseWriter

	status int
	begun  bool
	made   func() // what is done when the answer begins
}

// WriteHeader notes the status and passes it on.
func (a *answered) WriteHeader(status int) {
	a.status, a.begun = status, true
	a.made()
	a.ResponseWriter.WriteHeader(status)
}

// Write notes that the answer has begun and passes the bytes on.
func (a *answered) Write(bytes []byte) (int, error) {
	a.begun = true
	a.made()
	return a.ResponseWriter.Write(bytes) //nolint:wrapcheck // it stands in for the writer it wraps
}

// Unwrap gives http.ResponseController the writer beneath.
func (a *answered) Unwrap() http.ResponseWriter { return a.ResponseWriter }
