package office_test

import (
	"html"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/store/storetest"
	"krav/internal/web"
	"krav/internal/web/office"
)

// desk is the office over real use cases on a database of the test's own, on 13
// November 2026, with one case: 1,200.00 kr. that fell due on the 11th.
type desk struct {
	t      *testing.T
	work   *casework.Service
	site   *office.Office
	queue  jobs.Queue
	reader web.Reader
}

func (d *desk) log() *slog.Logger { return slog.New(slog.NewTextHandler(d.t.Output(), nil)) }

func newDesk(t *testing.T) *desk {
	t.Helper()
	next, store := int64(1000), storetest.OpenSQLite(t).DB
	d := &desk{t: t, queue: store.Queue(), work: casework.New(casework.Options{
		Store: store, Now: func() time.Time { return time.Date(2026, time.November, 13, 9, 0, 0, 0, time.UTC) },
		Book: law.Denmark(), Flows: followup.Standard(), Printer: plainPress{}, Salt: func() string { return "salt" },
		NewID: func() int64 { next++; return next },
		Mail:  func(casework.Creditor) (casework.Sender, error) { return mailed{}, nil },
	})}
	creditor, err := d.work.AddCreditor(t.Context(), access.NewOperator(1, "drift"), casework.Creditor{
		Name: "Fjord Fitness ApS", Short: "Fjord", Address: []string{"Havnegade 4"}, Postcode: "4300", Town: "Holbæk", Phone: "10 20 30 40",
		Email: "kontor@fjord.example", Privacy: "https://fjord.example/privat", Portal: "https://krav.example/s",
		Account: casework.Account{Registration: "9999", Number: "1234567", FIK: "80000012"},
	})
	if err != nil {
		t.Fatal(err)
	}
	d.reader = web.Reader{Who: access.NewPerson(7, "Mette Lund", access.Grant{Creditor: int64(creditor), Role: access.Administrator}), Creditor: int64(creditor)}
	file := "Fakturanr;Kundenr;Navn;Adresse;Postnr;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@post.example;28-10-2026;11-11-2026;1.200,00\n"
	if _, err := d.work.Import(t.Context(), d.reader.Who, creditor, strings.NewReader(file), casework.ImportOptions{Name: "fakturaer.csv"}); err != nil {
		t.Fatal(err)
	}
	known := func(_ http.ResponseWriter, _ *http.Request, reader *web.Reader) (bool, error) {
		reader.Who, reader.Creditor = d.reader.Who, d.reader.Creditor
		return true, nil
	}
	d.site = office.New(office.Options{Log: slog.New(slog.NewTextHandler(t.Output(), nil)), Now: d.work.Now, Known: known, Work: d.work, Packs: testPacks()})
	return d
}

// number returns the number of the one case.
func (d *desk) number() string {
	d.t.Helper()
	return "10001"
}

// get asks for a page of the case.
func (d *desk) get(part string) *httptest.ResponseRecorder {
	d.t.Helper()
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, httptest.NewRequestWithContext(d.t.Context(), http.MethodGet, "/cases/"+d.number()+part, nil))
	return w
}

var hidden = regexp.MustCompile(`<input type="hidden" name="([a-z0-9_-]+)" value="([^"]*)"`)

// form returns what the form of a page carries.
func (d *desk) form(part string) url.Values {
	d.t.Helper()
	return carriedBy(d.get(part).Body.String())
}

// carriedBy returns what the forms of a page carry unseen.
func carriedBy(page string) url.Values {
	values := make(url.Values)
	for _, m := range hidden.FindAllStringSubmatch(page, -1) {
		values.Set(m[1], html.UnescapeString(m[2]))
	}
	return values
}

// post sends a form of the case, with more fields in pairs.
func (d *desk) post(part string, values url.Values, more ...string) *httptest.ResponseRecorder {
	d.t.Helper()
	for i := 1; i < len(more); i += 2 {
		values.Set(more[i-1], more[i])
	}
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "/cases/"+d.number()+part, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

// look returns the case as it stands.
func (d *desk) look() debt.Case {
	d.t.Helper()
	seen, err := d.work.Case(d.t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), 10001, casework.AsOf{})
	if err != nil {
		d.t.Fatal(err)
	}
	return seen.Case
}

func TestADeedIsDoneFromTheCasesPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := d.get("").Body.String(); !strings.Contains(page, "Anna Holm") || !strings.Contains(page, "1.200,00") {
		t.Error("the page lacks the debtor or what is owed: 1,200.00, as no interest runs yet")
	}
	w := d.post("/answer", d.form(""), "answer", "send")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/cases/10001/do/send" {
		t.Fatalf("the guide's answer: %d to %q", w.Code, w.Header().Get("Location"))
	}
	if w = d.post("/do/send/done", d.form("/do/send")); w.Code != http.StatusSeeOther {
		t.Fatalf("sending: %d", w.Code)
	}
	if steps := d.look().Steps; len(steps) != 1 || steps[0].Name != "reminder-1" {
		t.Errorf("steps %+v, want the first reminder", steps)
	}
}

func TestAPaymentIsBookedOnceHoweverOftenItIsSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	form := d.form("/do/payment")
	for range 2 {
		if w := d.post("/do/payment/done", form, "amount", "300", "day", "12-11-2026"); w.Code != http.StatusSeeOther {
			t.Fatalf("booking: %d", w.Code)
		}
	}
	if paid := d.look().Payments; len(paid) != 1 || paid[0].Amount.String() != "300.00" {
		t.Errorf("payments %+v, want one of 300.00", paid)
	}
	if w := d.post("/do/payment/done", d.form("/do/payment"), "amount", "300", "day", "12-11-2026"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) {
		t.Errorf("one that looks the same: %d, and isn't asked about", w.Code)
	}
}

func TestWhatWasTypedStaysWhereSomethingIsWrong(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.post("/do/payment/done", d.form("/do/payment"), "amount", "meget", "day", "31-02-2026")
	page := w.Body.String()
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `value="meget"`) || !strings.Contains(page, `value="31-02-2026"`) {
		t.Errorf("answered with %d, and what was typed is gone", w.Code)
	}
	if len(d.look().Payments) != 0 {
		t.Error("something was booked")
	}
}

func TestAPageThatIsStaleDoesNothing(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	stale := d.form("/do/pause")
	if w := d.post("/do/note/done", d.form("/do/note"), "text", "Ringede"); w.Code != http.StatusSeeOther {
		t.Fatalf("the note: %d", w.Code)
	}
	w := d.post("/do/pause/done", stale, "day", "01-12-2026")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Sagen er ændret, siden du så den.") {
		t.Errorf("a stale page: %d", w.Code)
	}
	if c := d.look(); !c.Hold.Until.IsZero() {
		t.Error("the case was put on hold from a stale page")
	}
}

func TestAnotherSiteCantDoAnythingToACase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	form := d.form("/do/note")
	form.Set("text", "Ondt")
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/cases/10001/do/note/done", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "cross-site")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	if w.Code != http.StatusForbidden || len(d.look().Notes) != 0 {
		t.Errorf("another site's form: %d, notes %+v", w.Code, d.look().Notes)
	}
}

func TestAnotherLetterIsSentFromItsPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	form := d.form("/do/other")
	page := d.get("/do/other").Body.String()
	if !strings.Contains(page, `value="friendly-reminder"`) || !strings.Contains(page, `document=collection-notice`) {
		t.Fatalf("the page lacks the letters:\n%s", page)
	}
	if w := d.get("/preview?document=collection-notice"); w.Code != http.StatusOK || !strings.Contains(w.Header().Get("Content-Disposition"), "Inkassovarsel") {
		t.Errorf("seeing the notice: %d, %s", w.Code, w.Header().Get("Content-Disposition"))
	}
	for range 2 {
		d.post("/do/other/done", form, "document", "friendly-reminder")
	}
	if steps := d.look().Steps; len(steps) != 1 || steps[0].Name != "friendly-reminder" || !steps[0].Fee.IsZero() {
		t.Errorf("steps %+v, want one friendly reminder", steps)
	}
}

// Somebody goes back to a form that the browser has kept filled in, and sends it again:
// it has a key of its own by then.
func TestTheSameNoteAgainIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.post("/do/note/done", d.form("/do/note"), "text", "Ringede")
	w := d.post("/do/note/done", d.form("/do/note"), "text", "Ringede")
	if notes := d.look().Notes; w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) || len(notes) != 1 {
		t.Errorf("the same again: %d, notes %+v", w.Code, notes)
	}
	d.post("/do/note/done", d.form("/do/note"), "text", "Ringede", "sure", "yes")
	d.post("/do/note/done", d.form("/do/note"), "text", "Ringede igen")
	if notes := d.look().Notes; len(notes) != 3 {
		t.Errorf("notes %+v, want three", notes)
	}
}

