package office_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The lines of what is owed come as a part of a page to script; who has none is led to the
// page that has them.
func TestAnAmountOfAListOpensToItsLines(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := d.body("/cases"); !strings.Contains(page, `hx-get="/cases/10001/why"`) || !strings.Contains(page, `href="/cases/10001/reckoning"`) {
		t.Error("the list's amount doesn't open to its lines")
	}
	if w := d.get("/why"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/cases/10001/reckoning" {
		t.Errorf("without script: %d to %s", w.Code, w.Header().Get("Location"))
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/cases/10001/why", nil)
	r.Header.Set("HX-Request", "true")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	part := w.Body.String()
	if w.Code != http.StatusOK || strings.Contains(part, "<html") || !strings.Contains(part, "1.200,00") || !strings.Contains(part, "I alt") {
		t.Errorf("with script: %d, %s", w.Code, part)
	}
	if w := d.at("/cases/99999/why"); w.Code != http.StatusNotFound {
		t.Errorf("a case that isn't there: %d", w.Code)
	}
}

// What the dry run says that a letter asks for opens to what is owed that day and what the
// letter adds: 1,200.00 and the first reminder's 100.00.
func TestTheDryRunsAmountOpensToItsLinesWithTheLetter(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/cases/10001/why?on=2026-11-13&letter=due", nil)
	r.Header.Set("HX-Request", "true")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	part := w.Body.String()
	for _, want := range []string{"1.200,00", "100,00", "lægges til med brevet", "1.300,00"} {
		if !strings.Contains(part, want) {
			t.Errorf("%d, and the lines lack %q", w.Code, want)
		}
	}
}
