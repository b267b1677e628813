package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/ledger"
	"krav/internal/money"
)

// agree lets an agreement begin. It ends a pause, as everything does by which the debtor
// is given a day, and it answers what a person was asked of the next step: that step
// isn't taken, and the flow points at it again should the agreement end.
func (c *Case) agree(o Occurred, e AgreementMade) string {
	if c.agreement(e.Agreement) != nil {
		return "agreement"
	}
	c.Agreements = append(c.Agreements, Agreement{AgreementMade: e, Made: o.On, payments: len(c.Payments)})
	c.Hold = Hold{}
	if e.Covering != ledger.CostsFirst {
		c.Account.Settled = append(c.Account.Settled, ledger.Settlement{From: o.On, Covering: e.Covering})
	}
	c.overtakeSteps(o)
	return ""
}

// overtakeSteps answers what persons were asked of steps that aren't taken now.
func (c *Case) overtakeSteps(o Occurred) {
	for i := range c.Tasks {
		if task := &c.Tasks[i]; !task.Done && task.Step != "" {
			task.Done, task.Void, task.DoneOn = true, TaskOvertaken, o.On
		}
	}
}

func (c *Case) endAgreement(o Occurred, e AgreementEnded) string {
	made := c.agreement(e.Agreement)
	if made == nil || !made.Ended.IsZero() {
		return "agreement"
	}
	made.Ended, made.Why = o.On, e.Why
	if made.Covering != ledger.CostsFirst {
		c.Account.Settled[len(c.Account.Settled)-1].Until = o.On.AddDays(1)
	}
	return ""
}

func (c *Case) remind(o Occurred, e InstalmentReminded) string {
	made := c.agreement(e.Agreement)
	if made == nil {
		return "agreement"
	}
	made.Reminded, made.RemindedOn = e, o.On
	return ""
}

// Told returns what the debtor was last told to be missing of an agreement, as of a day,
// and when, or nothing. A letter that wasn't made on the day that it was decided on is
// never made, since its deadline was reckoned from that day.
func (c *Case) Told(agreed *Agreement, on civil.Date) (InstalmentReminded, civil.Date) {
	if agreed.RemindedOn.Before(on) && !c.HasReminderOf(agreed) {
		return InstalmentReminded{}, civil.Date{}
	}
	return agreed.Reminded, agreed.RemindedOn
}

// HasReminderOf reports whether the letter of an agreement's last reminder has been made,
// and may reach the debtor.
func (c *Case) HasReminderOf(agreed *Agreement) bool {
	return slices.ContainsFunc(c.Letters, func(made Letter) bool {
		return made.Document == InstalmentReminder && made.Dated == agreed.RemindedOn && !c.isLost(made.Letter)
	})
}

// isLost reports whether each message of a letter was stopped or failed.
func (c *Case) isLost(id DocumentID) bool {
	count, isLost := 0, true
	for i := range c.Dispatches {
		if sent := &c.Dispatches[i]; sent.Letter == id {
			count, isLost = count+1, isLost && (sent.Status == Stopped || sent.Status == Failed)
		}
	}
	return count > 0 && isLost
}

func (c *Case) agreement(id AgreementID) *Agreement {
	for i := range c.Agreements {
		if c.Agreements[i].Agreement == id {
			return &c.Agreements[i]
		}
	}
	return nil
}

// RunningAgreement returns the agreement that the debtor pays by, or nil. A case that has
// ended has none; one that is taken up again because money went back goes on with it.
func (c *Case) RunningAgreement() *Agreement {
	if last := c.LastAgreement(); last != nil && last.Ended.IsZero() && !c.IsClosed() {
		return last
	}
	return nil
}

// LastAgreement returns the agreement that was made last, or nil.
func (c *Case) LastAgreement() *Agreement {
	if len(c.Agreements) == 0 {
		return nil
	}
	return &c.Agreements[len(c.Agreements)-1]
}

// IsFor reports whether an agreement is for a claim.
func (a *Agreement) IsFor(claim ClaimID) bool { return slices.Contains(a.Claims, claim) }

// Last returns the day of the last instalment.
func (a *Agreement) Last() civil.Date { return a.Instalments[len(a.Instalments)-1].On }

// PaidOn returns what has come on an agreement by the end of a day: all money that the
// case has learned of since it was made, but what the debtor said was for another claim.
// Money of a day before the agreement counts too: nobody reckoned with it.
func (c *Case) PaidOn(a *Agreement, on civil.Date) money.Amount {
	var sum money.Amount
	for i := range c.Payments[a.payments:] {
		p := &c.Payments[a.payments+i]
		if p.Reversed == "" && !p.ValueOn.After(on) && (p.Named == 0 || a.IsFor(p.Named)) {
			sum = sum.Plus(p.Amount)
		}
	}
	return sum
}
