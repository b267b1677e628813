package office

import (
	"context"
	"net/http"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// startPath is the page that one comes to after signing in.
const startPath = "/"

// The pages that are open to all: package open has them.
const (
	ratesPath     = "/rates"     // rates and rules
	calculatePath = "/calculate" // what may be claimed of any invoice
)

// starter is what the start page asks.
type starter interface {
	Today(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Today, error)
}

// startPage is what one sees first (overblik).
type startPage struct {
	casework.Today
}

// start shows what there is to do today.
func (o *Office) start(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	today, err := o.work.Today(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, startView(startPage{Today: today}))
}

// greeting greets the reader by the first of their names, as the hour is.
func (p startPage) greeting(ctx context.Context) string {
	name, _, _ := strings.Cut(web.ReaderOf(ctx).Who.Name(), " ")
	switch {
	case p.Hour < 5 || p.Hour >= 18:
		return web.Say(ctx, "office.good_evening", "name", name)
	case p.Hour < 12:
		return web.Say(ctx, "office.good_morning", "name", name)
	}
	return web.Say(ctx, "office.good_day", "name", name)
}

// monthIn is what came in during a month, up to one of its days.
type monthIn struct {
	First  civil.Date
	Points []web.GrowthPoint
}

func (m monthIn) sum() money.Amount { return m.by(31) }

// by returns the sum by the end of a day of the month.
func (m monthIn) by(day int) money.Amount {
	var sum money.Amount
	for _, p := range m.Points {
		if p.Day <= day {
			sum = p.Sum
		}
	}
	return sum
}

// days is how long the month is.
func (m monthIn) days() int { return m.First.DaysUntil(m.First.AddMonths(1)) }

// months returns what came in this month and the last.
func (p startPage) months() (now, before monthIn) {
	first := civil.Of(p.On.Year(), p.On.Month(), 1)
	now.First, before.First = first, first.AddMonths(-1)
	for _, d := range p.Money {
		into := &before
		if !d.On.Before(first) {
			into = &now
		}
		into.Points = append(into.Points, web.GrowthPoint{Day: d.On.Day(), Sum: into.sum().Plus(d.Amount)})
	}
	return now, before
}

// growth is the two months as a drawing.
func (p startPage) growth(ctx context.Context) web.Growth {
	now, before := p.months()
	return web.Growth{
		Title: web.Say(ctx, "office.money_drawn", "month", web.Month(ctx, now.First), "day", web.DayMonth(ctx, p.On), "sum", web.Amount(ctx, now.sum()),
			"before", web.Month(ctx, before.First), "then", web.Amount(ctx, before.by(p.On.Day()))),
		Today: p.On.Day(), Days: now.days(), DaysBefore: before.days(), Now: now.Points, Before: before.Points,
	}
}

// weekIn is what came in on seven days of the two months.
type weekIn struct {
	days        string
	now, before money.Amount
	toCome      bool
}

// weeks are the two months in parts of seven days, and what is left.
func (p startPage) weeks() []weekIn {
	now, before := p.months()
	var made []weekIn
	for first := 1; first <= max(now.days(), before.days()); first += 7 {
		last := min(first+6, max(now.days(), before.days()))
		made = append(made, weekIn{
			days: dayRange(first, last), now: now.by(last).Minus(now.by(first - 1)), before: before.by(last).Minus(before.by(first - 1)),
			toCome: first > p.On.Day(),
		})
	}
	return made
}
