package office_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web/office"
)

// tickets hands tickets out to the session "mettes", whose person works for creditor 3.
type tickets struct{ office.Accounts }

func (tickets) Who(_ context.Context, token string) (account.Visitor, error) {
	if token != "mettes" {
		return account.Visitor{}, fault.New(fault.Forbidden, "session.ended")
	}
	return account.Visitor{
		Actor:       access.NewPerson(7, "Mette", access.Grant{Creditor: 3, Role: access.Reader}),
		Memberships: []account.Membership{{Creditor: 3, Role: access.Reader}},
	}, nil
}

func (tickets) PreviewTicket(_ context.Context, token string, creditor debt.CreditorID, number int64) (string, error) {
	return token + "." + strconv.FormatInt(int64(creditor), 10) + "." + strconv.FormatInt(number, 10), nil
}

// oneCase has the case 1168 and no other.
type oneCase struct{ work }

func (oneCase) CaseStory(_ context.Context, _ access.Actor, _ debt.CreditorID, number int64, _ casework.AsOf) (casework.CaseStory, error) {
	if number != 1168 {
		return casework.CaseStory{}, fault.New(fault.NotFound, "case.not_found")
	}
	return casework.CaseStory{}, nil
}

func TestACaseThatIsntThereIsSeenByNobody(t *testing.T) {
	t.Parallel()
	o := office.New(office.Options{
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Accounts: tickets{}, Known: office.BySession(tickets{}),
		Portal: "https://betal.example", Work: oneCase{},
	})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/cases/4711/as-debtor", nil)
	r.AddCookie(&http.Cookie{Name: "krav_session", Value: "mettes"})
	w := httptest.NewRecorder()
	o.ServeHTTP(w, r)
	if w.Code != http.StatusNotFound {
		t.Errorf("it is answered with %d and leads to %q", w.Code, w.Header().Get("Location"))
	}
}

func TestACaseIsSeenAsItsDebtorAtTheDebtorsPages(t *testing.T) {
	t.Parallel()
	for portal, want := range map[string]int{"https://betal.example": http.StatusSeeOther, "": http.StatusNotFound} {
		o := office.New(office.Options{
			Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Accounts: tickets{}, Known: office.BySession(tickets{}), Portal: portal, Work: oneCase{},
		})
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/cases/1168/as-debtor", nil)
		r.AddCookie(&http.Cookie{Name: "krav_session", Value: "mettes"})
		w := httptest.NewRecorder()
		o.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("with the portal %q it is answered with %d, want %d", portal, w.Code, want)
		}
		// The creditor is the one that the person works for.
		if got := w.Header().Get("Location"); want == http.StatusSeeOther && got != "https://betal.example/preview/mettes.3.1168" {
			t.Errorf("it leads to %q", got)
		}
	}
}
