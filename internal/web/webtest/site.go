package webtest

import (
	"log/slog"
	"testing"
	"time"

	"krav/internal/web"
)

// Site returns a site without sign-in whose log goes to the test.
func Site(tb testing.TB) *web.Site {
	tb.Helper()
	moment := time.Date(2026, time.November, 23, 8, 0, 0, 0, time.UTC)
	return web.NewSite(web.SiteOptions{
		Name: "test", Log: slog.New(slog.NewTextHandler(tb.Output(), nil)), Now: func() time.Time { return moment },
	})
}
