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
	"krav/internal/debt"
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

// work is a creditor with cases numbered from one.
type work struct{ cases int64 }

func (w work) Cases(_ context.Context, who access.Actor, creditor debt.CreditorID, after int64, limit int) ([]casework.CaseRow, error) {
	if err := who.May(access.SeeCases, int64(creditor)); err != nil {
		return nil, err
	}
	var rows []casework.CaseRow
	for n := after + 1; n <= w.cases && len(rows) < limit; n++ {
		rows = append(rows, casework.CaseRow{Number: n, State: debt.Open, Flow: "standard", Debtor: fmt.Sprintf("Skyldner %d", n)})
	}
	return rows, nil
}

func (work) Creditor(_ context.Context, _ access.Actor, creditor debt.CreditorID) (casework.Creditor, error) {
	return casework.Creditor{Name: fmt.Sprintf("Kreditor %d", creditor)}, nil
}

// get asks the office for an address as a caseworker of creditor 1.
func get(t *testing.T, w work, address string) *httptest.ResponseRecorder {
	t.Helper()
	known := func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
		reader.Who, reader.Creditor = access.NewPerson(7, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Caseworker}), 1
		return true, nil
	}
	o := office.New(office.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Known: known, Work: w,
	})
	answer := httptest.NewRecorder()
	o.ServeHTTP(answer, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
	return answer
}

func TestTheCaseListIsReadByKey(t *testing.T) {
	t.Parallel()
	first := get(t, work{cases: 60}, "/cases").Body.String()
	if !strings.Contains(first, "Skyldner 50<") || strings.Contains(first, "Skyldner 51<") {
		t.Error("the first page isn't the first 50 cases")
	}
	if !strings.Contains(first, `href="/cases?after=50"`) {
		t.Error("the first page doesn't lead on after case 50")
	}
	second := get(t, work{cases: 60}, "/cases?after=50").Body.String()
	if !strings.Contains(second, "Skyldner 51<") || !strings.Contains(second, "Skyldner 60<") || strings.Contains(second, "after=60") {
		t.Error("the second page isn't the last 10 cases")
	}
}

func TestACaseIsFoundByItsNumber(t *testing.T) {
	t.Parallel()
	page := get(t, work{cases: 60}, "/cases?number=17").Body.String()
	if strings.Contains(page, "Skyldner 16<") || !strings.Contains(page, "Skyldner 17<") {
		t.Error("the list doesn't begin with case 17")
	}
	page = get(t, work{cases: 60}, "/cases?number=abc").Body.String()
	if !strings.Contains(page, "Skriv sagens nummer med tal alene.") || !strings.Contains(page, `value="abc"`) {
		t.Error("what isn't a number isn't said to be none, or is gone from the field")
	}
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
