package office_test

import (
	"context"
	"encoding/base64"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
)

// mending is a creditor with lines that wait, numbered from one: the second is still
// wrong whatever is written, the third has been dealt with.
type mending struct {
	waiting int64
	told    *[]string
}

func (m mending) LinesToMend(_ context.Context, _ access.Actor, _ debt.CreditorID, after int64, limit int) ([]casework.LineToMend, error) {
	var lines []casework.LineToMend
	for n := after + 1; n <= m.waiting && len(lines) < limit; n++ {
		lines = append(lines, casework.LineToMend{
			ID: n, Line: int(n), File: "november.csv", Why: fault.New(fault.Invalid, "line.is_sum"), Field: intake.FieldDueDate,
			Fields: []casework.LineField{{Field: intake.FieldDueDate, Text: `31-02-2026"><script>`}, {Field: intake.FieldName, Text: "Åse"}},
		})
	}
	return lines, nil
}

func (m mending) MendLine(_ context.Context, _ access.Actor, creditor debt.CreditorID, id int64, mend casework.Mend) (casework.ImportReport, error) {
	if creditor != 1 {
		return casework.ImportReport{}, fault.New(fault.NotFound, "line.not_found")
	}
	var changes []string
	for _, field := range slices.Sorted(maps.Keys(mend.Changes)) {
		changes = append(changes, field.String()+"="+mend.Changes[field])
	}
	*m.told = append(*m.told, fmt.Sprintf("%d %s case %d new %t", id, strings.Join(changes, ","), mend.Case, mend.NewCase))
	switch id {
	case 2:
		return casework.ImportReport{Refused: make([]casework.LineReport, 1)}, nil
	case 3:
		return casework.ImportReport{}, fault.New(fault.Conflict, "line.is_settled")
	}
	return casework.ImportReport{Created: 1}, nil
}

func (m mending) DropLine(_ context.Context, _ access.Actor, _ debt.CreditorID, id int64) error {
	*m.told = append(*m.told, fmt.Sprintf("dropped %d", id))
	if id == 3 {
		return fault.New(fault.Conflict, "line.is_settled")
	}
	return nil
}

func TestALineIsMendedByWhatWasWrittenOtherwise(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		form url.Values
		want string
	}{
		"a field":          {url.Values{"field-due_date": {"28-02-2026"}, "was-due_date": {"31-02-2026"}, "field-name": {"Åse"}, "was-name": {"Åse"}, "do": {"retry"}}, "1 due_date=28-02-2026 case 0 new false"},
		"a field emptied":  {url.Values{"field-name": {""}, "was-name": {"Åse"}}, "1 name= case 0 new false"},
		"no field at all":  {url.Values{"field-colour": {"red"}, "do": {"retry"}}, "1  case 0 new false"},
		"the same debtor":  {url.Values{"join": {"10001"}}, "1  case 10001 new false"},
		"no number":        {url.Values{"join": {"x"}}, "1  case 0 new false"},
		"another debtor":   {url.Values{"do": {"new"}, "case": {"10001"}}, "1  case 0 new true"},
		"a case of a form": {url.Values{"do": {"retry"}, "case": {"10001"}}, "1  case 0 new false"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var told []string
			answer := answerTo(t, filing{mending: mending{told: &told}}, sent("/lines/1", test.form))
			if answer.Code != http.StatusSeeOther || len(told) != 1 || told[0] != test.want {
				t.Errorf("answered %d after %q, want %q", answer.Code, told, test.want)
			}
		})
	}
}

// What was dealt with in another tab may be on a case: it isn't said to be put aside.
func TestASecondClickOnALineSaysThatItIsDealtWith(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]string{
		"/lines/3": "office.line_settled", "/lines/3/drop": "office.line_settled", "/lines/1/drop": "office.line_dropped",
	} {
		var told []string
		answer := answerTo(t, filing{mending: mending{told: &told}}, sent(address, url.Values{"do": {"retry"}}))
		if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/lines" || !hasNews(t, answer, want) {
			t.Errorf("%s: answered %d, without %s", address, answer.Code, want)
		}
	}
}

// hasNews reports whether the next page says a text.
func hasNews(t *testing.T, answer *httptest.ResponseRecorder, key string) bool {
	t.Helper()
	return slices.ContainsFunc(answer.Result().Cookies(), func(c *http.Cookie) bool {
		text, err := base64.RawURLEncoding.DecodeString(c.Value)
		return err == nil && strings.Contains(string(text), `"`+key+`"`)
	})
}

func TestAllLinesAreTriedAgain(t *testing.T) {
	t.Parallel()
	var told []string
	answer := answerTo(t, filing{mending: mending{waiting: 3, told: &told}}, sent("/lines/retry", nil))
	if answer.Code != http.StatusSeeOther || len(told) != 3 {
		t.Errorf("answered %d after %q", answer.Code, told)
	}
}

func TestWhatStandsInALineIsShownAsText(t *testing.T) {
	t.Parallel()
	page := answerTo(t, filing{mending: mending{waiting: 51}}, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/lines", nil)).Body.String()
	if strings.Contains(page, `"><script>`) || !strings.Contains(page, "31-02-2026&#34;&gt;&lt;script&gt;") {
		t.Error("what stands in a line isn't escaped")
	}
	if !strings.Contains(page, `href="/lines?after=50&amp;at=51&amp;back=1."`) || strings.Contains(page, `action="/lines/51"`) {
		t.Error("the page isn't the first 50 lines")
	}
}

func TestAnotherSiteMendsNoLine(t *testing.T) {
	t.Parallel()
	var told []string
	for _, address := range []string{"/lines/1", "/lines/1/drop", "/lines/retry"} {
		r := sent(address, url.Values{"do": {"retry"}})
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Origin", "https://elsewhere.example")
		if answer := answerTo(t, filing{mending: mending{waiting: 1, told: &told}}, r); answer.Code != http.StatusForbidden || len(told) != 0 {
			t.Errorf("%s: answered %d after %q", address, answer.Code, told)
		}
	}
}
