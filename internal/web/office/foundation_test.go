package office_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// sends sends a form with a file, or with none where it has no content.
func (d *desk) sends(to string, form url.Values, content string, more ...string) *httptest.ResponseRecorder {
	d.t.Helper()
	var body bytes.Buffer
	sent := multipart.NewWriter(&body)
	for i := 1; i < len(more); i += 2 {
		form.Set(more[i-1], more[i])
	}
	for field := range form {
		_ = sent.WriteField(field, form.Get(field))
	}
	if content != "" {
		file, _ := sent.CreateFormFile("file", "forlig.pdf")
		_, _ = file.Write([]byte(content))
	}
	_ = sent.Close()
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "/cases/10001"+to, &body)
	r.Header.Set("Content-Type", sent.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

// A settlement without its clause is asked about, and its file isn't lost meanwhile; the
// page of the case then tells that it can't be enforced, and taken away it is gone.
func TestAFoundationIsRecordedFromTheCasesPageWithItsFile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	form := d.form("/do/foundation")
	if w := d.sends("/do/foundation/done", form, "%PDF-1.4 forlig", "day", "24-12-2026"); w.Code != http.StatusUnprocessableEntity ||
		!strings.Contains(w.Body.String(), "Vælg, hvad det er for et papir") || !strings.Contains(w.Body.String(), "kan ikke ligge i fremtiden") {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	w := d.sends("/do/foundation/done", form, "", "kind", "settlement", "day", "13-11-2026", "original", "yes")
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `name="sure"`) || !strings.Contains(page, "retsplejelovens § 478, stk. 1, nr. 4") {
		t.Fatalf("without its clause: %d, and the guard isn't heard", w.Code)
	}
	if len(d.look().Foundations) != 0 {
		t.Error("recorded all the same")
	}
	_, after, kept := strings.Cut(d.at("/cases/10001/do/foundation").Body.String(), `<option value="">`)
	_, after, _ = strings.Cut(after, `<option value="`)
	id, _, _ := strings.Cut(after, `"`)
	if !kept || id == "" {
		t.Fatal("the file that was sent is lost")
	}
	for range 2 {
		d.sends("/do/foundation/done", form, "", "sure", "yes", "enclosure", id)
	}
	found := d.look().Foundations
	if len(found) != 1 || found[0].Hash == "" || found[0].Clause || !found[0].Original {
		t.Fatalf("foundations %+v, want one with its file", found)
	}
	has(t, d.get("").Body.String(), "Frivilligt forlig af 13.", "Mangler ordene om tvangsfuldbyrdelse", "/cases/10001/enclosures/"+id)
	if w := d.post("/do/unfoundation/done", d.form("/do/unfoundation"), "foundation", "1"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("one that isn't there: %d", w.Code)
	}
	choice := d.form("/do/unfoundation")
	_, after, _ = strings.Cut(d.at("/cases/10001/do/unfoundation").Body.String(), `name="foundation" value="`)
	which, _, _ := strings.Cut(after, `"`)
	if w := d.post("/do/unfoundation/done", choice, "foundation", which, "why", "forkert skyldner"); w.Code != http.StatusSeeOther {
		t.Fatalf("taken away: %d %s", w.Code, w.Body)
	}
	if c := d.look(); len(c.Founded()) != 0 || len(c.Limitation) != 0 {
		t.Errorf("it still stands: %+v", c.Foundations)
	}
}
