package office_test

import (
	"net/http"
	"strings"
	"testing"
)

// The desk's day is 13 November 2026. What has happened is of the last months, and what
// is promised lies ahead.
func TestADayIsTypedAsItIsSaid(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.post("/do/payment/done", d.form("/do/payment"), "amount", "meget", "day", "1. sept.")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="01-09-2026"`) {
		t.Errorf("answered with %d, and the day isn't shown with its year", w.Code)
	}
	if w := d.post("/do/payment/done", d.form("/do/payment"), "amount", "100", "day", "i går"); w.Code != http.StatusSeeOther || d.look().Payments[0].ValueOn.String() != "2026-11-12" {
		t.Errorf("paid yesterday: %d, %+v", w.Code, d.look().Payments)
	}
	if w := d.post("/do/pause/done", d.form("/do/pause"), "day", "1. marts"); w.Code != http.StatusSeeOther || d.look().Hold.Until.String() != "2027-03-01" {
		t.Errorf("a pause to 1 March: %d, %v", w.Code, d.look().Hold)
	}
}
