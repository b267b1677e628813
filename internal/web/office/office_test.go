package office_test

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
	"krav/internal/web/office"
	"krav/internal/web/webtest"
)

func TestTheSamplesOfTheOfficeHold(t *testing.T) {
	t.Parallel()
	webtest.Walk(t, office.Samples())
}

func TestTheSamplesOfTheOfficeAreAccessible(t *testing.T) {
	t.Parallel()
	webtest.Look(t, office.Samples())
}

// work is a creditor with cases numbered from one, the newest first.
type work struct {
	office.Work

	cases int
	// asked is what the list was asked for last.
	asked *casework.CaseQuery
	// held are the cases that were put on pause.
	held *[]int64
	// proposed is how much money in the inbox seems to be for a case.
	proposed int
}

func (w work) CaseList(_ context.Context, who access.Actor, creditor debt.CreditorID, q casework.CaseQuery) (casework.CasePage, error) {
	if err := who.May(access.SeeCases, int64(creditor)); err != nil {
		return casework.CasePage{}, err
	}
	if w.asked != nil {
		*w.asked = q
	}
	from := w.cases
	if q.After != nil {
		from = int(q.After.Case) - 1
	}
	page := casework.CasePage{On: today, Total: casework.CaseTotal{Cases: w.cases}, Earlier: q.After != nil}
	for n := from; n > 0 && len(page.Lines) < q.Limit; n-- {
		page.Lines = append(page.Lines, listed(n))
	}
	page.Later = from-len(page.Lines) > 0
	return page, nil
}

// listed is a case as the list has it. Case 7 has a name that spreadsheets would
// take for a formula.
func listed(n int) casework.ListedCase {
	name := fmt.Sprintf("Skyldner %d", n)
	if n == 7 {
		name = "=cmd|' /C calc'!A0"
	}
	return casework.ListedCase{
		CaseLine: casework.CaseLine{
			ID: debt.CaseID(n), Number: int64(n), State: debt.Open, Flow: "standard", Debtor: name, Claim: "F-1", Claims: 1,
			LastAction: casework.ActionOpened, LastOn: today, Principal: money.Kroner(1000, 0), OwedFixed: money.Kroner(1000, 0),
		},
		Mark: casework.CaseMark{Key: "1", Case: debt.CaseID(n)}, Owed: money.Kroner(1234, 50), OwedKnown: true,
	}
}

func (w work) EachListed(_ context.Context, _ access.Actor, _ debt.CreditorID, _ casework.CaseQuery, tell func(casework.ListedCase) error) error {
	for n := 1; n <= w.cases; n++ {
		if err := tell(listed(n)); err != nil {
			return err
		}
	}
	return nil
}

func (work) Overview(_ context.Context, who access.Actor, creditor debt.CreditorID) (casework.Overview, error) {
	return casework.Overview{On: today}, who.May(access.SeeCases, int64(creditor))
}

func (work) Views(context.Context, access.Actor, debt.CreditorID) ([]casework.SavedView, error) {
	return []casework.SavedView{{ID: 3, Name: "Store erhverv", Query: "owed=10000"}}, nil
}

func (work) SaveView(_ context.Context, _ access.Actor, _ debt.CreditorID, name, _ string) error {
	if name == "" {
		return fault.New(fault.Invalid, "view.name_wrong").In("name")
	}
	return nil
}

func (work) DropView(context.Context, access.Actor, debt.CreditorID, int64) error { return nil }

func (w work) HoldTogether(_ context.Context, _ access.Actor, _ debt.CreditorID, numbers []int64, until civil.Date, _ string) (casework.Together, error) {
	if !until.After(today) {
		return casework.Together{}, fault.New(fault.Invalid, "case.hold_day_passed").In("until").With("day", until.String())
	}
	*w.held = numbers
	return casework.Together{Done: numbers}, nil
}

func (work) Client(_ context.Context, _ access.Actor, creditor debt.CreditorID) (casework.Client, error) {
	return casework.Client{ID: creditor, Name: fmt.Sprintf("Kreditor %d", creditor), Needs: int(creditor) - 1}, nil
}

func (w work) Desk(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Desk, error) {
	c, err := w.Client(ctx, who, creditor)
	c.Needs = 1
	return casework.Desk{
		Client: c, Disputed: 1, Figures: casework.Figures{
			Due:     casework.CaseTotal{Cases: 5000, More: true},
			Waiting: casework.WaitingCounts{Dispatches: 4, Proposed: 2, Unmatched: 3, Refused: 6, Asked: 1},
		},
	}, err
}

var today = civil.MustParse("2026-11-23")

// get asks the office for an address as a caseworker of creditor 1.
func get(t *testing.T, w work, address string) *httptest.ResponseRecorder {
	t.Helper()
	return asCaseworker(t, w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
}

// post sends a form to the office as that caseworker.
func post(t *testing.T, w work, address, form string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return asCaseworker(t, w, r)
}

func asCaseworker(t *testing.T, w work, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	known := func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
		reader.Who, reader.Creditor = access.NewPerson(7, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Caseworker}), 1
		return true, nil
	}
	o := office.New(office.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Known: known, Work: w,
	})
	answer := httptest.NewRecorder()
	o.ServeHTTP(answer, r)
	return answer
}

func TestTheFrameNamesTheCreditor(t *testing.T) {
	t.Parallel()
	if page := get(t, work{}, "/cases").Body.String(); !strings.Contains(page, "Kreditor 1<") {
		t.Error("the frame doesn't say whom the reader works for")
	}
}

func TestAnEmptyListTeachesWhatWillStandThere(t *testing.T) {
	t.Parallel()
	if page := get(t, work{}, "/cases").Body.String(); !strings.Contains(page, "Ingen sager her") {
		t.Error("an empty list says nothing")
	}
}

func TestWhatAUseCaseRefusesIsRefused(t *testing.T) {
	t.Parallel()
	nobody := func(http.ResponseWriter, *http.Request, *web.Reader) (bool, error) { return true, nil }
	o := office.New(office.Options{Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return time.Time{} }, Known: nobody, Work: work{}})
	w := httptest.NewRecorder()
	o.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/cases", nil))
	if w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "Det har du ikke adgang til.") {
		t.Errorf("answered with %d", w.Code)
	}
}
