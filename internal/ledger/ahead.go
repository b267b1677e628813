package ledger

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// Due is a payment that was agreed (aftalt betaling).
type Due struct {
	On     civil.Date
	Amount money.Amount
}

// Ahead returns what agreed payments will be, in the order of their days, if each of them
// comes on its day, and one whose day has passed comes now (afdrag frem). The last takes
// what is left by then: more than was agreed where the debtor has paid late or the rate
// has gone up, less where he has paid early. There are none after the one that pays the
// debt off. The rate in force on the day is carried on. It fails with *law.UnknownError.
func (a *Account) Ahead(book *law.Book, on civil.Date, due []Due) ([]Instalment, error) {
	if len(due) == 0 {
		return nil, nil
	}
	before, err := a.StatementOn(book, on)
	if err != nil {
		return nil, err
	}
	last := due[len(due)-1]
	p, err := a.planner(book, PlanTerms{First: civil.Latest(last.On, on), Cadence: Monthly}, before)
	if err != nil {
		return nil, err
	}
	account := p.account
	account.Entries = slices.Clone(p.account.Entries)
	var ahead []Instalment
	for n, d := range due {
		owed, err := account.StatementOn(p.book, civil.Latest(d.On, on))
		if err != nil {
			return nil, err
		}
		total := money.Max(owed.Total(), money.Amount{})
		paid := money.Min(d.Amount, total)
		if n == len(due)-1 {
			paid = total
		}
		if !paid.IsPositive() {
			break
		}
		interest := owed.interestSince(before)
		ahead = append(ahead, Instalment{On: d.On, Amount: paid, Interest: interest, Rest: total.Minus(paid)})
		account.Entries = append(account.Entries, Entry{ID: EntryID(-1 - n), Kind: Payment, On: owed.On, Amount: paid})
		before = owed
	}
	return ahead, nil
}
