package office_test

import (
	"bytes"
	"context"
	"io"
	"iter"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/web/office"
)

// listPack packs letters as a list of their cases.
type listPack struct{ title string }

func (p listPack) Pack(_ context.Context, w io.Writer, letters iter.Seq2[casework.PrintedLetter, error]) (int, error) {
	count := 0
	for letter, err := range letters {
		if err != nil {
			return count, err
		}
		_, _ = io.WriteString(w, p.title+" "+letter.CaseNumber+"\n")
		count++
	}
	return count, nil
}

// mailed is a mail server that takes everything.
type mailed struct{}

func (mailed) Send(context.Context, casework.Outgoing) (casework.Handed, error) {
	return casework.Handed{Accepted: true}, nil
}

// testPacks hand letters over as lists.
func testPacks() office.Packs {
	return office.Packs{
		PDF: func(time.Time) casework.Packer { return listPack{"pdf"} },
		Zip: func(time.Time) casework.Packer { return listPack{"zip"} },
	}
}

// printing brings a second case, of a debtor without e-mail, to where its first
// reminder waits to be printed, and the first case's to be sent.
func (d *desk) printing() {
	d.t.Helper()
	creditor := debt.CreditorID(d.reader.Creditor)
	file := "Fakturanr;Kundenr;Navn;Adresse;Postnr;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n1003;19;Clara Dam;Åvej 1;4300;Holbæk;;01-10-2026;11-10-2026;500,00\n"
	if _, err := d.work.Import(d.t.Context(), d.reader.Who, creditor, strings.NewReader(file), casework.ImportOptions{Name: "c.csv"}); err != nil {
		d.t.Fatal(err)
	}
	always := casework.Approval{Always: true}
	if err := d.work.Run(d.t.Context(), d.reader.Who, creditor, civil.Date{}, always, func(casework.RunRow) error { return nil }); err != nil {
		d.t.Fatal(err)
	}
	d.works()
}

// clarasCase is the number of the case whose letter is printed.
const clarasCase = 10002

// only returns the one sending of Clara's case.
func (d *desk) only() casework.QueueRow {
	d.t.Helper()
	page, err := d.work.Sendings(d.t.Context(), d.reader.Who, debt.CreditorID(d.reader.Creditor), casework.SendingQuery{Number: clarasCase, Limit: 2})
	if err != nil || len(page.Rows) != 1 {
		d.t.Fatalf("sendings of case %d: %+v, %v", clarasCase, page.Rows, err)
	}
	return page.Rows[0]
}

func TestLettersToPrintAreHandedOverAndMarkedAsPosted(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	if page := d.page("/sendings?tab=print").Body.String(); !strings.Contains(page, "Clara Dam") || strings.Contains(page, "Anna Holm") {
		t.Error("the letters to print aren't those without e-mail")
	}
	for _, c := range []struct{ as, letters, want string }{
		{"pdf", "", "pdf 10002\n"},
		{"pdf", "again", "pdf 10002\n"},
		{"zip", "anew", "zip 10002\n"},
	} {
		as, want := c.as, c.want
		w := d.sendTo("/sendings/pack", "as", as, "letters", c.letters)
		if w.Code != http.StatusOK || !bytes.Equal(w.Body.Bytes(), []byte(want)) {
			t.Errorf("%s: answered %d with %q", as, w.Code, w.Body)
		}
		if got := w.Header().Get("Content-Disposition"); got != "attachment; filename=breve-2026-11-13."+as {
			t.Errorf("%s is called %q", as, got)
		}
	}
	w := d.sendTo("/sendings/pack", "as", "pdf")
	if page := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(page, `value="again"`) || !strings.Contains(page, `value="anew"`) {
		t.Errorf("an earlier pack isn't marked: answered %d, want a choice", w.Code)
	}
	id := number(int64(d.only().Dispatch))
	if w := d.sendTo("/sendings/together", "do", "posted", "posted_on", "31-02-2026", "sending", id); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a day that isn't one: %d", w.Code)
	}
	if w := d.sendTo("/sendings/together", "do", "posted", "posted_on", "14-11-2026", "sending", id); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a day ahead: %d", w.Code)
	}
	if w := d.sendTo("/sendings/together", "do", "posted", "posted_on", "13-11-2026", "query", "tab=print", "sending", id); w.Header().Get("Location") != "/sendings?tab=print" {
		t.Errorf("answered %d", w.Code)
	}
	if row := d.only(); row.Status != debt.Sent || row.HandedOn != civil.MustParse("2026-11-13") {
		t.Errorf("the letter is %v, left %v", row.Status, row.HandedOn)
	}
	if w := d.sendTo("/sendings/pack", "as", "pdf"); w.Code != http.StatusSeeOther {
		t.Errorf("nothing to print: %d", w.Code)
	}
}

func TestSeveralLettersAreStoppedTogether(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	first := d.only()
	if w := d.sendTo("/sendings/together", "do", "stop"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("nothing chosen: %d", w.Code)
	}
	for range 2 { // a double click
		if w := d.sendTo("/sendings/together", "do", "stop", "all", "yes", "shown", number(int64(first.Dispatch))); w.Code != http.StatusSeeOther {
			t.Fatalf("answered %d", w.Code)
		}
	}
	if row := d.only(); row.Status != debt.Stopped || row.Why != "dispatch.stopped_by_hand" {
		t.Errorf("the letter is %v, %s", row.Status, row.Why)
	}
}

