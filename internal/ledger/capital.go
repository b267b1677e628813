package ledger

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// Capitalisation says that a claim's interest bears interest itself from the day after
// one on (kapitalisering, tilskrivning): a judgment or a later agreement made it so.
// Otherwise no interest ever runs on interest.
type Capitalisation struct {
	Claim ClaimID
	On    civil.Date // the last day whose interest is capitalised
}

// capitalise lets the interest that is left on a claim at the end of a day bear interest.
// In the figures it stays what it was, interest; within the claim it is covered with the
// principal, after the interest that has come since.
func (w *walk) capitalise(m move) error {
	p := w.position(m.capital.Claim)
	if p == nil {
		return nil
	}
	if err := w.count(p, m.on); err != nil {
		return err
	}
	p.capital = money.Max(p.interest(), money.Amount{})
	p.aging.capital = p.accrued.HalfAwayFromZero()
	return nil
}

// base returns what interest runs on: the principal that is left, and what is left of the
// interest that was capitalised.
func (p *position) base() money.Amount { return p.principal.Plus(p.capital) }

// coverCapital sees that no more is capitalised than there is interest left: what is paid
// covers the interest that has come since first.
func (p *position) coverCapital() {
	if p.mayLose() {
		p.capital = money.Min(p.capital, p.aging.open(money.Amount{}, p.aging.capital))
		return
	}
	p.capital = money.Min(p.capital, p.interest())
}

// settle lets a credit cover an amount of the interest that is left.
func (p *position) settle(c *credit, amount money.Amount) {
	c.left, p.settled = c.left.Minus(amount), p.settled.Plus(amount)
	by := givenUp
	if c.isMoney {
		p.paidInterest, by = p.paidInterest.Plus(amount), paidOff
	}
	if p.mayLose() {
		p.aging.cover(p.accrued.HalfAwayFromZero(), amount, by)
	}
	p.coverCapital()
}

// unsettle takes money out again that has covered interest.
func (p *position) unsettle(amount money.Amount) {
	p.settled = p.settled.Minus(amount)
	p.aging.uncover(amount)
}
