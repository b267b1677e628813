package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"krav/internal/fault"
)

// Sendings remembers forms that were sent a moment ago, so that a double click, a
// page that is loaded again or a browser that tries once more does once what is asked
// twice, and gets the same answer. All machines of a house share it.
type Sendings interface {
	// Begin notes that a form is being dealt with, and reports whether it is the first
	// with its key. If not, it returns how the first is answered, or nothing while
	// that isn't known.
	Begin(ctx context.Context, key string) (answer string, first bool, err error)
	// End notes how a form is answered by which something was done.
	End(ctx context.Context, key, answer string) error
	// Drop forgets a form by which nothing was done.
	Drop(ctx context.Context, key string) error
}

// How long the second of two equal forms waits for the first, and how often it asks.
const (
	sendingWaits = 10 * time.Second
	sendingAsks  = 20 * time.Millisecond
)

// keyCommitUnknown is the store's fault for what may have been done, or not.
const keyCommitUnknown = "store.commit_unknown"

// sendingAnswer is how a form is answered that did something: by leading on to a
// page, with news for it.
type sendingAnswer struct {
	Location string `json:"l"`
	News     string `json:"n,omitempty"`
}

// once lets a form that somebody sends who has signed in do once what is asked twice.
// One that did nothing, because something was wrong with it, may be sent again.
func (s *Site) once(h Handler) Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		key, err := sendingKey(s.name, r)
		if err != nil {
			return err
		}
		if s.sendings == nil || key == "" {
			return h(w, r)
		}
		told, first, err := s.begin(r.Context(), key)
		if err != nil {
			return err
		}
		if !first {
			return s.answerAgain(w, r, told)
		}
		return s.doOnce(w, r, h, key)
	}
}

// doOnce does what the form asks, and notes how it is answered. A reader who clicks
// twice leaves the first answer; what is noted of it is noted all the same.
func (s *Site) doOnce(w http.ResponseWriter, r *http.Request, h Handler, key string) error {
	ctx, led, unknown := context.WithoutCancel(r.Context()), false, false
	answer := &leading{ResponseWriter: w}
	defer func() {
		if led || unknown {
			return
		}
		if err := s.sendings.Drop(ctx, key); err != nil {
			s.log.ErrorContext(ctx, "a form that did nothing can't be sent again for a while", slog.Any("error", err))
		}
	}()
	if err := h(answer, r); err != nil {
		unknown = fault.HasKey(err, keyCommitUnknown)
		return err
	}
	if led = answer.canBeRepeated(); !led {
		return nil
	}
	text, err := json.Marshal(answer.told)
	if err == nil {
		err = s.sendings.End(ctx, key, string(text))
	}
	if err != nil {
		s.log.ErrorContext(ctx, "the answer to a form isn't noted", slog.Any("error", err))
	}
	return nil
}

// begin waits for the first of two equal forms to be dealt with.
func (s *Site) begin(ctx context.Context, key string) (string, bool, error) {
	ctx, cancel := context.WithTimeout(ctx, sendingWaits)
	defer cancel()
	ask := time.NewTicker(sendingAsks)
	defer ask.Stop()
	for {
		answer, first, err := s.sendings.Begin(ctx, key)
		switch {
		case ctx.Err() != nil:
			return "", false, fault.New(fault.Conflict, "web.form_under_way")
		case err != nil || first || answer != "":
			return answer, first, err
		}
		select {
		case <-ask.C:
		case <-ctx.Done():
		}
	}
}

// answerAgain answers a form as the first one like it was answered.
func (s *Site) answerAgain(w http.ResponseWriter, r *http.Request, told string) error {
	var answer sendingAnswer
	if err := json.Unmarshal([]byte(told), &answer); err != nil {
		return fmt.Errorf("the answer to a form: %w", err)
	}
	if answer.News != "" {
		s.SetCookie(w, newsCookie, answer.News, newsAge)
	}
	return SeeOther(w, r, answer.Location)
}

// sendingKey names a form that is sent by who sends it, where to, its key and all
// that stands in it: the same key with something else in the fields is another form.
// There is none for forms without a key, for those with files, and for nobody.
func sendingKey(site string, r *http.Request) (string, error) {
	reader := ReaderOf(r.Context())
	if r.Method != http.MethodPost || !isPlainForm(r) || reader.Who.String() == "" {
		return "", nil
	}
	if err := parseForm(r); err != nil {
		return "", unreadable(err)
	}
	if err := refuseOther(r.Context(), r.PostForm.Get(madeForField)); err != nil {
		return "", err
	}
	if r.PostForm.Get(keyField) == "" {
		return "", nil
	}
	sent := fmt.Sprintf("%q %q %d %q %q", site, reader.Who.String(), reader.Creditor, r.URL.RequestURI(), r.PostForm.Encode())
	sum := sha256.Sum256([]byte(sent))
	return hex.EncodeToString(sum[:]), nil
}

// leading is an answer that knows whether it leads on to another page.
type leading struct {
	http.ResponseWriter

	told    sendingAnswer
	cookies bool // it set others than the news
}

// WriteHeader notes where the answer leads and passes it on.
func (l *leading) WriteHeader(status int) {
	if status == http.StatusSeeOther {
		l.told.Location = l.Header().Get("Location")
	}
	set := http.Response{Header: l.Header()}
	for _, cookie := range set.Cookies() {
		if cookie.Name == newsCookie {
			l.told.News = cookie.Value
			continue
		}
		l.cookies = true
	}
	l.ResponseWriter.WriteHeader(status)
}

// Unwrap gives http.ResponseController the writer beneath.
func (l *leading) Unwrap() http.ResponseWriter { return l.ResponseWriter }

// canBeRepeated reports whether the answer can be given again: it leads somewhere,
// and carries nothing that is for one browser alone, such as a session.
func (l *leading) canBeRepeated() bool { return l.told.Location != "" && !l.cookies }
