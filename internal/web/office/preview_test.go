package office_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/letter"
)

// plainPress makes a file of a letter's title.
type plainPress struct{}

func (plainPress) Print(_ casework.Creditor, _ []byte, content letter.Content) (casework.Printed, error) {
	return casework.Printed{Front: []byte("%PDF "), Body: []byte(content.Title), Pages: 1}, nil
}

func (plainPress) Check(casework.Creditor, []byte) error { return nil }

func TestTheLetterThatIsDueIsSeenFromTheCase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := d.get("").Body.String(); !strings.Contains(page, "/cases/10001/preview?on=2026-11-13") {
		t.Error("the guide doesn't lead to the letter")
	}
	w := d.get("/preview")
	// 1,200.00 and the fee of 100.00.
	if w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "1.300,00") {
		t.Fatalf("answered with %d: %s", w.Code, w.Body)
	}
	head := w.Header()
	if head.Get("Content-Type") != "application/pdf" || !strings.HasPrefix(head.Get("Content-Disposition"), "inline;") ||
		!strings.HasPrefix(head.Get("Content-Security-Policy"), "default-src 'none';") || head.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("headers %v, want those of a PDF of ours that is shown and can do nothing", head)
	}
	if c := d.look(); len(c.Steps)+len(c.Letters) != 0 {
		t.Error("looking at the letter has done something")
	}
}

func TestALetterThatHasChangedSinceIsNotSeen(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.get("/preview?on=2026-11-13&planned=" + url.QueryEscape("send reminder-1 for less"))
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), "Sagen er ændret, siden du så den.") {
		t.Errorf("answered with %d: %s", w.Code, w.Body)
	}
}
