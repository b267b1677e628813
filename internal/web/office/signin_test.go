package office_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/fault"
	"krav/internal/web/office"
)

// accounts knows one person, who works for creditors 1 and 2.
type accounts struct{ office.Accounts }

func (accounts) HasPeople(context.Context) (bool, error) { return true, nil }

func (accounts) Who(_ context.Context, token string) (account.Visitor, error) {
	if token != "good" {
		return account.Visitor{}, fault.New(fault.Forbidden, "session.ended")
	}
	return account.Visitor{
		Actor:       access.NewPerson(7, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Caseworker}, access.Grant{Creditor: 2, Role: access.Caseworker}),
		Memberships: []account.Membership{{Creditor: 1, Role: access.Caseworker}, {Creditor: 2, Role: access.Caseworker}},
	}, nil
}

func (accounts) SignIn(_ context.Context, email, password string, _ account.Browser) (account.SignedInAs, error) {
	if password == "the last try" {
		return account.SignedInAs{}, fault.New(fault.Forbidden, "sign_in.wrong").With("left", "0")
	}
	if email != "mette@nordbaek.example" || password != " a long password " {
		return account.SignedInAs{}, fault.New(fault.Forbidden, "sign_in.wrong").With("left", "4")
	}
	return account.SignedInAs{Token: "good", Device: "device", Expires: noon.Add(time.Hour)}, nil
}

func (accounts) SignOut(context.Context, string) error { return nil }

var noon = time.Date(2026, time.November, 23, 11, 0, 0, 0, time.UTC)

// ask sends the office of creditors 1 and 2 a request with cookies.
func ask(t *testing.T, method, address string, form url.Values, cookies ...string) *httptest.ResponseRecorder {
	t.Helper()
	o := office.New(office.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return noon },
		Known: office.BySession(accounts{}), Accounts: accounts{}, Work: work{cases: 3},
	})
	r := httptest.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Cookie", strings.Join(cookies, "; "))
	w := httptest.NewRecorder()
	o.ServeHTTP(w, r)
	return w
}

func TestWhoHasNotSignedInIsLedToDoSo(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"/": "/sign-in", "/cases?q=sol": "/sign-in?next=%2Fcases%3Fq%3Dsol", "/none": "/sign-in?next=%2Fnone",
	} {
		if w := ask(t, http.MethodGet, address, nil, "krav_session=bad"); w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("%s is answered with %d to %q", address, w.Code, w.Header().Get("Location"))
		}
	}
	if w := ask(t, http.MethodGet, "/sign-in", nil); w.Code != http.StatusOK {
		t.Errorf("the sign-in is answered with %d", w.Code)
	}
}

func TestSigningInGivesASessionThatNoScriptReads(t *testing.T) {
	t.Parallel()
	w := ask(t, http.MethodPost, "/sign-in", url.Values{"email": {"mette@nordbaek.example"}, "password": {" a long password "}})
	if w.Code != http.StatusSeeOther {
		t.Fatalf("answered with %d", w.Code)
	}
	for _, c := range w.Result().Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode {
			t.Errorf("the cookie %s can be read by script or from other sites", c.Name)
		}
		if c.Name == "krav_session" && (c.Value != "good" || c.MaxAge != 3600) {
			t.Errorf("the session is %q for %d seconds", c.Value, c.MaxAge)
		}
	}
	if page := ask(t, http.MethodGet, "/cases", nil, "krav_session=good").Body.String(); !strings.Contains(page, "Skyldner 3<") {
		t.Error("who has signed in doesn't see the cases")
	}
}

func TestAWrongPasswordIsRefusedAndNotShownAgain(t *testing.T) {
	t.Parallel()
	w := ask(t, http.MethodPost, "/sign-in", url.Values{"email": {"mette@nordbaek.example"}, "password": {"hunter2"}})
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity || strings.Count(page, "Du har 4 forsøg tilbage.") != 1 || !strings.Contains(page, `value="mette@nordbaek.example"`) {
		t.Errorf("answered with %d", w.Code)
	}
	last := ask(t, http.MethodPost, "/sign-in", url.Values{"email": {"mette@nordbaek.example"}, "password": {"the last try"}}).Body.String()
	if !strings.Contains(last, "Vent et minut eller to") || strings.Contains(last, "0 forsøg") {
		t.Error("after the last try one isn't told to wait")
	}
	if strings.Contains(page, "hunter2") || w.Header().Get("Set-Cookie") != "" {
		t.Error("the password is shown, or a session is given")
	}
}

func TestAReaderWorksOnlyForCreditorsOfTheirs(t *testing.T) {
	t.Parallel()
	// Creditor 3 isn't theirs: the first of their own is shown in its place.
	for cookie, want := range map[string]string{"": "1", "krav_creditor=2": "2", "krav_creditor=3": "1", "krav_creditor=x": "1", "krav_creditor=0": "1"} {
		page := ask(t, http.MethodGet, "/cases", nil, "krav_session=good", cookie).Body.String()
		if !strings.Contains(page, "Kreditor "+want+"<") {
			t.Errorf("with %q they don't work for creditor %s", cookie, want)
		}
	}
}

func TestSigningOutTakesTheCookieAway(t *testing.T) {
	t.Parallel()
	w := ask(t, http.MethodPost, "/sign-out", nil, "krav_session=good")
	if w.Header().Get("Location") != "/sign-in" || !strings.Contains(w.Header().Get("Set-Cookie"), "krav_session=; Path=/; Max-Age=0") {
		t.Errorf("answered with %v", w.Header())
	}
}

func TestWhoSignsInComesToThePageTheyWanted(t *testing.T) {
	t.Parallel()
	for wanted, leads := range map[string]string{
		"/cases?q=sol": "/cases?q=sol", "": "/", "//evil.example/": "/", "https://evil.example/": "/", "/\t/evil.example": "/",
	} {
		form := url.Values{"email": {"mette@nordbaek.example"}, "password": {" a long password "}, "next": {wanted}}
		if got := ask(t, http.MethodPost, "/sign-in", form).Header().Get("Location"); got != leads {
			t.Errorf("who wanted %q comes to %q", wanted, got)
		}
		address := "/sign-in?" + url.Values{"next": {wanted}}.Encode()
		if got := ask(t, http.MethodGet, address, nil, "krav_session=good").Header().Get("Location"); got != leads {
			t.Errorf("who has signed in and wanted %q comes to %q", wanted, got)
		}
	}
}

func TestWhatIsSentAfterTheSessionEndedLeadsBackToItsPage(t *testing.T) {
	t.Parallel()
	o := office.New(office.Options{
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return noon }, Known: office.BySession(accounts{}), Accounts: accounts{}, Work: work{},
	})
	send := func(referer string, part bool) http.Header {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/cases/together", nil)
		r.Header.Set("Referer", referer)
		if part {
			r.Header.Set("HX-Request", "true")
		}
		w := httptest.NewRecorder()
		o.ServeHTTP(w, r)
		return w.Header()
	}
	const led = "/sign-in?next=%2Fcases%3Ftab%3Ddue"
	if got := send("http://example.com/cases?tab=due", false).Get("Location"); got != led {
		t.Errorf("a form leads to %q, want %q", got, led)
	}
	if got := send("http://example.com/cases?tab=due", true).Get("HX-Redirect"); got != led {
		t.Errorf("a part of a page leads to %q, want %q", got, led)
	}
	if got := send("http://evil.example/cases", false).Get("Location"); got != "/sign-in" {
		t.Errorf("another site's page is led back to: %q", got)
	}
}
