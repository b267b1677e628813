package office_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"krav/internal/casework"
)

// part asks for a part of a page as script does.
func (d *desk) part(address string) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodGet, address, nil)
	r.Header.Set("HX-Request", "true")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

// Anna owes 1,200.00 on invoice 1001. Of 500.00 all covers the invoice; who has no script is
// led to the page that says so.
func TestAProposedPaymentTellsWhatItCoversAndWhatWasOwed(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.bankFile("13-11-2026;faktura 1001;500,00;9.000,00")
	entry := "/payments/" + number(d.inbox(casework.BankProposed)[0].ID)
	list := d.page("/payments").Body.String()
	for _, want := range []string{`hx-get="` + entry + `/covers"`, `hx-get="` + entry + `/why"`} {
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %s", want)
		}
	}
	for part, wants := range map[string][]string{
		"/covers": {"Det dækker pengene", "hovedstol", "500,00"}, "/why": {"Sådan er beløbet regnet", "1.200,00"},
	} {
		w := d.part(entry + part)
		for _, want := range wants {
			if w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<html") || !strings.Contains(strings.ToLower(w.Body.String()), strings.ToLower(want)) {
				t.Errorf("%s: %d, and no %q in %s", part, w.Code, want, w.Body)
			}
		}
		if w := d.page(entry + part); w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), entry+"#") {
			t.Errorf("%s without script: %d to %s", part, w.Code, w.Header().Get("Location"))
		}
	}
	if page := d.page(entry).Body.String(); !strings.Contains(page, "Det dækker pengene") {
		t.Error("the entry's page doesn't say what the money covers")
	}
}
