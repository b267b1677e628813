package webtest

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// errNoBrowser says that no Chromium is installed.
var errNoBrowser = errors.New("no Chromium on the path")

// Browser starts Chromium for a test and returns the context to drive it by. The
// test is skipped where there is none; scripts/deps tells how to get it, and in
// CI it is required.
func Browser(tb testing.TB) context.Context {
	tb.Helper()
	program, err := findBrowser()
	if err != nil {
		tb.Skip("SKIPPED, NOT PROVEN: no Chromium. Run: make deps")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.UserDataDir(tb.TempDir()),
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
	)
	allocated, endBrowser := chromedp.NewExecAllocator(tb.Context(), options...)
	ctx, endTab := chromedp.NewContext(allocated)
	tb.Cleanup(func() { endTab(); endBrowser() })
	return ctx
}

func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errNoBrowser
}

// axe returns the script that looks for faults of accessibility, as npm has
// brought it to tools/web.
func axe(t *testing.T) string {
	t.Helper()
	for up := "."; len(up) < 40; up = filepath.Join(up, "..") {
		text, err := os.ReadFile(filepath.Join(up, "tools/web/node_modules/axe-core/axe.min.js"))
		if err == nil {
			return string(text)
		}
	}
	t.Skip("SKIPPED, NOT PROVEN: no axe-core in tools/web. Run: make deps")
	return ""
}
