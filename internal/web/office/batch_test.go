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

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/web/office"
)

// batches is a creditor with one dry run of two cases, that notes what it is asked.
type batches struct {
	work

	planned  civil.Date
	choice   casework.BatchChoice
	approved int
	state    casework.BatchState
}

func (b *batches) DueSteps(context.Context, access.Actor, debt.CreditorID) (casework.Due, error) {
	return casework.Due{Today: civil.MustParse("2026-11-23")}, nil
}

func (b *batches) Batches(context.Context, access.Actor, debt.CreditorID, int) ([]casework.BatchView, error) {
	return nil, nil
}

// Overview tells of one disputed case and two on pause.
func (*batches) Overview(context.Context, access.Actor, debt.CreditorID) (casework.Overview, error) {
	return casework.Overview{Counts: []casework.CaseCount{{State: debt.Disputed, Cases: 1}, {Cases: 40}}, Figures: casework.Figures{Paused: casework.CaseTotal{Cases: 2}}}, nil
}

func (b *batches) PlanBatch(_ context.Context, _ access.Actor, _ debt.CreditorID, on civil.Date, key string) (int64, error) {
	b.planned = on
	if key == "" {
		return 0, fault.New(fault.Invalid, "batch.day_unread")
	}
	return 7, nil
}

func (b *batches) Batch(_ context.Context, _ access.Actor, creditor debt.CreditorID, id int64) (casework.BatchView, error) {
	if creditor != 1 || id != 7 {
		return casework.BatchView{}, fault.New(fault.NotFound, "batch.not_found")
	}
	return casework.BatchView{
		Batch: casework.Batch{ID: 7, State: b.state}, Parts: []casework.BatchPart{{Does: "reminder-1", Cases: 2}},
	}, nil
}

func (b *batches) BatchCases(context.Context, access.Actor, debt.CreditorID, casework.BatchQuery) ([]casework.BatchCase, error) {
	return []casework.BatchCase{{PlanRow: casework.PlanRow{Case: 11, Number: 1}}, {PlanRow: casework.PlanRow{Case: 12, Number: 2}}}, nil
}

func (b *batches) ChooseInBatch(_ context.Context, _ access.Actor, _ debt.CreditorID, c casework.BatchChoice) error {
	b.choice = c
	return nil
}

func (b *batches) ApproveBatch(_ context.Context, _ access.Actor, _ debt.CreditorID, _ int64, cases int) error {
	if cases != 2 {
		return fault.New(fault.Conflict, "batch.count_changed").With("count", "2")
	}
	b.approved = cases
	return nil
}

// ask sends the office a request as a caseworker of creditor 1.
func (b *batches) ask(t *testing.T, method, address string, form url.Values, site string) *httptest.ResponseRecorder {
	t.Helper()
	known := func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
		reader.Who, reader.Creditor = access.NewPerson(7, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Caseworker}), 1
		return true, nil
	}
	o := office.New(office.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Known: known, Work: b})
	r := httptest.NewRequestWithContext(t.Context(), method, address, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", site)
	answer := httptest.NewRecorder()
	o.ServeHTTP(answer, r)
	return answer
}

func TestTheDayThatWasChosenIsPlannedFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		when, day, want string
	}{
		{"", "", ""}, {"2026-11-27", "", "2026-11-27"}, {"day", "1/12-26", "2026-12-01"},
	} {
		b := &batches{}
		answer := b.ask(t, http.MethodPost, "/followup", url.Values{"form_key": {"k"}, "when": {c.when}, "day": {c.day}}, "same-origin")
		if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/followup/7" {
			t.Errorf("%+v: answered %d to %q", c, answer.Code, answer.Header().Get("Location"))
		}
		if got := b.planned; c.want == "" && !got.IsZero() || c.want != "" && got != civil.MustParse(c.want) {
			t.Errorf("%+v: planned for %v", c, got)
		}
	}
}

func TestADayThatCantBeReadIsSaidAndKept(t *testing.T) {
	t.Parallel()
	answer := (&batches{}).ask(t, http.MethodPost, "/followup", url.Values{"form_key": {"k"}, "when": {"day"}, "day": {"i forgårs"}}, "same-origin")
	page := answer.Body.String()
	if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `value="i forgårs"`) || !strings.Contains(page, "Skriv dagen som") {
		t.Errorf("answered %d:\n%s", answer.Code, page)
	}
}

