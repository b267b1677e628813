package account_test

import (
	"context"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/jobs"
	"krav/internal/store/storetest"
)

// house is the use cases over a store of the test's own, with a clock that the
// test sets, and a letter box.
type house struct {
	*account.Service
	t      *testing.T
	db     storetest.Database
	clock  *clock
	post   *post
	hasher *hasher
	cases  *cases
}

// clock stands still until it is set.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// hasher counts the work it does.
type hasher struct {
	account.Hasher
	mu               sync.Mutex
	hashes, compared int
}

func (h *hasher) Hash(ctx context.Context, password string) (account.PasswordHash, error) {
	h.mu.Lock()
	h.hashes++
	h.mu.Unlock()
	return h.Hasher.Hash(ctx, password)
}

func (h *hasher) Matches(ctx context.Context, password string, hash account.PasswordHash) (bool, error) {
	h.mu.Lock()
	h.compared++
	h.mu.Unlock()
	return h.Hasher.Matches(ctx, password, hash)
}

// post is where mail goes.
type post struct {
	mu   sync.Mutex
	sent []account.Message
}

func (p *post) Mail(_ context.Context, m account.Message) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.sent = append(p.sent, m)
	return nil
}

// cases lets in by one number and one code.
type cases struct {
	number identifier.PortalNumber
	code   identifier.LoginCode
}

var errNoCase = fault.New(fault.NotFound, "case.not_found")

func (c *cases) CaseBehind(_ context.Context, number identifier.PortalNumber, code identifier.LoginCode) (debt.CreditorID, debt.CaseID, error) {
	if number != c.number || code != c.code {
		return 0, 0, errNoCase
	}
	return 1, 4711, nil
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

// onBoth runs a test over SQLite and, where a server is given, over PostgreSQL.
func onBoth(t *testing.T, test func(h *house)) {
	t.Helper()
	onBothIn(t, newHouse, test)
}

// onBothIn runs a test in a house that is opened as one says.
func onBothIn(t *testing.T, opened func(*testing.T, storetest.Database) *house, test func(h *house)) {
	t.Helper()
	for name, open := range map[string]func(testing.TB) storetest.Database{"sqlite": storetest.OpenSQLite, "postgres": storetest.OpenPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(opened(t, open(t)))
		})
	}
}

// newHouse opens a house with the creditors 1, Fjord, and 2, Tømrer, and with
// Mette as Fjord's administrator.
func newHouse(t *testing.T, db storetest.Database) *house {
	t.Helper()
	h := emptyHouse(t, db)
	h.add("mette@fjord.example", 1, access.Administrator)
	return h
}

// emptyHouse opens a house with those creditors and without people.
func emptyHouse(t *testing.T, db storetest.Database) *house {
	t.Helper()
	for _, name := range []string{"Fjord", "Tømrer"} {
		if _, err := db.AddCreditor(t.Context(), casework.Creditor{Name: name}); err != nil {
			t.Fatal(err)
		}
	}
	number, err := identifier.PortalNumberFor(10_010_001)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{
		t: t, db: db, post: &post{}, clock: &clock{at: time.Date(2026, time.November, 2, 8, 0, 0, 0, time.UTC)},
		hasher: &hasher{Hasher: account.NewPasswords(account.Cost{Memory: 64, Passes: 1}, 2)},
		cases:  &cases{number: number, code: identifier.LoginCodeFrom([32]byte{7})},
	}
	h.Service = account.New(h.options(&counter{next: 1000}))
	return h
}

// random is a source of tokens that are told apart.
func random(c *counter) func() string {
	return func() string { return strings.Repeat("t", 20) + string(rune('a'+c.take()%26)) + itoa(c.take()) }
}

func itoa(n int64) string {
	var digits []byte
	for ; n > 0; n /= 10 {
		digits = append([]byte{byte('0' + n%10)}, digits...)
	}
	return string(digits)
}

func (h *house) options(ids *counter) account.Options {
	return account.Options{
		Store: h.db.Accounts(), Now: h.clock.now, NewID: ids.take, NewToken: random(ids), Passwords: h.hasher,
		Key: [32]byte{1, 2, 3}, Mailer: h.post, Cases: h.cases, Office: "https://krav.example/",
	}
}

// machine returns the same house on another machine: what is shared is the store.
func (h *house) machine() *house {
	other := *h
	other.Service = account.New(h.options(&counter{next: 900_000}))
	return &other
}

const secret = "korrekt hest batteri"

var operator = access.NewPerson(1, "drift", access.Grant{Creditor: access.House, Role: access.Operator})

// add adds a person with the password secret.
func (h *house) add(email string, creditor debt.CreditorID, role access.Role) account.Person {
	h.t.Helper()
	p, err := h.AddUser(h.t.Context(), operator, account.NewUser{Email: email, Name: "Mette Lund", Language: "da", Creditor: creditor, Role: role, Password: secret})
	if err != nil {
		h.t.Fatal(err)
	}
	return p
}

// from is a browser at an address.
func from(address string) account.Browser {
	return account.Browser{Address: address, Agent: "Netscape"}
}

// in signs somebody in who has the password secret.
func (h *house) in(email string) account.SignedInAs {
	h.t.Helper()
	in, err := h.SignIn(h.t.Context(), email, secret, from("192.0.2.1"))
	if err != nil {
		h.t.Fatal(err)
	}
	return in
}

// who returns whom a token belongs to.
func (h *house) who(token string) account.Visitor {
	h.t.Helper()
	v, err := h.Who(h.t.Context(), token)
	if err != nil {
		h.t.Fatal(err)
	}
	return v
}

// gone checks that a token is worth nothing.
func (h *house) gone(token, why string) {
	h.t.Helper()
	if v, err := h.Who(h.t.Context(), token); !fault.HasKey(err, "session.ended") || !fault.Is(err, fault.Forbidden) {
		h.t.Errorf("%s: Who = %v, %v; want session.ended", why, v.Actor, err)
	}
}

// wants checks that an error is a fault with a key.
func (h *house) wants(err error, key string) {
	h.t.Helper()
	if !fault.HasKey(err, key) {
		h.t.Errorf("error = %v, want %s", err, key)
	}
}

func (h *house) fine(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// mailed does the jobs that wait, and returns the mails that left by it.
func (h *house) mailed() []account.Message {
	h.t.Helper()
	before := len(h.post.sent)
	runner, err := jobs.New(jobs.Options{
		Queue: h.db.Queue(), Random: func() float64 { return 0 }, Now: func(int64) time.Time { return h.clock.now() }, Log: slog.New(slog.DiscardHandler),
	}, h.Works()...)
	h.fine(err)
	h.fine(runner.Drain(h.t.Context()))
	return h.post.sent[before:]
}

// link returns the token of the link in the one mail that leaves with one.
func (h *house) link() string {
	h.t.Helper()
	var tokens []string
	for _, m := range h.mailed() {
		if token := tokenIn(m.Text); token != "" {
			tokens = append(tokens, token)
		}
	}
	if len(tokens) != 1 {
		h.t.Fatalf("%d mails with a link left, want 1", len(tokens))
	}
	return tokens[0]
}

// tokenIn returns the token of the link in a mail.
func tokenIn(text string) string {
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "https://krav.example/link/") {
			return strings.TrimSpace(line[strings.LastIndex(line, "/")+1:])
		}
	}
	return ""
}
