package web_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"krav/internal/web"
)

// slowSite is a site with a page that waits to be let go, one that waits when it has
// begun to be sent, one that is quick, and something that is done.
func slowSite(t *testing.T, letGo <-chan struct{}) *web.Site {
	t.Helper()
	s := web.NewSite(web.SiteOptions{Name: "test", Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }})
	done := func(w http.ResponseWriter, _ *http.Request) error { w.WriteHeader(http.StatusNoContent); return nil }
	s.Handle("GET /slow", func(w http.ResponseWriter, r *http.Request) error { <-letGo; return done(w, r) })
	s.Handle("GET /long", func(w http.ResponseWriter, r *http.Request) error { err := done(w, r); <-letGo; return err })
	s.Handle("GET /quick", done)
	s.Handle("POST /deed", done)
	return s
}

// ask asks a site in the background, and closes what it returns when it has answered.
func ask(s *web.Site, method, path string) <-chan struct{} {
	answered := make(chan struct{})
	go func() {
		defer close(answered)
		s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(method, path, nil)) //nolint:noctx // the bubble ends with the test
	}()
	return answered
}

func isOver(answered <-chan struct{}) bool {
	select {
	case <-answered:
		return true
	default:
		return false
	}
}

func TestPagesWaitForTheirTurnButNotForEver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		letGo := make(chan struct{})
		s := slowSite(t, letGo)
		for range runtime.GOMAXPROCS(0) {
			ask(s, http.MethodGet, "/slow")
		}
		synctest.Wait()
		page, deed := ask(s, http.MethodGet, "/quick"), ask(s, http.MethodPost, "/deed")
		synctest.Wait()
		if isOver(page) || !isOver(deed) {
			t.Errorf("beside as many slow pages as there are turns: a page is answered: %t, a deed: %t", isOver(page), isOver(deed))
		}
		<-time.NewTimer(250 * time.Millisecond).C // of the bubble's clock
		synctest.Wait()
		if !isOver(page) {
			t.Error("a page waits for slow ones for ever")
		}
		close(letGo)
	})
}

func TestThePageThatWasAskedForFirstIsMadeFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		letGo := make(chan struct{})
		s := slowSite(t, letGo)
		for range runtime.GOMAXPROCS(0) {
			ask(s, http.MethodGet, "/slow")
		}
		synctest.Wait()
		first := ask(s, http.MethodGet, "/slow")
		synctest.Wait()
		second := ask(s, http.MethodGet, "/quick")
		synctest.Wait()
		letGo <- struct{}{} // one turn is free: the first takes it
		synctest.Wait()
		if isOver(first) || isOver(second) {
			t.Errorf("the first is over: %t, the second: %t; want the first to have the turn", isOver(first), isOver(second))
		}
		close(letGo)
	})
}

func TestALongDownloadHoldsUpNoPage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		letGo := make(chan struct{})
		s := slowSite(t, letGo)
		for range runtime.GOMAXPROCS(0) {
			ask(s, http.MethodGet, "/long")
		}
		synctest.Wait()
		page := ask(s, http.MethodGet, "/quick")
		synctest.Wait()
		if !isOver(page) {
			t.Error("a page waits for downloads that have begun")
		}
		close(letGo)
	})
}

// looks counts how many pages are being made of what there is at one moment.
type looks struct{ begun, ended int }

type lookMark struct{}

func (l *looks) look(ctx context.Context) (context.Context, func()) {
	l.begun++
	return context.WithValue(ctx, lookMark{}, true), sync.OnceFunc(func() { l.ended++ })
}

// What is held for a page is let go before the first of it is sent, and also where
// nothing is; what changes something looks at things as they come.
func TestAPageIsMadeOfOneMomentAndLetsItGoBeforeItIsSent(t *testing.T) {
	t.Parallel()
	var l looks
	s := web.NewSite(web.SiteOptions{
		Name: "test", Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Look: l.look,
	})
	inLook := false
	whole := func(w http.ResponseWriter, r *http.Request) error {
		inLook, _ = r.Context().Value(lookMark{}).(bool)
		held := l.ended < l.begun
		_, err := w.Write([]byte("a page"))
		if held != inLook || l.ended != l.begun {
			t.Errorf("%s: held before it is sent: %t, want %t; after: %d of %d are over", r.Method, held, inLook, l.ended, l.begun)
		}
		return err
	}
	s.Handle("GET /page", whole)
	s.Handle("GET /nothing", func(http.ResponseWriter, *http.Request) error { return nil })
	s.Handle("POST /deed", whole)
	for _, c := range []struct {
		method, path string
		begun        int
	}{{http.MethodGet, "/page", 1}, {http.MethodGet, "/nothing", 2}, {http.MethodPost, "/deed", 2}} {
		s.ServeHTTP(httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), c.method, c.path, nil))
		if l.begun != c.begun || l.ended != c.begun {
			t.Errorf("%s %s: %d looks, of which %d are over, want %d", c.method, c.path, l.begun, l.ended, c.begun)
		}
	}
	if inLook {
		t.Error("a deed was done in a look")
	}
}
