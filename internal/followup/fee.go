package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/money"
)

// ReminderFee returns what a reminder that leaves on a day may cost, at most what
// is wanted, and the finding that says why (rentelovens § 9 b). The number of
// fees is counted as feesCharged does: for the claim, and over continuous arrears with
// the debtor, with those charged before Krav had it.
func ReminderFee(book *law.Book, c *debt.Case, wanted money.Amount, d civil.Date) (money.Amount, Reason, error) {
	row, err := book.Reminders.Find(d)
	if err != nil {
		return money.Amount{}, Reason{}, err
	}
	if isFirstSinceMoneyWent(c) && wanted.IsPositive() {
		return money.Amount{}, Reason{Key: "guard.fee_payment_went_back"}.by(row.Source), nil
	}
	rule, previous := row.Value, lastOfAny(c)
	charged, err := feesCharged(book, c, rule.MaxCount, d)
	if err != nil {
		return money.Amount{}, Reason{}, err
	}
	allowed := money.Min(wanted, rule.FeeFor(charged, previous, d, gapReading(c)))
	finding := feeFinding(rule, wanted, charged, nextFee(c, rule, previous), d)
	return allowed, elsewhere(finding, c, rule, d).by(row.Source), nil
}

// lastOfAny returns the day on which the latest reminder left on any of the debtor's
// cases, or no date. One on another case that is still on its way counts from the day that
// it is meant to leave.
func lastOfAny(c *debt.Case) civil.Date {
	last := lastReminder(c)
	for _, other := range c.Others {
		last = civil.Latest(last, lastReminder(other))
		for i := range other.Steps {
			if s := &other.Steps[i]; s.Waits() && s.Document.StartsTenDays() {
				last = civil.Latest(last, s.Planned)
			}
		}
	}
	return last
}

// elsewhere says of a finding against a fee that it rests on the debtor's other cases,
// where the case by itself has had fewer fees, or none so late.
func elsewhere(finding Reason, c *debt.Case, rule law.ReminderRule, d civil.Date) Reason {
	numbers, shared := sharedWith(c)
	switch {
	case !shared:
		return finding
	case finding.Key == "guard.fee_count_used_up" && countFees(c, civil.Date{}, nil) < rule.MaxCount:
		return Reason{Key: "guard.fee_count_used_elsewhere", Args: map[string]string{"cases": numbers}}
	case finding.Key == "guard.fee_too_soon" && !d.Before(nextFee(c, rule, lastReminder(c))):
		return Reason{Key: "guard.fee_too_soon_elsewhere", Args: map[string]string{"cases": numbers, "date": finding.Args["date"]}}
	}
	return finding
}

// gapReading returns how the days between fees are counted on a case: as the creditor
// has chosen, else with ten whole days between.
func gapReading(c *debt.Case) law.GapReading {
	if c.Terms.FeeGap == 0 {
		return law.FullDays
	}
	return c.Terms.FeeGap
}

// nextFee returns the first day on which a reminder may carry a fee after one that left
// on a day, or no date where none has.
func nextFee(c *debt.Case, rule law.ReminderRule, previous civil.Date) civil.Date {
	if previous.IsZero() {
		return civil.Date{}
	}
	return rule.EarliestNext(previous, gapReading(c))
}

// isFirstSinceMoneyWent reports whether no letter has left since a debtor who had been
// told that nothing more was owed owed again. He isn't late with an answer, and the
// letter that tells him so costs nothing.
func isFirstSinceMoneyWent(c *debt.Case) bool {
	if c.OwesAgainOn.IsZero() {
		return false
	}
	return !slices.ContainsFunc(c.Steps, func(s debt.Step) bool { return s.Stands() && !s.Planned.Before(c.OwesAgainOn) })
}

