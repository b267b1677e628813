package casework_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
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

// onBoth runs a test over SQLite and, where a server is given, over PostgreSQL; with
// -short over SQLite alone.
func onBoth(t *testing.T, test func(h *house)) {
	t.Helper()
	engines := map[string]func(testing.TB) storetest.Database{"sqlite": storetest.OpenSQLite, "postgres": storetest.OpenPostgres}
	if testing.Short() {
		delete(engines, "postgres")
	}
	for name, open := range engines {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(newHouse(t, open(t)))
		})
	}
}

// newHouse opens a house with one creditor, in the morning of 2 November 2026.
func newHouse(t *testing.T, db storetest.Database) *house {
	t.Helper()
	h := &house{t: t, db: db, clock: &clock{}, post: &post{}, operator: access.NewOperator(1, "drift")}
	h.at("2026-11-02")
	h.Service = casework.New(h.options())
	h.creditor = h.add(fjord())
	h.person = personAt(h.creditor, access.Administrator)
	return h
}

// options are what the use cases are made of in tests.
func (h *house) options() casework.Options {
	ids := counter{next: 1000}
	return casework.Options{
		Store: h.db.DB, Now: h.clock.now, Book: law.Denmark(), Flows: followup.Standard(), Printer: press{}, Writable: onlyEuropean, Domain: "krav.example",
		NewID: ids.take, Salt: func() string { return "salt" },
		Mail: func(casework.Creditor) (casework.Sender, error) { return h.post, nil },
	}
}

// counter counts ids.
type counter struct {
	mu   sync.Mutex
	next int64
}

func (c *counter) take() int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.next++
	return c.next
}

func (h *house) add(c casework.Creditor) debt.CreditorID {
	h.t.Helper()
	id, err := h.AddCreditor(h.t.Context(), h.operator, c)
	if err != nil {
		h.t.Fatal(err)
	}
	return id
}

// also returns the same house as another creditor's person sees it.
func (h *house) also(c casework.Creditor) *house {
	h.t.Helper()
	other := *h
	other.creditor = h.add(c)
	other.person = personAt(other.creditor, access.Administrator)
	return &other
}

// with changes the creditor's settings.
func (h *house) with(change func(*casework.Creditor)) {
	h.t.Helper()
	c, err := h.Creditor(h.t.Context(), h.person, h.creditor)
	if err != nil {
		h.t.Fatal(err)
	}
	change(&c)
	if err := h.SaveCreditor(h.t.Context(), h.person, c); err != nil {
		h.t.Fatal(err)
	}
}

func personAt(creditor debt.CreditorID, role access.Role) access.Actor {
	return access.NewPerson(7, "Mette Lund", access.Grant{Creditor: int64(creditor), Role: role})
}

// fjord is a creditor whose letters lack nothing.
func fjord() casework.Creditor {
	return casework.Creditor{
		Name: "Fjord Fitness ApS", Short: "Fjord", Address: []string{"Havnegade 4"}, Postcode: "4300", Town: "Holbæk",
		Phone: "10 20 30 40", Email: "kontor@fjord.example", CVR: "99007702", Privacy: "https://fjord.example/privat", Portal: "https://krav.example/s",
		Account: casework.Account{Registration: "9999", Number: "1234567", FIK: "80000012"},
		Terms:   casework.Terms{PostalDays: new(0)},
	}
}

// sandbox is the same creditor in a sandbox, whose clock shows the morning of a day.
func sandbox(day string) casework.Creditor {
	c := fjord()
	c.Sandbox, c.ClockAt = true, morning(day)
	return c
}

// at sets the clock to the morning of a day.
func (h *house) at(day string) { h.clock.set(morning(day)) }

// later lets some time pass.
func (h *house) later(d time.Duration) { h.clock.set(h.clock.now().Add(d)) }

func morning(day string) time.Time {
	year, month, n := civil.MustParse(day).Split()
	return time.Date(year, month, n, 9, 0, 0, 0, time.UTC)
}

