package office_test

import (
	"net/http"
	"testing"
)

// On 13 November 2026 Anna owes 1,200.00, and no interest runs before 12 December: in three
// instalments from 1 December it is 1,200.00 and a little interest. The plan is shown
// before it is made.
func TestAnAgreementIsShownAndThenMade(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	has(t, d.get("/do").Body.String(), "Lav en betalingsaftale")
	terms := []string{"by", "count", "count", "3", "first", "1/12-26", "cadence", "month", "grace", "5"}
	w := d.post("/do/agree/done", d.form("/do/agree"), terms...)
	shown := w.Body.String()
	if w.Code != http.StatusOK {
		t.Fatalf("status %d", w.Code)
	}
	has(t, shown, "Planen: 3 afdrag", "Lav en betalingsaftale")
	if c := d.look(); c.RunningAgreement() != nil {
		t.Fatal("the agreement was made before anybody said yes")
	}
	plan := carriedBy(shown)
	if w := d.post("/do/agree/done", plan, terms...); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d: %s", w.Code, w.Body)
	}
	has(t, d.get("").Body.String(), "Betalingsaftale", "Næste betaling er", "Kommer")
	if w := d.post("/do/end-agreement/done", d.form("/do/end-agreement"), "why", "agreement.broken"); w.Code != http.StatusSeeOther {
		t.Fatalf("status %d", w.Code)
	}
	has(t, d.get("").Body.String(), "blev ikke overholdt")
}

// Terms that can't be read are said under their fields, and what was typed stays.
func TestTermsThatCannotBeReadStayInTheForm(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.post("/do/agree/done", d.form("/do/agree"), "by", "count", "count", "tre", "first", "1/12-26", "cadence", "month", "grace", "5")
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("status %d", w.Code)
	}
	has(t, w.Body.String(), "»tre« er ikke et helt tal")
	w = d.post("/do/agree/done", d.form("/do/agree"), "by", "amount", "amount", "0", "first", "1/12-26", "cadence", "month", "grace", "5")
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("with instalments of nothing: status %d", w.Code)
	}
}
