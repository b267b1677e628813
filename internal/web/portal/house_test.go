package portal_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/letter"
	"krav/internal/store/storetest"
	"krav/internal/web/portal"
)

// house is the portal over real use cases on a database of the test's own. On 13
// November 2026 Anna and Bent have each been sent a letter for 1,200.00 kr. that fell
// due on the 11th.
type house struct {
	t        *testing.T
	work     *casework.Service
	accounts *account.Service
	site     *portal.Portal
	creditor debt.CreditorID
	person   access.Actor
	links    []string // the personal links of the letters, in their order

	mu  sync.Mutex
	now time.Time
	ids int64
}

// The cases of the house.
const (
	annas int64 = 10_001
	bents int64 = 10_002
)

const password = "korrekt hest batteri"

func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *house) pass(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.now = h.now.Add(d)
}

func (h *house) id() int64 {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ids++
	return h.ids
}

// Print notes the personal link of a letter.
func (h *house) Print(_ casework.Creditor, _ []byte, content letter.Content) (casework.Printed, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if content.Portal != nil {
		h.links = append(h.links, strings.TrimPrefix(content.Portal.QR, "https://krav.example"))
	}
	return casework.Printed{Front: []byte("%PDF "), Body: []byte(content.Title), Pages: 1}, nil
}

// Check takes every logo.
func (*house) Check(casework.Creditor, []byte) error { return nil }

// Send takes every message.
func (*house) Send(context.Context, casework.Outgoing) (casework.Handed, error) {
	return casework.Handed{ProviderID: "p1", Answer: "250 ok", Accepted: true}, nil
}

// Mail loses what is mailed to the house's own people.
func (*house) Mail(context.Context, account.Message) error { return nil }

func newHouse(t *testing.T) *house {
	t.Helper()
	db := storetest.OpenSQLite(t)
	h := &house{t: t, now: time.Date(2026, time.November, 13, 9, 0, 0, 0, time.UTC), ids: 1000}
	h.work = casework.New(casework.Options{
		Store: db.DB, Now: h.clock, Book: law.Denmark(), Flows: followup.Standard(), Salt: func() string { return "salt" }, NewID: h.id,
		Printer: h, Mail: func(casework.Creditor) (casework.Sender, error) { return h, nil }, Domain: "krav.example",
	})
	h.accounts = account.New(account.Options{
		Store: db.Accounts(), Now: h.clock, NewID: h.id, NewToken: func() string { return "token" + strconv.FormatInt(h.id(), 10) },
		Passwords: account.NewPasswords(account.Cost{Memory: 64, Passes: 1}, 1), Key: [32]byte{7}, Mailer: h, Cases: h.work, Office: "https://krav.example/",
	})
	log := slog.New(slog.NewTextHandler(t.Output(), nil))
	h.site = portal.New(portal.Options{Log: log, Now: h.clock, Door: h.accounts, Work: h.work})
	h.furnish()
	runner, err := jobs.New(jobs.Options{
		Queue: db.Queue(), Now: func(int64) time.Time { return h.clock() }, Random: func() float64 { return 0.5 }, Workers: 1, Log: log,
	}, h.work.Works()...)
	h.works(err)
	h.works(h.work.Run(t.Context(), h.person, h.creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error { return nil }))
	h.works(runner.Drain(t.Context()))
	if len(h.links) != 2 {
		t.Fatalf("%d letters have links, want two", len(h.links))
	}
	return h
}

