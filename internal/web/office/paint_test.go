package office_test

import (
	"net/http/httptest"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

	"krav/internal/web/office"
	"krav/internal/web/webtest"
)

// painted says how many milliseconds it took until something stood on the page.
const painted = `new Promise((say) => new PerformanceObserver((list) => {
	for (const entry of list.getEntriesByName("first-contentful-paint")) say(entry.startTime);
}).observe({type: "paint", buffered: true}))`

// BenchmarkFirstPaint has Chromium open the case list with nothing of it kept from
// before: fcp-ms is until something stands on the page, in the middle of all times.
func BenchmarkFirstPaint(b *testing.B) {
	ctx := webtest.Browser(b)
	site := webtest.Site(b)
	site.ShowGallery(office.Samples())
	var all []float64
	for b.Loop() {
		server := httptest.NewServer(site) // another port: another origin, with nothing kept
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/gallery/office/cases")); err != nil {
			b.Fatal(err)
		}
		took, err := chromedp.Run(ctx, chromedp.Evaluate[float64](painted, chromedp.EvalAwaitPromise))
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, took)
		server.CloseClientConnections()
		server.Close()
	}
	slices.Sort(all)
	b.ReportMetric(all[len(all)/2], "fcp-ms")
	b.ReportMetric(all[len(all)-1], "fcp-worst-ms")
}
