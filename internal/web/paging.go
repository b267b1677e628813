package web

import (
	"context"
	"net/http"
	"net/url"
)

// Paging is where in a list a page of it stands.
type Paging struct {
	// Shown is how many lines this page has; All how many there are, or nought
	// where that isn't counted.
	Shown, All int
	// More says that there are more than All: they weren't counted further.
	More bool
	// From is the place of the first line among all, from one, or nought where that
	// isn't known.
	From int
	// First, Previous and Next are the addresses of the first page, of the one before
	// and of the next, empty where this is it or there is none.
	First, Previous, Next string
	// NextCount is how many lines the next page may have, or nought.
	NextCount int
}

// PageOf returns the paging of a list that is read by key: the page after the
// line whose key stands in the address as "after". A list is asked for one line
// more than it shows; next is the key of the last line shown when there was one
// more, and else empty.
func PageOf(r *http.Request, shown int, next string) Paging {
	p := Paging{Shown: shown}
	if r.URL.Query().Get("after") != "" {
		p.First = withQuery(r.URL, "after", "")
	}
	if next != "" {
		p.Next = withQuery(r.URL, "after", next)
	}
	return p
}

// withQuery returns an address with one value of its query replaced, or taken
// away where the new one is empty.
func withQuery(u *url.URL, name, value string) string {
	query := u.Query()
	query.Set(name, value)
	if value == "" {
		query.Del(name)
	}
	made := url.URL{Path: u.Path, RawQuery: query.Encode()}
	return made.String()
}

func (p Paging) words(ctx context.Context) string {
	switch {
	case p.All == 0:
		return Say(ctx, "web.lines", "shown", Count(ctx, p.Shown))
	case p.From > 0 && p.More:
		return Say(ctx, "web.lines_from_over", "from", Count(ctx, p.From), "to", Count(ctx, p.From+p.Shown-1), "all", Count(ctx, p.All))
	case p.From > 0:
		return Say(ctx, "web.lines_from", "from", Count(ctx, p.From), "to", Count(ctx, p.From+p.Shown-1), "all", Count(ctx, max(p.All, p.From+p.Shown-1)))
	}
	return Say(ctx, "web.lines_of", "shown", Count(ctx, p.Shown), "all", Count(ctx, p.All))
}

// nextWords says what the next page is, with how many lines it may have.
func (p Paging) nextWords(ctx context.Context) string {
	left := p.All - p.From - p.Shown + 1
	if p.NextCount == 0 || p.From == 0 {
		return Say(ctx, "web.next_page")
	}
	if !p.More && left > 0 {
		return Say(ctx, "web.next_lines", "count", Count(ctx, min(left, p.NextCount)))
	}
	return Say(ctx, "web.next_lines", "count", Count(ctx, p.NextCount))
}
