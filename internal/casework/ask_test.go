package casework_test

import (
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// look shows a case as of today.
func (h *house) look(number int64) casework.CaseView {
	h.t.Helper()
	return h.lookAt(number, casework.AsOf{})
}

func (h *house) lookAt(number int64, at casework.AsOf) casework.CaseView {
	h.t.Helper()
	seen, err := h.Case(h.t.Context(), h.person, h.creditor, number, at)
	if err != nil {
		h.t.Fatal(err)
	}
	return seen
}

// row returns a case as lists show it.
func (h *house) row(number int64) casework.CaseRow {
	h.t.Helper()
	rows, err := h.Cases(h.t.Context(), h.person, h.creditor, number-1, 1)
	h.works(err)
	if len(rows) != 1 || rows[0].Number != number {
		h.t.Fatalf("there is no case %d", number)
	}
	return rows[0]
}

// state holds where a case stands, as lists show it.
func (h *house) state(number int64, want debt.State) {
	h.t.Helper()
	if got := h.row(number).State; got != want {
		h.t.Errorf("case %d is %s, want %s", number, got, want)
	}
}

// owes holds what is owed on a case today.
func (h *house) owes(number int64, want string) {
	h.t.Helper()
	if got := h.look(number).Owed.Total().String(); got != want {
		h.t.Errorf("owed on case %d = %s, want %s", number, got, want)
	}
}

// pays enters a payment of today.
func (h *house) pays(number int64, amount string) debt.PaymentID {
	h.t.Helper()
	id, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: number, Amount: kr(amount), Again: true})
	if err != nil {
		h.t.Fatal(err)
	}
	return id
}

// pay enters a payment of a day.
func (h *house) pay(number int64, amount, on string) {
	h.t.Helper()
	_, err := h.RecordPayment(h.t.Context(), h.person, h.creditor, casework.PaymentByHand{Number: number, Amount: kr(amount), ValueOn: day(on)})
	h.works(err)
}

// jobs returns how many of the creditor's jobs are in a state.
func (h *house) jobs(state string) int {
	h.t.Helper()
	var n int
	row := h.db.Raw.QueryRowContext(h.t.Context(), "SELECT COUNT(*) FROM job WHERE creditor_id = $1 AND state = $2", int64(h.creditor), state)
	h.works(row.Scan(&n))
	return n
}

// kr reads an amount as the tests write it: 1200.00.
func kr(text string) money.Amount {
	a, err := money.Parse(text)
	if err != nil {
		panic(err)
	}
	return a
}

func day(text string) civil.Date { return civil.MustParse(text) }

// mails holds how many e-mails have left.
func (h *house) mails(want int) {
	h.t.Helper()
	if got := len(h.post.sent); got != want {
		h.t.Errorf("%d e-mails have left, want %d", got, want)
	}
}

// tasks holds the open tasks of a case, by their kinds.
func (h *house) tasks(number int64, want ...string) {
	h.t.Helper()
	var got []string
	seen := h.look(number)
	for _, open := range seen.Case.OpenTasks() {
		got = append(got, open.Kind)
	}
	same(h.t, "tasks", got, want)
}

// steps holds the steps of a case by their names, those that were voided with why.
func (h *house) steps(number int64, want ...string) {
	h.t.Helper()
	var got []string
	for _, s := range h.look(number).Case.Steps {
		name := s.Name
		if !s.Stands() {
			name += " " + s.Voided
		}
		got = append(got, name)
	}
	same(h.t, "steps", got, want)
}

// dispatches holds the dispatches of a case: channel, status, and why stopped.
func (h *house) dispatches(number int64, want ...string) {
	h.t.Helper()
	var got []string
	for _, d := range h.look(number).Case.Dispatches {
		text := d.Channel.String() + " " + d.Status.String()
		if d.Why != "" {
			text += " " + d.Why
		}
		got = append(got, text)
	}
	same(h.t, "dispatches", got, want)
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s = %q, want %q", what, got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Errorf("%s = %q, want %q", what, got, want)
			return
		}
	}
}

// fails holds that an error is a fault of a kind with a key.
func (h *house) fails(err error, kind fault.Kind, key string) {
	h.t.Helper()
	if !fault.Is(err, kind) || !fault.HasKey(err, key) {
		h.t.Errorf("error = %v, want %s", err, key)
	}
}

// works holds that an error is none.
func (h *house) works(err error) {
	h.t.Helper()
	if err != nil {
		h.t.Fatal(err)
	}
}

// proven holds that everything proves itself.
func (h *house) proven() {
	h.t.Helper()
	for _, wrong := range h.verdict().Wrong {
		h.t.Errorf("verify: case %d: %v", wrong.Case, wrong.Why)
	}
}

func (h *house) verdict() casework.Verdict {
	h.t.Helper()
	verdict, err := h.Verify(h.t.Context(), h.operator, h.creditor, func(casework.Verdict) {})
	if err != nil {
		h.t.Fatal(err)
	}
	return verdict
}

// wrongs holds the keys of what verifying finds wrong.
func (h *house) wrongs(want ...string) {
	h.t.Helper()
	var got []string
	for _, wrong := range h.verdict().Wrong {
		got = append(got, wrong.Why.Key)
	}
	same(h.t, "wrong", got, want)
}
