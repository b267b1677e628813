package office_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// pays books a payment on the case, on the test's day.
func (d *desk) pays(kroner int64) {
	d.t.Helper()
	_, err := d.work.RecordPayment(d.t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), casework.PaymentByHand{
		Number: 10001, Amount: money.Kroner(kroner, 0), ValueOn: civil.MustParse("2026-11-13"),
	})
	if err != nil {
		d.t.Fatal(err)
	}
}

// body is what a page of the office shows.
func (d *desk) body(address string) string {
	d.t.Helper()
	return d.page(address).Body.String()
}

// imports takes another invoice in.
func (d *desk) imports(line string) {
	d.t.Helper()
	file := "Fakturanr;Kundenr;Navn;Adresse;Postnr;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n" + line + "\n"
	if _, err := d.work.Import(d.t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), strings.NewReader(file), casework.ImportOptions{Name: "flere.csv"}); err != nil {
		d.t.Fatal(err)
	}
}

// 1,250 kr. came in where 1,200 was owed, and no interest runs yet: 50 are the
// debtor's.
func TestWhatIsToBePaidBackIsSeenAndFinished(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if page := d.body("/cases?tab=refund"); !strings.Contains(page, "Ingen penge at betale tilbage") {
		t.Error("the list of what is to be paid back isn't empty before anything is")
	}
	d.pays(1250)
	has(t, d.body("/"), "skyldner skal have penge tilbage", "/cases?tab=refund")
	has(t, d.body("/cases?tab=refund"), "Anna Holm", "til gode", "50,00")
	page := d.get("").Body.String()
	has(t, page, "Har 50,00\u00a0kr. til gode", "Der er betalt 50,00 kr. for meget. Er de betalt tilbage?", "Ja, pengene er betalt tilbage")
	if strings.Contains(page, "−50,00") {
		t.Error("the page shows what is the debtor's as owed below nought")
	}
	if w := d.post("/answer", d.form(""), "answer", "refund"); w.Header().Get("Location") != "/cases/10001/do/refund" {
		t.Fatalf("the guide's answer leads to %q", w.Header().Get("Location"))
	}
	if w := d.post("/do/refund/done", d.form("/do/refund"), "text", "overført 13/11"); w.Code != http.StatusSeeOther {
		t.Fatalf("paying back: %d", w.Code)
	}
	has(t, d.get("").Body.String(), "Skylder 0,00\u00a0kr.", "overført 13/11")
	has(t, d.body("/cases?tab=refund"), "Ingen penge at betale tilbage")
	if open := d.look(); len(open.OpenTasks()) != 0 {
		t.Errorf("open tasks: %+v", open.OpenTasks())
	}
}

// Everything that stands in the journal stands in the history, numbered without a gap.
func TestTheHistoryLeavesNothingOut(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	if w := d.post("/do/send/done", d.form("/do/send")); w.Code != http.StatusSeeOther {
		t.Fatalf("sending: %d", w.Code)
	}
	d.works()
	c := d.look()
	page := d.get("/history").Body.String()
	for version := int64(1); version <= c.Version; version++ {
		if !strings.Contains(page, `<td class="num r dim hide-c">`+strconv.FormatInt(version, 10)+`</td>`) {
			t.Errorf("the history lacks number %d of %d", version, c.Version)
		}
	}
	has(t, page, "Brev lavet: rykker 1", "Afsendt: rykker 1", "anna@post.example")
}

func TestTasksBesideAnObjectionStandOnTheCase(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	who, creditor := d.reader.Who, debt.CreditorID(d.reader.Creditor)
	debtor := access.NewDebtor(d.reader.Creditor, int64(d.look().ID))
	if err := d.work.SuggestContact(t.Context(), debtor, creditor, casework.Contact{Name: "Anna Holm", Address: "Nyvej 9", Postcode: "4000", Town: "Roskilde"}); err != nil {
		t.Fatal(err)
	}
	has(t, d.get("").Body.String(), "Skyldneren har sendt nye kontaktoplysninger. Er de rettet på sagen?", "Nyvej 9, 4000 Roskilde")
	if err := d.work.Object(t.Context(), who, creditor, 10001, "Varen kom ikke"); err != nil {
		t.Fatal(err)
	}
	page := d.get("").Body.String()
	has(t, page, "Hvad siger du til indsigelsen?", "Åbne opgaver", "/cases/10001/do/task?task=")
	if strings.Count(page, "Sagen står stille, til indsigelsen er afgjort") > 1 {
		t.Error("the objection is listed beside the guide that asks about it")
	}
	if w := d.get("/do/task"); w.Code != http.StatusOK || strings.Contains(w.Body.String(), "Sagen står stille") {
		t.Errorf("finishing a task: %d, or the objection can be finished by it", w.Code)
	}
}

// What was due on 11 November 2026 is lost in November 2029, and a person is told two
// months before: that is no day of follow-up.
func TestACaseThatWaitsForAPersonIsntFollowedUpInYears(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	has(t, d.body("/cases"), "13-11-2026")
	if err := d.work.Object(t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), 10001, "Varen kom ikke"); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(d.body("/cases"), "-2029") {
		t.Error("the list names a day in 2029")
	}
	if page := d.body("/cases/10001"); strings.Contains(page, "Ses på igen") {
		t.Errorf("the case is to be looked at again on a day")
	}
}

func TestWhoGoesOnWithAnOldClaimSaysWhy(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.imports("0900;17;Anna Holm;Søvej 3;4000;Roskilde;anna@post.example;01-05-2019;31-05-2019;700,00")
	has(t, d.get("").Body.String(), "Kravet ser forældet ud. Er forældelsen afbrudt?", "Ja, den er afbrudt")
	task := d.look().Tasks[0].Task
	silent := d.post("/do/task/done", d.form("/do/task"), "task", strconv.FormatInt(int64(task), 10))
	if silent.Code != http.StatusUnprocessableEntity || !strings.Contains(silent.Body.String(), "Skriv, hvorfor kravet ikke er forældet") {
		t.Errorf("without an answer: %d", silent.Code)
	}
	if w := d.post("/do/task/done", d.form("/do/task"), "task", strconv.FormatInt(int64(task), 10), "text", "Anerkendt i brev 4/3-2024"); w.Code != http.StatusSeeOther {
		t.Errorf("with an answer: %d", w.Code)
	}
}
