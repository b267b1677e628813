package demo_test

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web/demo"
	"krav/internal/web/webtest"
)

func TestTheSamplesOfTheDemoHold(t *testing.T) {
	t.Parallel()
	webtest.Walk(t, demo.Samples())
}

func TestTheSamplesOfTheDemoAreAccessible(t *testing.T) {
	t.Parallel()
	webtest.Look(t, demo.Samples())
}

// clock is one that counts.
type clock struct {
	day  civil.Date
	last []demo.Night
}

func (c *clock) Today(context.Context) (civil.Date, error) { return c.day, nil }

func (c *clock) Forward(_ context.Context, from civil.Date, days int) ([]demo.Night, error) {
	if from != c.day {
		return nil, nil
	}
	if days > 14 {
		return nil, errors.New("too long")
	}
	c.day = c.day.AddDays(days)
	c.last = []demo.Night{{Day: c.day, Letters: 3, Money: money.Kroner(1250, 0)}}
	return c.last, nil
}

func (c *clock) Last() []demo.Night { return c.last }

const caught = "From: =?utf-8?q?L=C3=B8n?= <krav@sandbox.example>\r\nTo: \"Anna Holm\" <anna@post.example>\r\nSubject: =?utf-8?q?Rykker_p=C3=A5_sag_10001?=\r\n" +
	"Date: Mon, 23 Nov 2026 08:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=xx\r\n\r\n" +
	"--xx\r\nContent-Type: multipart/alternative; boundary=yy\r\n\r\n" +
	"--yy\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nSe sagen p=C3=A5 betal.krav.example/a=\r\nb.\r\n" +
	"--yy\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\nPGEgaHJlZj0iaHR0cHM6Ly9iZXRhbC5rcmF2LmV4YW1wbGUvYWIiPlNlPC9hPg==\r\n--yy--\r\n" +
	"--xx\r\nContent-Type: application/pdf; name=\"brev.pdf\"\r\nContent-Disposition: attachment; filename=\"brev.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjc=\r\n--xx--\r\n"

func room(t *testing.T) (http.Handler, *clock) {
	t.Helper()
	c := &clock{day: civil.MustParse("2026-11-23")}
	d := demo.New(demo.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Clock: c,
		Mail: fstest.MapFS{"2/17.eml": {Data: []byte(caught)}}, Written: "https://betal.krav.example", Portal: "http://127.0.0.1:8081",
	})
	return d.Before(http.NotFoundHandler()), c
}

func ask(t *testing.T, h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func load(t *testing.T, h http.Handler, path string) *httptest.ResponseRecorder {
	t.Helper()
	return ask(t, h, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
}

func TestACaughtMailIsListedAndItsLinksLeadToThePortal(t *testing.T) {
	t.Parallel()
	h, _ := room(t)
	if list := load(t, h, "/demo/mail").Body.String(); !strings.Contains(list, "Rykker på sag 10001") || !strings.Contains(list, "/demo/mail/2/17") {
		t.Errorf("the list lacks the mail: %s", list)
	}
	page := load(t, h, "/demo/mail/2/17").Body.String()
	for _, want := range []string{"Se sagen på ", `href="http://127.0.0.1:8081/ab"`, "brev.pdf", "Anna Holm &lt;anna@post.example&gt;", "/demo/mail/2/17/html"} {
		if !strings.Contains(page, want) {
			t.Errorf("the mail lacks %q", want)
		}
	}
	html := load(t, h, "/demo/mail/2/17/html")
	if !strings.Contains(html.Body.String(), `href="http://127.0.0.1:8081/ab"`) || !strings.Contains(html.Header().Get("Content-Security-Policy"), "sandbox") {
		t.Errorf("the HTML is %s under %q", html.Body, html.Header().Get("Content-Security-Policy"))
	}
	pdf := load(t, h, "/demo/mail/2/17/attached/0")
	if pdf.Body.String() != "%PDF-1.7" || pdf.Header().Get("Content-Type") != "application/pdf" {
		t.Errorf("the file is %q of %s", pdf.Body, pdf.Header().Get("Content-Type"))
	}
}

func TestTheMenuOfNobodyIsNamedByWhatItHolds(t *testing.T) {
	t.Parallel()
	h, _ := room(t)
	if page := load(t, h, "/demo/mail").Body.String(); !strings.Contains(page, `<summary aria-label="Sprog og udseende"`) {
		t.Errorf("the menu isn't named: %s", page)
	}
}

func TestNoAddressLeadsOutOfTheMailbox(t *testing.T) {
	t.Parallel()
	h, _ := room(t)
	for _, path := range []string{"/demo/mail/2/18", "/demo/mail/x/17", "/demo/mail/2/..%2f17", "/demo/mail/2/17/attached/1", "/demo/mail/2/17/attached/-1"} {
		if got := load(t, h, path).Code; got != http.StatusNotFound {
			t.Errorf("%s answers with %d, want 404", path, got)
		}
	}
}

func TestTheClockMovesTheHouseAndLeadsBack(t *testing.T) {
	t.Parallel()
	h, c := room(t)
	move := func(days string, foreign bool) *httptest.ResponseRecorder {
		form := url.Values{"days": {days}, "back": {"/cases?q=1"}, "from": {"2026-11-23"}}
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/demo/clock", strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if foreign {
			r.Header.Set("Sec-Fetch-Site", "cross-site")
		}
		return ask(t, h, r)
	}
	if got := move("14", true); got.Code != http.StatusForbidden || c.day != civil.MustParse("2026-11-23") {
		t.Errorf("another site moves the clock: %d, %s", got.Code, c.day)
	}
	for _, days := range []string{"0", "-1", "32", "x", ""} {
		if got := move(days, false); got.Code != http.StatusUnprocessableEntity {
			t.Errorf("%q days answer with %d, want 422", days, got.Code)
		}
	}
	got := move("14", false)
	if got.Code != http.StatusSeeOther || got.Header().Get("Location") != "/cases?q=1" || c.day != civil.MustParse("2026-12-07") {
		t.Errorf("answered with %d to %s, and it is %s", got.Code, got.Header().Get("Location"), c.day)
	}
	if got := move("14", false); got.Code != http.StatusSeeOther || c.day != civil.MustParse("2026-12-07") {
		t.Errorf("a second click is answered with %d, and it is %s", got.Code, c.day)
	}
	if page := load(t, h, "/demo/").Body.String(); !strings.Contains(page, "1.250,00") {
		t.Error("the first page doesn't tell what the night did")
	}
}
