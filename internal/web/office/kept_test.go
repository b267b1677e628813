package office_test

import (
	"html"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var keptField = regexp.MustCompile(`<input type="hidden" name="([^"]+)" value="([^"]*)"`)

// hiddenIn returns what the hidden fields of a page carry.
func hiddenIn(page string) url.Values {
	found := make(url.Values)
	for _, field := range keptField.FindAllStringSubmatch(page, -1) {
		found.Add(field[1], html.UnescapeString(field[2]))
	}
	return found
}

const wrote = "Ringede til Anna & co. Hun betaler den 1."

// sentLate sends a note when the session has ended, and returns the answer's fields.
func sentLate(t *testing.T, of string) url.Values {
	t.Helper()
	w := ask(t, http.MethodPost, "/cases/10001/do/note", url.Values{"form_key": {"K1"}, "form_creditor": {of}, "text": {wrote}}, "krav_session=ended")
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "Det, du skrev, er her endnu") {
		t.Fatalf("it is answered with %d: %s", w.Code, w.Body)
	}
	return hiddenIn(w.Body.String())
}

func TestWhatWasWrittenGoesThroughTheSignIn(t *testing.T) {
	t.Parallel()
	fields := sentLate(t, "1")
	wrong := fields
	wrong["email"], wrong["password"] = []string{"mette@nordbaek.example"}, []string{"wrong"}
	again := ask(t, http.MethodPost, "/sign-in", wrong)
	if again.Code == http.StatusSeeOther || hiddenIn(again.Body.String()).Get("kept") == "" {
		t.Fatalf("a wrong password loses what was written: %d", again.Code)
	}
	right := hiddenIn(again.Body.String())
	right["email"], right["password"] = []string{"mette@nordbaek.example"}, []string{" a long password "}
	in := ask(t, http.MethodPost, "/sign-in", right)
	page := in.Body.String()
	if in.Code != http.StatusOK || !strings.Contains(page, html.EscapeString(wrote)) || !strings.Contains(page, `action="/cases/10001/do/note"`) {
		t.Fatalf("after the sign-in comes %d: %s", in.Code, page)
	}
	if kept := hiddenIn(page); kept.Get("text") != wrote || kept.Get("form_key") != "K1" {
		t.Errorf("what is sent then is %v", kept)
	}
}

func TestWordsForAnotherCreditorAreShownButNotSent(t *testing.T) {
	t.Parallel()
	fields := sentLate(t, "2")
	fields["email"], fields["password"] = []string{"mette@nordbaek.example"}, []string{" a long password "}
	page := ask(t, http.MethodPost, "/sign-in", fields).Body.String()
	if strings.Contains(page, "/cases/10001/do/note") || !strings.Contains(page, html.EscapeString(wrote)) {
		t.Errorf("the page offers to send it: %s", page)
	}
}

func TestNewPasswordsAreNotCarriedThroughTheSignIn(t *testing.T) {
	t.Parallel()
	w := ask(t, http.MethodPost, "/account/password", url.Values{"form_key": {"K1"}, "password": {"rolig fjord 2026"}}, "krav_session=ended")
	if w.Code != http.StatusSeeOther || strings.Contains(w.Body.String(), "fjord") {
		t.Errorf("it is answered with %d: %s", w.Code, w.Body)
	}
}

// A tab that was open for one creditor when another was chosen in the next.
func TestAFormForAnotherCreditorIsRefused(t *testing.T) {
	t.Parallel()
	w := ask(t, http.MethodPost, "/cases/10001/do/note", url.Values{"form_key": {"K1"}, "form_creditor": {"2"}, "text": {wrote}}, "krav_session=good", "krav_creditor=1")
	if w.Code != http.StatusConflict || !strings.Contains(w.Body.String(), html.EscapeString(wrote)) || !strings.Contains(w.Body.String(), "en anden kreditor") {
		t.Errorf("it is answered with %d: %s", w.Code, w.Body)
	}
}
