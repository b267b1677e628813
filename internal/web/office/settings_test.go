package office_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
	"krav/internal/web/office"
	"krav/internal/wording"
)

// settling is a creditor whose settings are changed: what was asked last is kept. An
// account number of "no" is refused.
type settling struct {
	work

	part    casework.SettingsPart
	wanted  casework.Creditor
	undone  int64
	logo    []byte
	refuses error
}

func (*settling) Creditor(context.Context, access.Actor, debt.CreditorID) (casework.Creditor, error) {
	return casework.Creditor{Name: "Fjord ApS", Email: "kontor@fjord.example", Account: casework.Account{Registration: "9999", Number: "0000000001"}}, nil
}

func (s *settling) ChangeSettings(_ context.Context, who access.Actor, creditor debt.CreditorID, part casework.SettingsPart, wanted casework.Creditor) (int64, error) {
	if err := who.May(access.ChangeSettings, int64(creditor)); err != nil {
		return 0, err
	}
	if wanted.Account.Number == "no" {
		return 0, fault.New(fault.Invalid, "account.number_wrong").In("number").With("number", "no")
	}
	s.part, s.wanted = part, wanted
	return 77, nil
}

// CheckSettings finds fault with a town of "no" and a postcode of "no".
func (*settling) CheckSettings(wanted casework.Creditor) error {
	var wrong []error
	if wanted.Postcode == "no" {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.postcode_wrong").In("postcode"))
	}
	if wanted.Town == "no" {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.text_not_one_line").In("town"))
	}
	return errors.Join(wrong...)
}

func (s *settling) UndoSettings(_ context.Context, who access.Actor, creditor debt.CreditorID, change int64) error {
	s.undone = change
	return who.May(access.ChangeSettings, int64(creditor))
}

func (*settling) SettingsChanges(_ context.Context, who access.Actor, creditor debt.CreditorID, _ int64, _ int) ([]casework.SettingsChange, error) {
	return []casework.SettingsChange{{
		ID: 77, Part: casework.MailPart, At: time.Date(2026, 11, 23, 13, 5, 0, 0, time.UTC), By: "person:7",
		Before: casework.Creditor{Mail: casework.Mail{FromName: "Fjord"}}, After: casework.Creditor{Mail: casework.Mail{FromName: "Fjord Motion"}},
	}}, who.May(access.ChangeSettings, int64(creditor))
}

func (s *settling) SetLogo(_ context.Context, who access.Actor, creditor debt.CreditorID, logo []byte) error {
	if err := who.May(access.ChangeSettings, int64(creditor)); err != nil {
		return err
	}
	if bytes.HasPrefix(logo, []byte("GIF")) {
		return fault.New(fault.Invalid, "pdf.logo_type_refused")
	}
	s.logo = logo
	return nil
}

func (*settling) Outlooks(context.Context, access.Actor, debt.CreditorID) ([]casework.FlowOutlook, error) {
	return nil, nil
}

func (s *settling) TestMessage(_ context.Context, who access.Actor, creditor debt.CreditorID, _ wording.Language) (string, error) {
	if s.refuses != nil {
		return "", s.refuses
	}
	return "kontor@fjord.example", who.May(access.ChangeSettings, int64(creditor))
}

// sent sends a request to the office as a person with a role at creditor 1.
func (s *settling) sent(t *testing.T, role access.Role, r *http.Request) *httptest.ResponseRecorder {
	t.Helper()
	known := func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
		reader.Who, reader.Creditor = access.NewPerson(7, "Mette Kjær", access.Grant{Creditor: 1, Role: role}), 1
		return true, nil
	}
	o := office.New(office.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: func() time.Time { return time.Time{} }, Known: known, Work: s})
	answer := httptest.NewRecorder()
	o.ServeHTTP(answer, r)
	return answer
}

func (s *settling) posts(t *testing.T, role access.Role, address, form string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.sent(t, role, r)
}

