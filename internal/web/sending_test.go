package web_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"sync"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/fault"
	"krav/internal/web"
)

// memory remembers forms that were sent, as the store does.
type memory struct {
	mu      sync.Mutex
	answers map[string]string
	asked   chan struct{} // a second form has asked
}

func newMemory() *memory {
	return &memory{answers: make(map[string]string), asked: make(chan struct{}, 1000)}
}

func (m *memory) Begin(_ context.Context, key string) (string, bool, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	answer, known := m.answers[key]
	if known {
		m.asked <- struct{}{}
		return answer, false, nil
	}
	m.answers[key] = ""
	return "", true, nil
}

func (m *memory) End(_ context.Context, key, answer string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.answers[key] = answer
	return nil
}

func (m *memory) Drop(_ context.Context, key string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.answers, key)
	return nil
}

// remembering returns a site that remembers the forms that a person sends.
func remembering(t *testing.T, m web.Sendings, person int64, h func(s *web.Site) web.Handler) *web.Site {
	t.Helper()
	s := web.NewSite(web.SiteOptions{
		Name: "test", Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Sendings: m,
		Known: func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
			if person != 0 {
				reader.Who = access.NewPerson(person, "Mette Kjær")
			}
			return true, nil
		},
	})
	s.Handle("POST /notes", h(s))
	return s
}

// note is what a form with a note sends.
func note(key, text string) url.Values { return url.Values{"form_key": {key}, "text": {text}} }

func TestADoubleClickIsDoneOnceAndAnsweredTwice(t *testing.T) {
	t.Parallel()
	m, begun, goOn, done := newMemory(), make(chan struct{}), make(chan struct{}), 0
	site := remembering(t, m, 7, func(s *web.Site) web.Handler {
		return func(w http.ResponseWriter, r *http.Request) error {
			done++
			close(begun)
			<-goOn
			s.Tell(w, "note.empty")
			return web.SeeOther(w, r, "/notes/1")
		}
	})
	answers := make(chan *httptest.ResponseRecorder)
	send := func(r *http.Request) { answers <- serve(site, r) }
	// The first click's browser has left by the time it is answered.
	first, leave := context.WithCancel(t.Context())
	go send(post(t, "/notes", note("k1", "ringet")).WithContext(first))
	<-begun
	go send(post(t, "/notes", note("k1", "ringet")))
	<-m.asked
	leave()
	close(goOn)
	for range 2 {
		w := <-answers
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/notes/1" || w.Header().Get("Set-Cookie") == "" {
			t.Errorf("answered with %d, to %q, news %q", w.Code, w.Header().Get("Location"), w.Header().Get("Set-Cookie"))
		}
	}
	if done != 1 {
		t.Errorf("done %d times", done)
	}
}

func TestWhatIsAnotherFormIsDoneByItself(t *testing.T) {
	t.Parallel()
	m, done := newMemory(), 0
	count := func(*web.Site) web.Handler {
		return func(w http.ResponseWriter, r *http.Request) error {
			done++
			return web.SeeOther(w, r, "/")
		}
	}
	mette, per, nobody := remembering(t, m, 7, count), remembering(t, m, 8, count), remembering(t, m, 0, count)
	for want, sent := range []struct {
		site *web.Site
		to   string
		form url.Values
	}{
		{mette, "/notes", note("k1", "ringet")},
		{mette, "/notes", note("k2", "ringet")},        // another tab
		{mette, "/notes", note("k1", "ringet igen")},   // gone back, and written otherwise
		{mette, "/notes?case=2", note("k1", "ringet")}, // about something else
		{per, "/notes", note("k1", "ringet")},          // somebody else
		{mette, "/notes", note("", "ringet")},          // no key
		{mette, "/notes", note("", "ringet")},
		{nobody, "/notes", note("k1", "ringet")}, // nobody who is known
		{nobody, "/notes", note("k1", "ringet")},
	} {
		if w := serve(sent.site, post(t, sent.to, sent.form)); w.Code != http.StatusSeeOther || done != want+1 {
			t.Errorf("form %d: answered with %d, %d done", want+1, w.Code, done)
		}
	}
}

func TestAFormThatDidNothingMayBeSentAgain(t *testing.T) {
	t.Parallel()
	for name, nothing := range map[string]func(w http.ResponseWriter, r *http.Request) error{
		"a fault": func(http.ResponseWriter, *http.Request) error {
			return fault.New(fault.Unavailable, "store.unavailable")
		},
		"a page": func(w http.ResponseWriter, r *http.Request) error {
			return web.Show(w, r, http.StatusUnprocessableEntity, web.Tag("text"))
		},
		"a breakdown": func(http.ResponseWriter, *http.Request) error { panic("broken") },
		"a session": func(w http.ResponseWriter, r *http.Request) error {
			http.SetCookie(w, &http.Cookie{Name: "session", Value: "secret"})
			return web.SeeOther(w, r, "/")
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m, tried := newMemory(), 0
			site := remembering(t, m, 7, func(*web.Site) web.Handler {
				return func(w http.ResponseWriter, r *http.Request) error {
					tried++
					return nothing(w, r)
				}
			})
			serve(site, post(t, "/notes", note("k1", "ringet")))
			serve(site, post(t, "/notes", note("k1", "ringet")))
			if tried != 2 || len(m.answers) != 0 {
				t.Errorf("tried %d times, %d remembered", tried, len(m.answers))
			}
		})
	}
}

func TestWhatMayHaveBeenDoneIsNotDoneAgain(t *testing.T) {
	t.Parallel()
	m, tried := newMemory(), 0
	site := remembering(t, m, 7, func(*web.Site) web.Handler {
		return func(http.ResponseWriter, *http.Request) error {
			tried++
			return fault.New(fault.Unavailable, "store.commit_unknown")
		}
	})
	serve(site, post(t, "/notes", note("k1", "ringet")))
	ctx, leave := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer leave()
	w := serve(site, post(t, "/notes", note("k1", "ringet")).WithContext(ctx))
	if tried != 1 || w.Code != http.StatusConflict {
		t.Errorf("tried %d times, answered with %d", tried, w.Code)
	}
}
