package office

import (
	"context"
	"net/http"
	"slices"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/web"
)

// lawPath is the page of the rates that whoever runs the house enters (satser, som
// driften lægger ind). Below it is one for confirming each.
const lawPath = "/law"

const (
	fieldSince = "since"
	fieldRate  = "rate"
	fieldAgain = "again"
	fieldSeen  = "source"
)

// lawKeeper is what the pages of the law's figures ask.
type lawKeeper interface {
	LawInForce() *law.Book
	HouseTasks(ctx context.Context, who access.Actor) ([]casework.HouseTask, error)
	EnteredRates(ctx context.Context, who access.Actor) ([]casework.EnteredRate, error)
	EnterRate(ctx context.Context, who access.Actor, e casework.RateEntry) (casework.EnteredRate, error)
	SecondRate(ctx context.Context, who access.Actor, since civil.Date, rate money.Rate, name string) (casework.EnteredRate, error)
}

func (o *Office) lawRoutes() []Route {
	return []Route{
		{"GET " + lawPath, o.lawEntered},
		{"POST " + lawPath, o.enterRate},
		{"GET " + lawPath + "/{since}", o.secondForm},
		{"POST " + lawPath + "/{since}", o.secondRate},
	}
}

// lawNav is the item of the menu, for those who run the house.
func lawNav(ctx context.Context) []web.NavItem {
	reader := web.ReaderOf(ctx)
	if reader.Who.May(access.RunHouse, access.House) != nil {
		return nil
	}
	return []web.NavItem{{Href: lawPath, Label: web.Say(ctx, "office.law"), Icon: web.IconLandmark, Waits: reader.Waits[lawPath]}}
}

// houseWaits returns how much is asked of who runs the house; nothing of others.
func (o *Office) houseWaits(ctx context.Context, who access.Actor) (int, error) {
	tasks, err := o.work.HouseTasks(ctx, who)
	return len(tasks), err
}

// lawPage is the reference rates that were entered, and what is asked.
type lawPage struct {
	Form    web.Form
	Next    civil.Date // the half-year of the first rate that is missing
	Due     bool       // that day has come: it can be entered
	Asked   bool       // it is asked for
	Entered []casework.EnteredRate
	Reader  string // who reads, as access.Actor writes itself
}

// mayConfirm reports whether the reader can confirm a rate: another has entered it, and
// nobody has confirmed it.
func (p lawPage) mayConfirm(e casework.EnteredRate) bool {
	return !e.IsSeconded() && e.Entered.By != p.Reader
}

// lawEntered shows the rates that were entered, and asks for the one that is missing.
func (o *Office) lawEntered(w http.ResponseWriter, r *http.Request) error {
	return o.showLaw(w, r, web.NewForm())
}

func (o *Office) showLaw(w http.ResponseWriter, r *http.Request, form web.Form) error {
	who := web.ReaderOf(r.Context()).Who
	tasks, err := o.work.HouseTasks(r.Context(), who)
	if err != nil {
		return err
	}
	page := lawPage{Form: form, Next: o.work.LawInForce().ReferenceRate.KnownUntil, Reader: who.String()}
	page.Due = !casework.DayOf(o.now()).Before(page.Next)
	page.Asked = slices.ContainsFunc(tasks, func(t casework.HouseTask) bool { return t.Kind == casework.EnterRateTask })
	if page.Entered, err = o.work.EnteredRates(r.Context(), who); err != nil {
		return err
	}
	slices.Reverse(page.Entered)
	return web.Show(w, r, form.Status(), lawView(page))
}

// enterRate lays a rate over the book of law.
func (o *Office) enterRate(w http.ResponseWriter, r *http.Request) error {
	if err := web.ReaderOf(r.Context()).Who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	entry := casework.RateEntry{Seen: form.Value(fieldSeen), Name: web.ReaderOf(r.Context()).Who.Name()}
	if entry.Since, err = civil.Parse(form.Value(fieldSince)); err != nil {
		return fault.New(fault.Invalid, "law.supplement_wrong_day").With("day", form.Value(fieldSince))
	}
	entry.Rate = rateTyped(&form, fieldRate)
	entry.Again = rateTyped(&form, fieldAgain)
	if entry.Seen == "" {
		form.Fail(fault.New(fault.Invalid, "law.seen_missing").In(fieldSeen))
	}
	if form.Failed() {
		return o.showLaw(w, r, form)
	}
	entered, err := o.work.EnterRate(r.Context(), web.ReaderOf(r.Context()).Who, entry)
	if form.Fail(err) {
		return o.showLaw(w, r, form)
	}
	if err != nil {
		return err
	}
	o.Tell(w, "office.law_entered", "rate", web.Rate(r.Context(), entered.Rate), "day", web.Date(r.Context(), entered.Since))
	return web.SeeOther(w, r, lawPath)
}

// rateTyped reads a rate from a field.
func rateTyped(form *web.Form, field string) money.Rate {
	rate, err := intake.TypedReferenceRate(form.Value(field))
	if err != nil {
		form.Fail(fault.Of(err).In(field))
	}
	return rate
}

// secondPage asks another than who entered a rate to confirm it.
type secondPage struct {
	Form web.Form
	Rate casework.EnteredRate
}

// secondForm asks for the rate once more.
func (o *Office) secondForm(w http.ResponseWriter, r *http.Request) error {
	return o.showSecond(w, r, web.NewForm())
}

func (o *Office) showSecond(w http.ResponseWriter, r *http.Request, form web.Form) error {
	rates, err := o.work.EnteredRates(r.Context(), web.ReaderOf(r.Context()).Who)
	if err != nil {
		return err
	}
	for _, e := range rates {
		if e.Since.String() == r.PathValue(fieldSince) && !e.IsSeconded() {
			return web.Show(w, r, form.Status(), secondView(secondPage{form, e}))
		}
	}
	return fault.New(fault.NotFound, "web.not_found")
}

// secondRate confirms a rate that another has entered.
func (o *Office) secondRate(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	if err := reader.Who.May(access.RunHouse, access.House); err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	since, err := civil.Parse(r.PathValue(fieldSince))
	if err != nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	rate := rateTyped(&form, fieldRate)
	if form.Failed() {
		return o.showSecond(w, r, form)
	}
	seconded, err := o.work.SecondRate(r.Context(), reader.Who, since, rate, reader.Who.Name())
	if form.Fail(err) {
		return o.showSecond(w, r, form)
	}
	if err != nil {
		return err
	}
	o.Tell(w, "office.law_confirmed", "rate", web.Rate(r.Context(), seconded.Rate), "day", web.Date(r.Context(), seconded.Since))
	return web.SeeOther(w, r, lawPath)
}
