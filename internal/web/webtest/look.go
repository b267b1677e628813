package webtest

import (
	"context"
	"flag"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"krav/internal/web"
	"krav/internal/wording"
)

// look is one way to look at a sample.
type look struct {
	name     string
	width    int64
	theme    web.Theme
	language wording.Language
}

// looks are the widths of the design, in both themes and languages.
var looks = []look{
	{"1440-light", 1440, web.ThemeLight, wording.Danish},
	{"390-dark", 390, web.ThemeDark, wording.English},
	{"1440-dark", 1440, web.ThemeDark, wording.Danish},
	{"390-light", 390, web.ThemeLight, wording.Danish},
}

// Look opens every sample in Chromium, wide and narrow, light and dark. It fails
// where axe finds a fault by WCAG 2.2 AA, where a page is wider than the window, where
// words beside one another lie over one another, and where the browser complains of
// anything. With -artifacts it leaves a picture of each. With -short, as under the race
// detector, it isn't looked: no use case of ours happens at once in it.
func Look(t *testing.T, samples []web.Sample) {
	t.Helper()
	if testing.Short() {
		t.Skip("the samples are looked at without -short")
	}
	script := axe(t)
	site := Site(t)
	site.ShowGallery(samples)
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	wanted := looks[:2]
	if picturesWanted() {
		wanted = looks
	}
	for _, l := range wanted {
		t.Run(l.name, func(t *testing.T) {
			t.Parallel()
			lookAt(t, server.URL, l, samples, script)
		})
	}
}

// lookAt opens the samples one after the other in one way, in a browser of its own: a page
// is drawn on one core, and cookies are of a browser.
func lookAt(t *testing.T, address string, l look, samples []web.Sample, script string) {
	t.Helper()
	ctx := Browser(t)
	prepare(ctx, t, address, l)
	for _, sample := range samples {
		open(ctx, t, address+"/gallery/"+sample.Name)
		judge(ctx, t, sample.Name+" "+l.name, script)
		if picturesWanted() {
			picture(ctx, t, sample.Name+"-"+l.name)
		}
	}
}

// picturesWanted reports whether the test was started with -artifacts.
func picturesWanted() bool {
	f := flag.Lookup("test.artifacts")
	return f != nil && f.Value.String() == "true"
}

// prepare sets the window's width, and the cookies of theme and language.
func prepare(ctx context.Context, t *testing.T, address string, l look) {
	t.Helper()
	cookies := fmt.Sprintf(`document.cookie = "krav_theme=%s; path=/"; document.cookie = "krav_language=%s; path=/"; "done"`,
		url.QueryEscape(string(l.theme)), l.language)
	err := chromedp.Do(ctx, chromedp.EmulateViewport(l.width, 900), chromedp.Navigate(address+"/gallery/"))
	if err == nil {
		_, err = chromedp.Run(ctx, chromedp.Evaluate[string](cookies))
	}
	if err != nil {
		t.Fatalf("prepare the browser: %v", err)
	}
}

func open(ctx context.Context, t *testing.T, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate(address)); err != nil {
		t.Fatalf("open %s: %v", address, err)
	}
}

// tooWide names what reaches beyond the window, where the page scrolls sideways.
const tooWide = `(() => {
	const width = document.documentElement.clientWidth;
	if (document.documentElement.scrollWidth <= width) return "";
	const wide = [...document.querySelectorAll("main *")].filter((e) => e.getBoundingClientRect().right > width + 1);
	return wide.slice(0, 3).map((e) => e.tagName + "." + e.className).join(", ") || "something";
})()`

// overlaid names rows of a page whose parts lie over one another, by what they say: as far
// as their words are to be seen, and by more than the edge of a letter. Each word's place
// is looked up once, for a page has as many rows within rows as words.
const overlaid = `(() => {
	const ends = new Map(), words = new Map();
	const endOf = (e) => { // where what hides an element's words begins
		if (!e || e === document.body) return Infinity;
		if (!ends.has(e)) {
			const own = getComputedStyle(e).overflowX === "visible" ? Infinity : e.getBoundingClientRect().right;
			ends.set(e, Math.min(own, endOf(e.parentElement)));
		}
		return ends.get(e);
	};
	const main = document.querySelector("main");
	if (!main) return "";
	const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), range = document.createRange();
	while (texts.nextNode()) {
		const within = texts.currentNode.parentElement;
		if (!texts.currentNode.data.trim() || within.closest(".sr") || !within.checkVisibility({visibilityProperty: true})) continue;
		range.selectNodeContents(texts.currentNode);
		const end = endOf(within);
		const places = [...range.getClientRects()].map((r) => ({left: r.left, right: Math.min(r.right, end), top: r.top, bottom: r.bottom}));
		for (let up = within; up && up !== main; up = up.parentElement) {
			if (!words.has(up)) words.set(up, []);
			words.get(up).push(...places);
		}
	}
	const touch = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 3 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3;
	const found = [];
	for (const row of main.querySelectorAll("*")) {
		if (row.children.length < 2 || !/flex|grid/.test(getComputedStyle(row).display)) continue;
		const parts = [...row.children].filter((e) => words.has(e) && e.textContent.length < 300 && getComputedStyle(e).position === "static").map((e) => words.get(e));
		if (parts.some((a, i) => parts.slice(0, i).some((b) => a.some((x) => b.some((y) => touch(x, y)))))) found.push(row.textContent.trim().slice(0, 120));
	}
	return found.slice(0, 3).join(" | ");
})()`

// faults runs axe and names what it finds, one line each.
const faults = `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then((r) =>
	r.violations.map((v) => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(" | ")).join("\n"))`

func judge(ctx context.Context, t *testing.T, name, script string) {
	t.Helper()
	wide, err := chromedp.Run(ctx, chromedp.Evaluate[string](tooWide))
	if err != nil {
		t.Fatalf("%s: measure: %v", name, err)
	}
	if wide != "" {
		t.Errorf("%s scrolls sideways because of %s", name, wide)
	}
	over, err := chromedp.Run(ctx, chromedp.Evaluate[string](overlaid))
	if err != nil {
		t.Fatalf("%s: look for what lies over another: %v", name, err)
	}
	if over != "" {
		t.Errorf("%s has words over words in %s", name, over)
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[string](script+`; "loaded"`)); err != nil {
		t.Fatalf("%s: load axe: %v", name, err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[string](faults, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: run axe: %v", name, err)
	}
	if found != "" {
		t.Errorf("%s: axe finds\n%s", name, found)
	}
}

func picture(ctx context.Context, t *testing.T, name string) {
	t.Helper()
	image, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err != nil {
		t.Fatalf("%s: picture: %v", name, err)
	}
	file := filepath.Join(t.ArtifactDir(), strings.ReplaceAll(name, "/", "-")+".png")
	if err := os.WriteFile(file, image, 0o600); err != nil {
		t.Fatalf("%s: keep the picture: %v", name, err)
	}
}
