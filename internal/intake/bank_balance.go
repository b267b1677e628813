package intake

import (
	"maps"
	"slices"

	"krav/internal/fault"
	"krav/internal/money"
)

// runningBalance holds the balances of a list against its amounts (løbende saldo).
// A list may have the oldest entry first or the newest: each step is tried both
// ways, and the way that breaks less often is the list's.
type runningBalance struct {
	amount, balance money.Amount // of the line before
	isKnown         bool
	down, up        balanceBreaks
}

// balanceBreaks are the steps at which a balance doesn't follow from the one
// beside it.
type balanceBreaks struct {
	count int
	line  int // of the first
	found money.Amount
	said  money.Amount
}

func (b *balanceBreaks) add(line int, found, said money.Amount) {
	if b.count++; b.count == 1 {
		b.line, b.found, b.said = line, found, said
	}
}

// balance returns the running balance of an account.
func (r *BankList) balance(account string) *runningBalance {
	if r.balances[account] == nil {
		r.balances[account] = &runningBalance{}
	}
	return r.balances[account]
}

// add holds a line against the one before it.
func (b *runningBalance) add(line int, amount, balance money.Amount) {
	if b.isKnown {
		if found := b.balance.Plus(amount); found != balance {
			b.down.add(line, found, balance)
		}
		if found := balance.Plus(b.amount); found != b.balance {
			b.up.add(line, found, b.balance)
		}
	}
	b.amount, b.balance, b.isKnown = amount, balance, true
}

// forget is told of a line that couldn't be read: the next can't be held against it.
func (b *runningBalance) forget() { b.isKnown = false }

// balanceWarnings returns what is to be said of the balances: one warning for each
// account where lines seem to be missing.
func (r *BankList) balanceWarnings() []BankLine {
	var warnings []BankLine
	for _, account := range slices.Sorted(maps.Keys(r.balances)) {
		breaks := r.balances[account].down
		if up := r.balances[account].up; up.count < breaks.count {
			breaks = up
		}
		if breaks.count == 0 {
			continue
		}
		f := fault.New(fault.Invalid, "payments.balance_breaks").
			With("amount", breaks.found.String()).With("said", breaks.said.String())
		warnings = append(warnings, BankWarning{Line: breaks.line, Account: account, Fault: f})
	}
	return warnings
}
