package letter

import (
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/wording"
)

// prove checks that the figures prove one another, before a word is written.
func (in *Input) prove() error {
	for _, check := range []func(*Input) error{
		(*Input).proveLines, (*Input).proveLeft, (*Input).provePayments, (*Input).proveCharges, (*Input).proveDemand, (*Input).provePlan,
	} {
		if err := check(in); err != nil {
			return err
		}
	}
	return nil
}

// proveLines: the claims and the lines add up to the total.
func (in *Input) proveLines() error {
	var sum money.Amount
	for _, c := range in.Claims {
		sum = sum.Plus(c.Amount)
	}
	for _, l := range in.Lines {
		sum = sum.Plus(l.amount())
	}
	if in.hasCalculation() && sum != in.Total {
		return corrupt("letter.lines_do_not_add_up").With("lines", figure(sum)).With("total", figure(in.Total))
	}
	return nil
}

// hasCalculation reports whether the input says what is owed. A receipt or a
// closing letter may state a total alone.
func (in *Input) hasCalculation() bool { return len(in.Claims)+len(in.Lines) > 0 }

// proveLeft: what is left of each part adds up to the total.
func (in *Input) proveLeft() error {
	left := in.Left.Total().Minus(in.Overpaid)
	if in.hasCalculation() && left != in.Total {
		return corrupt("letter.rest_does_not_add_up").With("rest", figure(left)).With("total", figure(in.Total))
	}
	return nil
}

// provePayments: no payment covered more than it was, and what one didn't cover is
// owed back or has been paid back.
func (in *Input) provePayments() error {
	back := in.paidBack()
	tooMuch := in.Overpaid.Plus(back)
	for _, l := range in.Lines {
		p, ok := l.(PaymentLine)
		if !ok {
			continue
		}
		rest := p.Amount.Minus(sumOf(p.Shares))
		if rest.IsNegative() || rest.IsPositive() && tooMuch.Less(rest) {
			return corrupt("letter.payment_does_not_add_up").With("day", wording.ShortDate(wording.Danish, p.On))
		}
	}
	r := in.Received
	if rest := r.Amount.Minus(sumOf(r.Shares)); rest.IsNegative() || r.Refund.Plus(back).Less(rest) {
		return corrupt("letter.payment_does_not_add_up").With("day", wording.ShortDate(wording.Danish, r.Date))
	}
	return nil
}

// paidBack returns what was paid back to the debtor.
func (in *Input) paidBack() money.Amount {
	var back money.Amount
	for _, l := range in.Lines {
		if r, ok := l.(RefundLine); ok {
			back = back.Plus(r.Amount)
		}
	}
	return back
}

func sumOf(shares []Share) money.Amount {
	var sum money.Amount
	for _, s := range shares {
		sum = sum.Plus(s.Amount)
	}
	return sum
}

// proveCharges: what the letter says that it costs is among the lines.
func (in *Input) proveCharges() error {
	var compensation, costs money.Amount
	isCharged := in.Fee.IsZero()
	for _, l := range in.Lines {
		switch l := l.(type) {
		case FeeLine:
			isCharged = isCharged || l.Sent == in.Date && l.For == in.Kind && l.Amount == in.Fee
		case CompensationLine:
			compensation = compensation.Plus(l.Amount)
		case CostsLine:
			costs = costs.Plus(l.Amount)
		case InterestLine, CourtFeeLine, AwardedLine, PaymentLine, CreditLine, WaivedLine, RefundLine:
		}
	}
	if !isCharged {
		return corrupt("letter.fee_not_in_lines").With("fee", figure(in.Fee))
	}
	if compensation.Less(in.Compensation) {
		return corrupt("letter.compensation_not_in_lines").With("compensation", figure(in.Compensation))
	}
	if costs.Less(in.Costs) {
		return corrupt("letter.costs_not_in_lines").With("costs", figure(in.Costs))
	}
	return nil
}

// proveDemand: what is asked for is owed, and can still be paid in time.
func (in *Input) proveDemand() error {
	if in.Ask.IsZero() {
		return nil
	}
	if in.Ask.IsNegative() || in.Total.Less(in.Ask) {
		return corrupt("letter.asks_too_much").With("ask", figure(in.Ask)).With("total", figure(in.Total))
	}
	if !in.Deadline.IsZero() && in.Deadline.Before(in.Date) {
		return fault.New(fault.Invalid, "letter.deadline_passed").With("deadline", wording.ShortDate(wording.Danish, in.Deadline))
	}
	return nil
}

// provePlan: the instalments are what is owed and the interest on the way, less what is lost, each
// leaves what was left less itself, and the last leaves nothing.
func (in *Input) provePlan() error {
	rest := in.Total
	for _, i := range in.Plan.Instalments {
		rest = rest.Plus(i.Interest).Minus(i.Lost).Minus(i.Amount)
		if rest != i.Rest || !i.On.After(in.Date) {
			return corrupt("letter.plan_does_not_add_up").With("rest", figure(i.Rest)).With("owed", figure(rest))
		}
	}
	if len(in.Plan.Instalments) > 0 && !rest.IsZero() {
		return corrupt("letter.plan_does_not_add_up").With("rest", figure(rest)).With("owed", figure(money.Amount{}))
	}
	return nil
}

func corrupt(key string) *fault.Fault { return fault.New(fault.Corrupt, key) }

// figure writes an amount for a message, whose language isn't known here.
func figure(a money.Amount) string { return wording.Figure(wording.Danish, a) }
