package office_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// encloses sends a file to the claims of the case, of its only claim, with other
// values of hidden fields in pairs.
func (d *desk) encloses(name, content string, more ...string) *httptest.ResponseRecorder {
	d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	fields := d.form("/claims")
	for i := 1; i < len(more); i += 2 {
		fields.Set(more[i-1], more[i])
	}
	for field := range fields {
		_ = form.WriteField(field, fields.Get(field))
	}
	file, _ := form.CreateFormFile("file", name)
	_, _ = file.Write([]byte(content))
	_ = form.Close()
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "/cases/10001/enclosures", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

func TestAFileIsAddedToAClaimAndServedToBeKept(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if w := d.encloses("faktura.pdf", "<script>alert(1)</script>"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "hverken PDF, PNG eller JPEG") {
		t.Errorf("a web page: %d", w.Code)
	}
	if w := d.encloses("faktura.pdf", "%PDF-1.4 faktura"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/cases/10001/claims" {
		t.Fatalf("a PDF: %d %s", w.Code, w.Body)
	}
	page := d.get("/claims").Body.String()
	_, after, _ := strings.Cut(page, `href="/cases/10001/enclosures/`)
	id, _, _ := strings.Cut(after, `"`)
	w := d.get("/enclosures/" + id)
	for head, want := range map[string]string{
		"Content-Type": "application/pdf", "X-Content-Type-Options": "nosniff", "Content-Security-Policy": "default-src 'none'; sandbox",
	} {
		if got := w.Header().Get(head); got != want {
			t.Errorf("%s = %q, want %q", head, got, want)
		}
	}
	if got := w.Header().Get("Content-Disposition"); !strings.HasPrefix(got, "attachment") || w.Body.String() != "%PDF-1.4 faktura" {
		t.Errorf("%s: %q", got, w.Body)
	}
	if w := d.post("/enclosures/"+id+"/drop", d.form("/claims")); w.Code != http.StatusSeeOther {
		t.Errorf("removed: %d", w.Code)
	}
	if w := d.get("/enclosures/" + id); w.Code != http.StatusNotFound {
		t.Errorf("what was removed: %d", w.Code)
	}
}
