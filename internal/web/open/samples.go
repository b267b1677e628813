package open

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/web"
)

// Samples returns the open pages in their states, for the gallery.
func Samples() []web.Sample {
	book := law.Denmark()
	page := func(on string, form web.Form) ratesPage {
		p := ratesPage{On: civil.MustParse(on), Form: form}
		p.read(book)
		return p
	}
	unread := web.NewForm("on", "snart")
	unread.Fail(fault.New(fault.Invalid, "day.missing").In("on"))
	return append([]web.Sample{
		{Name: "open/rates", Page: ratesView(page("2026-11-23", web.NewForm()))},
		{Name: "open/rates-ahead", Page: ratesView(page("2027-02-01", web.NewForm("on", "1/2-27")))},
		{Name: "open/rates-unread", Page: ratesView(page("2026-11-23", unread))},
		{Name: "open/rates-series", Page: seriesView(book, book.Histories()[0], civil.MustParse("2026-11-23"))},
		{Name: "open/rates-scale", Page: seriesView(book, historyOf(book, "most for the creditor's own collection"), civil.MustParse("2026-11-23"))},
	}, calculateSamples(book)...)
}

// historyOf returns a series of the book by its name.
func historyOf(book *law.Book, name string) law.History {
	for _, h := range book.Histories() {
		if h.Name == name {
			return h
		}
	}
	return law.History{}
}
