package office_test

import (
	"bytes"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/money"
)

// sendBank sends a bank's file and returns the address that it is shown at.
func (d *desk) sendBank(name, content string) string {
	d.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreateFormFile("files", name)
	if err != nil {
		d.t.Fatal(err)
	}
	if _, err := part.Write([]byte(content)); err != nil {
		d.t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		d.t.Fatal(err)
	}
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, "/bank", &body)
	r.Header.Set("Content-Type", form.FormDataContentType())
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w.Header().Get("Location")
}

// works does the jobs that wait.
func (d *desk) works() {
	d.t.Helper()
	runner, err := jobs.New(jobs.Options{
		Queue: d.queue, Now: func(int64) time.Time { return d.work.Now() }, Random: func() float64 { return 0.5 }, Workers: 1, Log: d.log(),
	}, d.work.Works()...)
	if err != nil {
		d.t.Fatal(err)
	}
	if err := runner.Drain(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
}

func TestABanksFileIsTriedThenTakenInAndReportedOn(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.sendBank("konto.csv", "Dato;Tekst;Beløb\n12-11-2026;Anna Holm sag 10001;1.250,00\n12-11-2026;tak;70,00\n")
	page := d.page(file).Body.String()
	if !strings.Contains(page, "sag 10001") || !d.paid().IsZero() {
		t.Error("the file isn't shown as it would be read, or was booked at once")
	}
	if w := d.sendTo(file, d.fields(page, "do", "take")...); w.Code != http.StatusSeeOther {
		t.Fatalf("answered %d", w.Code)
	}
	if page := d.page(file).Body.String(); !strings.Contains(page, `hx-get="`+file+`/progress"`) {
		t.Error("how far it has come isn't asked for")
	}
	d.works()
	if got := d.paid(); got != money.Kroner(1250, 0) {
		t.Errorf("paid %v, want 1,250.00", got)
	}
	report := d.page(file).Body.String()
	if !strings.Contains(report, "Poster, der venter på dig: 1.") || !strings.Contains(report, "Sag 10001: 50,00\u00a0kr.") {
		t.Error("the report doesn't say what waits and what was too much")
	}
	if w := d.page(file + "/progress"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "<html") {
		t.Errorf("the part alone: %d", w.Code)
	}
}

// fields are what the form of a page would send, with more in pairs.
func (d *desk) fields(page string, more ...string) []string {
	d.t.Helper()
	var pairs []string
	for _, m := range hidden.FindAllStringSubmatch(page, -1) {
		pairs = append(pairs, m[1], m[2])
	}
	for _, m := range selects.FindAllStringSubmatch(page, -1) {
		if chosen := selected.FindStringSubmatch(m[2]); chosen != nil {
			pairs = append(pairs, m[1], chosen[1])
		} else if first := option.FindStringSubmatch(m[2]); first != nil {
			pairs = append(pairs, m[1], first[1])
		}
	}
	return append(pairs, more...)
}

var (
	selects  = regexp.MustCompile(`(?s)<select[^>]* name="([a-z0-9]+)"[^>]*>(.*?)</select>`)
	selected = regexp.MustCompile(`value="([^"]*)" selected`)
	option   = regexp.MustCompile(`<option value="([^"]*)"`)
)

func TestColumnsOfABanksListAreChosenInTheForm(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.sendBank("konto.csv", "Hvornår;Hvad;Kroner\n12-11-2026;Anna Holm sag 10001;100,00\n")
	page := d.page(file).Body.String()
	if strings.Contains(page, `name="do" value="take"`) {
		t.Error("a file without its columns can be taken in")
	}
	key := regexp.MustCompile(`name="key" value="([^"]+)"`).FindStringSubmatch(page)[1]
	choose := []string{"key", key, "decimal", "any-decimal", "order", "any-order", "c0", "day", "c1", "text", "c2", "amount"}
	looked := d.sendTo(file, append(choose, "do", "look")...).Header().Get("Location")
	if !strings.HasPrefix(looked, file+"?columns=") {
		t.Fatalf("leads to %q", looked)
	}
	if page := d.page(looked).Body.String(); !strings.Contains(page, `name="do" value="take"`) {
		t.Error("with its columns chosen it can't be taken in")
	}
	twice := []string{"key", key, "decimal", "any-decimal", "order", "any-order", "c0", "day", "c1", "day", "c2", "amount", "do", "take"}
	if w := d.sendTo(file, twice...); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a field in two columns: %d", w.Code)
	}
	if again := d.sendTo(file, append(choose, "do", "take")...).Header().Get("Location"); !strings.HasPrefix(again, file+"?changed=1&columns=") || !d.paid().IsZero() {
		t.Errorf("columns that weren't shown lead to %q", again)
	}
	if page := d.page(looked + "&changed=1").Body.String(); !strings.Contains(page, "Kolonnerne er ændret, så intet er hentet endnu.") {
		t.Error("the page doesn't say that nothing has been taken in")
	}
	d.sendTo(file, d.fields(d.page(looked).Body.String(), "do", "take")...)
	d.works()
	if got := d.paid(); got != money.Kroner(100, 0) {
		t.Errorf("paid %v, want 100.00", got)
	}
}

func TestAFileOfInvoicesIsNoBanksFile(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := d.sendBank("fakturaer.csv", "Fakturanr;Navn;Forfaldsdato;Beløb\n1;A;01-10-2026;5,00\n")
	if page := d.page(file).Body.String(); !strings.Contains(page, `href="/import"`) {
		t.Error("it isn't said where invoices are taken in")
	}
	invoices, err := d.work.ReceiveUpload(t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), casework.UploadedInvoices, "f.csv", strings.NewReader("x"))
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range []string{"/bank/" + number(invoices.ID), "/bank/404", "/bank/x", "/bank/404/progress", strings.Replace(file, "/bank", "/import", 1)} {
		if w := d.page(address); w.Code != http.StatusNotFound {
			t.Errorf("%s: answered %d", address, w.Code)
		}
	}
	if w := d.sendTo(file + "/drop"); w.Code != http.StatusSeeOther || d.page(file).Code != http.StatusNotFound {
		t.Error("the file isn't put aside")
	}
}
