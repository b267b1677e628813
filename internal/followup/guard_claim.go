package followup

import (
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/money"
)

// claim asks whether a claim may be taken in as it is: when its interest begins, at
// which rate, with which fees from elsewhere; and warns of one that is lost or early.
func (j *judgement) claim(claim *debt.Claim) error {
	if claim.DueOrigin != 0 && !claim.InterestFrom.IsZero() {
		if err := j.interestFrom(claim); err != nil {
			return err
		}
	}
	if err := j.known(j.agreed(claim)); err != nil {
		return err
	}
	if err := j.earlierFees(claim); err != nil {
		return err
	}
	if claim.Due.After(j.on) {
		j.warn(Reason{Key: "guard.claim_not_due", Rule: "rentelovens § 2", Args: map[string]string{"date": claim.Due.AddDays(1).String()}}, "")
		return nil
	}
	return j.known(j.claimLimit(claim))
}

// interestFrom refuses interest for days before the law gives it, and warns where the
// printed due day isn't the one that it runs from.
func (j *judgement) interestFrom(claim *debt.Claim) error {
	start, err := j.book.EarliestInterestDay(law.Dueness{
		Debtor: j.c.Debtor.Kind, Origin: claim.DueOrigin, Due: claim.Due, Dispatched: claim.Sent,
	})
	if fault.Is(err, fault.Invalid) {
		return nil // a day is missing; who registers the claim is told
	}
	if err != nil {
		return err
	}
	why := Reason{Rule: start.Rule.Citation(), Args: map[string]string{"date": start.First.String(), "invoice": claim.Number}}
	switch {
	case claim.InterestFrom.Before(start.First):
		why.Key = "guard.interest_early"
		j.refuse(why, "instead.interest_from")
	case claim.DueOrigin == law.PrintedDue && start.First.After(claim.Due.AddDays(1)):
		why.Key = "guard.interest_later"
		j.warn(why, "")
	}
	return nil
}

// agreed warns of an agreed rate: a consumer never pays more than the statutory one,
// and in trade it must have been agreed.
func (j *judgement) agreed(claim *debt.Claim) error {
	if claim.Agreed.IsZero() {
		return nil
	}
	args := map[string]string{"invoice": claim.Number}
	if j.c.Debtor.Kind != law.Consumer {
		j.warn(Reason{Key: "guard.rate_must_be_agreed", Rule: "rentelovens § 5", Args: args}, "instead.keep_agreement")
		return nil
	}
	statutory, err := j.book.DefaultInterestRate(claim.Due, claim.Due)
	if err != nil {
		return err
	}
	if statutory.Rate.Less(claim.Agreed) {
		j.warn(Reason{Key: "guard.rate_capped", Rule: "rentelovens §§ 5 og 7", Args: args}, "")
	}
	return nil
}

// earlierFees refuses more of the fees from elsewhere than the law gives.
func (j *judgement) earlierFees(claim *debt.Claim) error {
	if !claim.Earlier.Fee.IsPositive() {
		return nil
	}
	held, _, err := HoldEarlierFees(j.book, j.c, claim)
	if err != nil {
		return err
	}
	row, err := j.book.Reminders.Find(claim.Earlier.Last)
	if err != nil {
		if row, err = j.book.Reminders.Find(claim.Due); err != nil {
			return err
		}
	}
	most := money.Min(held.Fee, row.Value.MaxFee.Times(held.Fees))
	if most.Less(claim.Earlier.Fee) {
		why := Reason{Key: "guard.earlier_fees_high", Args: map[string]string{"max": most.String(), "invoice": claim.Number}}
		j.refuse(why.by(row.Source), "instead.most")
	}
	return nil
}

// claimLimit warns of a claim that looks lost by limitation when it comes, or soon is.
func (j *judgement) claimLimit(claim *debt.Claim) error {
	on, source, err := j.book.LimitationDate(law.GeneralPeriod, claim.Due)
	if err != nil {
		return err
	}
	l := limit{claim, on, source}
	switch {
	case l.isPast(j.on):
		j.warn(Reason{Key: "guard.time_barred", Args: l.args()}.by(source), "instead.close_or_confirm")
	case l.isNear(j.on):
		j.warn(Reason{Key: "guard.limitation_near", Args: l.args()}.by(source), "instead.save_claim")
	}
	return nil
}

// credit warns of a credit note that is larger than its claim: a person will be asked
// what it means.
func (j *judgement) credit(e debt.ClaimCredited) {
	claim := j.c.Claim(e.Claim)
	if claim != nil && claim.Principal.Less(e.Amount) {
		j.warn(Reason{Key: "guard.credit_beyond_claim", Args: map[string]string{"invoice": claim.Number, "max": claim.Principal.String()}}, "instead.credit_others")
	}
}

// refund warns of money that is paid back though it wasn't too much.
func (j *judgement) refund(e debt.RefundPaid) error {
	if e.On.IsZero() {
		return nil
	}
	owed, err := j.c.Account.StatementOn(j.book, e.On)
	if err != nil {
		return err
	}
	if owed.Overpaid.Less(e.Amount) {
		j.warn(Reason{Key: "guard.refund_beyond", Args: map[string]string{"max": owed.Overpaid.String()}}, "instead.most")
	}
	return nil
}

// debtor warns where a debtor turns out to be a consumer, whom letters have charged
// with what only businesses owe.
func (j *judgement) debtor(e debt.DebtorCorrected) {
	if e.Debtor.Kind != law.Consumer {
		return
	}
	for i := range j.c.Steps {
		if s := &j.c.Steps[i]; s.Stands() && len(s.Compensation) > 0 {
			j.warn(Reason{Key: "guard.compensation_stands", Rule: ruleCompensation}, "instead.take_letter_back")
			return
		}
	}
}
