package office_test

import (
	"html"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"krav/internal/law"
)

// edited is the edit form of the desk's case as it is shown, with fields in pairs.
func edited(d *desk, more ...string) url.Values {
	values := d.formAt("/cases/10001/edit")
	for name, value := range map[string]string{
		"debtor_kind": "privat", "name": "Anna Holm", "address": "Søvej 3", "postcode": "4000", "city": "Roskilde", "email": "anna@post.example", "customer_number": "17", "language": "da",
	} {
		values.Set(name, value)
	}
	for i := 1; i < len(more); i += 2 {
		values.Set(more[i-1], more[i])
	}
	return values
}

func TestADebtorIsCorrectedOnceHoweverOftenItIsSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	page := d.at("/cases/10001/edit").Body.String()
	for _, want := range []string{`value="Anna Holm"`, "Søvej 3</textarea>", `value="anna@post.example"`, `href="/cases/10001/claims/new"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	typed := edited(d, "address", "c/o Lund\r\nSøvej 5", "mobile", "11223344")
	before := d.look().Version
	for range 2 {
		if w := d.send("/cases/10001/edit", typed); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/cases/10001" {
			t.Fatalf("correcting: %d to %q", w.Code, w.Header().Get("Location"))
		}
	}
	c := d.look()
	if got := strings.Join(c.Debtor.Address, "|"); got != "c/o Lund|Søvej 5" || c.Debtor.Mobile != "+4511223344" || c.Version != before+1 {
		t.Errorf("debtor %+v after %d events, want it corrected by one", c.Debtor, c.Version-before)
	}
}

func TestAnotherKindOfDebtorIsAskedAboutFirst(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	typed := edited(d, "debtor_kind", "erhverv")
	if w := d.send("/cases/10001/edit", typed); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) {
		t.Fatalf("another kind: %d, and isn't asked about", w.Code)
	}
	typed.Set("sure", "yes")
	if w := d.send("/cases/10001/edit", typed); w.Code != http.StatusSeeOther || d.look().Debtor.Kind != law.Business {
		t.Errorf("said yes: %d, %v", w.Code, d.look().Debtor.Kind)
	}
}

func TestAFieldThatIsWrongIsMendedBeforeAnythingIsCorrected(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.send("/cases/10001/edit", edited(d, "email", "anna", "name", "Anna Holm Lund"))
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `href="#f-email"`) || d.look().Debtor.Name != "Anna Holm" {
		t.Errorf("a wrong address: %d", w.Code)
	}
	if w := d.at("/cases/10099/edit"); w.Code != http.StatusNotFound {
		t.Errorf("a case that isn't there: %d", w.Code)
	}
}

// Two people have the form open. What the first corrected stands in the second's form
// when that is refused, beside what the second typed, and is kept when that is sent.
func TestTwoWhoCorrectADebtorBothGetTheirWay(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	second := edited(d, "address", "Søvej 5")
	if w := d.send("/cases/10001/edit", edited(d, "email", "ny@post.example")); w.Code != http.StatusSeeOther {
		t.Fatalf("the first is answered with %d", w.Code)
	}
	w := d.send("/cases/10001/edit", second)
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `value="ny@post.example"`) || !strings.Contains(page, "Søvej 5</textarea>") {
		t.Fatalf("the second is answered with %d: %s", w.Code, page)
	}
	was := keptField.FindAllStringSubmatch(page, -1)
	for _, field := range was {
		if field[1] == "was" {
			second.Set("was", html.UnescapeString(field[2]))
		}
	}
	second.Set("email", "ny@post.example")
	if w := d.send("/cases/10001/edit", second); w.Code != http.StatusSeeOther {
		t.Fatalf("the second, once more, is answered with %d", w.Code)
	}
	if got := d.look().Debtor; got.Email != "ny@post.example" || got.Address[0] != "Søvej 5" {
		t.Errorf("the debtor is %+v, want both corrections", got)
	}
}

// A note that comes in between has nothing to do with the debtor's particulars.
func TestWhatElseHappensOnACaseHindersNoCorrection(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	typed := edited(d, "name", "Anna Holm Lund")
	d.post("/do/note/done", d.form("/do/note"), "text", "Ringede")
	if w := d.send("/cases/10001/edit", typed); w.Code != http.StatusSeeOther || d.look().Debtor.Name != "Anna Holm Lund" {
		t.Errorf("it is answered with %d, and the debtor is %q", w.Code, d.look().Debtor.Name)
	}
}
