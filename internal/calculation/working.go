package calculation

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// The one claim that is worked out.
const theClaim ledger.ClaimID = 1

// Of works out what may be claimed by the law of a book. It fails with the first fault
// of Facts.Check, and with *law.UnknownError where the book has no row that an
// amount needs. The texts of the answer are empty: Answer.In says them.
func Of(book *law.Book, facts Facts) (Answer, error) {
	if wrong := facts.Check(); len(wrong) > 0 {
		return Answer{}, wrong[0]
	}
	w := working{book: book, facts: facts.whole()}
	if err := w.open(); err != nil {
		return Answer{}, err
	}
	for _, charge := range []func() error{w.limit, w.remind, w.compensate, w.collect} {
		if err := charge(); err != nil {
			return Answer{}, err
		}
	}
	if !facts.knowsArisen() && (facts.Compensation || facts.OwnCosts) {
		w.note("calc.arisen_assumed", civil.Date{}, "", "day", w.facts.Arisen.String())
	}
	return w.answer()
}

// working is an answer in the making. The claim is a case of its own, so that the
// rules of cases answer for it.
type working struct {
	book  *law.Book
	facts Facts
	owed  debt.Case
	start law.InterestStart
	made  Answer
	// last is the last day before the claim looks lost by limitation, by its due day
	// alone, or no date where the law isn't known: then unknown says so.
	last    civil.Date
	lastBy  law.Source
	unknown error
	// collected is the principal that costs of collection were found by.
	collected money.Amount
}

// open lays the claim out, with the first day of interest that the law gives it and
// what was paid.
func (w *working) open() error {
	f := &w.facts
	var err error
	w.start, err = w.book.EarliestInterestDay(law.Dueness{Debtor: f.Debtor, Origin: f.dueOrigin(), Due: f.Due, Dispatched: f.Issued})
	if err != nil {
		return err
	}
	w.owed = debt.Case{
		Terms:  debt.Terms{DayCount: f.DayCount, Creditor: law.Business},
		Debtor: debt.Debtor{Kind: f.Debtor},
		Claims: []debt.Claim{{
			ID: theClaim, Issued: f.Issued, Arisen: f.Arisen, Sent: f.Issued,
			Due: f.Due, DueOrigin: f.dueOrigin(), Principal: f.Principal, InterestFrom: w.start.First,
		}},
		Account: ledger.Account{DayCount: f.DayCount, Claims: []ledger.Claim{w.claim()}},
	}
	w.pay()
	return nil
}

// claim returns the claim as the account counts it. It counts on the day asked about
// even where it isn't due yet; but interest that hasn't begun is not asked the law for.
func (w *working) claim() ledger.Claim {
	f := &w.facts
	claim := ledger.Claim{
		ID: theClaim, Principal: f.Principal, Arisen: f.Arisen, Due: f.Due,
		From: civil.Earliest(f.Due.AddDays(1), f.On), Agreed: f.AgreedRate, Capped: f.Debtor == law.Consumer,
	}
	if !f.On.Before(w.start.First) {
		claim.InterestFrom = w.start.First
	}
	return claim
}

// pay enters what was paid by the day asked about.
func (w *working) pay() {
	for _, p := range w.facts.Payments {
		if p.On.After(w.facts.On) {
			w.note("calc.payment_after_day", p.On, "", "day", p.On.String())
			continue
		}
		w.enter(ledger.Payment, p.On, p.Amount)
	}
}

// enter enters an amount on the account; nothing is not entered.
func (w *working) enter(kind ledger.EntryKind, day civil.Date, amount money.Amount) {
	if !amount.IsPositive() {
		return
	}
	account := &w.owed.Account
	account.Entries = append(account.Entries, ledger.Entry{
		ID: ledger.EntryID(len(account.Entries) + 1), Kind: kind, On: day, Amount: amount, Claim: theClaim,
	})
}

// isOwedOn reports whether anything is left to pay at the end of a day.
func (w *working) isOwedOn(day civil.Date) (bool, error) {
	owed, err := w.owed.Account.StatementOn(w.book, day)
	if err != nil {
		return false, err
	}
	return owed.Total().IsPositive(), nil
}

// note keeps a note, with the values of its sentence in turn.
func (w *working) note(key string, on civil.Date, rule string, values ...string) {
	w.made.Notes = append(w.made.Notes, Note{Key: key, On: on, Rule: rule, values: pairs(values)})
}

// pairs makes a map of names and values given in turn.
func pairs(values []string) map[string]string {
	made := make(map[string]string, len(values)/2)
	for i := 0; i+1 < len(values); i += 2 {
		made[values[i]] = values[i+1]
	}
	return made
}
