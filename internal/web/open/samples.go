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
	return []web.Sample{
		{Name: "open/rates", Page: ratesView(page("2026-11-23", web.NewForm()))},
		{Name: "open/rates-ahead", Page: ratesView(page("2027-02-01", web.NewForm("on", "1/2-27")))},
		{Name: "open/rates-unread", Page: ratesView(page("2026-11-23", unread))},
		{Name: "open/rates-series", Page: seriesView(book.Histories()[0])},
	}
}
