package office_test

import (
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	"krav/internal/web/office"
	"krav/internal/web/webtest"
)

// press returns script that presses keys one after another where the focus is, and
// then says which row has it, how many are chosen and whether the bar shows.
const press = `(() => {
	for (const key of KEYS) {
		(document.activeElement || document.body).dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
	}
	const rows = [...document.querySelectorAll(".caselist tbody tr")];
	return [rows.findIndex((row) => row.contains(document.activeElement)),
		document.querySelectorAll(".caselist tbody :checked").length,
		getComputedStyle(document.getElementById("together")).display !== "none"].join(" ");
})()`

func TestTheListIsWorkedWithTheKeyboard(t *testing.T) {
	t.Parallel()
	ctx := webtest.Browser(t)
	site := webtest.Site(t)
	site.ShowGallery(office.Samples())
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(server.URL+"/gallery/office/cases")); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct{ script, want string }{
		{`var KEYS = []; ` + press, "-1 0 false"},
		{`var KEYS = ["j", "j", "j", "k", "x"]; ` + press, "1 1 true"},
		{`var KEYS = ["x"]; ` + press, "1 0 false"},
		{`document.querySelector("[data-chooses]").click(); var KEYS = []; ` + press, "1 14 true"},
	} {
		got, err := chromedp.Run(ctx, chromedp.Evaluate[string](step.script))
		if err != nil || got != step.want {
			t.Errorf("%s: %q, %v, want %q", step.script[:40], got, err, step.want)
		}
	}
}
