package office_test

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
	"krav/internal/web/office"
)

// filing is a creditor whose files and lines are looked after.
type filing struct {
	work
	importing
	mending
}

// importing is a creditor with one file that was sent, number 7. It notes what was
// done with it.
type importing struct{ did *[]string }

func (i importing) note(what string) {
	if i.did != nil {
		*i.did = append(*i.did, what)
	}
}

func (i importing) ReceiveFiles(_ context.Context, _ access.Actor, _ debt.CreditorID, _ casework.UploadKind, name string, source io.ReadSeeker) ([]casework.Received, error) {
	content, err := io.ReadAll(source)
	if strings.HasPrefix(string(content), "%PDF") {
		return []casework.Received{{Name: name, Why: fault.New(fault.Invalid, "file.is_pdf")}}, nil
	}
	i.note("received " + name + " " + string(content))
	return []casework.Received{{Name: name, Upload: casework.Upload{ID: 7, Name: name}}}, err
}

func (importing) Uploads(context.Context, access.Actor, debt.CreditorID, casework.UploadKind, int) ([]casework.Upload, error) {
	return nil, nil
}

func (importing) Upload(_ context.Context, _ access.Actor, _ debt.CreditorID, _ casework.UploadKind, id int64) (casework.Upload, error) {
	if id != 7 {
		return casework.Upload{}, fault.New(fault.NotFound, "upload.not_found")
	}
	return casework.Upload{ID: 7, Name: "november.csv", State: casework.UploadWaiting}, nil
}

func (i importing) LookAtUpload(_ context.Context, _ access.Actor, _ debt.CreditorID, _ int64, chosen *intake.Mapping) (casework.UploadLook, error) {
	if chosen != nil {
		i.note("looked with " + chosen.Columns[0].String())
	}
	return casework.UploadLook{
		Upload: casework.Upload{ID: 7, Name: "november.csv"},
		Layout: intake.Layout{Columns: []intake.Column{{Heading: "Bilag"}, {Heading: "Frist"}}, Mapping: intake.Mapping{Key: "abc"}},
	}, nil
}

func (i importing) TakeUpload(_ context.Context, _ access.Actor, creditor debt.CreditorID, id int64, chosen *intake.Mapping) error {
	if creditor != 1 || id != 7 {
		return fault.New(fault.NotFound, "upload.not_found")
	}
	i.note("took it with " + chosen.Columns[0].String() + " and " + chosen.Columns[1].String())
	return nil
}

func (i importing) DropUpload(context.Context, access.Actor, debt.CreditorID, casework.UploadKind, int64) error {
	i.note("dropped it")
	return nil
}

// answerTo sends the office a request as a caseworker of creditor 1.
func answerTo(t *testing.T, w office.Work, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	known := func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
		reader.Who, reader.Creditor = access.NewPerson(7, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Caseworker}), 1
		return true, nil
	}
	o := office.New(office.Options{
		Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Known: known, Work: w,
	})
	answer := httptest.NewRecorder()
	o.ServeHTTP(answer, r.WithContext(t.Context()))
	return answer
}

func sent(address string, values url.Values) *http.Request {
	r := httptest.NewRequest(http.MethodPost, address, strings.NewReader(values.Encode())) //nolint:noctx // answerTo gives it one
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return r
}

// files is a form with files, by name and content in pairs.
func files(t *testing.T, pairs ...string) *http.Request {
	t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	for i := 0; i < len(pairs); i += 2 {
		part, err := form.CreateFormFile("files", pairs[i])
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.WriteString(part, pairs[i+1])
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodPost, "/import", &body) //nolint:noctx // answerTo gives it one
	r.Header.Set("Content-Type", form.FormDataContentType())
	return r
}

func TestAFileThatIsSentIsLookedOverAtOnce(t *testing.T) {
	t.Parallel()
	var did []string
	answer := answerTo(t, filing{importing: importing{&did}}, files(t, `C:\lister\november.csv`, "a;b"))
	if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/import/7" {
		t.Errorf("answered %d to %q, want on to the file", answer.Code, answer.Header().Get("Location"))
	}
	if len(did) != 1 || did[0] != "received november.csv a;b" {
		t.Errorf("did %q", did)
	}
}

