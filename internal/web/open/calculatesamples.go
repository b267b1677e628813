package open

import (
	"context"
	"io"
	"net/url"
	"time"

	"github.com/a-h/templ"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/web"
)

// calculateSamples are the calculator with nothing in it, with little and with much,
// with all that can be wrong, and where the law has no answer.
func calculateSamples(book *law.Book) []web.Sample {
	p := pages{Options{Law: func() *law.Book { return book }, Now: func() time.Time { return time.Date(2026, 11, 13, 9, 0, 0, 0, time.UTC) }}}
	sample := func(name, query string) web.Sample {
		return web.Sample{Name: "open/calculate" + name, Page: templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
			values, err := url.ParseQuery(query)
			if err != nil {
				return err //nolint:wrapcheck // a sample that is written wrongly
			}
			page, err := p.calculated(readAsked(values, civil.Of(2026, time.November, 13)), web.ReaderOf(ctx).Language)
			if err != nil {
				return err
			}
			return calculateView(page).Render(ctx, w)
		})}
	}
	return []web.Sample{
		sample("", ""),
		sample("-usual", "principal=10.000&debtor=consumer&due=15/8-2026&reminder_1=16-08-2026&reminder_2=27-08-2026"),
		sample("-full", "principal=1.234.567,89&debtor=business&due=31-05-2026&issued=1-5-2026&reminder_1=1/6-26&reminder_2=5/6-26&reminder_3=16/6-26&reminder_4=1/7-26"+
			"&paid_on_1=1/9-26&paid_1=250.000&paid_on_2=1/10-26&paid_2=100.000,50&compensation=yes&own_costs=yes&agreed_rate=18&day_count=E30_360&on=13-11-2026"),
		sample("-wrong", "principal=1,250.00&due=31-02-2026&printed=yes&reminder_1=snart&paid_1=500&agreed_rate=2+%25+pr.+md&on=1-1-2150"),
		sample("-paid", "principal=799&debtor=consumer&due=1-10-2026&paid_on_1=1-10-2026&paid_1=799&reminder_1=5-10-2026"),
		sample("-unknown", "principal=10000&debtor=public&due=15-8-2026&on=1-2-2027"),
		sample("-barred", "principal=10000&debtor=consumer&due=15-8-2022"),
	}
}
