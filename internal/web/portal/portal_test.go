package portal_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/web/portal"
	"krav/internal/web/webtest"
)

func TestTheSamplesOfThePortalHold(t *testing.T) {
	t.Parallel()
	webtest.Walk(t, portal.Samples())
}

func TestTheSamplesOfThePortalAreAccessible(t *testing.T) {
	t.Parallel()
	webtest.Look(t, portal.Samples())
}

// door opens by one number and code.
type door struct{ number, code string }

func (d door) Open(_ context.Context, number identifier.PortalNumber, code identifier.LoginCode, _ string) (string, error) {
	if number.String() != d.number || code.Reveal() != d.code {
		return "", fault.New(fault.Forbidden, "access.not_allowed")
	}
	return "a-token", nil
}

func newPortal(t *testing.T, d portal.Door) *portal.Portal {
	t.Helper()
	return portal.New(portal.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Door: d})
}

func post(t *testing.T, h http.Handler, values url.Values) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/", strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestTheRightNumberAndCodeLeadToTheCase(t *testing.T) {
	t.Parallel()
	number, err := identifier.PortalNumberFor(10_001_168)
	if err != nil {
		t.Fatal(err)
	}
	code := identifier.LoginCodeFrom([32]byte{7})
	w := post(t, newPortal(t, door{number.String(), code.Reveal()}), url.Values{"number": {number.Printed()}, "code": {strings.ToLower(code.Printed())}})
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/case" {
		t.Fatalf("answered with %d to %q", w.Code, w.Header().Get("Location"))
	}
	cookie := w.Header().Get("Set-Cookie")
	for _, want := range []string{"krav_debtor=a-token", "HttpOnly", "SameSite=Lax"} {
		if !strings.Contains(cookie, want) {
			t.Errorf("the cookie %q lacks %s", cookie, want)
		}
	}
}

func TestAMistypedNumberStaysInTheFormAndTheCodeDoesNot(t *testing.T) {
	t.Parallel()
	w := post(t, newPortal(t, door{}), url.Values{"number": {"12345"}, "code": {"secretsecret"}})
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("answered with %d, want 422", w.Code)
	}
	page := w.Body.String()
	if !strings.Contains(page, `value="12345"`) || strings.Contains(page, "secretsecret") {
		t.Error("the number is gone, or the code is shown")
	}
}

func TestAWrongCodeIsRefusedWithoutACookie(t *testing.T) {
	t.Parallel()
	number, err := identifier.PortalNumberFor(10_001_168)
	if err != nil {
		t.Fatal(err)
	}
	w := post(t, newPortal(t, door{}), url.Values{"number": {number.Printed()}, "code": {identifier.LoginCodeFrom([32]byte{7}).Printed()}})
	if w.Code != http.StatusUnprocessableEntity || w.Header().Get("Set-Cookie") != "" {
		t.Errorf("answered with %d and cookie %q", w.Code, w.Header().Get("Set-Cookie"))
	}
}
