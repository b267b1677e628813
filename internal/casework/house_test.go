package casework_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/letter"
	"krav/internal/store/storetest"
)

// house is a service over a store of the test's own, with a clock that the test
// sets, counted ids, and a world outside that records.
type house struct {
	*casework.Service
	t        *testing.T
	db       storetest.Database
	clock    *clock
	post     *post
	creditor debt.CreditorID
	person   access.Actor
	operator access.Actor
}

// clock is a clock that stands still until it is set.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// post is the world that e-mails go to.
type post struct {
	mu     sync.Mutex
	sent   []casework.Outgoing
	answer func(casework.Outgoing) (casework.Handed, error) // nil accepts
}

func (p *post) Send(_ context.Context, m casework.Outgoing) (casework.Handed, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.answer != nil {
		if handed, err := p.answer(m); err != nil {
			return handed, err
		}
	}
	p.sent = append(p.sent, m)
	return casework.Handed{ProviderID: fmt.Sprintf("p%d", len(p.sent)), Answer: "250 ok", Accepted: true}, nil
}

// press prints the words of a letter, without looks: a text that begins with a
// front shared by all.
type press struct{}

func (press) Print(_ casework.Creditor, _ []byte, content letter.Content) (casework.Printed, error) {
	return casework.Printed{Front: []byte("%front\n"), Body: []byte(content.Title + "\n" + content.Date.String()), Pages: 1}, nil
}

func (press) Check(casework.Creditor, []byte) error { return nil }

// onBoth runs a test over SQLite and, where a server is given, over PostgreSQL.
func onBoth(t *testing.T, test func(t *testing.T, h *house)) {
	t.Helper()
	for name, open := range map[string]func(testing.TB) storetest.Database{"sqlite": storetest.OpenSQLite, "postgres": storetest.OpenPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, newHouse(t, open(t)))
		})
	}
}

func newHouse(t *testing.T, db storetest.Database) *house {
	t.Helper()
	h := &house{t: t, db: db, clock: &clock{}, post: &post{}, operator: access.NewOperator(1, "drift")}
	h.at("2026-11-02")
	var ids sync.Mutex
	next := int64(1000)
	h.Service = casework.New(casework.Options{
		Store: db.DB, Now: h.clock.now, Book: law.Denmark(), Flows: followup.Standard(), Printer: press{}, Domain: "krav.example",
		NewID: func() int64 {
			ids.Lock()
			defer ids.Unlock()
			next++
			return next
		},
		Salt: func() string { return "salt" },
		Mail: func(casework.Creditor) (casework.Sender, error) { return h.post, nil },
	})
	id, err := h.AddCreditor(t.Context(), h.operator, fjord())
	if err != nil {
		t.Fatal(err)
	}
	h.creditor = id
	h.person = access.NewPerson(7, "Mette Lund", access.Grant{Creditor: int64(id), Role: access.Administrator})
	return h
}

func fjord() casework.Creditor {
	return casework.Creditor{
		Name: "Fjord Fitness ApS", Short: "Fjord", Address: []string{"Havnegade 4"}, Postcode: "4300", Town: "Holbæk",
		Phone: "10 20 30 40", Email: "kontor@fjord.example", Privacy: "https://fjord.example/privat", Portal: "https://krav.example/s",
		Account: casework.Account{Registration: "9999", Number: "1234567", FIK: "80000012"},
	}
}

// at sets the clock to the morning of a day.
func (h *house) at(day string) {
	d := civil.MustParse(day)
	year, month, n := d.Split()
	h.clock.set(time.Date(year, month, n, 9, 0, 0, 0, time.UTC))
}

// work does the waiting jobs.
func (h *house) work() {
	h.t.Helper()
	runner, err := jobs.New(jobs.Options{
		Queue: h.db.Queue(), Now: func(int64) time.Time { return h.clock.now() }, Random: func() float64 { return 0.5 }, Workers: 2,
	}, h.Works()...)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := runner.Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

// run carries out what is due, as approved in advance, and does the jobs.
func (h *house) run() []casework.RunRow {
	h.t.Helper()
	var rows []casework.RunRow
	err := h.Run(h.t.Context(), h.person, h.creditor, civil.Date{}, casework.Approval{Always: true}, func(r casework.RunRow) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
	h.work()
	return rows
}

// invoices imports lines of a file with the headings of the tests.
func (h *house) invoices(lines ...string) casework.ImportReport {
	h.t.Helper()
	text := "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Beløb\n" + strings.Join(lines, "\n") + "\n"
	report, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(text), casework.ImportOptions{Name: "fakturaer.csv"})
	if err != nil {
		h.t.Fatal(err)
	}
	return report
}

// first is the number of a creditor's first case.
const first = 10001

const anna = "1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;1.200,00"

func (h *house) look(number int64) casework.CaseView {
	h.t.Helper()
	seen, err := h.Case(h.t.Context(), h.person, h.creditor, number, casework.AsOf{})
	if err != nil {
		h.t.Fatal(err)
	}
	return seen
}

// proven holds that everything proves itself.
func (h *house) proven() {
	h.t.Helper()
	verdict, err := h.Verify(h.t.Context(), h.operator, h.creditor)
	if err != nil {
		h.t.Fatal(err)
	}
	for _, wrong := range verdict.Wrong {
		h.t.Errorf("verify: case %d: %v", wrong.Case, wrong.Why)
	}
}
