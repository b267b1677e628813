package office_test

import (
	"net/http"
	"strings"
	"testing"
)

// Numbers of cases are the same at all creditors: a form that was made at one would do
// the same to somebody else's case at another.
func TestAFormThatWasMadeForAnotherCreditorIsRefused(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	form := d.form("/do/note")
	if got := form.Get("form_creditor"); got != "1" {
		t.Fatalf("the form is made for creditor %q, want 1", got)
	}
	form.Set("form_creditor", "2")
	if w := d.post("/do/note/done", form, "text", "Ringede"); w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "en anden kreditor") {
		t.Errorf("a note: %d", w.Code)
	}
	if notes := d.look().Notes; len(notes) != 0 {
		t.Errorf("noted %+v", notes)
	}
	if w := d.encloses("faktura.pdf", "%PDF-1.4", "form_creditor", "2"); w.Code < http.StatusBadRequest || !strings.Contains(w.Body.String(), "en anden kreditor") {
		t.Errorf("a file: %d", w.Code)
	}
	form.Set("form_creditor", "1")
	if w := d.post("/do/note/done", form, "text", "Ringede"); w.Code != http.StatusSeeOther {
		t.Errorf("from where it was made: %d", w.Code)
	}
}
