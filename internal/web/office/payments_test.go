package office_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/money"
)

func number(n int64) string { return strconv.FormatInt(n, 10) }

// bankFile lets the creditor take in a list of the bank with lines of day, text and
// amount.
func (d *desk) bankFile(lines ...string) {
	d.t.Helper()
	file := "Dato;Tekst;Beløb;Saldo\n" + strings.Join(lines, "\n") + "\n"
	creditor := debt.CreditorID(d.reader.Creditor)
	if _, err := d.work.ImportPayments(d.t.Context(), d.reader.Who, creditor, strings.NewReader(file), "bank.csv"); err != nil {
		d.t.Fatal(err)
	}
}

// page asks for an address of the office.
func (d *desk) page(address string) *httptest.ResponseRecorder {
	d.t.Helper()
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, httptest.NewRequestWithContext(d.t.Context(), http.MethodGet, address, nil))
	return w
}

// sendTo posts a form, its fields in pairs, to an address of the office.
func (d *desk) sendTo(address string, pairs ...string) *httptest.ResponseRecorder {
	d.t.Helper()
	values := make(url.Values)
	for i := 1; i < len(pairs); i += 2 {
		values.Add(pairs[i-1], pairs[i])
	}
	r := httptest.NewRequestWithContext(d.t.Context(), http.MethodPost, address, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	w := httptest.NewRecorder()
	d.site.ServeHTTP(w, r)
	return w
}

// inbox returns the entries in a state.
func (d *desk) inbox(state casework.BankState) []casework.InboxLine {
	d.t.Helper()
	lines, err := d.work.InboxLines(d.t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), casework.InboxQuery{State: state, Limit: 10})
	if err != nil {
		d.t.Fatal(err)
	}
	return lines
}

// paid sums the payments that stand on the one case.
func (d *desk) paid() money.Amount {
	d.t.Helper()
	var sum money.Amount
	for _, p := range d.look().Payments {
		if p.Reversed == "" {
			sum = sum.Plus(p.Amount)
		}
	}
	return sum
}

var proposed = regexp.MustCompile(`name="one" value="([0-9:]+)"`)

func TestAProposalIsBookedOnceFromItsButton(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.bankFile("12-11-2026;faktura 1001;300,00;300,00")
	list := d.page("/payments").Body.String()
	if !strings.Contains(list, "900,00\u00a0kr. mangler") {
		t.Error("the amount isn't compared with what was owed")
	}
	one := proposed.FindStringSubmatch(list)[1]
	for range 2 {
		if w := d.sendTo("/payments/confirm", "one", one); w.Code != http.StatusSeeOther {
			t.Fatalf("answered %d", w.Code)
		}
	}
	if got := d.paid(); got != money.Kroner(300, 0) {
		t.Errorf("paid %v, want 300.00", got)
	}
}

func TestOnlyWhatIsTickedIsBookedAndWhatFitsIsTickedBeforehand(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.bankFile("12-11-2026;faktura 1001;300,00;300,00", "12-11-2026;1001 faktura;200,00;500,00")
	lines := d.inbox(casework.BankProposed)
	if len(lines) != 2 {
		t.Fatalf("%d proposals, want 2", len(lines))
	}
	if strings.Contains(d.page("/payments").Body.String(), "checked") {
		t.Error("a proposal is ticked whose amount doesn't fit")
	}
	ticked := proposed.FindAllStringSubmatch(d.page("/payments").Body.String(), -1)[1][1]
	d.sendTo("/payments/confirm", "entry", ticked)
	if got := d.paid(); got != money.Kroner(200, 0) {
		t.Errorf("paid %v, want the 200.00 that were ticked", got)
	}
	if w := d.sendTo("/payments/confirm"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "Vælg mindst ét forslag.") {
		t.Errorf("with nothing ticked: %d", w.Code)
	}
}

func TestARefusedProposalIsPlacedOnTheCaseThatIsFound(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.bankFile("12-11-2026;faktura 1001;300,00;300,00")
	entry := "/payments/" + number(d.inbox(casework.BankProposed)[0].ID)
	if w := d.sendTo(entry + "/refuse"); w.Code != http.StatusSeeOther {
		t.Fatalf("answered %d", w.Code)
	}
	if len(d.inbox(casework.BankUnmatched)) != 1 {
		t.Fatal("the entry isn't without a case")
	}
	if page := d.page(entry + "?q=Holm").Body.String(); !strings.Contains(page, "Bogfør på sag 10001") {
		t.Error("the case of Anna Holm isn't found")
	}
	if w := d.sendTo(entry, "case", "10404"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a case that isn't there: %d", w.Code)
	}
	if w := d.sendTo(entry, "case", "10001"); w.Code != http.StatusSeeOther {
		t.Errorf("answered %d", w.Code)
	}
	if got := d.paid(); got != money.Kroner(300, 0) {
		t.Errorf("paid %v, want 300.00", got)
	}
}

func TestWhatIsPutAsideIsTakenUpAgain(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.bankFile("12-11-2026;husleje;300,00;300,00")
	entry := "/payments/" + number(d.inbox(casework.BankUnmatched)[0].ID)
	d.sendTo(entry + "/ignore")
	if len(d.inbox(casework.BankIgnored)) != 1 || !strings.Contains(d.page("/payments?show=ignored").Body.String(), entry+"/back") {
		t.Fatal("the entry isn't put aside, to be taken up again")
	}
	d.sendTo(entry + "/back")
	if len(d.inbox(casework.BankUnmatched)) != 1 {
		t.Error("the entry isn't taken up again")
	}
}

