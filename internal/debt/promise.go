package debt

import (
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// PaymentPromised says that the debtor has promised to pay by a day (betalingsløfte). The
// case waits for as long; on the day after it goes on where it was, unless the money has
// come. A promise binds nobody to a plan, and nothing is asked for meanwhile.
type PaymentPromised struct {
	By     civil.Date   // the last day in time
	Amount money.Amount // what was promised, or nought for all that is owed
	Text   string       // how it was said; personal
}

// promise lets the case wait for what was promised, in place of a pause.
func (c *Case) promise(o Occurred, e PaymentPromised) {
	c.Hold = Hold{Until: e.By.AddDays(1), Why: e.Text, Promised: o.On, Amount: e.Amount}
}

// IsPromise reports whether the case waits, or has waited until the hold's day, for money
// that the debtor promised.
func (h Hold) IsPromise() bool { return !h.Promised.IsZero() }

// By returns the last day in time of what was promised.
func (h Hold) By() civil.Date { return h.Until.AddDays(-1) }

func allowsPromise(e PaymentPromised, on civil.Date) error {
	switch {
	case e.By.Before(on):
		return fault.New(fault.Invalid, "case.promise_day_passed").In("by").With("day", e.By.String())
	case e.Amount.IsNegative():
		return errNotPositive("amount")
	}
	return nil
}
