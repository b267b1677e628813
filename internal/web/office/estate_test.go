package office_test

import (
	"net/http"
	"strings"
	"testing"

	"krav/internal/debt"
)

// The notice of a bankruptcy on 12 November 2026 gives 28 days, to 10 December
// (konkurslovens § 128).
func TestABankruptcyIsEnteredFromTheCasesPageAndTakenBack(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key := d.form("/do/estate")
	if w := d.post("/do/estate/done", key, "since", "11-11-2026"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Vælg, om det er konkurs") {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	for range 2 {
		d.post("/do/estate/done", key, "kind", "bankruptcy", "since", "11-11-2026", "noticed", "12-11-2026")
	}
	if c := d.look(); !c.Estate.Runs() || c.Estate.FileBy.String() != "2026-12-10" || len(c.OpenTasks()) != 1 {
		t.Fatalf("estate %+v, tasks %+v", c.Estate, c.OpenTasks())
	}
	page := d.at("/cases/10001").Body.String()
	for _, want := range []string{"Skyldneren er gået konkurs den 11.", "Kravet skal anmeldes i boet senest den 10.", "Hviler: skyldneren er under bobehandling"} {
		if !strings.Contains(page, want) {
			t.Errorf("the case lacks %q", want)
		}
	}
	d.post("/do/estate-end/done", d.form("/do/estate-end"), "why", debt.EstateMistaken)
	if c := d.look(); c.Estate.Runs() || len(c.OpenTasks()) != 0 {
		t.Errorf("estate %+v, tasks %+v", c.Estate, c.OpenTasks())
	}
}
