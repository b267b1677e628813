package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// ruleAward lets the one who loses pay the other's necessary costs, as the court sets them.
const ruleAward = "retsplejelovens § 316"

// CourtFee returns the most that the debtor may be asked for of what the creditor paid to a
// court for a step on a case (retsafgift), and where it stands. A fee that was paid for an
// earlier step may cover the new one. It fails with *law.UnknownError.
func CourtFee(book *law.Book, c *debt.Case, step *debt.CourtStep) (money.Amount, law.Source, error) {
	owed, err := c.Account.StatementOn(book, step.Filed)
	if err != nil {
		return money.Amount{}, law.Source{}, err
	}
	principal := principalOf(owed, step.Claims)
	if step.Route == debt.LevyRequest {
		return book.LevyFee(step.Filed, feePaidBefore(c, step), principal)
	}
	fee, err := book.CourtFees.PaymentOrder.Find(step.Filed)
	if err != nil {
		return money.Amount{}, law.Source{}, err
	}
	return fee.Value.Of(principal), fee.Source, nil
}

// principalOf returns what is left of the principal of some claims.
func principalOf(owed ledger.Statement, claims []debt.ClaimID) money.Amount {
	var sum money.Amount
	for _, left := range owed.Claims {
		if slices.Contains(claims, left.Claim) {
			sum = sum.Plus(left.Principal)
		}
	}
	return sum
}

// feePaidBefore returns the day on which a fee was last paid for an earlier step at court on
// the case, or no date. The fee of a request that a fee covers isn't one.
func feePaidBefore(c *debt.Case, step *debt.CourtStep) civil.Date {
	var last civil.Date
	for i := range c.CourtSteps {
		earlier := &c.CourtSteps[i]
		if earlier.Court != step.Court && earlier.Fee.IsPositive() && !earlier.Filed.After(step.Filed) {
			last = civil.Latest(last, earlier.Filed)
		}
	}
	return last
}

// courtCost asks whether the debtor may be asked for what a court costs: not for more than
// the law has the creditor pay to it, not for what no court has set, and not on a claim that
// looks lost.
func (j *judgement) courtCost(e debt.CourtCostCharged) error {
	if err := j.barredCost(); err != nil {
		return err
	}
	if e.Kind == debt.CostsAwarded {
		j.award(e)
		return nil
	}
	step := j.c.CourtStep(e.Court)
	if step == nil {
		return nil // the case itself says so
	}
	most, source, err := CourtFee(j.book, j.c, step)
	switch {
	case err != nil:
		return err
	case !most.IsPositive():
		j.refuse(Reason{Key: "guard.court_fee_covered", Args: map[string]string{"date": feePaidBefore(j.c, step).String()}}.by(source), "instead.court_fee_none")
	case most.Less(e.Amount):
		j.refuse(Reason{Key: "guard.court_fee_high", Args: map[string]string{"max": most.String(), "date": step.Filed.String()}}.by(source), "instead.court_fee_most")
	}
	return nil
}

// barredCost refuses to ask for more of a claim that looks lost by limitation.
func (j *judgement) barredCost() error {
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	lost, _, err := limits(j.book, j.c, owed, j.on)
	if err != nil || len(lost) == 0 || !lost[0].isPast(j.on) {
		return err
	}
	j.refuse(Reason{Key: "guard.time_barred", Args: lost[0].args()}.by(lost[0].source), "instead.close_or_confirm")
	return nil
}

// award refuses costs that no court can have set, and says that nothing here can tell
// whether the amount is right: the courts' guidance isn't in the book.
func (j *judgement) award(e debt.CourtCostCharged) {
	decided := slices.ContainsFunc(j.c.Foundations, func(f debt.Foundation) bool {
		return f.Stands() && f.Kind.IsOfCourt() && !f.Made.After(e.On)
	}) || slices.ContainsFunc(j.c.CourtSteps, func(s debt.CourtStep) bool { return s.Route == debt.LevyRequest && !s.Filed.After(e.On) })
	if !decided {
		j.refuse(Reason{Key: "guard.award_undecided", Rule: ruleAward}, "instead.record_foundation")
		return
	}
	j.warn(Reason{Key: "guard.award_by_hand", Rule: ruleAward}, "")
}
