package casework

import (
	"cmp"
	"context"
	"slices"

	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/ledger"
)

// Proposed is the case that an entry is proposed for, as of the day the money came.
type Proposed struct {
	Case debt.Case
	// Owed is what was owed before the money, with the lines that make it.
	Owed ledger.Statement
	// Covers is how the money would be spread (fordeling af betaling).
	Covers []ledger.Share
}

// propose says of an entry that is proposed for a case what was owed on it, and what the
// money would cover if it were booked. Nothing is said where the law has no answer.
func (v *visit) propose(ctx context.Context, r Reader, line *InboxLine) error {
	if line.State != BankProposed || !line.OwedKnown {
		return nil
	}
	journals, err := r.Journals(ctx, []debt.CaseID{line.Case})
	if err != nil || len(journals) == 0 {
		return err
	}
	c, err := CaseFrom(journals[0])
	if err != nil {
		return err
	}
	day := cmp.Or(valueDay(&line.BankEntry, &c, v.today), v.today)
	p := Proposed{Case: c}
	if p.Owed, err = c.Account.Explain(v.book, day); err != nil {
		return err
	}
	named := v.invoiceNamed(&file{Case: c}, line.BankEntry)
	p.Covers, err = v.spread(&c, ledger.Entry{Kind: ledger.Payment, On: day, Amount: line.Amount, Claim: named})
	line.Proposed = &p
	return err
}

// spread returns the shares of a payment that isn't entered on a case's account, as they
// would be if it were.
func (v *visit) spread(c *debt.Case, paid ledger.Entry) ([]ledger.Share, error) {
	account, err := followup.AccountWith(v.book, c, paid, v.today)
	if err != nil {
		return nil, err
	}
	booked := account.Entries[len(account.Entries)-1].ID
	owed, err := account.Explain(v.book, paid.On)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(owed.Shares, func(s ledger.Share) bool { return s.Payment != booked }), nil
}
