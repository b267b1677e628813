package office

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/web"
)

// limitationPath is the page of claims that may soon be lost (forældelse).
const limitationPath = "/limitation"

// limitationShown is how many claims the page lists.
const limitationShown = 500

// limitationTeller is what the page of claims that may soon be lost asks.
type limitationTeller interface {
	LostWithin(ctx context.Context, who access.Actor, creditor debt.CreditorID, days int) (casework.Aging, error)
}

// limitationPage is the claims that may be lost within some days, the first first.
type limitationPage struct {
	casework.Aging

	Days int
}

// limitation shows the claims that may be lost within the days that the address names.
func (o *Office) limitation(w http.ResponseWriter, r *http.Request) error {
	days := casework.LostWithin
	if asked := r.URL.Query().Get("days"); asked != "" {
		var err error
		if days, err = strconv.Atoi(asked); err != nil || !slices.Contains(limitationSpans(), days) {
			return fault.New(fault.NotFound, "web.not_found")
		}
	}
	reader := web.ReaderOf(r.Context())
	found, err := o.work.LostWithin(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), slices.Max(limitationSpans()))
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, limitationView(limitationPage{Aging: found, Days: days}))
}

// limitationSpans are the days ahead that the page can be asked for, the fewest first:
// those of the warnings, and what is soon.
func limitationSpans() []int {
	warnings := followup.LimitationWarnings()
	spans := append([]int{casework.LostWithin}, warnings[:]...)
	slices.Sort(spans)
	return spans
}

// tabs are the spans to choose between, each with how many claims it has.
func (p limitationPage) tabs(ctx context.Context) []web.Tab {
	var tabs []web.Tab
	for _, days := range limitationSpans() {
		n, _ := p.Within(days)
		tabs = append(tabs, web.Tab{Href: lostPath(days), Label: web.Say(ctx, "calc.days", "days", web.Count(ctx, days)), Count: n, Active: days == p.Days})
	}
	return tabs
}

// lostPath is the page of the claims that may be lost within some days.
func lostPath(days int) string { return limitationPath + "?days=" + strconv.Itoa(days) }

// shown are the claims of the page.
func (p limitationPage) shown() []casework.AgingClaim {
	n, _ := p.Within(p.Days)
	return p.Claims[:min(n, limitationShown)]
}

// cut reports whether there may be more claims than the page shows.
func (p limitationPage) cut() bool {
	n, more := p.Within(p.Days)
	return more || n > limitationShown
}

// facts says how much is at stake.
func (p limitationPage) facts(ctx context.Context) string {
	claims := p.shown()
	if len(claims) == 0 {
		return ""
	}
	sum := web.Amount(ctx, principalOf(claims))
	if len(claims) == 1 {
		return web.Say(ctx, "office.lost_facts_one", "sum", sum)
	}
	return web.Say(ctx, "office.lost_facts", "count", web.Count(ctx, len(claims)), "sum", sum)
}

// principalOf is the principal of claims.
func principalOf(claims []casework.AgingClaim) money.Amount {
	var sum money.Amount
	for i := range claims {
		sum = sum.Plus(claims[i].Principal)
	}
	return sum
}

// daysLeft says how long a claim still lives, on a day.
func daysLeft(ctx context.Context, last, on civil.Date) string {
	switch n := on.DaysUntil(last); {
	case n < 0:
		return web.Say(ctx, "office.limit_past")
	case n == 0:
		return web.Say(ctx, "office.limit_today")
	default:
		return web.Say(ctx, "office.limit_left", "days", days(ctx, n))
	}
}

// limitStanding says how near a claim is to be lost, where it is near.
func limitStanding(ctx context.Context, last, on civil.Date) web.Standing {
	left := web.Standing{Tone: web.ToneWait, Icon: web.IconHourglass, Words: daysLeft(ctx, last, on)}
	warnings := followup.LimitationWarnings()
	switch n := on.DaysUntil(last); {
	case n <= warnings[len(warnings)-1]:
		left.Tone = web.ToneBad
	case n <= warnings[0]:
		left.Tone = web.ToneHold
	}
	return left
}