func TestAWronglyBookedPaymentIsMovedOnce(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	file := "Fakturanr;Kundenr;Navn;Adresse;Postnr;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n1002;18;Bent Krogh;Torvet 9;8000;Aarhus C;bent@post.example;28-10-2026;11-11-2026;800,00\n"
	if _, err := d.work.Import(t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), strings.NewReader(file), casework.ImportOptions{Name: "b.csv"}); err != nil {
		t.Fatal(err)
	}
	d.bankFile("12-11-2026;Anna Holm sag 10001;300,00;300,00")
	entry := "/payments/" + number(d.inbox(casework.BankMatched)[0].ID)
	if page := d.page(entry + "?q=Krogh").Body.String(); !strings.Contains(page, "Flyt til sag 10002") {
		t.Error("the other case isn't offered")
	}
	for range 2 { // a double click
		if w := d.sendTo(entry, "case", "10002"); w.Code != http.StatusSeeOther {
			t.Fatalf("answered %d", w.Code)
		}
	}
	if got := d.paid(); !got.IsZero() {
		t.Errorf("%v still stands on the wrong case", got)
	}
	if line := d.inbox(casework.BankMatched)[0]; line.Number != 10002 {
		t.Errorf("the entry is on case %d, want 10002", line.Number)
	}
}

func TestAPaymentByHandIsAskedAboutWhenItLooksLikeAnother(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	typed := []string{"case", "10001", "amount", "100,50", "paid_on", "12/11-26"}
	keyed := func(key string, more ...string) *httptest.ResponseRecorder {
		return d.sendTo("/payments/by-hand", append(append([]string{"form_key", key}, typed...), more...)...)
	}
	for range 2 {
		if w := keyed("a"); w.Code != http.StatusSeeOther {
			t.Fatalf("answered %d", w.Code)
		}
	}
	w := keyed("b")
	if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="100,50"`) {
		t.Errorf("answered %d, want to be asked, with what was typed", w.Code)
	}
	if w := keyed("b", "sure", "yes"); w.Code != http.StatusSeeOther {
		t.Errorf("answered %d", w.Code)
	}
	if got := d.paid(); got != money.Kroner(201, 0) {
		t.Errorf("paid %v, want 201.00", got)
	}
}

func TestWhatIsWrongWithAPaymentByHandIsSaidUnderItsField(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for field, typed := range map[string][]string{
		"case":    {"case", "404", "amount", "7", "paid_on", "12-11-2026"},
		"amount":  {"case", "10001", "amount", "mange", "paid_on", "12-11-2026"},
		"paid_on": {"case", "10001", "amount", "7", "paid_on", "31-02-2026"},
	} {
		w := d.sendTo("/payments/by-hand", append([]string{"form_key", field}, typed...)...)
		if w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `id="f-`+field+`-fault"`) {
			t.Errorf("%s: answered %d, want what is wrong under the field", field, w.Code)
		}
	}
}

func TestAnEntryThatIsntOursIsNotFound(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	for _, address := range []string{"/payments/404", "/payments/x"} {
		if w := d.page(address); w.Code != http.StatusNotFound {
			t.Errorf("%s: answered %d", address, w.Code)
		}
		if w := d.sendTo(address+"/ignore", "a", "b"); w.Code != http.StatusNotFound {
			t.Errorf("%s/ignore: answered %d", address, w.Code)
		}
	}
}

// What a person has entered by hand meanwhile is asked about before the bank's money is
// booked on the case that was searched for; a button then says that it is one more.
func TestPlacingAsksOfMoneyThatIsEnteredByHand(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.bankFile("12-11-2026;gave;300,00;300,00")
	entry := "/payments/" + number(d.inbox(casework.BankUnmatched)[0].ID)
	d.pays(300)
	asked := d.sendTo(entry, "case", "10001")
	if asked.Code != http.StatusUnprocessableEntity || !strings.Contains(asked.Body.String(), "Det er en betaling mere: bogfør på sag 10001") {
		t.Errorf("answered %d", asked.Code)
	}
	if got := d.paid(); got != money.Kroner(300, 0) {
		t.Errorf("paid %v, want the 300.00 entered by hand", got)
	}
	if w := d.sendTo(entry, "case", "10001", "sure", "yes"); w.Code != http.StatusSeeOther {
		t.Errorf("answered %d", w.Code)
	}
	if got := d.paid(); got != money.Kroner(600, 0) {
		t.Errorf("paid %v, want 600.00", got)
	}
}

// What names two cases is booked on the one that is chosen, and never from the list.
func TestMoneyThatNamesTwoCasesIsChosenFrom(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.imports("1002;18;Bent Krogh;Lyngvej 8;4300;Holbæk;;12-10-2026;26-10-2026;800,00")
	d.bankFile("12-11-2026;sag 10001 og sag 10002;300,00;300,00")
	if list := d.page("/payments").Body.String(); proposed.MatchString(list) || !strings.Contains(list, "2 mulige sager") {
		t.Error("the list offers to book what names two cases")
	}
	entry := "/payments/" + number(d.inbox(casework.BankProposed)[0].ID)
	page := d.page(entry).Body.String()
	for _, words := range []string{"Bogfør på sag 10001", "Bogfør på sag 10002", "Bent Krogh"} {
		if !strings.Contains(page, words) {
			t.Errorf("%q is missing", words)
		}
	}
	if w := d.sendTo(entry, "case", "10001"); w.Code != http.StatusSeeOther {
		t.Errorf("answered %d", w.Code)
	}
	if got := d.paid(); got != money.Kroner(300, 0) {
		t.Errorf("paid %v, want 300.00", got)
	}
}