func TestACaseThatEndedIsTakenUpAgainFromItsPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.post("/do/close/done", d.form("/do/close"), "why", "case.closed_written_off")
	form := d.form("/do/reopen")
	for range 2 {
		d.post("/do/reopen/done", form, "text", "Har fået arbejde")
	}
	if c := d.look(); c.IsClosed() || len(c.Notes) != 1 {
		t.Errorf("closed %v, notes %+v, want it open with one note", c.IsClosed(), c.Notes)
	}
}

// A comma that was forgotten makes a hundred times the sum: it is asked about, and
// booked when somebody says that it is right.
func TestAPaymentFarAboveWhatIsOwedIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key := d.form("/do/payment")
	w := d.post("/do/payment/done", key, "amount", "120000", "day", "13-11-2026")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) || len(d.look().Payments) != 0 {
		t.Fatalf("it is answered with %d, and %d payments are booked", w.Code, len(d.look().Payments))
	}
	if w := d.post("/do/payment/done", key, "amount", "120000", "day", "13-11-2026", "sure", "yes"); w.Code != http.StatusSeeOther || len(d.look().Payments) != 1 {
		t.Errorf("said to be right, it is answered with %d", w.Code)
	}
}

func TestACreditNoteAboveItsInvoiceIsAskedAbout(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key := d.form("/do/credit")
	w := d.post("/do/credit/done", key, "invoice", "1001", "number", "K1", "amount", "99999", "day", "13-11-2026")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `name="sure"`) {
		t.Errorf("it is answered with %d", w.Code)
	}
}

func TestARejectionSaysWhy(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.post("/do/object/done", d.form("/do/object"), "text", "Forkert farve")
	if page := d.at("/cases/10001/do/resolve").Body.String(); !strings.Contains(page, "Skyldneren læser det på sin side") {
		t.Error("the form doesn't say that the debtor reads it")
	}
	w := d.post("/do/resolve/done", d.form("/do/resolve"), "outcome", "rejected")
	if w.Code != http.StatusUnprocessableEntity || !d.look().Objection.Open {
		t.Errorf("without a word it is answered with %d", w.Code)
	}
}

// The claim is lost on 12 November 2029, the 11th being a Sunday: a pause until
// December 2029 is asked about, with the paragraph, and set when the reader is sure.
func TestAPauseOverTheLimitationIsAskedAboutFirst(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	w := d.post("/do/pause/done", d.form("/do/pause"), "day", "01-12-2029")
	if body := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, `name="sure"`) || !strings.Contains(body, "forældelseslovens § 3") {
		t.Fatalf("it was set without a word: %d\n%s", w.Code, body)
	}
	if hold := d.look().Hold; !hold.Until.IsZero() {
		t.Errorf("on hold until %v before anybody was sure", hold.Until)
	}
	if w := d.post("/do/pause/done", d.form("/do/pause"), "day", "01-12-2029", "sure", "yes"); w.Code != http.StatusSeeOther || d.look().Hold.Until.String() != "2029-12-01" {
		t.Errorf("sure: %d, %v", w.Code, d.look().Hold)
	}
	if w := d.post("/do/pause/done", d.form("/do/pause"), "day", "12-11-2029"); w.Code != http.StatusSeeOther {
		t.Errorf("to the last day: %d, nothing is lost by it", w.Code)
	}
}

