package office_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"krav/internal/debt"
)

// A fee above the law's is told at the amount, and what a court has awarded is put on the debt
// when it has decided; taken off again it is gone.
func TestWhatACourtCostsIsPutOnTheDebtFromTheCasesPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key := d.form("/do/court")
	if w := d.post("/do/court/done", key, "route", "payment-order", "day", "12-11-2026", "amount", "800", "sure", "yes"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "højst 750,00") {
		t.Fatalf("a fee of 800: %d", w.Code)
	}
	if w := d.post("/do/court/done", key, "route", "payment-order", "day", "12-11-2026", "amount", "750", "sure", "yes"); w.Code != http.StatusSeeOther {
		t.Fatalf("a fee of 750: %d", w.Code)
	}
	if w := d.get("/do/court-costs"); w.Code != http.StatusNotFound {
		t.Errorf("an award before any decision: %d", w.Code)
	}
	d.post("/do/court-news/done", d.form("/do/court-news"), "stage", "endorsed", "day", "13-11-2026")
	award := d.form("/do/court-costs")
	if w := d.post("/do/court-costs/done", award, "amount", "1500", "day", "13-11-2026", "text", "Påtegning"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "vejledende takster") {
		t.Errorf("an award that nobody was asked about: %d", w.Code)
	}
	for range 2 {
		d.post("/do/court-costs/done", award, "amount", "1500", "day", "13-11-2026", "text", "Påtegning", "sure", "yes")
	}
	costs := d.look().CourtCosts
	if len(costs) != 2 || costs[1].Charged.Amount.String() != "1500.00" {
		t.Fatalf("costs = %+v, want the fee and one award", costs)
	}
	has(t, d.at("/cases/10001/reckoning").Body.String(), "Retsafgift, betalt den 12.", "retsafgiftslovens § 12", "Sagsomkostninger, tilkendt den 13.")
	if w := d.post("/do/drop-cost/done", d.form("/do/drop-cost"), "cost", strconv.FormatInt(int64(costs[1].Charged.Cost), 10)); w.Code != http.StatusSeeOther {
		t.Errorf("taking it off: %d", w.Code)
	}
	if d.look().CourtCosts[1].Stands() {
		t.Error("the award stands")
	}
}

// Interest runs from 28 November 2026, thirty days after the invoice of the 28th of October.
func TestInterestIsLetBearInterestFromTheCasesPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.work.Now = func() time.Time { return time.Date(2026, time.December, 10, 9, 0, 0, 0, time.UTC) }
	key := d.form("/do/capitalise")
	if w := d.post("/do/capitalise/done", key, "day", "05-12-2026", "text", "Dom"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Vælg, hvad der siger det") {
		t.Errorf("without a ground: %d", w.Code)
	}
	if w := d.post("/do/capitalise/done", key, "by", "agreement", "day", "05-12-2026", "text", "Mail"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) {
		t.Errorf("an agreement that nobody was asked about: %d", w.Code)
	}
	if w := d.post("/do/capitalise/done", key, "by", "judgment", "day", "11-12-2026", "text", "Dom"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a day to come: %d", w.Code)
	}
	if w := d.post("/do/capitalise/done", key, "by", "judgment", "day", "05-12-2026", "text", "Dom"); w.Code != http.StatusSeeOther {
		t.Fatalf("by a judgment: %d", w.Code)
	}
	if by := d.look().Capitalised; len(by) != 1 || by[0].By != debt.CapitalisedByJudgment {
		t.Fatalf("capitalised = %+v", by)
	}
	has(t, d.at("/cases/10001/reckoning").Body.String(), "bærer selv rente derefter, efter dom")
}
