package followup

import (
	"slices"
	"strconv"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
)

// LimitationWarnings are how many days before a claim is lost a person is told, the
// earliest first (varsler om forældelse).
func LimitationWarnings() [3]int { return [3]int{180, 90, 30} }

// firstWarning is the earliest of them.
const firstWarning = 180

// limit is when an owed claim is lost by limitation (forældelse), by what the case knows:
// its due day, and what a person has recorded of acknowledgements, judgments and legal
// steps. A part payment may be an acknowledgement; of that a person knows, and so nothing
// is ever lost without one.
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
		early, err := warnedFirst(book, c, claim)
		if err != nil {
			return nil, civil.Date{}, err
		}
		if early.IsZero() || d.Before(early) {
			next = civil.Earliest(next, early)
			continue
		}
		clock, err := c.LimitationOf(book, claim.ID)
		if err != nil {
			return nil, civil.Date{}, err
		}
		near = append(near, limit{claim, clock.Last, clock.Source})
	}
	slices.SortStableFunc(near, func(a, b limit) int { return a.on.Compare(b.on) })
	return near, next, nil
}

// warnedFirst returns a day on which a person isn't told yet, and the next may be; or no
// date where the claim can't be lost for now. Of most claims nothing has happened to the
// period, and it takes no calendar.
func warnedFirst(book *law.Book, c *debt.Case, claim *debt.Claim) (civil.Date, error) {
	if c.HasLimitationEvents(claim.ID) {
		clock, err := c.LimitationOf(book, claim.ID)
		if err != nil || clock.StandsStill() {
			return civil.Date{}, err
		}
		return clock.Last.AddDays(-firstWarning), nil
	}
	years, err := book.Limitation.General.Find(claim.Due)
	if err != nil {
		return civil.Date{}, err
	}
	return claim.Due.AddYears(years.Value).AddDays(-firstWarning), nil
}

// isPast reports whether the claim is lost on a day.
func (l limit) isPast(d civil.Date) bool { return d.After(l.on) }

// stage returns which of the warnings holds on a day, in days, or nought before the first.
func (l limit) stage(d civil.Date) int {
	stage := 0
	for _, days := range LimitationWarnings() {
		if !d.Before(l.on.AddDays(-days)) {
			stage = days
		}
	}
	return stage
}

// isNear reports whether a person is to be told on a day.
func (l limit) isNear(d civil.Date) bool { return l.stage(d) != 0 }

// isWarnedOf reports whether a person has been told of the claim as late as a warning, or
// still has it among the tasks.
func (l limit) isWarnedOf(c *debt.Case, stage int) bool {
	args := l.args()
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		if t.Kind != TaskLimitationNear || t.Args["invoice"] != args["invoice"] || t.Args["date"] != args["date"] || t.Unfounded || !isOfNow(c, &t) {
			return false
		}
		days, err := strconv.Atoi(t.Args["days"])
		return !t.Done || err == nil && days <= stage
	})
}

// warned returns what a warning's task says.
func (l limit) warned(stage int) map[string]string {
	args := l.args()
	args["days"] = strconv.Itoa(stage)
	return args
}

// isAsked reports whether a person has been asked about the claim by a kind of task,
// since the case was last taken up again.
func (l limit) isAsked(c *debt.Case, kind string) bool {
	args := l.args()
	return slices.ContainsFunc(c.Tasks, func(t debt.Task) bool {
		return t.Kind == kind && t.Args["invoice"] == args["invoice"] && t.Args["date"] == args["date"] && !t.Unfounded && isOfNow(c, &t)
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

// ofOlderLaw sends nothing on a case with a claim of the time of an older act on limitation:
// nobody here knows whether it is lost. A person is asked to look at it as at any case that
// stands still.
func ofOlderLaw(made Decision, c *debt.Case, err error) (Decision, error) {
	why := fault.Of(err)
	if !fault.Is(err, fault.UnknownLaw) || why == nil {
		return Decision{}, err
	}
	made.Reasons = append(made.Reasons, Reason{Key: why.Key, Args: why.Args})
	return stillness(made, c), nil
}

// warnOfLimitation asks a person, once for each claim and warning, to see to it that it
// isn't lost.
func warnOfLimitation(made Decision, c *debt.Case, all []limit) Decision {
	for _, l := range all {
		stage := l.stage(made.On)
		if stage == 0 {
			continue
		}
		made.Reasons = append(made.Reasons, Reason{Key: "guard.limitation_near", Args: l.args()}.by(l.source))
		if !l.isWarnedOf(c, stage) {
			made.Actions = append(made.Actions, Refer{Kind: TaskLimitationNear, Args: l.warned(stage)})
		}
	}
	return made
}

// watch makes sure that the case is looked at when a person is to be told of a claim,
// and when one is lost, whatever else it waits for.
func watch(made Decision, near []limit, next civil.Date) Decision {
	made.Review = civil.Earliest(made.Review, next)
	for _, l := range near {
		made.Review = civil.Earliest(made.Review, l.next(made.On))
	}
	return made
}

// next returns the next day on which a person may have to be told.
func (l limit) next(d civil.Date) civil.Date {
	for _, days := range LimitationWarnings() {
		if day := l.on.AddDays(-days); d.Before(day) {
			return day
		}
	}
	return l.on.AddDays(1)
}
