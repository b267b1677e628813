package followup

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// send takes a step with a letter: who gets it how, what it costs, by when it
// asks for what.
func send(book *law.Book, flow Flow, step Step, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	taken := debt.StepTaken{Flow: flow.Name, Name: step.Name, Document: step.Document, Channel: channel(step, c), Planned: made.On, Settles: c.Terms.Settles}
	fee, finding, err := ReminderFee(book, c, step.Fee, made.On)
	if err != nil {
		return Decision{}, err
	}
	taken.Fee, taken.FeeOn = fee, oldestOwed(owed)
	made.Reasons = append(made.Reasons, finding)
	if err := compensate(book, &taken, c, made.On); err != nil {
		return Decision{}, err
	}
	if taken.Deadline, err = Deadline(book, step, c, taken.Channel, made.On); err != nil {
		return Decision{}, err
	}
	taken.Asked = owed.Total().Plus(taken.Fee).Plus(compensation(&taken))
	for _, reason := range made.Reasons {
		taken.Reasons = append(taken.Reasons, reason.Key)
	}
	made.Actions = append(made.Actions, Send{Step: taken})
	return made, nil
}

// channel returns the first of a step's channels by which the debtor can be
// reached; a letter to print is always possible.
func channel(step Step, c *debt.Case) debt.Channel {
	for _, channel := range step.Channels {
		byMail := channel == debt.Email
		if !byMail || c.Debtor.Email != "" && !c.EmailFailed() {
			return channel
		}
	}
	return debt.Print
}

// oldestOwed returns the claim that has been owed longest: a fee that is for all
// of them is entered on it, and so is paid first.
func oldestOwed(owed ledger.Statement) debt.ClaimID {
	for _, claim := range owed.Claims {
		if claim.IsOwed() {
			return claim.Claim
		}
	}
	return 0
}

// compensate adds the flat sum to the step for each overdue claim in trade that
// it has not been claimed for.
func compensate(book *law.Book, taken *debt.StepTaken, c *debt.Case, d civil.Date) error {
	if !c.Terms.Compensation || !law.IsTrade(c.Terms.Creditor, c.Debtor.Kind) {
		return nil
	}
	for i := range c.Claims {
		claim := &c.Claims[i]
		if !claim.Due.Before(d) || compensated(c, claim.ID) {
			continue
		}
		row, err := book.Compensation.Find(claim.Arisen)
		if err != nil {
			return err
		}
		if row.Value.IsPositive() {
			taken.Compensation, taken.Each = append(taken.Compensation, claim.ID), row.Value
		}
	}
	return nil
}

// compensated reports whether the flat sum stands on a claim already.
func compensated(c *debt.Case, id debt.ClaimID) bool {
	for i := range c.Steps {
		if !c.Steps[i].Stands() {
			continue
		}
		for _, claim := range c.Steps[i].Compensation {
			if claim == id {
				return true
			}
		}
	}
	return false
}

// ReminderFee returns what a reminder that leaves on a day may cost, at most what
// is wanted, and the finding that says why (rentelovens § 9 b). The number of
// fees is counted over the whole case, as continuous arrears with one debtor are
// read, with those charged before Krav had it.
func ReminderFee(book *law.Book, c *debt.Case, wanted money.Amount, d civil.Date) (money.Amount, Reason, error) {
	row, err := book.Reminders.Find(d)
	if err != nil {
		return money.Amount{}, Reason{}, err
	}
	rule := row.Value
	charged, previous := feesCharged(c), lastReminder(c)
	allowed := money.Min(wanted, rule.FeeFor(charged, previous, d, law.FullDays))
	return allowed, feeFinding(rule, wanted, charged, previous, d).by(row.Source), nil
}

func feeFinding(rule law.ReminderRule, wanted money.Amount, charged int, previous, d civil.Date) Reason {
	switch {
	case wanted.IsZero():
		return Reason{Key: "guard.fee_not_wanted"}
	case charged >= rule.MaxCount:
		return Reason{Key: "guard.fee_count_used_up"}
	case !previous.IsZero() && d.Before(rule.EarliestNext(previous, law.FullDays)):
		return Reason{Key: "guard.fee_too_soon", Args: map[string]string{"date": rule.EarliestNext(previous, law.FullDays).String()}}
	case rule.MaxFee.Less(wanted):
		return Reason{Key: "guard.fee_above_cap", Args: map[string]string{"max": rule.MaxFee.String()}}
	}
	return Reason{Key: "guard.fee_allowed"}
}

func (r Reason) by(source law.Source) Reason {
	r.Rule = source.Citation
	return r
}

// feesCharged returns how many reminders of the case have carried a fee that
// stands.
func feesCharged(c *debt.Case) int {
	charged := 0
	for i := range c.Claims {
		charged = max(charged, c.Claims[i].Earlier.Fees)
	}
	for i := range c.Steps {
		if c.Steps[i].Stands() && c.Steps[i].Fee.IsPositive() {
			charged++
		}
	}
	return charged
}

// Deadline returns the last day in time that a letter prints: the step's days
// from dispatch, never fewer than the law asks for a notice of collection, with
// postal days for a printed letter, moved on to a weekday. It runs from dispatch:
// a letter that leaves on another day is composed anew.
func Deadline(book *law.Book, step Step, c *debt.Case, by debt.Channel, d civil.Date) (civil.Date, error) {
	rule := law.NoticeRule{MinDeadline: step.Deadline}
	if step.Document.IsCollectionNotice() {
		row, err := book.CollectionNotice.Find(d)
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