// furnish adds a creditor with a caseworker, and their invoices.
func (h *house) furnish() {
	h.t.Helper()
	operator := access.NewPerson(1, "drift", access.Grant{Creditor: access.House, Role: access.Operator})
	var err error
	h.creditor, err = h.work.AddCreditor(h.t.Context(), operator, casework.Creditor{
		Name: "Fjord Fitness ApS", Short: "Fjord", Address: []string{"Havnegade 4"}, Postcode: "4300", Town: "Holbæk", Phone: "10 20 30 40",
		Email: "kontor@fjord.example", Privacy: "https://fjord.example/privat", Portal: "https://krav.example", Sender: "Mette Lund",
		Account: casework.Account{Registration: "9999", Number: "1234567", FIK: "80000012"},
	})
	h.works(err)
	h.person = access.NewPerson(7, "Mette Lund", access.Grant{Creditor: int64(h.creditor), Role: access.Administrator})
	file := "Fakturanr;Kundenr;Navn;Adresse;Postnr;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n" +
		"1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@post.example;28-10-2026;11-11-2026;1.200,00\n" +
		"1002;18;Bent Dam;Engvej 5;4000;Roskilde;bent@post.example;28-10-2026;11-11-2026;1.200,00\n"
	_, err = h.work.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(file), casework.ImportOptions{Name: "fakturaer.csv"})
	h.works(err)
	_, err = h.accounts.AddUser(h.t.Context(), operator, account.NewUser{
		Email: "mette@fjord.example", Name: "Mette Lund", Language: "da", Creditor: h.creditor, Role: access.Caseworker, Password: password,
	})
	h.works(err)
}

func (h *house) works(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// look returns a case as the creditor sees it.
func (h *house) look(number int64) debt.Case {
	h.t.Helper()
	seen, err := h.work.Case(h.t.Context(), h.person, h.creditor, number, casework.AsOf{})
	h.works(err)
	return seen.Case
}

// browser is a browser at the portal, with its cookies.
type browser struct {
	*house

	cookies map[string]string
	address string
}

func (h *house) browser() *browser {
	return &browser{house: h, cookies: make(map[string]string), address: "192.0.2.1:4711"}
}

// get asks for an address.
func (b *browser) get(address string) *httptest.ResponseRecorder {
	b.t.Helper()
	return b.send(httptest.NewRequestWithContext(b.t.Context(), http.MethodGet, address, nil))
}

// post sends a form; more are headers, name and value in turn.
func (b *browser) post(address string, values url.Values, more ...string) *httptest.ResponseRecorder {
	b.t.Helper()
	r := httptest.NewRequestWithContext(b.t.Context(), http.MethodPost, address, strings.NewReader(values.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	for i := 1; i < len(more); i += 2 {
		r.Header.Set(more[i-1], more[i])
	}
	return b.send(r)
}

// send sends a request with the browser's cookies, and keeps those it is given.
func (b *browser) send(r *http.Request) *httptest.ResponseRecorder {
	b.t.Helper()
	r.RemoteAddr = b.address
	for name, value := range b.cookies {
		r.AddCookie(&http.Cookie{Name: name, Value: value})
	}
	w := httptest.NewRecorder()
	b.site.ServeHTTP(w, r)
	for _, c := range w.Result().Cookies() {
		b.cookies[c.Name] = c.Value
		if c.MaxAge < 0 {
			delete(b.cookies, c.Name)
		}
	}
	return w
}

// comesIn follows a personal link to the case.
func (b *browser) comesIn(link string) *browser {
	b.t.Helper()
	if w := b.get(link); w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/case" {
		b.t.Fatalf("the link is answered with %d to %q", w.Code, w.Header().Get("Location"))
	}
	return b
}

// parts returns the number and the code of a link.
func parts(link string) (number, code string) {
	number, code, _ = strings.Cut(strings.Trim(link, "/"), "/")
	return number, code
}

// has holds that texts stand in a page.
func has(t *testing.T, w *httptest.ResponseRecorder, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(w.Body.String(), text) {
			t.Errorf("the page (%d) lacks %q", w.Code, text)
		}
	}
}

// lacks holds that texts don't stand in a page.
func lacks(t *testing.T, w *httptest.ResponseRecorder, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if strings.Contains(w.Body.String(), text) {
			t.Errorf("the page (%d) has %q", w.Code, text)
		}
	}
}
