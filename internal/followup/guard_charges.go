package followup

import (
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// fee asks whether a letter may carry the fee that it does (rentelovens § 9 b).
func (j *judgement) fee(e *debt.StepTaken, owed ledger.Statement) error {
	if !e.Fee.IsPositive() {
		return nil
	}
	row, err := j.book.Reminders.Find(e.Planned)
	if err != nil {
		return err
	}
	rule := row.Value
	next := nextFee(j.c, rule, lastOfAny(j.c))
	charged, err := feesCharged(j.book, j.c, rule.MaxCount, e.Planned)
	if err != nil {
		return err
	}
	if !e.Document.IsReminder() {
		j.refuse(Reason{Key: "guard.fee_not_on_this"}.by(row.Source), "instead.without_fee")
	}
	if rule.MaxFee.Less(e.Fee) {
		j.refuse(Reason{Key: "guard.fee_high", Args: map[string]string{"max": rule.MaxFee.String()}}.by(row.Source), j.instead("instead.fee_max", "instead.fee_max_in_trade"))
	}
	if charged >= rule.MaxCount {
		j.refuse(Reason{Key: j.usedUp(e.FeeOn, rule.MaxCount)}.by(row.Source), "instead.without_fee_or_notice")
	}
	if e.Planned.Before(next) {
		j.refuse(Reason{Key: "guard.fee_early", Args: map[string]string{"date": next.String()}}.by(row.Source), "instead.without_fee_or_later")
	}
	if owed.Left.Total().IsPositive() && !isOwedLate(owed, e.FeeOn) {
		j.refuse(Reason{Key: "guard.fee_not_due"}.by(row.Source), "instead.without_fee")
	}
	return nil
}

// instead returns what is said to a consumer's creditor, and what in trade.
func (j *judgement) instead(consumer, trade string) string {
	if law.IsTrade(j.c.Terms.Creditor, j.c.Debtor.Kind) {
		return trade
	}
	return consumer
}

// usedUp says why no fee is left: all were for the claim itself, or some were for
// others in the same arrears.
func (j *judgement) usedUp(on debt.ClaimID, most int) string {
	own := 0
	for i := range j.c.Steps {
		if s := &j.c.Steps[i]; s.Stands() && s.Fee.IsPositive() && j.c.Asked(s, on) {
			own++
		}
	}
	if claim := j.c.Claim(on); claim != nil {
		own += claim.Earlier.Fees
	}
	if own < most {
		return "guard.fees_shared"
	}
	return "guard.fee_fourth"
}

// isOwedLate reports whether something overdue is left of a claim.
func isOwedLate(owed ledger.Statement, id debt.ClaimID) bool {
	for _, left := range owed.Claims {
		if left.Claim == id && left.IsOwed() {
			return true
		}
	}
	return false
}

// ruleCompensation is the paragraph of the flat sum.
const ruleCompensation = "rentelovens § 9 a, stk. 3"

// compensation asks whether the flat sum may be charged for each claim that a letter
// charges it for.
func (j *judgement) compensation(e *debt.StepTaken, owed ledger.Statement) error {
	if len(e.Compensation) == 0 {
		return nil
	}
	if !law.IsTrade(j.c.Terms.Creditor, j.c.Debtor.Kind) {
		j.refuse(Reason{Key: "guard.compensation_from_consumer", Rule: ruleCompensation}, "instead.drop_amount")
		return nil
	}
	seen := make(map[debt.ClaimID]bool)
	for _, id := range e.Compensation {
		claim := j.c.Claim(id)
		if claim == nil {
			continue
		}
		most, source, err := j.book.CompensationFor(j.c.Terms.Creditor, j.c.Debtor.Kind, claim.Arisen)
		if err != nil {
			return err
		}
		args := map[string]string{"invoice": claim.Number, "max": most.String()}
		switch {
		case seen[id] || compensated(j.c, id):
			j.refuse(Reason{Key: "guard.compensation_twice", Rule: ruleCompensation, Args: args}, "instead.drop_amount")
		case most.IsZero():
			j.refuse(Reason{Key: "guard.compensation_too_old", Args: args}.by(source), "instead.drop_amount")
		case most.Less(e.Each):
			j.refuse(Reason{Key: "guard.compensation_high", Args: args}.by(source), "instead.most")
		case !isOwedLate(owed, id):
			j.refuse(Reason{Key: "guard.compensation_not_late", Rule: ruleCompensation, Args: args}, "instead.drop_amount")
		}
		seen[id] = true
	}
	return nil
}

// costs asks whether a letter may charge the costs of own collection that it does
// (BEK 601, §§ 3-4 and bilag 2).
func (j *judgement) costs(e *debt.StepTaken, owed ledger.Statement) error {
	charged := e.CostsCharged()
	if !charged.IsPositive() {
		return nil
	}
	switch {
	case e.Document != debt.CollectionDemand:
		j.refuse(Reason{Key: "guard.costs_not_on_this", Rule: ruleProposal}, "instead.without_costs")
		return nil
	case e.Proposal.Count < fewestInstalments:
		j.refuse(Reason{Key: "guard.costs_unproposed", Rule: ruleProposal}, "instead.propose_or_drop")
		return nil
	case !hasNotice(j.book, j.c, e.Planned):
		j.unwarned()
		return nil
	}
	return j.costsInTable(e, owed, charged)
}

// unwarned says that no notice of collection has run out.
func (j *judgement) unwarned() {
	why := noticeMissing(j.book, j.c)
	if why.Args != nil {
		j.refuse(Reason{Key: "guard.costs_early", Rule: why.Rule, Args: why.Args}, "instead.from_date")
		return
	}
	j.refuse(Reason{Key: "guard.costs_unwarned", Rule: why.Rule}, "instead.send_notice")
}

// costsInTable refuses what is charged beyond the table.
func (j *judgement) costsInTable(e *debt.StepTaken, owed ledger.Statement, charged money.Amount) error {
	proposing := *j.c
	proposing.Terms.Proposal.Never = false // the letter does propose
	allowed, finding, err := CollectionCosts(j.book, &proposing, owed, e.Planned)
	if err != nil {
		return err
	}
	most := debt.StepTaken{Costs: allowed}.CostsCharged()
	if !most.Less(charged) {
		return nil
	}
	why := Reason{Key: "guard.costs_high", Rule: finding.Rule, Args: map[string]string{"max": most.String()}}
	instead := "instead.most"
	switch {
	case finding.Key == "guard.costs_table_unknown":
		why.Key, instead = "guard.costs_unknown", "instead.without_costs_or_lawyer"
	case finding.Key == "guard.costs_no_principal":
		why.Key, instead = "guard.costs_nothing_left", "instead.without_costs"
	case finding.Key == "guard.costs_charged_before":
		why.Key, instead = "guard.costs_again", "instead.without_costs"
	case isWithVAT(j.book, e, charged, most):
		why.Key, instead = "guard.costs_vat", "instead.without_vat"
	}
	j.refuse(why, instead)
	return nil
}

// isWithVAT reports whether what is charged is what the table has, with VAT on it.
func isWithVAT(book *law.Book, e *debt.StepTaken, charged, most money.Amount) bool {
	rate, err := book.VAT.Find(e.Planned)
	if fault.Is(err, fault.UnknownLaw) || most.IsZero() {
		return false
	}
	return charged == most.Plus(rate.Value.Of(most))
}
