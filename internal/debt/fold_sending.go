package debt

import (
	"strconv"

	"krav/internal/ledger"
)

func (c *Case) compose(o Occurred, e LetterComposed) string {
	if e.Step != 0 {
		step := c.Step(e.Step)
		if step == nil {
			return "step"
		}
		step.Letter = e.Letter
	}
	c.Letters = append(c.Letters, Letter{LetterComposed: e, Composed: o.On})
	return ""
}

// hand records that a message has left. The step of its letter has then been
// dispatched, and the sum that the letter quoted is a promise.
func (c *Case) hand(o Occurred, e DispatchHanded) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	d.HandedOn, d.ProviderID = e.On, e.ProviderID
	d.advance(Sent, o, "", e.Answer)
	if e.Accepted {
		d.advance(Received, o, "", "")
	}
	if letter := c.Letter(d.Letter); letter != nil && letter.Step != 0 {
		if step := c.Step(letter.Step); step != nil && !step.Left() {
			step.Dispatched = e.On
			c.quote()
		}
	}
	return ""
}

func (c *Case) report(o Occurred, e DispatchReported) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	d.advance(e.Status, o, e.Code, e.Diagnostic)
	return ""
}

// advance records a piece of news and moves the status forward by it, never back.
func (d *Dispatch) advance(to DispatchStatus, o Occurred, code, text string) {
	d.Reports = append(d.Reports, Delivery{Version: o.Version, On: o.On, Status: to, Code: code, Text: text})
	d.Status = max(d.Status, to)
}

func (c *Case) stop(e DispatchStopped) string {
	d := c.Dispatch(e.Dispatch)
	if d == nil {
		return "dispatch"
	}
	d.Status, d.Why = max(d.Status, Stopped), e.Why
	return ""
}

func (c *Case) pay(o Occurred, e PaymentRecorded) {
	id := entry(o, 0)
	c.Payments = append(c.Payments, Payment{PaymentRecorded: e, Entry: id})
	c.enter(ledger.Entry{ID: id, Kind: ledger.Payment, On: e.ValueOn, Amount: e.Amount, Claim: e.Named})
}

func (c *Case) unpay(o Occurred, e PaymentReversed) string {
	p := c.Payment(e.Payment)
	if p == nil || p.Reversed != "" {
		return "payment"
	}
	p.Reversed = e.Why
	c.enter(ledger.Entry{ID: entry(o, 0), Kind: ledger.Reversal, On: p.ValueOn, Reverses: p.Entry})
	return ""
}

func itoa(n int64) string { return strconv.FormatInt(n, 10) }