func (s *settling) gets(t *testing.T, role access.Role, address string) *httptest.ResponseRecorder {
	t.Helper()
	return s.sent(t, role, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
}

func TestAPartOfTheSettingsIsSavedWithAWayBack(t *testing.T) {
	t.Parallel()
	s := &settling{}
	answer := s.posts(t, access.Administrator, "/settings/owner",
		"name=+Fjord+Motion+&person=no&cvr=&vat=yes&address=Havnegade+4%0D%0A%0D%0A++Port+B&postcode=4300&town=Holb%C3%A6k&phone=10203040&email=a%40fjord.example")
	if answer.Code != http.StatusSeeOther || answer.Header().Get("Location") != "/settings" {
		t.Fatalf("answered with %d to %s", answer.Code, answer.Header().Get("Location"))
	}
	w := s.wanted
	if s.part != casework.OwnerPart || w.Name != "Fjord Motion" || !w.VAT || w.Person || w.Town != "Holbæk" || w.Email != "a@fjord.example" {
		t.Errorf("asked for %s, %+v", s.part, w)
	}
	if diff := cmp.Diff(w.Address, []string{"Havnegade 4", "Port B"}); diff != "" {
		t.Errorf("address (-got +want):\n%s", diff)
	}
	back := s.posts(t, access.Administrator, "/settings/changes/77/undo", "form_key=x")
	if back.Code != http.StatusSeeOther || s.undone != 77 {
		t.Errorf("undoing answered with %d and undid %d", back.Code, s.undone)
	}
}

func TestAllThatIsWrongInAPartIsSaidAtOnce(t *testing.T) {
	t.Parallel()
	s := &settling{}
	for address, typed := range map[string]struct {
		form  string
		wrong []string
	}{
		"/settings/owner": {"name=A&postcode=no&town=no", []string{"postcode", "town"}},
		"/settings/flow":  {"flow=standard&postal_days=x&trifle=x", []string{"postal_days", "trifle"}},
	} {
		answer := s.posts(t, access.Administrator, address, typed.form)
		if answer.Code != http.StatusUnprocessableEntity || s.part != "" {
			t.Errorf("%s: %d, and %q was changed", address, answer.Code, s.part)
		}
		for _, field := range typed.wrong {
			if !strings.Contains(answer.Body.String(), `href="#f-`+field+`"`) {
				t.Errorf("%s says nothing of %s", address, field)
			}
		}
	}
}

func TestWhatIsWrongInTheSettingsKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	answer := (&settling{}).posts(t, access.Administrator, "/settings/account", "registration=4321&number=no&fik=81+23+45+67")
	if answer.Code != http.StatusUnprocessableEntity {
		t.Fatalf("answered with %d", answer.Code)
	}
	tells(t, answer.Body.String(), `value="4321"`, `value="no"`, `value="81 23 45 67"`, `href="#f-number"`, `aria-invalid="true"`)
	days := (&settling{}).posts(t, access.Administrator, "/settings/flow", "flow=standard&postal_days=mange")
	if days.Code != http.StatusUnprocessableEntity {
		t.Errorf("postal days of %q answered with %d", "mange", days.Code)
	}
	tells(t, days.Body.String(), `value="mange"`)
}

// DK69 9999 0001 2345 67 is the account 9999 0001234567: the remainder of 9999
// 0001234567 with DK as 1320 and two noughts, by 97, is 29, and 98 less that is 69.
func TestTwoAccountsThatDifferAreRefused(t *testing.T) {
	t.Parallel()
	for iban, want := range map[string]int{"DK69 9999 0001 2345 67": http.StatusSeeOther, "DK12 9999 0001 2345 67": http.StatusUnprocessableEntity, "": http.StatusSeeOther} {
		form := url.Values{"registration": {"9999"}, "number": {"1234567"}, "iban": {iban}}
		if answer := (&settling{}).posts(t, access.Administrator, "/settings/account", form.Encode()); answer.Code != want {
			t.Errorf("with the IBAN %q = %d, want %d", iban, answer.Code, want)
		}
	}
}

