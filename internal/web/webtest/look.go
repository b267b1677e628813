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
// where axe finds a fault by WCAG 2.2 AA, where a page is wider than the window,
// and where the browser complains of anything. With -artifacts it leaves a
// picture of each.
func Look(t *testing.T, samples []web.Sample) {
	t.Helper()
	script := axe(t)
	ctx := Browser(t)
	site := Site(t)
	site.ShowGallery(samples)
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	wanted := looks[:2]
	if picturesWanted() {
		wanted = looks
	}
	for _, l := range wanted {
		prepare(ctx, t, server.URL, l)
		for _, sample := range samples {
			open(ctx, t, server.URL+"/gallery/"+sample.Name)
			judge(ctx, t, sample.Name+" "+l.name, script)
			if picturesWanted() {
				picture(ctx, t, sample.Name+"-"+l.name)
			}
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
