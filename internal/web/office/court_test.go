package office_test

import (
	"net/http"
	"strings"
	"testing"
)

// The desk's invoice was never demanded in writing: the page says so before anything is
// filed, and it is refused. One that was filed yesterday is asked about and recorded. At court the case says how far it has come; endorsed it has
// a foundation, and no more can be told of the step.
func TestAStepAtCourtIsToldOnTheCasesPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	has(t, d.get("/do/court").Body.String(), "Se på det her, før du indleverer", "retsplejelovens § 477 b, stk. 2; inkassolovens § 10")
	key := d.form("/do/court")
	if w := d.post("/do/court/done", key, "route", "", "day", "13-11-2026"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Vælg, hvad retten er bedt om") {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	if w := d.post("/do/court/done", key, "route", "payment-order", "day", "24-12-2026", "sure", "yes"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "kan ikke ligge i fremtiden") {
		t.Errorf("a day to come: %d", w.Code)
	}
	if w := d.post("/do/court/done", key, "route", "payment-order", "day", "13-11-2026", "sure", "yes"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "I stedet: send inkassobrevet") {
		t.Errorf("never demanded, and filed today: %d", w.Code)
	}
	key.Del("sure")
	if w := d.post("/do/court/done", key, "route", "payment-order", "day", "12-11-2026"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) {
		t.Errorf("never demanded: %d, and nobody is asked", w.Code)
	}
	for range 2 {
		d.post("/do/court/done", key, "route", "payment-order", "day", "12-11-2026", "sure", "yes", "venue", "Retten i Aarhus")
	}
	if steps := d.look().CourtSteps; len(steps) != 1 {
		t.Fatalf("steps at court %+v, want one", steps)
	}
	has(t, d.get("").Body.String(), "Retten i Aarhus", "Betalingspåkrav indleveret til retten")
	news := d.form("/do/court-news")
	if w := d.post("/do/court-news/done", news, "stage", "levied", "day", "13-11-2026"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("levied by a payment order: %d", w.Code)
	}
	d.post("/do/court-news/done", news, "stage", "served", "day", "13-11-2026")
	// fourteen days after service is Friday 27 November
	has(t, d.get("").Body.String(), "Betalingspåkravet er forkyndt, og skyldneren kan gøre indsigelse til og med 27.", "Skyldneren kan gøre indsigelse til og med 27.", "RPL kap. 44 a")
	news = d.form("/do/court-news")
	if w := d.post("/do/court-news/done", news, "stage", "endorsed", "day", "13-11-2026", "number", "BS-7"); w.Code != http.StatusSeeOther {
		t.Fatalf("endorsed: %d %s", w.Code, w.Body)
	}
	// four weeks after the endorsement is Friday 11 December
	has(t, d.get("").Body.String(), "Skyldneren kan bede om genoptagelse til og med 11.", "Rettens nummer BS-7", "Betalingspåkrav med rettens påtegning af 13.", "Kan bruges i fogedretten")
	if w := d.get("/do/court-news"); w.Code != http.StatusNotFound {
		t.Errorf("more news of a step that is over: %d", w.Code)
	}
}

// While the court has the case, its answer is what is waited for. All that is owed comes in
// then: the case must be taken back, and the guide leads to where that is told.
func TestTheGuideLeadsToTheCourtsAnswer(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.post("/do/court/done", d.form("/do/court"), "route", "payment-order", "day", "12-11-2026", "sure", "yes", "venue", "Retten i Aarhus")
	has(t, d.get("").Body.String(), "Sagen er i retten. Er der sket noget?", "Skriv, hvad retten har svaret", "Det hele er betalt")
	d.pays(1200)
	has(t, d.get("").Body.String(), "Er den trukket tilbage?", "Skriv, hvad retten har svaret", "Intet nyt endnu")
	if w := d.post("/answer", d.form(""), "answer", "court-news"); w.Header().Get("Location") != "/cases/10001/do/court-news" {
		t.Fatalf("the guide's answer leads to %q", w.Header().Get("Location"))
	}
	d.post("/do/court-news/done", d.form("/do/court-news"), "stage", "withdrawn", "day", "13-11-2026")
	if open := d.look(); len(open.OpenTasks()) != 0 {
		t.Errorf("open tasks: %+v", open.OpenTasks())
	}
}
