package portal_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"krav/internal/debt"
	"krav/internal/identifier"
)

func TestTheRightNumberAndCodeLeadToTheCase(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser()
	number, code := parts(h.links[0])
	// As it is copied from paper: in groups, in small letters, with space around.
	typed := url.Values{"number": {" " + number[:4] + " " + number[4:] + " "}, "code": {strings.ToLower(code[:5] + " - " + code[5:])}}
	w := b.post("/", typed)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/case" {
		t.Fatalf("answered with %d to %q", w.Code, w.Header().Get("Location"))
	}
	cookie := strings.Join(w.Header().Values("Set-Cookie"), "\n")
	for _, want := range []string{"krav_debtor=token", "HttpOnly", "SameSite=Lax"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie %q lacks %s", cookie, want)
		}
	}
	has(t, b.get("/case"), "Anna Holm", "Fjord Fitness ApS", "10001")
}

func TestThePersonalLinkIsSwappedForACookieAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	has(t, b.get("/case"), "Anna Holm")
	if w := b.get("/"); w.Header().Get("Location") != "/case" {
		t.Errorf("the first page leads to %q, want the case", w.Header().Get("Location"))
	}
}

// The debtor's letters are in English, and the browser says nothing of languages. What
// the debtor picks goes before.
func TestThePageSpeaksTheLanguageOfTheLettersUntilTheDebtorPicksAnother(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	has(t, b.get("/case"), `lang="da"`)
	debtor := h.look(annas).Debtor
	debtor.Language = "en"
	h.works(h.work.Correct(t.Context(), h.person, h.creditor, annas, debtor))
	has(t, b.get("/case"), `lang="en"`)
	b.cookies["krav_language"] = "da"
	has(t, b.get("/case"), `lang="da"`)
}

// Programs that read mail, and browsers that load pages ahead, follow links too.
func TestALinkThatIsOnlyLookedAheadAtOpensNothing(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	ahead := httptest.NewRequestWithContext(t.Context(), http.MethodGet, h.links[0], nil)
	ahead.Header.Set("Sec-Purpose", "prefetch;prerender")
	for _, r := range []*http.Request{ahead, httptest.NewRequestWithContext(t.Context(), http.MethodHead, h.links[0], nil)} {
		b := h.browser()
		if w := b.send(r); w.Header().Get("Location") != "/" || len(b.cookies) != 0 {
			t.Errorf("%s is answered with %q and the cookies %v", r.Method, w.Header().Get("Location"), b.cookies)
		}
	}
	// A program that follows the link and no further hasn't opened the letter.
	h.browser().get(h.links[0])
	if got := h.look(annas).Dispatches[0].Status; got != debt.Received {
		t.Errorf("the letter is %v, want it received", got)
	}
}

// Whichever part is wrong, and however, the answer is the same to the byte but for
// what was typed.
func TestARefusalDoesntTellWhatWasWrong(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	number, code := parts(h.links[0])
	nobodys, err := identifier.PortalNumberFor(999_999)
	h.works(err)
	other, _ := parts(h.links[1])
	said := make(map[string]string)
	for what, typed := range map[string]url.Values{
		"another code":              {"number": {number}, "code": {"ABCDEFGHJK"}},
		"a code that can't be one":  {"number": {number}, "code": {"0O1"}},
		"a number that is nobody's": {"number": {nobodys.String()}, "code": {code}},
		"another debtor's number":   {"number": {other}, "code": {code}},
		"a mistyped number":         {"number": {number + "1"}, "code": {code}},
		"a number that can't be":    {"number": {"hej"}, "code": {code}},
	} {
		b := h.browser()
		b.address = "192.0.2." + strings.Repeat("1", len(said)%3+1) + ":1"
		w := b.post("/", typed)
		if w.Code != http.StatusUnprocessableEntity || b.cookies["krav_debtor"] != "" {
			t.Errorf("%s: %d, cookies %v", what, w.Code, b.cookies)
		}
		lacks(t, w, "Anna", "Fjord", typed.Get("code"))
		_, after, _ := strings.Cut(w.Body.String(), `role="alert"`)
		alert, _, _ := strings.Cut(after, "</div>")
		said[alert] = what
	}
	if len(said) != 1 {
		t.Errorf("there are %d answers: %v", len(said), said)
	}
}

