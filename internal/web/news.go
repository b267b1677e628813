package web

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"net/http"
)

// newsCookie carries a message from the answer that did something to the page
// that is shown next. Nothing is kept on the server: the cookie holds the key of
// a message and its values, which are shown as text, and is taken away at once.
const newsCookie = "krav_news"

// newsAge is how many seconds the news waits for the next page.
const newsAge = 60

// News is what has just happened (besked): a message of the catalogue.
type News struct {
	Key    string            `json:"k"`
	Values map[string]string `json:"v,omitempty"`
	// Undo is where undoing it is sent, or empty where it can't be undone; it is a
	// POST of this site. UndoKey makes undoing it twice do it once.
	Undo    string `json:"u,omitempty"`
	UndoKey string `json:"i,omitempty"`
}

// Tell lets the next page say what has happened. It is called before SeeOther;
// values are pairs, as for Say.
func (s *Site) Tell(w http.ResponseWriter, key string, values ...string) {
	s.setNews(w, News{Key: key, Values: pairs(values)})
}

// TellWithUndo lets the next page say what has happened, with a button that
// sends a POST to undo.
func (s *Site) TellWithUndo(w http.ResponseWriter, undo, key string, values ...string) {
	s.setNews(w, News{Key: key, Values: pairs(values), Undo: local(undo), UndoKey: NewForm().Key})
}

func (s *Site) setNews(w http.ResponseWriter, n News) {
	text, err := json.Marshal(n)
	if err != nil {
		return // a text and a map of texts can always be written
	}
	s.SetCookie(w, newsCookie, base64.RawURLEncoding.EncodeToString(text), newsAge)
}

type newsKey struct{}

// withNews lets a whole page that is asked for say what happened before it, once.
func (s *Site) withNews(w http.ResponseWriter, r *http.Request) *http.Request {
	if r.Method != http.MethodGet || ReaderOf(r.Context()).Script {
		return r
	}
	c, err := r.Cookie(newsCookie)
	if err != nil {
		return r
	}
	s.SetCookie(w, newsCookie, "", -1)
	n, err := parseNews(c.Value)
	if err != nil {
		return r
	}
	return r.WithContext(WithNews(r.Context(), n))
}

// parseNews reads what the cookie carries. Anybody may write a cookie, so undo
// leads nowhere but to this site.
func parseNews(value string) (News, error) {
	text, err := base64.RawURLEncoding.DecodeString(value)
	if err != nil {
		return News{}, err //nolint:wrapcheck // it is only asked whether there is one
	}
	var n News
	if err := json.Unmarshal(text, &n); err != nil {
		return News{}, err //nolint:wrapcheck // as above
	}
	if n.Undo != "" {
		n.Undo = local(n.Undo)
	}
	return n, nil
}

// WithNews returns a context whose page says what has happened.
func WithNews(ctx context.Context, n News) context.Context {
	return context.WithValue(ctx, newsKey{}, n)
}

func newsOf(ctx context.Context) (News, bool) {
	n, told := ctx.Value(newsKey{}).(News)
	return n, told
}

// say returns the message. A key that came with a cookie and isn't in the
// catalogue says nothing but itself.
func (n News) say(ctx context.Context) string {
	values := make([]string, 0, 2*len(n.Values))
	for name, value := range n.Values {
		values = append(values, name, value)
	}
	return Say(ctx, n.Key, values...)
}
