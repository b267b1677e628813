package followup

import (
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/money"
)

// ruleAgreement is why no reminder may cost anything, or go at all, while the debtor pays
// as agreed: nothing that was agreed on is late (rentelovens § 9 b; a broken plan gives no
// new fees either, by the practice of the courts).
const ruleAgreement = "rentelovens § 9 b; inkassolovens § 9"

// paysByAgreement refuses letters that ask for what an agreement gives the debtor time for.
func (j *judgement) paysByAgreement() {
	if j.c.Offer.Runs() {
		j.refuse(Reason{Key: "guard.offer_runs", Rule: ruleSum}, "instead.withdraw_offer")
	}
	if j.c.RunningAgreement() != nil {
		j.refuse(Reason{Key: "guard.agreement_runs", Rule: ruleAgreement}, "instead.end_agreement")
	}
}

// composition asks whether an offer is on what is owed, and warns where the discount takes
// of the principal: interest, fees and costs are given up first.
func (j *judgement) composition(e *debt.CompositionOffered) error {
	j.estate()
	owed, err := j.c.Account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	if total := owed.Total(); total != e.Owed {
		j.refuse(Reason{Key: "guard.agreement_not_owed", Rule: ruleSum, Args: map[string]string{"max": total.String()}}, "instead.ask_for_what_is_owed")
	}
	beside := owed.Left.Total().Minus(owed.Left.Principal)
	if bites := e.Owed.Minus(e.Pay).Minus(beside); bites.IsPositive() {
		j.warn(Reason{Key: "guard.composition_bites", Args: map[string]string{"amount": bites.String()}}, "instead.discount_on_charges")
	}
	return nil
}

// agreement asks whether the debtor may be held to a plan: it is for what is owed and for
// no more. It warns where the plan may be a credit agreement, and where a claim is lost by
// limitation before it is paid.
func (j *judgement) agreement(e *debt.AgreementMade) error {
	if len(e.Instalments) == 0 {
		return nil // the case refuses it
	}
	j.estate()
	made := debt.Agreement{AgreementMade: *e}
	account := accountOf(j.c, &made)
	owed, err := account.StatementOn(j.book, j.on)
	if err != nil {
		return err
	}
	if total := owed.Total(); total != e.Owed {
		j.refuse(Reason{Key: "guard.agreement_not_owed", Rule: ruleSum, Args: map[string]string{"max": total.String()}}, "instead.ask_for_what_is_owed")
	}
	charged := owed.Left.Total().Minus(owed.Left.Principal).Plus(e.Interest)
	if err := j.mayBeCredit(charged); err != nil {
		return err
	}
	lost, _, err := limits(j.book, j.c, owed, made.Last())
	if err != nil || len(lost) == 0 || !lost[0].isPast(made.Last()) || lost[0].isPast(j.on) {
		return j.known(err)
	}
	j.warn(Reason{Key: "guard.agreement_past_limitation", Args: lost[0].args()}.by(lost[0].source), "instead.acknowledge_claim")
	return nil
}

// reminder asks whether the debtor may be reminded of an instalment: where the letter
// arrives, and of no more than is missing.
func (j *judgement) reminder(e *debt.InstalmentReminded) error {
	runs := j.c.RunningAgreement()
	if runs == nil {
		return nil // the case refuses it
	}
	j.estate()
	j.address(e.Channel, j.c.Debtor.Email)
	s, err := StandingOn(j.book, j.c, runs, j.on)
	if err != nil {
		return err
	}
	if s.Late.Less(e.Amount) {
		j.refuse(Reason{Key: "guard.asks_too_much", Rule: ruleSum, Args: map[string]string{"max": s.Late.String()}}, "instead.ask_for_what_is_owed")
	}
	return nil
}

// mayBeCredit warns where a consumer is given time against interest or costs: from 20
// November 2026 such a plan may be a credit agreement, with duties of its own.
func (j *judgement) mayBeCredit(cost money.Amount) error {
	why, asked, err := creditReview(j.book, j.on)
	if err != nil {
		return j.known(err)
	}
	if j.c.Debtor.Kind == law.Consumer && asked && cost.IsPositive() {
		j.warn(why, "instead.plan_without_cost")
	}
	return nil
}

// creditReview returns what is to be told of a plan for a consumer that is offered on a day,
// and whether the law of that day asks for it: what credit may cost at most, and what is no
// credit. It fails with *law.UnknownError.
func creditReview(book *law.Book, on civil.Date) (why Reason, asked bool, err error) {
	plans, err := book.ConsumerPlans.Find(on)
	if err != nil || !plans.Value.Review {
		return Reason{}, false, err
	}
	caps, err := book.CreditCaps.Find(on)
	if err != nil {
		return Reason{}, false, err
	}
	short, err := book.ShortDeferral.Find(on)
	if err != nil {
		return Reason{}, false, err
	}
	invoice, err := book.InvoiceDeferral.Find(on)
	if err != nil {
		return Reason{}, false, err
	}
	why = Reason{Key: "guard.plan_needs_review", Args: map[string]string{
		"yearly": caps.Value.Yearly.String(), "whole": caps.Value.Whole.String(),
		"months": strconv.Itoa(short.Value), "days": strconv.Itoa(invoice.Value),
	}}
	return why.by(plans.Source), true, nil
}