// work does the waiting jobs.
func (h *house) work() {
	h.t.Helper()
	if err := h.runner().Drain(h.t.Context()); err != nil {
		h.t.Fatal(err)
	}
}

// worksAhead does the waiting jobs, each held for an hour without a heartbeat, as a
// process whose clock is ahead by so much.
func (h *house) worksAhead(by time.Duration) {
	h.t.Helper()
	runner := h.runner()
	runner.Lease = time.Hour
	runner.Now = func(creditor int64) time.Time { return h.nowOf(creditor).Add(by) }
	h.works(runner.Drain(h.t.Context()))
}

func (h *house) runner() *jobs.Runner {
	h.t.Helper()
	return h.runnerOf(h.Works())
}

func (h *house) runnerOf(works []jobs.Work) *jobs.Runner {
	h.t.Helper()
	runner, err := jobs.New(jobs.Options{
		Queue: h.db.Queue(), Now: h.nowOf, Random: func() float64 { return 0.5 }, Workers: 2, Log: discarded(),
	}, works...)
	if err != nil {
		h.t.Fatal(err)
	}
	return runner
}

func (h *house) nowOf(creditor int64) time.Time {
	if creditor == 0 {
		return h.clock.now()
	}
	moment, err := h.NowOf(h.t.Context(), debt.CreditorID(creditor))
	switch {
	case fault.Is(err, fault.Unavailable): // as the program: what is done then fails by itself
		return h.clock.now()
	case err != nil:
		h.t.Error(err)
	}
	return moment
}

// run carries out what is due, as approved in advance, and does the jobs.
func (h *house) run() []casework.RunRow {
	h.t.Helper()
	rows := h.decide(casework.Approval{Always: true})
	h.work()
	return rows
}

// decide carries out what is due today and was approved, and does no jobs.
func (h *house) decide(approval casework.Approval) []casework.RunRow {
	h.t.Helper()
	var rows []casework.RunRow
	err := h.Run(h.t.Context(), h.person, h.creditor, civil.Date{}, approval, func(r casework.RunRow) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return rows
}

// plan says what a run on a day would do; no day is today.
func (h *house) plan(day string) []casework.PlanRow {
	h.t.Helper()
	var on civil.Date
	if day != "" {
		on = civil.MustParse(day)
	}
	var rows []casework.PlanRow
	err := h.Plan(h.t.Context(), h.person, h.creditor, on, func(r casework.PlanRow) error {
		rows = append(rows, r)
		return nil
	})
	if err != nil {
		h.t.Fatal(err)
	}
	return rows
}

// headings are those of the tests' files.
const headings = "Fakturanr.;Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Fakturadato;Forfaldsdato;Beløb"

// invoices imports lines of a file with the headings of the tests.
func (h *house) invoices(lines ...string) casework.ImportReport {
	h.t.Helper()
	return h.file(headings, lines...)
}

// file imports a file with headings and lines.
func (h *house) file(head string, lines ...string) casework.ImportReport {
	h.t.Helper()
	report, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(text(head, lines...)), casework.ImportOptions{Name: "fakturaer.csv"})
	if err != nil {
		h.t.Fatal(err)
	}
	return report
}

func text(head string, lines ...string) string { return head + "\n" + strings.Join(lines, "\n") + "\n" }

// first is the number of a creditor's first case.
const first = 10001

// Invoices of the tests. Anna's was due on 26 October; a consumer who only has the
// day on the invoice owes interest from the thirty-first day: 12 November.
const (
	anna  = "1001;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;12-10-2026;26-10-2026;1.200,00"
	bent  = "1002;18;Bent Krogh;Lyngvej 8;4300;Holbæk;bent@krogh.example;12-10-2026;26-10-2026;800,00"
	clara = "1003;19;Clara Dam;Åvej 1;4300;Holbæk;;12-10-2026;26-10-2026;500,00" // has no e-mail
)