// The invoice of the desk fell due on 11 November 2026, a Wednesday: acknowledged on Friday
// the 13th, it is lost after Tuesday 13 November 2029.
func TestWhatInterruptsLimitationIsRecordedFromTheCasesPage(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	key := d.form("/do/limitation")
	if w := d.post("/do/limitation/done", key, "day", "13-11-2026"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Vælg, hvad der er sket") {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	if w := d.post("/do/limitation/done", key, "change", "settled", "day", "24-12-2026", "text", "brev"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "kan ikke ligge i fremtiden") || !strings.Contains(w.Body.String(), "brev") {
		t.Errorf("a day to come: %d", w.Code)
	}
	w := d.post("/do/limitation/done", key, "change", "levied", "day", "13-11-2026")
	if body := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(body, `name="sure"`) || !strings.Contains(body, "forældelseslovens § 18") {
		t.Errorf("levied without a judgment: %d, and the guard isn't heard", w.Code)
	}
	if c := d.look(); len(c.Limitation) != 0 {
		t.Errorf("recorded all the same: %+v", c.Limitation)
	}
	for range 2 {
		d.post("/do/limitation/done", key, "change", "acknowledged", "day", "13-11-2026", "text", "mail fra Anna")
	}
	if c := d.look(); len(c.Limitation) != 1 {
		t.Fatalf("changes %+v, want one", c.Limitation)
	}
	page := d.at("/cases/10001/claims").Body.String()
	for _, want := range []string{"Tabes efter den 13.", "anerkendte gælden den 13.", "november 2029", "forældelseslovens § 3, stk. 1"} {
		if !strings.Contains(page, want) {
			t.Errorf("the clocks lack %q", want)
		}
	}
}

// Due on 11 November 2026, a Wednesday, and lost after Monday 12 November 2029, as the
// 11th is a Sunday. From 16 May that is 180 days off.
func TestTheListOfWhatMayBeLostLeadsToWhatSavesIt(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if body := d.at("/limitation").Body.String(); !strings.Contains(body, "Ingen krav forældes inden 60 dage") {
		t.Error("an empty list says nothing")
	}
	for _, wrong := range []string{"61", "-1", "x"} {
		if w := d.at("/limitation?days=" + wrong); w.Code != http.StatusNotFound {
			t.Errorf("%s days are answered with %d", wrong, w.Code)
		}
	}
	d.work.Now = func() time.Time { return time.Date(2029, time.May, 16, 9, 0, 0, 0, time.UTC) }
	if body := d.at("/limitation?days=90").Body.String(); strings.Contains(body, "Anna Holm") {
		t.Error("it is within 90 days, 180 days before")
	}
	body := d.at("/limitation?days=180").Body.String()
	for _, want := range []string{"Anna Holm", "12-11-2029", "om 180 dage", "betalingspåkrav", "/cases/10001/do/limitation?invoice=1001", "1 krav på 1.200,00"} {
		if !strings.Contains(body, want) {
			t.Errorf("the list lacks %q", want)
		}
	}
}

// The due day only stands on the invoice of 28 October 2026, so interest runs after 30 days,
// from the 28th of November: two days of it are given up.
func TestInterestIsGivenUpFromTheCasesPageAndToldInTheCalculation(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.work.Now = func() time.Time { return time.Date(2026, time.December, 10, 9, 0, 0, 0, time.UTC) }
	key := d.form("/do/interest-free")
	if w := d.post("/do/interest-free/done", key, "from", "02-12-2026", "to", "01-12-2026", "why", "Konto"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "rækkefølge") {
		t.Errorf("the days turned about: %d", w.Code)
	}
	if w := d.post("/do/interest-free/done", key, "from", "01-12-2026", "to", "02-12-2026", "why", " "); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("without a reason: %d", w.Code)
	}
	if free := d.look().Account.Free; len(free) != 0 {
		t.Fatalf("given up all the same: %v", free)
	}
	if w := d.post("/do/interest-free/done", key, "from", "01-12-2026", "to", "02-12-2026", "why", "Kontoen var forkert"); w.Code != http.StatusSeeOther {
		t.Fatalf("giving up: %d", w.Code)
	}
	page := d.at("/cases/10001/reckoning").Body.String()
	for _, want := range []string{"Ingen rente fra den 1.", "2 dage", "Kontoen var forkert", "rentelovens § 4"} {
		if !strings.Contains(page, want) {
			t.Errorf("the calculation lacks %q", want)
		}
	}
}

func TestTheCourtOfTheDebtorStandsOnTheCase(t *testing.T) {
	t.Parallel()
	page := newDesk(t).get("").Body.String()
	if !strings.Contains(page, "Retten i Roskilde") || !strings.Contains(page, "ikke slået op hos retten") {
		t.Error("Anna Holm in 4000 Roskilde has no court, or one that looks certain")
	}
}