func TestASendingIsSearchedForByItsColumns(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	for query, found := range map[string]bool{
		"debtor=clara": true, "number=10002": true, "channel=print": true, "document=reminder-1": true, "from=13-11-2026": true, "from=i+g%C3%A5r": true, "status=waiting": true,
		"debtor=bent": false, "number=404": false, "channel=email&debtor=clara": false, "document=reminder-2": false, "from=14-11-2026": false, "from=i+morgen": false, "recipient=x@": false,
	} {
		if got := strings.Contains(d.page("/sendings?"+query).Body.String(), "Clara Dam"); got != found {
			t.Errorf("by %s Clara Dam's letter is found: %t", query, got)
		}
	}
	for _, wrong := range []string{"number=x", "from=snart"} {
		if page := d.page("/sendings?" + wrong).Body.String(); !strings.Contains(page, `aria-invalid`) {
			t.Errorf("%s isn't said to be unreadable", wrong)
		}
	}
}

func TestALetterGoesAnotherWay(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	address := "/sendings/" + number(int64(d.only().Dispatch))
	if strings.Contains(d.page(address).Body.String(), address+"/by") {
		t.Error("a way is offered that doesn't reach the debtor")
	}
	for _, by := range []string{"email", "dove"} {
		if w := d.sendTo(address+"/by", "by", by); w.Code != http.StatusUnprocessableEntity {
			t.Errorf("by %s: answered %d", by, w.Code)
		}
	}
	if w := d.sendTo(address+"/by", "by", "print"); w.Code != http.StatusSeeOther {
		t.Errorf("the way it goes already: %d", w.Code)
	}
}

func TestOneSendingIsShownAndDealtWith(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	address := "/sendings/" + number(int64(d.only().Dispatch))
	if page := d.page(address).Body.String(); !strings.Contains(page, "Sat i kø") || !strings.Contains(page, "Stop brevet") {
		t.Error("what happened, and what can be done, isn't shown")
	}
	if w := d.sendTo(address+"/copy", "by", "print"); w.Code != http.StatusSeeOther {
		t.Errorf("a copy while the letter waits: %d, want no other", w.Code)
	}
	if w := d.sendTo(address+"/posted", "posted_on", "13-11-2026"); w.Code != http.StatusSeeOther {
		t.Fatalf("answered %d", w.Code)
	}
	if w := d.sendTo(address + "/stop"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("what has left is stopped: %d", w.Code)
	}
	if w := d.sendTo(address+"/copy", "by", "email"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a copy by e-mail where there is none: %d", w.Code)
	}
	if w := d.sendTo(address+"/copy", "by", "dove"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a copy by a way that there isn't: %d", w.Code)
	}
	if w := d.sendTo(address+"/copy", "by", "print"); w.Code != http.StatusSeeOther {
		t.Errorf("a copy: %d", w.Code)
	}
	for _, gone := range []string{"/sendings/404", "/sendings/x"} {
		if w := d.page(gone); w.Code != http.StatusNotFound {
			t.Errorf("%s: answered %d", gone, w.Code)
		}
		if w := d.sendTo(gone+"/stop", "a", "b"); w.Code != http.StatusNotFound {
			t.Errorf("%s/stop: answered %d", gone, w.Code)
		}
	}
}

// The debtor of the first case has an e-mail address, and Clara's letter is printed.
func TestTheSendQueueIsFetchedAsAWorkbookAsItIsFiltered(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	for address, want := range map[string][]string{
		"/sendings/export.xlsx?tab=all":                  {"10002", "10001"},
		"/sendings/export.xlsx?tab=all&channel=print":    {"10002"},
		"/sendings/export.xlsx?tab=all&debtor=clara":     {"10002"},
		"/sendings/export.xlsx?tab=failed":               nil,
		"/sendings/export.xlsx?tab=all&recipient=nobody": nil,
	} {
		answer := d.page(address)
		book, err := excelize.OpenReader(bytes.NewReader(answer.Body.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		rows, err := book.GetRows("Udsendelseskø")
		if err != nil || len(rows) != 1+len(want) || rows[0][3] != "Skyldner" {
			t.Fatalf("%s: %q, %v", address, rows, err)
		}
		for i, number := range want {
			if rows[1+i][2] != number {
				t.Errorf("%s: row %d is of case %s, want %s", address, i+1, rows[1+i][2], number)
			}
		}
		_ = book.Close()
	}
}

// What is looked for by a status is found whatever tab one came from.
func TestAStatusThatATabHasNoneOfIsLookedForAmongAll(t *testing.T) {
	t.Parallel()
	d := newDesk(t)
	d.printing()
	page := d.page("/sendings?tab=waiting&status=received").Body.String()
	if !strings.Contains(page, `aria-current="page">Alle`) {
		t.Error("the tab of those that wait is shown for those that were received")
	}
}
