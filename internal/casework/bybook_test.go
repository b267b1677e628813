package casework_test

import (
	"maps"
	"testing"

	"krav/internal/debt"
	"krav/internal/money"
)

// booksOf returns which books of law the events of a kind on the first case were
// reckoned by, in the order in which they happened.
func booksOf[E debt.Event](h *house) []string {
	h.t.Helper()
	var books []string
	for _, o := range h.look(first).Events {
		if _, is := o.Event.(E); is {
			books = append(books, debt.BookOf(o.Event))
		}
	}
	return books
}

// On 5 January 2027 a first reminder charges 100.00. What was paid on 2 January, and is
// known on the 6th, was all that was owed then: 1,200.00 and 54 days of interest. The
// step is taken back and the case ends, by the book in which the rate of 2027 has been
// entered meanwhile; the claim was taken in by the book before.
func TestEveryEventThatTheLawHasASayInTellsByWhichBook(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		before := h.LawInForce().Fingerprint()
		h.invoices(anna)
		h.at("2027-01-05")
		h.works(h.enter(typed("2027-01-01", money.PerCent(2, 25))))
		after := h.LawInForce().Fingerprint()
		h.run()
		h.work()
		h.at("2027-01-06")
		h.pay(first, "1300.00", "2027-01-02")
		one(t, "claim.registered", booksOf[debt.ClaimRegistered](h), before)
		one(t, "step.taken", booksOf[debt.StepTaken](h), after)
		one(t, "letter.composed", booksOf[debt.LetterComposed](h)[:1], after)
		one(t, "step.voided", booksOf[debt.StepVoided](h), after)
		one(t, "case.closed", booksOf[debt.CaseClosed](h), after)
		one(t, "task.raised", booksOf[debt.TaskRaised](h), after)
		// What people say and what money does rests on no book.
		one(t, "payment.recorded", booksOf[debt.PaymentRecorded](h), "")
		one(t, "case.opened", booksOf[debt.CaseOpened](h), "")

		h.proven()
		books := make(map[string]int)
		for _, o := range h.look(first).Events {
			if book := debt.BookOf(o.Event); book != "" {
				books[book]++
			}
		}
		if got := h.verdict().Books; !maps.Equal(got, books) || got[before] != 1 {
			t.Errorf("verify counts %v, want %v", got, books)
		}
	})
}

// one holds that there is one event of a kind, reckoned by a book.
func one(t *testing.T, kind string, books []string, want string) {
	t.Helper()
	if len(books) != 1 || books[0] != want {
		t.Errorf("%s was reckoned by %q, want once by %q", kind, books, want)
	}
}
