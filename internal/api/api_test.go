package api_test

import (
	"encoding/json"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/api"
	"krav/internal/law"
)

var update = flag.Bool("update", false, "write docs/openapi.json; read the difference")

// descriptionFile is the description as it is committed.
const descriptionFile = "../../docs/openapi.json"

func calculator() *api.API {
	return api.New(api.Options{Law: law.Denmark, Now: func() time.Time { return time.Date(2026, 11, 13, 9, 0, 0, 0, time.UTC) }})
}

// reply is the head of an answer.
type reply struct {
	StatusCode int
	Header     http.Header
}

// ask posts a body to the calculator and reads the JSON of its answer.
func ask(t *testing.T, body string, headers ...string) (reply, map[string]any) {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/v1/calculate", strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	return answered(t, r)
}

func answered(t *testing.T, r *http.Request) (reply, map[string]any) {
	t.Helper()
	w := httptest.NewRecorder()
	calculator().ServeHTTP(w, r)
	var read map[string]any
	if err := json.NewDecoder(w.Body).Decode(&read); err != nil {
		t.Fatalf("status %d, no JSON: %v", w.Code, err)
	}
	return reply{w.Code, w.Header()}, read
}

// 10,000.00, due on 15 August 2026, two reminders, and 5,000.00 paid on 1 October: 47 days of
// interest are 128.767; the payment covers 200.00, 128.77 and 4,671.23, and 5,328.77 is left,
// which for 43 days is 62.777. Rounded once that is 191.54; 10,000.00 + 191.54 + 200.00 -
// 5,000.00 = 5,391.54.
func TestTheCalculatorAnswersOtherPrograms(t *testing.T) {
	t.Parallel()
	answer, got := ask(t, `{"principal": "10000", "debtor": "consumer", "due": "2026-08-15", "reminders": ["2026-08-27", "2026-08-16"],
		"payments": [{"on": "2026-10-01", "amount": "5000.00"}]}`)
	if answer.StatusCode != http.StatusOK || answer.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("status %d, %s: %v", answer.StatusCode, answer.Header.Get("Content-Type"), got)
	}
	for field, want := range map[string]any{
		"on": "2026-11-13", "currency": "DKK", "principal": "10000.00", "interest": "191.54", "reminder_fees": "200.00",
		"compensation": "0.00", "collection_costs": "0.00", "paid": "5000.00", "total": "5391.54", "interest_from": "2026-08-16", "day_count": "ACT365F_EXCL_INCL",
	} {
		if got[field] != want {
			t.Errorf("%s = %v, want %v", field, got[field], want)
		}
	}
	if _, linked := got["$schema"]; linked {
		t.Error("the answer has a field that krav calc hasn't")
	}
	line, isObject := got["lines"].([]any)[1].(map[string]any)
	if !isObject || line["rule"] != "rentelovens § 5" || line["rate"] != "10.00" {
		t.Errorf("line = %v", line)
	}
}

func TestTheTextsAreInTheLanguageAskedFor(t *testing.T) {
	t.Parallel()
	const body = `{"principal": "799.00", "debtor": "business", "due": "2026-10-01"}`
	for accepted, want := range map[string]string{"": "A reminder with a fee", "da-DK,da;q=0.9": "Rykker med gebyr", "de": "A reminder with a fee"} {
		answer, got := ask(t, body, "Accept-Language", accepted)
		text, _ := json.Marshal(got["next"])
		if !strings.Contains(string(text), want) {
			t.Errorf("%q: %s lacks %q", accepted, text, want)
		}
		if language := answer.Header.Get("Content-Language"); language == "" {
			t.Errorf("%q: no language is named", accepted)
		}
	}
}

// located returns where a problem says that something is wrong, with its keys.
func located(t *testing.T, problem map[string]any) []string {
	t.Helper()
	var found []string
	errs, _ := problem["errors"].([]any)
	for _, e := range errs {
		wrong, isObject := e.(map[string]any)
		if !isObject || wrong["message"] == "" {
			t.Fatalf("errors = %v", errs)
		}
		location, _ := wrong["location"].(string)
		key, _ := wrong["key"].(string)
		found = append(found, location+" "+key)
	}
	return found
}

