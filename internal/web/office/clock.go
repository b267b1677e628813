package office

import (
	"context"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// clockPath is the clock of a sandbox.
const clockPath = settingsPath + "/clock"

// fieldDay is the day that a sandbox's clock is moved to, in the form that moves it.
const fieldDay = "day"

// Days lets the days of a sandbox pass up to one; see casework.Service.PassDays.
type Days func(ctx context.Context, who access.Actor, creditor debt.CreditorID, to civil.Date) (casework.Passing, error)

// clockPage is the clock of a sandbox, with what it may be moved by (testur).
type clockPage struct {
	Today civil.Date
	Form  web.Form
}

// clockRoutes are the addresses of a sandbox's clock.
func (o *Office) clockRoutes() []Route {
	return []Route{
		{"GET " + clockPath, needs(access.ChangeSettings, o.clock)},
		{"POST " + clockPath, needs(access.ChangeSettings, o.moveClock)},
	}
}

// clock shows a sandbox's clock.
func (o *Office) clock(w http.ResponseWriter, r *http.Request) error {
	return o.showClock(w, r, http.StatusOK, web.NewForm())
}

func (o *Office) showClock(w http.ResponseWriter, r *http.Request, status int, form web.Form) error {
	reader := web.ReaderOf(r.Context())
	if reader.Sandbox.IsZero() || o.days == nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	return web.Show(w, r, status, clockView(clockPage{Today: reader.Sandbox, Form: form}))
}

// moveClock lets the days of a sandbox pass.
func (o *Office) moveClock(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	to, err := intake.TypedDay(form.Value(fieldDay), intake.Ahead(form.Today))
	if err != nil {
		err = fault.New(fault.Invalid, "office.day_unread").In(fieldDay).With("day", form.Value(fieldDay)).Because(err)
	}
	var passed casework.Passing
	if o.days == nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	if err == nil {
		passed, err = o.days(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), to)
	}
	if fault.Is(err, fault.Invalid) {
		form.Faults = append(form.Faults, fault.Of(err))
		return o.showClock(w, r, http.StatusUnprocessableEntity, form)
	}
	if err != nil {
		return err
	}
	o.Tell(w, "office.days_passed", "days", web.Count(r.Context(), passed.From.DaysUntil(passed.Until)),
		"letters", web.Count(r.Context(), passed.Letters), "fees", web.Amount(r.Context(), passed.Fees), "closed", web.Count(r.Context(), passed.Closed))
	return web.SeeOther(w, r, clockPath)
}

// steps are how many days ahead a button moves the clock.
func (clockPage) steps() []int { return []int{1, 7, 30, 90} }

// stepText says how far a button moves the clock, and to when.
func (p clockPage) stepText(ctx context.Context, days int) string {
	if days == 1 {
		return web.Say(ctx, "office.clock_one_day")
	}
	return web.Say(ctx, "office.clock_days", "days", strconv.Itoa(days), "day", web.Date(ctx, p.Today.AddDays(days)))
}