func TestTheTermsAreReadAsTheyWereChosen(t *testing.T) {
	t.Parallel()
	s := &settling{}
	s.posts(t, access.Administrator, "/settings/flow", "flow=fast&automatic=yes&postal_days=0&agreed_due=yes&trifle=25,50&forgive_trifle=yes&forgive_costs=yes")
	terms := s.wanted.Terms
	if terms.Flow != "fast" || !terms.Automatic || terms.Postal() != 0 || !terms.AgreedDue || terms.Settles == nil || *terms.Settles {
		t.Errorf("terms = %+v", terms)
	}
	if terms.LeastOwed() != money.Kroner(25, 50) || !terms.ForgivesTrifle || !terms.ForgivesCosts {
		t.Errorf("terms = %+v, want what is below 25.50 and the costs forgiven", terms)
	}
	if terms.TenthDay {
		t.Error("without a word the next fee may follow on the tenth day, want ten whole days between")
	}
	s.posts(t, access.Administrator, "/settings/flow", "flow=fast&postal_days=0&trifle=&tenth_day=yes")
	if !s.wanted.Terms.TenthDay {
		t.Error("the tenth day that was chosen is not kept")
	}
	if least := s.wanted.Terms.LeastOwed(); least != money.Kroner(50, 0) {
		t.Errorf("without a word the limit is %v, want the house's 50.00", least)
	}
	s.posts(t, access.Administrator, "/settings/interest", "interest=yes&day_count=E30_360&interest_while_disputed=yes")
	if !s.wanted.Terms.InterestWhileDisputed {
		t.Error("that interest runs while an objection is handled is not kept")
	}
	s.posts(t, access.Administrator, "/settings/interest", "interest=no&day_count=E30_360")
	if terms := s.wanted.Terms; terms.InterestWhileDisputed || terms.Interest == nil || *terms.Interest || terms.DayCount.String() != "E30_360" {
		t.Errorf("interest = %+v", terms)
	}
	if answer := s.posts(t, access.Administrator, "/settings/interest", "interest=yes&day_count=whatever"); answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("an unknown day count answered with %d", answer.Code)
	}
}

func TestTheSettingsAreChangedByWhoMay(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]int{"/settings": http.StatusOK, "/settings/owner": http.StatusForbidden, "/settings/none": http.StatusNotFound} {
		if answer := (&settling{}).gets(t, access.Caseworker, address); answer.Code != want {
			t.Errorf("%s = %d, want %d", address, answer.Code, want)
		}
	}
	if page := (&settling{}).gets(t, access.Caseworker, "/settings").Body.String(); strings.Contains(page, "/settings/owner\"") || strings.Contains(page, "Hvem har ændret hvad") {
		t.Error("a caseworker is shown how to change the settings")
	}
	for _, address := range []string{"/settings/owner", "/settings/logo/remove", "/settings/test-message", "/settings/changes/77/undo"} {
		if answer := (&settling{}).posts(t, access.Caseworker, address, "name=A"); answer.Code != http.StatusForbidden {
			t.Errorf("posting to %s = %d, want forbidden", address, answer.Code)
		}
	}
}

// The clock showed 14.05 in Denmark when the change was made at 13:05 UTC in winter.
func TestTheSettingsTellWhoChangedWhat(t *testing.T) {
	t.Parallel()
	page := (&settling{}).gets(t, access.Administrator, "/settings").Body.String()
	tells(t, page, "23-11-2026 14.05", "Mette Kjær", "Afsendernavn: fra Fjord til Fjord Motion", `action="/settings/changes/77/undo"`, "Det mangler til brevene")
}

// logoForm is a form that sends a file as a logo.
func logoForm(t *testing.T, content string) *http.Request {
	t.Helper()
	var body bytes.Buffer
	w := multipart.NewWriter(&body)
	file, err := w.CreateFormFile("logo", "logo.png")
	if err == nil {
		_, err = fmt.Fprint(file, content)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/settings/logo", &body)
	r.Header.Set("Content-Type", w.FormDataContentType())
	return r
}

func TestALogoIsSentAndARefusedOneSaysWhy(t *testing.T) {
	t.Parallel()
	s := &settling{}
	if answer := s.sent(t, access.Administrator, logoForm(t, "PNG picture")); answer.Code != http.StatusSeeOther || string(s.logo) != "PNG picture" {
		t.Errorf("answered with %d, logo %q", answer.Code, s.logo)
	}
	answer := s.sent(t, access.Administrator, logoForm(t, "GIF picture"))
	if answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("a refused logo = %d", answer.Code)
	}
	tells(t, answer.Body.String(), `href="#f-logo"`)
	if string(s.logo) != "PNG picture" {
		t.Errorf("logo = %q", s.logo)
	}
}

func TestATestMessageThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	if answer := (&settling{}).posts(t, access.Administrator, "/settings/test-message", ""); answer.Code != http.StatusSeeOther {
		t.Errorf("answered with %d", answer.Code)
	}
	s := &settling{refuses: fault.New(fault.Unavailable, "mail.no_server")}
	answer := s.posts(t, access.Administrator, "/settings/test-message", "")
	if answer.Code != http.StatusUnprocessableEntity {
		t.Errorf("answered with %d", answer.Code)
	}
	tells(t, answer.Body.String(), wording.Say(wording.Danish, "mail.no_server", nil))
}

func (accounts) Users(context.Context, access.Actor, debt.CreditorID) ([]account.Member, error) {
	return nil, nil
}