func feeFinding(rule law.ReminderRule, wanted money.Amount, charged int, next, d civil.Date) Reason {
	switch {
	case wanted.IsZero():
		return Reason{Key: "guard.fee_not_wanted"}
	case charged >= rule.MaxCount:
		return Reason{Key: "guard.fee_count_used_up"}
	case d.Before(next):
		return Reason{Key: "guard.fee_too_soon", Args: map[string]string{"date": next.String()}}
	case rule.MaxFee.Less(wanted):
		return Reason{Key: "guard.fee_above_cap", Args: map[string]string{"max": rule.MaxFee.String()}}
	}
	return Reason{Key: "guard.fee_allowed"}
}

func (r Reason) by(source law.Source) Reason {
	r.Rule = source.Citation
	return r
}

// HoldEarlierFees returns what may be claimed on a case of the fees that a claim
// brings from before Krav had it, and what of them is left out: the law gives so many
// fees for the arrears of one debtor, however many claims they are spread over
// (rentelovens § 9 b, stk. 2). It fails with *law.UnknownError.
func HoldEarlierFees(book *law.Book, c *debt.Case, claim *debt.Claim) (held debt.EarlierReminders, leftOut money.Amount, err error) {
	held = claim.Earlier
	on := civil.Latest(held.Last, claim.Due)
	row, err := book.Reminders.Find(on)
	if err != nil {
		return held, leftOut, err
	}
	charged, err := feesCharged(book, c, row.Value.MaxCount, on)
	if err != nil {
		return held, leftOut, err
	}
	allowed := max(0, row.Value.MaxCount-charged)
	if held.Fees <= allowed {
		return held, leftOut, nil
	}
	held.Fees, held.Fee = allowed, money.Min(held.Fee, row.Value.MaxFee.Times(allowed))
	return held, claim.Earlier.Fee.Minus(held.Fee), nil
}

// EarlierFees returns how many of the reminders that were sent before Krav had a claim
// may have carried a fee: none within the law's days of the one before (rentelovens
// § 9 b, stk. 2). Where not all their days are known it is taken that as many did as
// there was time for since the claim fell due, up to the last day that is known, or to
// the day the claim came, where none is.
func EarlierFees(rule law.ReminderRule, due civil.Date, sent []civil.Date, count int, came civil.Date) int {
	days, last := slices.SortedFunc(slices.Values(sent), civil.Date.Compare), came
	if len(days) > 0 {
		last = days[len(days)-1]
	}
	fees := 0
	if len(days) < count {
		for d := due.AddDays(1); !d.After(last) && fees < count; d = rule.EarliestNext(d, law.FullDays) {
			fees++
		}
		return fees
	}
	for i, d := range days {
		if i == 0 || !d.Before(rule.EarliestNext(days[i-1], law.FullDays)) {
			fees++
		}
	}
	return fees
}

// Deadline returns the last day in time that a letter prints: the step's days
// from dispatch, never fewer than the law asks for a notice of collection or a
// demand, with postal days for a printed letter, moved on to a weekday. It runs from dispatch:
// a letter that leaves on another day is composed anew.
func Deadline(book *law.Book, step Step, c *debt.Case, by debt.Channel, d civil.Date) (civil.Date, error) {
	rule := law.NoticeRule{MinDeadline: step.Deadline}
	if notices := noticeRules(book, step.Document); notices != nil {
		row, err := notices.Find(d)
		if err != nil {
			return civil.Date{}, err
		}
		rule.MinDeadline = max(rule.MinDeadline, row.Value.MinDeadline)
	}
	if by == debt.Print {
		rule.MinDeadline += c.Terms.PostalDays
	}
	return book.LastTimelyDay(rule, d), nil
}

// noticeRules returns the law's least deadline for a document, or nil where it has
// none.
func noticeRules(book *law.Book, document debt.Document) *law.Series[law.NoticeRule] {
	switch {
	case document.IsCollectionNotice():
		return &book.CollectionNotice
	case document == debt.CollectionDemand:
		return &book.Demand
	}
	return nil
}