func TestBoxesSayWhatIsWantedAndTheButtonHowMany(t *testing.T) {
	t.Parallel()
	b := &batches{state: casework.BatchPlanned}
	answer := b.ask(t, http.MethodPost, "/followup/7", url.Values{
		"shown_sort": {"reminder-1", "close"}, "sort": {"reminder-1"}, "shown": {"11", "12"}, "case": {"12"}, "send": {"2"},
	}, "same-origin")
	if answer.Code != http.StatusSeeOther || b.approved != 2 {
		t.Errorf("answered %d, approved %d", answer.Code, b.approved)
	}
	want := casework.BatchChoice{
		Batch: 7, Sorts: map[string]bool{"reminder-1": true, "close": false}, Cases: map[debt.CaseID]bool{11: false, 12: true},
	}
	if diff := cmp.Diff(b.choice, want); diff != "" {
		t.Errorf("chosen (-got +want):\n%s", diff)
	}
}

func TestAButtonWithAnotherNumberSendsNothingAndSaysTheNumber(t *testing.T) {
	t.Parallel()
	b := &batches{state: casework.BatchPlanned}
	answer := b.ask(t, http.MethodPost, "/followup/7", url.Values{"send": {"3"}}, "same-origin")
	if answer.Code != http.StatusUnprocessableEntity || b.approved != 0 || !strings.Contains(answer.Body.String(), "Antallet af valgte sager er nu 2") {
		t.Errorf("answered %d, approved %d", answer.Code, b.approved)
	}
}

func TestCountingAgainSendsNothing(t *testing.T) {
	t.Parallel()
	b := &batches{state: casework.BatchPlanned}
	if answer := b.ask(t, http.MethodPost, "/followup/7", url.Values{"shown": {"11"}}, "same-origin"); answer.Code != http.StatusSeeOther || b.approved != 0 {
		t.Errorf("answered %d, approved %d", answer.Code, b.approved)
	}
}

func TestAnotherSiteSendsNoLetters(t *testing.T) {
	t.Parallel()
	b := &batches{state: casework.BatchPlanned}
	if answer := b.ask(t, http.MethodPost, "/followup/7", url.Values{"send": {"2"}}, "cross-site"); answer.Code != http.StatusForbidden || b.approved != 0 {
		t.Errorf("answered %d, approved %d", answer.Code, b.approved)
	}
}

func TestABatchThatIsntThereIsNotFound(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/followup/8", "/followup/x", "/followup/0"} {
		if answer := (&batches{}).ask(t, http.MethodGet, address, nil, "none"); answer.Code != http.StatusNotFound {
			t.Errorf("%s answered %d", address, answer.Code)
		}
	}
}

func TestARunThatHasJustBegunListsNothingAsLeftOut(t *testing.T) {
	t.Parallel()
	page := (&batches{state: casework.BatchApproved}).ask(t, http.MethodGet, "/followup/7", nil, "none").Body.String()
	if strings.Contains(page, `id="list"`) || !strings.Contains(page, `hx-get="/followup/7/progress"`) {
		t.Errorf("a run whose cases all wait still lists some:\n%s", page)
	}
}

func TestARunUnderWayAsksForItselfAndLoadsThePageWhenItHasEnded(t *testing.T) {
	t.Parallel()
	going := (&batches{state: casework.BatchApproved}).ask(t, http.MethodGet, "/followup/7/progress", nil, "same-origin")
	if going.Header().Get("HX-Refresh") != "" || !strings.Contains(going.Body.String(), `hx-get="/followup/7/progress"`) {
		t.Errorf("under way: %v\n%s", going.Header(), going.Body)
	}
	if ended := (&batches{state: casework.BatchDone}).ask(t, http.MethodGet, "/followup/7/progress", nil, "same-origin"); ended.Header().Get("HX-Refresh") != "true" {
		t.Error("a run that has ended doesn't load the page")
	}
}

func TestFollowUpSaysWhichCasesStandStillAndWhy(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/followup", "/followup/7"} {
		page := (&batches{state: casework.BatchPlanned}).ask(t, http.MethodGet, address, nil, "").Body.String()
		for _, want := range []string{`href="/cases?tab=disputed"`, "før indsigelsen er besvaret", `href="/cases?tab=paused"`} {
			if !strings.Contains(page, want) {
				t.Errorf("%s lacks %s", address, want)
			}
		}
		if strings.Contains(page, "tab=hand") {
			t.Errorf("%s tells of cases by hand, of which there are none", address)
		}
	}
}
