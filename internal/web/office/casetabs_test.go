package office_test

import (
	"net/http"
	"strings"
	"testing"
)

func TestTheCaseHasItsPartsOnPagesOfTheirOwn(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := d.get("").Body.String(); strings.Contains(page, `href="/cases/10001/files"`) {
		t.Error("a case without files has a page for them")
	}
	d.post("/do/note/done", d.form("/do/note"), "text", "Ringede")
	for part, want := range map[string]string{
		"/claims": "1.200,00", "/reckoning": "1.200,00", "/history": "Ringede", "/files": "Filer", "/claims?on=2026-11-13": "1001",
	} {
		if w := d.get(part); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), want) {
			t.Errorf("%s: %d, or it lacks %s", part, w.Code, want)
		}
	}
	for _, part := range []string{"/claims?on=before", "/history?on=2020-01-01", "/enclosures/17", "/enclosures/x"} {
		if w := d.get(part); w.Code < http.StatusBadRequest || w.Code >= http.StatusInternalServerError {
			t.Errorf("%s: %d, want it refused", part, w.Code)
		}
	}
}

func TestTheSameNoteIsWrittenOnTheCasesChosen(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	values := d.formAt("/cases")
	values.Set("do", "note")
	values.Set("case", "10001")
	if w := d.send("/cases/together", values); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty note: %d", w.Code)
	}
	values.Set("text", "Ringet forgæves")
	d.send("/cases/together", values)
	if notes := d.look().Notes; len(notes) != 1 || notes[0].Text != "Ringet forgæves" {
		t.Errorf("notes %+v", notes)
	}
}
