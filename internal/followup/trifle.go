package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/ledger"
	"krav/internal/money"
)

// IsTrifle reports whether what is owed is too little to write for (bagatelgrænse).
// A fee of 100.00 for a reminder about less than a cup of coffee isn't charged with
// reasonable ground (rentelovens § 9 b).
func IsTrifle(c *debt.Case, owed ledger.Statement) bool {
	return owed.Left.Total().Less(c.Terms.Trifle)
}

// IsLittleBack reports whether what was paid too much is too little to pay back unasked:
// who pays a few days of interest more than a letter asks for is no work for anybody. It
// is the debtor's all the same, and is paid back by hand.
func IsLittleBack(c *debt.Case, tooMuch money.Amount) bool { return tooMuch.Less(c.Terms.Trifle) }

// leaveTrifle lets what is too little to write for lie until another claim falls due,
// which it is then asked for with. Where none is to come it is given up, by the
// creditor's terms, or a person is asked, once.
func leaveTrifle(made Decision, c *debt.Case, owed ledger.Statement) Decision {
	sums := map[string]string{"amount": owed.Left.Total().String(), "limit": c.Terms.Trifle.String()}
	made.Reasons = append(made.Reasons, Reason{Key: "followup.trifle", Args: sums})
	if next := nextDue(c, made.On); !next.IsZero() {
		return made.until(next)
	}
	if c.Terms.ForgivesTrifle {
		made.Actions = append(made.Actions, Close{Why: debt.ClosedTrifle})
		return made
	}
	if c.HasOpenTask(TaskTrifle) {
		return made.because("followup.waits_for_person").until(growsOver(c, owed, made.On))
	}
	if isTrifleAsked(c) {
		made = stillness(made, c)
		return made.until(civil.Earliest(made.Review, growsOver(c, owed, made.On)))
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskTrifle, Args: sums})
	return made
}

// growsOver returns a day before which interest doesn't lift a debt over what is too
// little to write for, or no date where none runs. A day's interest is rounded and its
// rate holds for a half-year, so it is looked at again on the day, and may be too early.
func growsOver(c *debt.Case, owed ledger.Statement, d civil.Date) civil.Date {
	if !owed.Daily.IsPositive() && owed.Base.IsZero() {
		return civil.Date{}
	}
	lacks := c.Terms.Trifle.Minus(owed.Left.Total()).Ore()
	days := int(lacks / (owed.Daily.Ore() + 1))
	year, month, _ := d.Split()
	rateEnds := civil.Of(year, 7, 1)
	if month > 6 {
		rateEnds = civil.Of(year+1, 1, 1)
	}
	return civil.Earliest(d.AddDays(max(1, days)), rateEnds)
}

// isTrifleAsked reports whether a person has been asked since the last letter, and no
// money has gone back since the answer: then the question is another.
func isTrifleAsked(c *debt.Case) bool {
	last := c.LastStanding()
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return t.Kind == TaskTrifle && isOfNow(c, &t) && (last == nil || !t.On.Before(last.Planned)) && !wentBackSince(c, &t)
	})
}

// wentBackSince reports whether money of a case went back since a task was answered.
func wentBackSince(c *debt.Case, t *debt.Task) bool {
	return t.Done && slices.ContainsFunc(c.Payments, func(p debt.Payment) bool {
		return p.Reversed != "" && !p.ReversedOn.Before(t.DoneOn)
	})
}