func TestAllThatIsWrongComesAsOneProblem(t *testing.T) {
	t.Parallel()
	answer, got := ask(t, `{"principal": "10.000,00", "debtor": "friend", "due": "15-08-2026", "on": "2150-01-01", "issued": "soon", "agreed_rate": "a lot",
		"day_count": "x", "reminders": ["2026-08-16", "then"], "payments": [{"on": "2026-09-01", "amount": "-1.00"}]}`)
	if answer.StatusCode != http.StatusUnprocessableEntity || answer.Header.Get("Content-Type") != "application/problem+json" || got["key"] != "api.fields_wrong" {
		t.Errorf("status %d, %s, %v", answer.StatusCode, answer.Header.Get("Content-Type"), got["key"])
	}
	want := []string{
		"body.principal api.amount_malformed", "body.due api.day_malformed", "body.issued api.day_malformed", "body.agreed_rate api.rate_malformed",
		"body.day_count ledger.day_count_unknown", "body.reminders[1] api.day_malformed", "body.debtor calc.debtor_missing", "body.on calc.day_out_of_range",
		"body.payments[0].amount calc.amount_not_positive",
	}
	if diff := cmp.Diff(want, located(t, got)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatTheLawDoesNotKnowIsAProblem(t *testing.T) {
	t.Parallel()
	answer, got := ask(t, `{"principal": "1000.00", "debtor": "consumer", "due": "2026-12-15", "on": "2027-02-01"}`)
	if answer.StatusCode != http.StatusUnprocessableEntity || got["key"] != "law.unknown_value" {
		t.Errorf("status %d, %v", answer.StatusCode, got)
	}
}

func TestWhatIsNoRequestIsAProblem(t *testing.T) {
	t.Parallel()
	many := `"2026-08-16",`
	for body, status := range map[string]int{
		`{`:  http.StatusBadRequest,
		`{}`: http.StatusUnprocessableEntity,
		`{"principal": 10000, "debtor": "consumer", "due": "2026-08-15"}`:                                                                 http.StatusUnprocessableEntity,
		`{"principal": "1.00", "debtor": "consumer", "due": "2026-08-15", "rebate": "5"}`:                                                 http.StatusUnprocessableEntity,
		`{"principal": "1.00", "debtor": "consumer", "due": "2026-08-15", "reminders": [` + strings.Repeat(many, 2000) + `"2026-08-16"]}`: http.StatusRequestEntityTooLarge,
		`{"principal": "1.00", "debtor": "consumer", "due": "2026-08-15", "reminders": [` + strings.Repeat(many, 20) + `"2026-08-16"]}`:   http.StatusUnprocessableEntity,
	} {
		answer, got := ask(t, body)
		if answer.StatusCode != status || answer.Header.Get("Content-Type") != "application/problem+json" || got["key"] == nil || got["detail"] == "" {
			t.Errorf("%.60s: status %d, want %d: %v", body, answer.StatusCode, status, got)
		}
	}
}

func TestOtherAddressesAndMethodsAreProblems(t *testing.T) {
	t.Parallel()
	for address, status := range map[string]int{"/api/v1/calculate": http.StatusMethodNotAllowed, "/api/v1/other": http.StatusNotFound, "/api/": http.StatusNotFound} {
		answer, got := answered(t, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
		if answer.StatusCode != status || got["key"] == nil {
			t.Errorf("GET %s = %d, want %d: %v", address, answer.StatusCode, status, got)
		}
	}
}

func TestTheDescriptionIsServedAndIsTheOneThatIsCommitted(t *testing.T) {
	t.Parallel()
	want, err := calculator().Description()
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(descriptionFile, want, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(descriptionFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("docs/openapi.json is stale (make update):\n%s", diff)
	}
	answer, served := answered(t, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/api/v1/openapi.json", nil))
	if answer.StatusCode != http.StatusOK || served["openapi"] != "3.1.0" {
		t.Errorf("the description is served with %d", answer.StatusCode)
	}
}

// Whatever is posted, the answer is JSON, and none of it is a fault of ours.
func FuzzCalculate(f *testing.F) {
	f.Add(`{"principal": "10000", "debtor": "consumer", "due": "2026-08-15"}`)
	f.Add(`{"principal": "1.00", "debtor": "public", "due": "1990-01-01", "printed": true, "issued": "1990-01-01", "on": "2026-11-13", "payments": [{"on": "2000-01-01", "amount": "0.01"}]}`)
	f.Add(`{"principal": null, "reminders": null, "payments": [{}]}`)
	calc := calculator()
	f.Fuzz(func(t *testing.T, body string) {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/api/v1/calculate", strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		calc.ServeHTTP(w, r)
		if w.Code >= http.StatusInternalServerError || !json.Valid(w.Body.Bytes()) {
			t.Errorf("status %d: %s", w.Code, w.Body)
		}
	})
}