func TestTriesRunOutAndTheLastAreCounted(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	number, code := parts(h.links[0])
	b := h.browser()
	wrong := url.Values{"number": {number}, "code": {"ABCDEFGHJK"}}
	for _, want := range []string{"Nummer og kode passer ikke", "Nummer og kode passer ikke", "Forsøg tilbage: 2", "Forsøg tilbage: 1", "Vent nogle minutter", "For mange forsøg"} {
		has(t, b.post("/", wrong), want)
	}
	right := url.Values{"number": {number}, "code": {code}}
	w := b.post("/", right)
	if w.Code == http.StatusSeeOther {
		t.Error("the right code opens where it is typed once the tries have run out")
	}
	has(t, w, "Linket i e-mailen")
	lacks(t, w, code)
	h.pass(5 * time.Minute)
	if w := b.post("/", right); w.Code != http.StatusSeeOther {
		t.Errorf("five minutes later the right code is answered with %d", w.Code)
	}
}

// What somebody else typed, be it in the same house behind the same address, doesn't
// close the way by the letter's link.
func TestThePersonalLinkOpensWhileTypingWaits(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	number, _ := parts(h.links[0])
	b := h.browser()
	for range 7 {
		b.post("/", url.Values{"number": {number}, "code": {"ABCDEFGHJK"}})
	}
	has(t, b.get("/"+number+"/ABCDEFGHJK"), "passer ikke")
	has(t, b.comesIn(h.links[0]).get("/case"), "Anna Holm")
}

func TestNothingIsShownBeforeLoginAndNothingAfterSignOut(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	letter := letterOf(h, annas)
	for _, address := range []string{"/case", "/case/contact", letter} {
		w := h.browser().get(address)
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/" {
			t.Errorf("%s: %d to %q, want the login", address, w.Code, w.Header().Get("Location"))
		}
	}
	b := h.browser().comesIn(h.links[0])
	token := b.cookies["krav_debtor"]
	b.post("/sign-out", nil)
	if b.cookies["krav_debtor"] != "" {
		t.Error("the cookie stays after signing out")
	}
	b.cookies["krav_debtor"] = token
	if w := b.get("/case"); w.Code != http.StatusSeeOther {
		t.Errorf("the old cookie is answered with %d", w.Code)
	}
}

func TestASessionEndsByItselfAndASecondLoginEndsTheFirst(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	b := h.browser().comesIn(h.links[0])
	first := b.cookies["krav_debtor"]
	b.comesIn(h.links[1])
	has(t, b.get("/case"), "Bent Dam")
	old := h.browser()
	old.cookies["krav_debtor"] = first
	if w := old.get("/case"); w.Code != http.StatusSeeOther {
		t.Errorf("the first session is answered with %d after the second login", w.Code)
	}
	h.pass(31 * time.Minute)
	if w := b.get("/case"); w.Code != http.StatusSeeOther {
		t.Errorf("a session that wasn't used is answered with %d", w.Code)
	}
	has(t, b.get("/"), "Du er logget ud")
	w := b.post("/case/objection", url.Values{"what": {"paid"}})
	if has(t, w, "genindlæs"); w.Code != http.StatusForbidden || h.look(bents).Objection.Open {
		t.Errorf("an objection without a session: %d, open %t", w.Code, h.look(bents).Objection.Open)
	}
}

func TestAnAddressThatIsntThereIsNotFound(t *testing.T) {
	t.Parallel()
	h := newHouse(t)
	for _, address := range []string{"/cases", "/a/b/c", "/sign-in", "/case/letters/", "/preview"} {
		if w := h.browser().get(address); w.Code != http.StatusNotFound {
			t.Errorf("%s is answered with %d", address, w.Code)
		}
	}
}