func TestSeveralFilesAreListed(t *testing.T) {
	t.Parallel()
	var did []string
	answer := answerTo(t, filing{importing: importing{&did}}, files(t, "a.csv", "1", "b.csv", "2"))
	if answer.Header().Get("Location") != "/import" || len(did) != 2 {
		t.Errorf("led to %q after %q", answer.Header().Get("Location"), did)
	}
}

func TestAFileThatCantBeUsedSaysWhyAndTheOthersAreKept(t *testing.T) {
	t.Parallel()
	var did []string
	answer := answerTo(t, filing{importing: importing{&did}}, files(t, "faktura.pdf", "%PDF-1.7", "b.csv", "2"))
	if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "faktura.pdf</b>:") || len(did) != 1 {
		t.Errorf("answered %d after %q", answer.Code, did)
	}
}

func TestNoFileIsAskedFor(t *testing.T) {
	t.Parallel()
	answer := answerTo(t, filing{}, files(t))
	if answer.Code != http.StatusUnprocessableEntity || !strings.Contains(answer.Body.String(), "Vælg en fil.") {
		t.Errorf("answered %d", answer.Code)
	}
}

func TestChosenColumnsAreShownBeforeTheFileIsTaken(t *testing.T) {
	t.Parallel()
	chosen := url.Values{"key": {"abc"}, "decimal": {"comma"}, "order": {"any-order"}, "c0": {"invoice_number"}, "c1": {"due_date"}, "do": {"look"}}
	var did []string
	w := filing{importing: importing{&did}}
	answer := answerTo(t, w, sent("/import/7", chosen))
	address := answer.Header().Get("Location")
	if answer.Code != http.StatusSeeOther || !strings.HasPrefix(address, "/import/7?columns=columns-1+abc+comma+any-order+invoice_number") {
		t.Fatalf("answered %d to %q", answer.Code, address)
	}
	if page := answerTo(t, w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)); page.Code != http.StatusOK {
		t.Errorf("the file as chosen is answered with %d", page.Code)
	}
	chosen.Set("do", "take")
	chosen.Set("shown", "comma any-order -,due_date")
	answer = answerTo(t, w, sent("/import/7", chosen)) // the number was chosen after the page was shown
	if again := answer.Header().Get("Location"); !strings.HasPrefix(again, "/import/7?changed=1&columns=columns-1+abc+comma+any-order+invoice_number") {
		t.Errorf("changed columns lead to %q", again)
	}
	chosen.Set("shown", "comma any-order invoice_number,due_date")
	answer = answerTo(t, w, sent("/import/7", chosen))
	if answer.Header().Get("Location") != "/import/7" || len(did) != 2 || did[0] != "looked with invoice_number" || did[1] != "took it with invoice_number and due_date" {
		t.Errorf("did %q", did)
	}
}

func TestAFieldInTwoColumnsIsRefusedAndTheChoiceStays(t *testing.T) {
	t.Parallel()
	var did []string
	answer := answerTo(t, filing{importing: importing{&did}}, sent("/import/7", url.Values{
		"key": {"abc"}, "decimal": {"comma"}, "order": {"any-order"}, "c0": {"due_date"}, "c1": {"due_date"}, "do": {"take"},
	}))
	if answer.Code != http.StatusUnprocessableEntity || len(did) != 0 || !strings.Contains(answer.Body.String(), "er valgt for to kolonner") ||
		strings.Count(answer.Body.String(), `<option value="due_date" selected>`) != 2 {
		t.Errorf("answered %d after %q", answer.Code, did)
	}
}

func TestAnotherSiteTakesNoFileIn(t *testing.T) {
	t.Parallel()
	var did []string
	for _, address := range []string{"/import", "/import/7", "/import/7/drop"} {
		r := sent(address, url.Values{"do": {"take"}})
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		r.Header.Set("Origin", "https://elsewhere.example")
		if answer := answerTo(t, filing{importing: importing{&did}}, r); answer.Code != http.StatusForbidden || len(did) != 0 {
			t.Errorf("%s: answered %d after %q", address, answer.Code, did)
		}
	}
}

func TestAFileThatIsntThereIsNotFound(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"/import/8", "/import/x", "/import/8/progress"} {
		if answer := answerTo(t, filing{}, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)); answer.Code != http.StatusNotFound {
			t.Errorf("%s: answered %d", address, answer.Code)
		}
	}
}
