package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// atCourt lets the flow rest while a court has the case. A person is asked what became of
// it on the day after a meeting, and when nothing has been heard for long.
func atCourt(made Decision, c *debt.Case, step *debt.CourtStep) Decision {
	made = made.because("followup.at_court")
	if c.HasOpenTask(TaskCourtOutcome) {
		return made.because("followup.waits_for_person")
	}
	meeting, args := step.Meeting(), map[string]string{"date": step.Filed.String()}
	switch {
	case !made.On.After(meeting):
		return made.until(meeting.AddDays(1))
	case !meeting.IsZero() && !isMetAbout(c, meeting):
		args["meeting"] = meeting.String()
	case made.On.Before(c.LastOn.AddDays(stillDays)):
		return made.until(c.LastOn.AddDays(stillDays))
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskCourtOutcome, Args: args})
	return made
}

// isMetAbout reports whether a person was asked what became of the meeting on a day.
func isMetAbout(c *debt.Case, meeting civil.Date) bool {
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return t.Kind == TaskCourtOutcome && t.Args["meeting"] == meeting.String() && isOfNow(c, &t)
	})
}

// leaveCourt asks a person to take the step at court back when nothing is owed any more.
func leaveCourt(made Decision, c *debt.Case) Decision {
	if step := c.AtCourt(); step != nil && !c.HasOpenTask(TaskCourtPaid) {
		made.Actions = append(made.Actions, Refer{Kind: TaskCourtPaid, Args: map[string]string{"date": step.Filed.String()}})
	}
	return made
}

// bailiff asks a person, once for each foundation, to go to the bailiff court with what is
// owed: not before the time without levy after a declaration of insolvency is over, and not
// again where it was asked.
func bailiff(book *law.Book, made Decision, c *debt.Case, owed ledger.Statement) (Decision, error) {
	made.Reasons = append(made.Reasons, Reason{Key: "followup.founded", Rule: ruleFounded})
	over, err := insolvencyOver(book, c)
	if err != nil {
		return Decision{}, err
	}
	if made.On.Before(over) {
		args := map[string]string{"date": over.String()}
		made.Reasons = append(made.Reasons, Reason{Key: "guard.insolvency_rest", Rule: ruleInsolvency, Args: args})
		return made.until(civil.Earliest(over, nextDue(c, made.On))), nil
	}
	if isBailiffAsked(c, civil.Latest(over, lastFounded(c, owed))) {
		made = stillness(made, c)
		return made.until(civil.Earliest(made.Review, nextDue(c, made.On))), nil
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskBailiff, Step: PaymentOrderStep})
	return made.because("followup.step_by_hand"), nil
}

// insolvencyOver returns the first day on which the bailiff court levies again after the
// debtor declared insolvency (retsplejelovens § 490), or no date where none is known of.
func insolvencyOver(book *law.Book, c *debt.Case) (civil.Date, error) {
	declared := c.InsolvencyDeclared()
	if declared.IsZero() {
		return civil.Date{}, nil
	}
	rest, err := book.InsolvencyRest.Find(declared)
	if err != nil {
		return civil.Date{}, err
	}
	return declared.AddMonths(rest.Value), nil
}

// lastFounded returns the day on which the last foundation of what is owed was entered.
func lastFounded(c *debt.Case, owed ledger.Statement) civil.Date {
	var last civil.Date
	for _, left := range owed.Claims {
		if f := c.EnforceableFor(left.Claim); left.IsOwed() && f != nil {
			last = civil.Latest(last, f.Entered)
		}
	}
	return last
}

// isBailiffAsked reports whether a person was asked to go to the bailiff court since a day,
// or has gone there without having taken it back.
func isBailiffAsked(c *debt.Case, since civil.Date) bool {
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return t.Kind == TaskBailiff && !t.On.Before(since) && !t.Unfounded && isOfNow(c, &t)
	}) || slices.ContainsFunc(c.CourtSteps, func(s debt.CourtStep) bool {
		last := len(s.Progress) - 1
		isBack := last >= 0 && (s.Progress[last].Stage == debt.CourtWithdrawn || s.Progress[last].Stage == debt.CourtDismissed)
		return s.Route == debt.LevyRequest && !s.Filed.Before(since) && !isBack
	})
}
