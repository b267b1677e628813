package open_test

import (
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/web"
	"krav/internal/web/open"
	"krav/internal/web/webtest"
)

func TestTheSamplesOfTheOpenPagesHold(t *testing.T) {
	t.Parallel()
	webtest.Walk(t, open.Samples())
}

func TestTheSamplesOfTheOpenPagesAreAccessible(t *testing.T) {
	t.Parallel()
	webtest.Look(t, open.Samples())
}

// asks asks a site that lets nobody in for an address, on 23 November 2026.
func asks(t *testing.T, address, language string) (int, string) {
	t.Helper()
	now := func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }
	known := func(http.ResponseWriter, *http.Request, *web.Reader) (bool, error) {
		return false, fault.New(fault.Forbidden, "access.not_allowed")
	}
	site := web.NewSite(web.SiteOptions{Name: "test", Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: now, Known: known})
	open.Add(site, open.Options{Law: law.Denmark, Now: now})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	r.Header.Set("Accept-Language", language)
	w := httptest.NewRecorder()
	site.ServeHTTP(w, r)
	return w.Code, strings.ReplaceAll(w.Body.String(), "\u00a0", " ")
}

// The margin is 8 % since March 2013, a reminder fee at most 100.00 (rentelovens §§ 5
// and 9 b), and the reference rate is known to the end of 2026.
func TestTheLawInForceIsOpenToAll(t *testing.T) {
	t.Parallel()
	for language, wants := range map[string][]string{
		"da": {"Satser og regler", "Renteloven", "Referencesats", "8,00 %", "100,00 kr.", "rentelovens § 9 b", "Kendt til og med 31. december 2026", "Ikke bekræftet"},
		"en": {"Rates and rules", "(renteloven)", "Reference rate", "8.00 %", "Unverified"},
	} {
		code, page := asks(t, "/rates", language)
		if code != http.StatusOK {
			t.Fatalf("%s: answered with %d", language, code)
		}
		for _, want := range wants {
			if !strings.Contains(page, want) {
				t.Errorf("%s: the page lacks %q", language, want)
			}
		}
	}
}

// In the second half of 2021 the reference rate was 0.35 % below nought (law.md), and
// of 2027 nobody knows it.
func TestTheLawIsShownAsOfADay(t *testing.T) {
	t.Parallel()
	if _, page := asks(t, "/rates?on=1/8-2021", "da"); !strings.Contains(page, "−0,35 %") {
		t.Error("the page of 1 August 2021 lacks that day's rate")
	}
	if _, page := asks(t, "/rates?on=2027-02-01", "da"); !strings.Contains(page, "Uden svar den dag") || strings.Contains(page, "Kendt til og med") {
		t.Error("the page of 2027 gives a rate that nobody knows")
	}
	code, page := asks(t, "/rates?on=snart", "da")
	if code != http.StatusUnprocessableEntity || !strings.Contains(page, `value="snart"`) {
		t.Errorf("a day that can't be read answered with %d", code)
	}
}

func TestASeriesIsShownWhole(t *testing.T) {
	t.Parallel()
	code, page := asks(t, "/rates/reference-rate", "da")
	if code != http.StatusOK || !strings.Contains(page, "01-08-2002") || strings.Index(page, "01-07-2026") > strings.Index(page, "01-08-2002") {
		t.Errorf("the series answered with %d", code)
	}
	// What is open to doubt is said in the reader's language.
	if !strings.Contains(page, "Nationalbankens egen side er ikke set") || strings.Contains(page, "Two public code sources") {
		t.Error("the newest rate doesn't say in Danish what is open")
	}
	if code, _ := asks(t, "/rates/none", "da"); code != http.StatusNotFound {
		t.Errorf("a series that isn't there = %d", code)
	}
}
