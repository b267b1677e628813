package followup

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
)

// WarnedAhead is how many days before a claim is lost a person is told.
const WarnedAhead = 60

// limit is when an owed claim is lost by limitation (forældelse), by what is known
// here: the general period from its due day. An acknowledgement, a judgment or legal
// steps would interrupt it, and a part payment may; of those a person knows, and so
// nothing is ever lost without one.
type limit struct {
	claim  *debt.Claim
	on     civil.Date // the last day before it is lost
	source law.Source
}

// limits returns the owed claims that are near or past the day on which they are
// lost, the first at the front, and the next day on which another may come near. The
// exact day is found for these alone: it is moved to a weekday, which takes a calendar.
func limits(book *law.Book, c *debt.Case, owed ledger.Statement, d civil.Date) (near []limit, next civil.Date, err error) {
	for _, left := range owed.Claims {
		claim := c.Claim(left.Claim)
		if claim == nil || !left.IsOwed() {
			continue
		}
		years, err := book.Limitation.General.Find(claim.Due)
		if err != nil {
			return nil, civil.Date{}, err
		}
		if early := claim.Due.AddYears(years.Value).AddDays(-WarnedAhead); d.Before(early) {
			next = civil.Earliest(next, early)
			continue
		}
		on, source, err := book.LimitationDate(law.GeneralPeriod, claim.Due)
		if err != nil {
			return nil, civil.Date{}, err
		}
		near = append(near, limit{claim, on, source})
	}
	slices.SortStableFunc(near, func(a, b limit) int { return a.on.Compare(b.on) })
	return near, next, nil
}

// isPast reports whether the claim is lost on a day.
func (l limit) isPast(d civil.Date) bool { return d.After(l.on) }

// isNear reports whether a person is to be told on a day.
func (l limit) isNear(d civil.Date) bool { return !d.Before(l.on.AddDays(-WarnedAhead)) }

// isAsked reports whether a person has been asked about the claim by a kind of task,
// since the case was last taken up again.
func (l limit) isAsked(c *debt.Case, kind string) bool {
	args := l.args()
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return t.Kind == kind && t.Args["invoice"] == args["invoice"] && t.Args["date"] == args["date"] && isOfNow(c, &t)
	})
}

// isOfNow reports whether a task is of the case as it runs now: it is open, or was
// dealt with after the case was last taken up again.
func isOfNow(c *debt.Case, t *debt.Task) bool {
	return !t.Done || c.ReopenedOn.IsZero() || t.DoneOn.After(c.ReopenedOn)
}

func (l limit) args() map[string]string {
	return map[string]string{"invoice": l.claim.Number, "date": l.on.String()}
}

// barred sends nothing more on a case with a claim that looks lost (forældelseslovens
// § 3): nobody may be asked to pay it. A person is asked once, and closes the case or
// takes the claim out. What waits to leave is stopped by the last look.
func barred(made Decision, c *debt.Case, lost limit) Decision {
	made.Reasons = append(made.Reasons, Reason{Key: "guard.time_barred", Args: lost.args()}.by(lost.source))
	switch {
	case c.HasOpenTask(TaskTimeBarred):
		return made
	case lost.isAsked(c, TaskTimeBarred):
		return stillness(made, c)
	}
	made.Actions = append(made.Actions, Refer{Kind: TaskTimeBarred, Args: lost.args()})
	return made
}

// warnOfLimitation asks a person, once for each claim, to see to it that it isn't
// lost.
func warnOfLimitation(made Decision, c *debt.Case, all []limit) Decision {
	for _, l := range all {
		if !l.isNear(made.On) {
			continue
		}
		made.Reasons = append(made.Reasons, Reason{Key: "guard.limitation_near", Args: l.args()}.by(l.source))
		if !l.isAsked(c, TaskLimitationNear) {
			made.Actions = append(made.Actions, Refer{Kind: TaskLimitationNear, Args: l.args()})
		}
	}
	return made
}

// watch makes sure that the case is looked at when a person is to be told of a claim,
// and when one is lost, whatever else it waits for.
func watch(made Decision, near []limit, next civil.Date) Decision {
	made.Review = civil.Earliest(made.Review, next)
	for _, l := range near {
		day := l.on.AddDays(-WarnedAhead)
		if l.isNear(made.On) {
			day = l.on.AddDays(1)
		}
		made.Review = civil.Earliest(made.Review, day)
	}
	return made
}
