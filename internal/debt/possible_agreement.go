package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/ledger"
	"krav/internal/money"
)

// mostGrace is the most days that an instalment may be late before it is missing: with
// more, it would meet the next one.
const mostGrace = 30

func (c *Case) allowsAgreement(e AgreementMade, on civil.Date) error {
	switch {
	case c.agreement(e.Agreement) != nil:
		return errRecorded()
	case c.RunningAgreement() != nil:
		return fault.New(fault.Conflict, "case.agreement_runs")
	case c.Offer.Runs():
		return fault.New(fault.Conflict, "case.offer_runs")
	case c.Objection.Open:
		return fault.New(fault.Conflict, "case.agreement_disputed")
	case c.hasLetterOnItsWay():
		return fault.New(fault.Conflict, "case.letter_waits")
	case e.Grace < 0 || e.Grace > mostGrace:
		return fault.New(fault.Invalid, "case.agreement_grace_wrong").In("grace").With("most", itoa(mostGrace))
	case len(e.Claims) == 0 || len(e.Instalments) == 0 || e.Cadence != ledger.Monthly && e.Cadence != ledger.Fortnightly:
		return fault.New(fault.Invalid, "ledger.plan_terms_wrong").In("first")
	case e.Covering.String() == "":
		return fault.New(fault.Invalid, "agreement.covering_unknown").In("covering")
	}
	for _, id := range e.Claims {
		if c.Claim(id) == nil {
			return errClaimUnknown()
		}
	}
	return e.addsUp(on)
}

// addsUp fails where the instalments aren't in the order of their days, from the day
// after the agreement, or come to anything but what is owed with its interest.
func (e *AgreementMade) addsUp(on civil.Date) error {
	var sum money.Amount
	for _, i := range e.Instalments {
		if !i.On.After(on) || !i.Amount.IsPositive() {
			return fault.New(fault.Invalid, "ledger.plan_terms_wrong").In("first")
		}
		on, sum = i.On, sum.Plus(i.Amount)
	}
	if !e.Owed.IsPositive() || sum != e.Owed.Plus(e.Interest) {
		return fault.New(fault.Invalid, "case.agreement_does_not_add_up").With("sum", sum.String())
	}
	return nil
}

// allowsReminding lets the debtor be reminded of an instalment whose day has passed.
func (c *Case) allowsReminding(e InstalmentReminded, on civil.Date) error {
	runs := c.RunningAgreement()
	switch {
	case runs == nil || runs.Agreement != e.Agreement:
		return fault.New(fault.Conflict, "case.no_agreement")
	case c.Objection.Open:
		return fault.New(fault.Conflict, "case.is_disputed")
	case !e.Instalment.Before(on) || !slices.ContainsFunc(runs.Instalments, func(i Instalment) bool { return i.On == e.Instalment }):
		return fault.New(fault.Invalid, "case.no_instalment_missing")
	case !e.Amount.IsPositive():
		return errNotPositive("amount")
	case !e.Deadline.After(on):
		return fault.New(fault.Invalid, "case.deadline_before_dispatch").In("deadline").With("deadline", e.Deadline.String()).With("planned", on.String())
	}
	return nil
}

func (c *Case) allowsAgreementEnd(e AgreementEnded) error {
	if runs := c.RunningAgreement(); runs == nil || runs.Agreement != e.Agreement {
		return fault.New(fault.Conflict, "case.no_agreement")
	}
	switch e.Why {
	case AgreementKept, AgreementBroken, AgreementCancelled, AgreementReplaced:
		return nil
	}
	return fault.New(fault.Invalid, "case.agreement_end_unknown").In("why").With("why", e.Why)
}
