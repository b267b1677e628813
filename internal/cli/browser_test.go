package cli_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"krav/internal/cli"
	"krav/internal/web/webtest"
)

// patience is how long a whole story may take. It ends a test that waits for what
// never comes, and measures nothing.
const patience = 120 * time.Second

// person is somebody at a browser. What they press and look for is named by XPath,
// or by what of it stands in the page.
type person struct {
	t       *testing.T
	ctx     context.Context //nolint:containedctx // it is the browser's tab
	address string          // http://127.0.0.1:port
}

// atTheDemo opens a demo and sits somebody down at it.
func atTheDemo(t *testing.T) (*person, cli.ServedDemo) {
	t.Helper()
	tab := webtest.Browser(t) // first: where there is none, nothing needs to be made
	served := serveDemo(t)
	return sitsDown(t, tab, time.Now().Add(patience), served.Desk), served
}

// sitsDown sits somebody down at a browser until a moment. The tab is opened before
// that moment is set: what ends with it is then the waiting, not the browser, and what
// stands on the page can still be told.
func sitsDown(t *testing.T, tab context.Context, until time.Time, address string) *person {
	t.Helper()
	if err := chromedp.Do(tab, chromedp.EmulateViewport(1440, 900)); err != nil {
		t.Fatalf("open a tab: %v", err)
	}
	ctx, end := context.WithDeadline(tab, until)
	t.Cleanup(end)
	return &person{t: t, ctx: ctx, address: address}
}

// serveDemo serves a demo in which two weeks have passed, until the test ends.
func serveDemo(t *testing.T) cli.ServedDemo {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	log := slog.New(slog.NewTextHandler(t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn}))
	served, err := cli.ServeDemo(ctx, t.TempDir(), 14, log)
	if err != nil {
		stop()
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		if err := <-served.Ended; err != nil {
			t.Errorf("the demo ends with %v", err)
		}
	})
	return served
}

// elsewhere sits another person down at a browser of their own, which knows nothing of
// the first's, for as long as the first has left.
func (p *person) elsewhere(address string) *person {
	p.t.Helper()
	until, _ := p.ctx.Deadline()
	return sitsDown(p.t, webtest.Browser(p.t), until, address)
}

// does does one thing after another, each when it can be done.
func (p *person) does(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.fail(what, err)
	}
}

// leads does what leads to another page, and waits for it.
func (p *person) leads(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	answer, err := chromedp.RunResponse(p.ctx, steps...)
	if err != nil {
		p.fail(what, err)
	}
	if answer != nil && answer.Status >= 400 {
		p.fail(what, fmt.Errorf("the page is answered with %d", answer.Status))
	}
}

// fail ends the test with what stands on the page.
func (p *person) fail(what string, err error) {
	p.t.Helper()
	look, end := context.WithTimeout(context.WithoutCancel(p.ctx), 10*time.Second)
	defer end()
	page, unseen := chromedp.Run(look, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.slice(0, 3000)`))
	p.t.Fatalf("%s: %v\nOn the page stands (%v):\n%s", what, err, unseen, page)
}

func (p *person) opens(path string) {
	p.t.Helper()
	p.leads("open "+path, chromedp.Navigate(p.address+path))
}

// clicks clicks on what leads to another page.
func (p *person) clicks(path string) {
	p.t.Helper()
	p.leads("click "+path, chromedp.Click(path))
}

// waitsFor waits until something shows.
func (p *person) waitsFor(path string) {
	p.t.Helper()
	p.does("wait for "+path, chromedp.WaitVisible(path))
}

// readsAgainUntil loads the page anew until something is on it, as one does with a
// mailbox.
func (p *person) readsAgainUntil(path string) {
	p.t.Helper()
	for {
		found, err := chromedp.Run(p.ctx, chromedp.Nodes(path, chromedp.AtLeast(0)))
		if err != nil {
			p.fail("look for "+path, err)
		}
		if len(found) > 0 {
			return
		}
		p.leads("load again", chromedp.Reload())
	}
}

// reads returns what a part of the page says.
func (p *person) reads(path string) string {
	p.t.Helper()
	said, err := chromedp.Run(p.ctx, chromedp.Text(path))
	if err != nil {
		p.fail("read "+path, err)
	}
	return strings.TrimSpace(said)
}

// wants fails the test where a part of the page doesn't say something.
func (p *person) wants(path, part string) {
	p.t.Helper()
	if said := p.reads(path); !strings.Contains(said, part) {
		p.t.Errorf("%s says %q, want %q in it", path, said, part)
	}
}

// link returns where a link leads.
func (p *person) link(path string) string {
	p.t.Helper()
	to, err := chromedp.Run(p.ctx, chromedp.AttributeValue(path, "href"))
	if err != nil {
		p.fail("the link "+path, err)
	}
	return to.Value
}

// sends chooses a file and sends it by the form that goes to an address.
func (p *person) sends(file, to string) {
	p.t.Helper()
	p.does("choose a file", chromedp.SetUploadFiles(fmt.Sprintf(`//form[@action=%q]//input[@type="file"]`, to), []string{file}))
	p.clicks(fmt.Sprintf(`//form[@action=%q]//button`, to))
}

// saved fetches a file with the session that the browser has, and returns what it is
// and holds. Chromium without a window has nowhere to show a PDF.
func (p *person) saved(href string) (kind string, content []byte) {
	p.t.Helper()
	whole, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](fmt.Sprintf(`fetch(%q).then((r) => r.blob()).then((b) => new Promise((say) => {
		const reader = new FileReader();
		reader.onload = () => say(reader.result);
		reader.readAsDataURL(b);
	}))`, href), chromedp.EvalAwaitPromise))
	if err != nil {
		p.fail("fetch "+href, err)
	}
	kind, coded, _ := strings.Cut(strings.TrimPrefix(whole, "data:"), ";base64,")
	if content, err = base64.StdEncoding.DecodeString(coded); err != nil {
		p.t.Fatalf("%s: %v", href, err)
	}
	return kind, content
}

// tabsTo presses Tab until what a CSS selector names has the focus.
func (p *person) tabsTo(selector string) {
	p.t.Helper()
	for range 150 {
		p.does("press Tab", chromedp.KeyEvent(kb.Tab))
		there, err := chromedp.Run(p.ctx, chromedp.Evaluate[bool](fmt.Sprintf(`document.activeElement.matches(%q)`, selector)))
		if err != nil {
			p.fail("where the focus is", err)
		}
		if there {
			return
		}
	}
	p.fail("reach "+selector+" with Tab", context.DeadlineExceeded)
}

// enters goes with Tab to what leads to another page, and presses Enter.
func (p *person) enters(selector string) {
	p.t.Helper()
	p.tabsTo(selector)
	p.leads("press Enter at "+selector, chromedp.KeyEvent(kb.Enter))
}

// types goes with Tab to a field and writes in it.
func (p *person) types(selector, text string) {
	p.t.Helper()
	p.tabsTo(selector)
	p.does("type", chromedp.KeyEvent(text))
}
