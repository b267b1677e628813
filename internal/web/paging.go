package web

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
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

// What an address says of where in a list it stands: after which key the page begins,
// the place of its first line, and the pages before it.
const (
	pageAfter = "after"
	pageAt    = "at"
	pageBack  = "back"
)

// mostBack is how many pages before this one an address remembers.
const mostBack = 40

// PageOf returns the paging of a list that is read by key: the page after the
// line whose key stands in the address as "after". A list is asked for one line
// more than it shows; next is the key of the last line shown when there was one
// more, and else empty. Where the pages before this one begin is carried along in the
// address, so that they are led back to without being counted.
func PageOf(r *http.Request, shown int, next string) Paging {
	asked := r.URL.Query()
	p := Paging{Shown: shown, From: placeIn(asked)}
	back := strings.Fields(asked.Get(pageBack))
	if asked.Get(pageAfter) != "" {
		p.lead(r.URL, back)
	}
	if next == "" {
		return p
	}
	if p.From == 0 {
		p.Next = withQuery(r.URL, pageAfter, next)
		return p
	}
	back = append(back, strconv.Itoa(p.From)+"."+asked.Get(pageAfter))
	back = back[max(0, len(back)-mostBack):]
	p.Next = withQuery(r.URL, pageAfter, next, pageAt, strconv.Itoa(p.From+shown), pageBack, strings.Join(back, " "))
	return p
}

// placeIn returns the place of a page's first line, from one, or nought where its
// address doesn't say.
func placeIn(asked url.Values) int {
	if asked.Get(pageAfter) == "" {
		return 1
	}
	at, err := strconv.Atoi(asked.Get(pageAt))
	if err != nil {
		return 0
	}
	return max(at, 0)
}

// lead leads back to the page before, and to the first where that is another.
func (p *Paging) lead(here *url.URL, back []string) {
	first := withQuery(here, pageAfter, "", pageAt, "", pageBack, "")
	if len(back) == 0 {
		p.First = first
		return
	}
	at, after, _ := strings.Cut(back[len(back)-1], ".")
	if after == "" {
		p.Previous = first
		return
	}
	p.First = first
	p.Previous = withQuery(here, pageAfter, after, pageAt, at, pageBack, strings.Join(back[:len(back)-1], " "))
}

// Of returns the paging of a list of which is known how many lines it has, counted no
// further than most.
func (p Paging) Of(all, most int) Paging {
	p.All, p.More = all, all >= most
	return p
}

// withQuery returns an address with some values of its query replaced, name and value
// in pairs, or taken away where the new one is empty.
func withQuery(u *url.URL, changes ...string) string {
	query := u.Query()
	for name, value := range pairs(changes) {
		query.Set(name, value)
		if value == "" {
			query.Del(name)
		}
	}
	made := url.URL{Path: u.Path, RawQuery: query.Encode()}
	return made.String()
}

func (p Paging) words(ctx context.Context) string {
	switch {
	case p.All == 0 && p.From > 0 && p.Shown > 0 && (p.From > 1 || p.Next != ""):
		return Say(ctx, "web.lines_span", "from", Count(ctx, p.From), "to", Count(ctx, p.From+p.Shown-1))
	case p.All == 0 && p.Shown == 1:
		return Say(ctx, "web.line")
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
