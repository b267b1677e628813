package cli

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/wording"
)

// The one claim of a calculation.
const calcClaim ledger.ClaimID = 1

// calculation works out what is owed on one claim. The claim is a case of its
// own, so that the rules of cases answer for it.
type calculation struct {
	book     *law.Book
	asked    calcCommand
	language wording.Language
	owed     debt.Case
	start    law.InterestStart
	notes    []calcNote
}

// calculate answers the command on a book of law.
func (c *calcCommand) calculate(book *law.Book, s *session) (calcAnswer, error) {
	w := calculation{book: book, asked: c.withDefaults(s), language: s.conf.Language, notes: []calcNote{}}
	if err := w.open(); err != nil {
		return calcAnswer{}, err
	}
	for _, charge := range []func() error{w.remind, w.compensate, w.collect} {
		if err := charge(); err != nil {
			return calcAnswer{}, err
		}
	}
	if c.Arisen.IsZero() && c.Issued.IsZero() && (c.Compensation || c.OwnCosts) {
		w.note("calc.arisen_assumed", civil.Date{}, "", "day", w.date(w.asked.Arisen.Date))
	}
	return w.answer()
}

// open lays the claim out, with the first day of interest that the law gives it.
func (w *calculation) open() error {
	c := &w.asked
	var err error
	w.start, err = w.book.EarliestInterestDay(law.Dueness{
		Debtor: c.Debtor.Party, Origin: c.dueOrigin(), Due: c.Due.Date, Dispatched: c.Issued.Date,
	})
	if err != nil {
		return err
	}
	w.owed = debt.Case{
		Terms:  debt.Terms{DayCount: c.Daycount.DayCount, Creditor: law.Business},
		Debtor: debt.Debtor{Kind: c.Debtor.Party},
		Claims: []debt.Claim{{
			ID: calcClaim, Issued: c.Issued.Date, Arisen: c.Arisen.Date, Sent: c.Issued.Date,
			Due: c.Due.Date, DueOrigin: c.dueOrigin(), Principal: c.Principal.Amount, InterestFrom: w.start.First,
		}},
		Account: ledger.Account{DayCount: c.Daycount.DayCount, Claims: []ledger.Claim{w.claim()}},
	}
	return nil
}

// claim returns the claim as the account counts it. It counts on the day asked
// about even where it isn't due yet; but interest that hasn't begun is not asked
// the law for.
func (w *calculation) claim() ledger.Claim {
	c := &w.asked
	claim := ledger.Claim{
		ID: calcClaim, Principal: c.Principal.Amount, Arisen: c.Arisen.Date, Due: c.Due.Date,
		From: civil.Earliest(c.Due.AddDays(1), c.On.Date),
	}
	if !c.On.Before(w.start.First) {
		claim.InterestFrom = w.start.First
	}
	return claim
}

// isOverdue reports whether the last timely day has passed on a day.
func (w *calculation) isOverdue(on civil.Date) bool { return on.After(w.asked.Due.Date) }

// reminders returns the days of the reminders, in order.
func (w *calculation) reminders() []civil.Date {
	days := make([]civil.Date, len(w.asked.Reminders))
	for i, d := range w.asked.Reminders {
		days[i] = d.Date
	}
	slices.SortFunc(days, civil.Date.Compare)
	return days
}

// date returns a day as it is written in a sentence.
func (w *calculation) date(d civil.Date) string { return wording.Date(w.language, d) }
