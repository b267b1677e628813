package open

import (
	"net/http"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/web"
)

// RatesPath is the page of the law that Krav goes by.
const RatesPath = "/rates"

// Options is what the open pages are made of.
type Options struct {
	// Law returns the law in force now.
	Law func() *law.Book
	Now func() time.Time
}

// Add adds the open pages to a site. They are answered whoever reads.
func Add(site *web.Site, o Options) {
	p := pages{o}
	site.HandleOpen("GET "+RatesPath, p.rates)
	site.HandleOpen("GET "+RatesPath+"/{series}", p.series)
	site.HandleOpen("GET "+CalculatePath, p.calculate)
}

type pages struct{ Options }

// ratesPage is the law in force on a day, act by act (satser og regler).
type ratesPage struct {
	On   civil.Date
	Form web.Form
	Acts []act
	// Book is the law that the page's drawing is made of.
	Book *law.Book
	// Without are the series that have no answer for the day.
	Without []law.History
}

// act is an act of law, and its rules that are in force on a day.
type act struct {
	Name  string // as law.Source.Act: in English, its Danish name in brackets
	Rules []rule
}

// rule is one figure or deadline in force on a day.
type rule struct {
	law.Line

	KnownUntil civil.Date // the first day that the series says nothing of, or no date
}

// rates shows the law in force on the day that the address names, or today.
func (p pages) rates(w http.ResponseWriter, r *http.Request) error {
	page := ratesPage{On: casework.DayOf(p.Now()), Form: web.NewForm("on", r.URL.Query().Get("on"))}
	if asked := page.Form.Value("on"); asked != "" {
		on, err := intake.TypedDay(asked, intake.Around(page.On))
		if found := fault.Of(err); found != nil {
			page.Form.Fail(found.In("on"))
		} else {
			page.On = on
		}
	}
	page.read(p.Law())
	return web.Show(w, r, page.Form.Status(), ratesView(page))
}

// read gathers the rules in force by their acts, in the order of the book.
func (p *ratesPage) read(book *law.Book) {
	p.Book = book
	for _, h := range book.Histories() {
		if r, found := inForce(&h, p.On); found {
			p.add(r)
		} else {
			p.Without = append(p.Without, h)
		}
	}
}

func (p *ratesPage) add(r rule) {
	for i := range p.Acts {
		if p.Acts[i].Name == r.Source.Act {
			p.Acts[i].Rules = append(p.Acts[i].Rules, r)
			return
		}
	}
	p.Acts = append(p.Acts, act{Name: r.Source.Act, Rules: []rule{r}})
}

// inForce returns the row of a series that answers for a day.
func inForce(h *law.History, on civil.Date) (rule, bool) {
	for _, line := range h.Lines {
		if (civil.Interval{From: line.Since, Until: line.Until}).Contains(on) {
			return rule{Line: line, KnownUntil: h.KnownUntil}, true
		}
	}
	return rule{}, false
}

// unverified counts the rules of the page that nobody has seen at their source.
func (p *ratesPage) unverified() int {
	n := 0
	for _, a := range p.Acts {
		for i := range a.Rules {
			if a.Rules[i].Unverified {
				n++
			}
		}
	}
	return n
}

// series shows all that the book has of a series.
func (p pages) series(w http.ResponseWriter, r *http.Request) error {
	book := p.Law()
	h, known := book.Series(r.PathValue("series"))
	if !known {
		return fault.New(fault.NotFound, "web.not_found")
	}
	return web.Show(w, r, http.StatusOK, seriesView(book, h, casework.DayOf(p.Now())))
}

func seriesPath(name string) string { return RatesPath + "/" + law.Slug(name) }
