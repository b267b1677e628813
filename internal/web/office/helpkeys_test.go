package office_test

import (
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	"krav/internal/web/office"
	"krav/internal/web/webtest"
)

// goBy returns script that presses keys and says which links were followed.
const goBy = `(() => {
	const gone = [];
	const note = (event) => { const link = event.target.closest("a"); if (link) { event.preventDefault(); gone.push(link.getAttribute("href")); } };
	document.addEventListener("click", note, true);
	for (const key of KEYS) document.body.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
	document.removeEventListener("click", note, true);
	return gone.join(" ");
})()`

func TestKeysLeadToPagesAndToHelpUnlessTheyAreOff(t *testing.T) {
	t.Parallel()
	ctx := webtest.Browser(t)
	site := webtest.Site(t)
	site.ShowGallery(office.Samples())
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 900), chromedp.Navigate(server.URL+"/gallery/office/users")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ script, want string }{
		{`var KEYS = ["?"]; ` + goBy, "/help#users"},
		{`var KEYS = ["g", "s"]; ` + goBy, "/cases"},
		{`var KEYS = ["g", "x", "s", "g", "o"]; ` + goBy, "/followup"},
		{`var KEYS = ["s", "o"]; ` + goBy, ""},
		{`document.body.dataset.keys = "off"; var KEYS = ["?", "g", "s"]; ` + goBy, ""},
	} {
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](step.script))
		if err != nil || got != step.want {
			t.Errorf("%.40s: %q, %v, want %q", step.script, got, err, step.want)
		}
	}
}
