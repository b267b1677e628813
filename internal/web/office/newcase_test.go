package office_test

import (
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"krav/internal/debt"
)

// typedCase is an invoice of 1,250.50 kr. as it is typed, with more fields in pairs.
func typedCase(d *desk, more ...string) url.Values {
	values := d.formAt("/cases/new")
	for name, value := range map[string]string{
		"debtor_kind": "privat", "name": "Rikke Højbjerg", "address": "Æblevej 3", "postcode": "8000", "city": "Aarhus C", "email": "rikke@post.example",
		"invoice_number-1": "H-1", "amount-1": "1.250,50", "invoice_date-1": "1/10-2026", "due_date-1": "15-10-2026", "due_basis-1": "aftalt", "flow": "standard",
	} {
		values.Set(name, value)
	}
	for i := 1; i < len(more); i += 2 {
		values.Set(more[i-1], more[i])
	}
	return values
}

// formAt returns what the form of a page carries unseen.
func (d *desk) formAt(path string) url.Values {
	d.t.Helper()
	return carried(d.at(path))
}

func carried(w *httptest.ResponseRecorder) url.Values {
	values := make(url.Values)
	for _, m := range hidden.FindAllStringSubmatch(w.Body.String(), -1) {
		values.Set(m[1], html.UnescapeString(m[2]))
	}
	return values
}

// at asks for a page.
func (d *desk) at(path string) *httptest.ResponseRecorder {
	d.t.Helper()
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, httptest.NewRequestWithContext(d.t.Context(), http.MethodGet, path, nil))
	return w
}

// send sends a form.
func (d *desk) send(path string, values url.Values) *httptest.ResponseRecorder {
	d.t.Helper()
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, path, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

// cases are the numbers of the creditor's cases.
func (d *desk) cases() []int64 {
	d.t.Helper()
	rows, err := d.work.Cases(d.t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), 0, 100)
	if err != nil {
		d.t.Fatal(err)
	}
	numbers := make([]int64, len(rows))
	for i := range rows {
		numbers[i] = rows[i].Number
	}
	return numbers
}

// shown sends a form to be tried, and returns it as it is sent to be carried out.
func (d *desk) shown(path string, values url.Values) url.Values {
	d.t.Helper()
	values.Set("do", "try")
	w := d.send(path, values)
	if w.Code != http.StatusOK {
		d.t.Fatalf("trying: %d", w.Code)
	}
	values.Set("shown", carried(w).Get("shown"))
	values.Set("do", "make")
	return values
}

func TestACaseIsTypedSeenAndThenOpenedOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	typed := d.shown("/cases/new", typedCase(d))
	if got := d.cases(); len(got) != 1 {
		t.Fatalf("trying has opened a case: %v", got)
	}
	for range 2 {
		w := d.send("/cases/new", typed)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/cases/10002" {
			t.Fatalf("opening: %d to %q", w.Code, w.Header().Get("Location"))
		}
	}
	if got := d.cases(); len(got) != 2 {
		t.Errorf("cases %v, want one more, however often it is sent", got)
	}
}

func TestNothingIsOpenedBeforeItHasBeenSeen(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.send("/cases/new", typedCase(d, "do", "make"))
	if page := w.Body.String(); w.Code != http.StatusOK || !strings.Contains(page, "Der bliver oprettet en ny sag.") {
		t.Errorf("not seen: %d", w.Code)
	}
	typed := d.shown("/cases/new", typedCase(d))
	typed.Set("amount-1", "12.500,50")
	if w := d.send("/cases/new", typed); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "12.500,50") {
		t.Errorf("changed since it was seen: %d", w.Code)
	}
	if got := d.cases(); len(got) != 1 {
		t.Errorf("cases %v, want none opened", got)
	}
}

func TestWhatIsWrongIsSaidAtItsFieldAndNothingTypedIsLost(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.send("/cases/new", typedCase(d, "do", "try", "name", "", "amount-1", "mange penge", "invoices", "2", "invoice_number-2", "H-2", "due_date-2", "31-02-2026"))
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity {
		t.Fatalf("answered with %d", w.Code)
	}
	for _, want := range []string{`href="#f-name"`, `value="mange penge"`, `value="31-02-2026"`, `value="Æblevej 3"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	w = d.send("/cases/new", typedCase(d, "do", "try", "invoices", "3", "invoice_number-3", "H-3", "amount-3", "5,00", "due_date-3", "31-02-2026"))
	if !strings.Contains(w.Body.String(), `href="#f-due_date-3"`) {
		t.Error("a fault of the third isn't said at the third, where the second is left empty")
	}
}

func TestAnEmptyFormSaysAllThatIsMissing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.send("/cases/new", url.Values{"do": {"try"}})
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("an empty form: %d", w.Code)
	}
	page := w.Body.String()
	for _, want := range []string{`href="#f-name"`, `href="#f-invoice_number-1"`, `href="#f-amount-1"`, `href="#f-due_date-1"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	if strings.Index(page, `href="#f-name"`) > strings.Index(page, `href="#f-amount-1"`) {
		t.Error("what is missing isn't listed in the order of the fields")
	}
}

func TestMoreRoomKeepsWhatIsTyped(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.send("/cases/new", typedCase(d, "do", "more"))
	page := w.Body.String()
	if w.Code != http.StatusOK || !strings.Contains(page, `name="invoice_number-2"`) || !strings.Contains(page, `value="1.250,50"`) {
		t.Errorf("more room: %d", w.Code)
	}
}

func TestADebtorWhoMayHaveACaseIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	// Anna Holm of Søvej 3 has case 10001.
	typed := typedCase(d, "name", "Anna Holm", "address", "Et andet sted 9", "do", "try")
	w := d.send("/cases/new", typed)
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="into:10001"`) {
		t.Fatalf("may be the same: %d", w.Code)
	}
	typed.Set("where", "into:10001")
	w = d.send("/cases/new", d.shown("/cases/new", typed))
	if w.Header().Get("Location") != "/cases/10001" || len(d.look().Claims) != 2 {
		t.Errorf("joined: %d to %q, %d claims", w.Code, w.Header().Get("Location"), len(d.look().Claims))
	}
}

func TestAnInvoiceIsTypedOntoACase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	typed := d.formAt("/cases/10001/claims/new")
	for name, value := range map[string]string{"invoice_number-1": "1002", "amount-1": "99", "due_date-1": "1-11-2026"} {
		typed.Set(name, value)
	}
	w := d.send("/cases/10001/claims/new", d.shown("/cases/10001/claims/new", typed))
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/cases/10001" {
		t.Fatalf("adding: %d to %q", w.Code, w.Header().Get("Location"))
	}
	if claims := d.look().Claims; len(claims) != 2 || claims[1].Principal.String() != "99.00" || d.look().Debtor.Name != "Anna Holm" {
		t.Errorf("claims %+v", claims)
	}
	if w := d.at("/cases/10077/claims/new"); w.Code != http.StatusNotFound {
		t.Errorf("a case that isn't there: %d", w.Code)
	}
}

func TestACaseOfAnotherCreditorIsntJoined(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.send("/cases/new", typedCase(d, "do", "try", "where", "into:20001"))
	if w.Code != http.StatusNotFound {
		t.Errorf("another's case: %d", w.Code)
	}
}
