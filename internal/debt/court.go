package debt

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// CourtRoute is what the court was asked for (vej i retten). Its name is stored.
type CourtRoute int

// The routes. They start at one, so that a forgotten one shows.
const (
	// PaymentOrder is a payment order (betalingspåkrav, retsplejelovens kapitel 44 a).
	PaymentOrder CourtRoute = iota + 1
	// LevyRequest is a request for levy by a foundation (udlægsbegæring, fogedrekvisition).
	LevyRequest
)

var routeNames = [...]string{PaymentOrder: "payment-order", LevyRequest: ledger.LevyLabel}

// String returns the route's stored name.
func (r CourtRoute) String() string {
	if r < PaymentOrder || r > LevyRequest {
		return "-"
	}
	return routeNames[r]
}

// ParseCourtRoute returns the route with a stored name, or nought.
func ParseCourtRoute(name string) CourtRoute {
	return CourtRoute(max(0, slices.Index(routeNames[:], name)))
}

// CourtStage is what became of a step at court (retsskridt). Its name is stored.
type CourtStage int

// The stages. They start at one, so that a forgotten one shows.
const (
	// Served is that the debtor has got the papers (forkyndt).
	Served CourtStage = iota + 1
	// Contested is that the debtor objects before the court (indsigelse i retten).
	Contested
	// MeetingSet is that the bailiff court has named a day (møde berammet).
	MeetingSet
	// Endorsed is that the court has endorsed the payment order (påtegnet). It ends the
	// step, with a foundation.
	Endorsed
	// LevyMade is that the bailiff court has levied (udlæg foretaget). It ends the step.
	LevyMade
	// DeclaredInsolvent is that the debtor has declared insolvency before the bailiff court
	// (insolvenserklæring). It ends the step.
	DeclaredInsolvent
	// CourtWithdrawn is that the creditor took the step back (trukket tilbage). It ends it.
	CourtWithdrawn
	// CourtDismissed is that the court turned it down (afvist). It ends the step.
	CourtDismissed
)

var stageNames = [...]string{
	Served: "served", Contested: "contested", MeetingSet: "meeting", Endorsed: "endorsed", LevyMade: "levied",
	DeclaredInsolvent: "insolvent", CourtWithdrawn: "withdrawn", CourtDismissed: "dismissed",
}

// String returns the stage's stored name.
func (s CourtStage) String() string {
	if s < Served || s > CourtDismissed {
		return "-"
	}
	return stageNames[s]
}

// ParseCourtStage returns the stage with a stored name, or nought.
func ParseCourtStage(name string) CourtStage {
	return CourtStage(max(0, slices.Index(stageNames[:], name)))
}

// Ends reports whether nothing more comes of the step after a stage.
func (s CourtStage) Ends() bool { return s >= Endorsed }

// Stages returns the stages that a route can come to, in their usual order.
func (r CourtRoute) Stages() []CourtStage {
	if r == LevyRequest {
		return []CourtStage{MeetingSet, LevyMade, DeclaredInsolvent, CourtWithdrawn, CourtDismissed}
	}
	return []CourtStage{Served, Contested, Endorsed, CourtWithdrawn, CourtDismissed}
}

// HasMeeting reports whether a meeting may be set on the route.
func (r CourtRoute) HasMeeting() bool { return slices.Contains(r.Stages(), MeetingSet) }

// CourtFiled says that the court was asked for something (indleveret til retten). A payment
// order lets limitation stand still; a request for levy lets it begin anew
// (forældelseslovens §§ 16 og 18). The flow rests until something has become of it.
type CourtFiled struct {
	Court  CourtID
	Route  CourtRoute
	Filed  civil.Date
	Claims []ClaimID
	Venue  string       // the court's name, as a person writes it
	Number string       // the court's own number of the case, or empty
	Fee    money.Amount // that was paid to the court. CourtCostCharged puts it on the debt
	Text   string       // personal
	Book   string       // fingerprint of the law book that the period was reckoned by
}

// CourtProgressed says what became of a step at court.
type CourtProgressed struct {
	Court   CourtID
	Stage   CourtStage
	On      civil.Date
	Meeting civil.Date // the day of the meeting, where one is set
	Number  string     // the court's own number, where it is known by now
	Text    string     // personal
	Book    string     // fingerprint of the law book that the period was reckoned by
}

// CourtStep is a step at court, and how far it has come (retsskridt).
type CourtStep struct {
	CourtFiled
	// Progress is what became of it, in the order in which it was learned.
	Progress []CourtProgressed
	Ended    civil.Date // the day that it ended, or no date
}

// Runs reports whether the court still has it.
func (s *CourtStep) Runs() bool { return s.Ended.IsZero() }

// Meeting returns the day of the last meeting that was set, or no date.
func (s *CourtStep) Meeting() civil.Date {
	for _, p := range slices.Backward(s.Progress) {
		if p.Stage == MeetingSet {
			return p.Meeting
		}
	}
	return civil.Date{}
}

// CourtStep returns the case's step at court with an id, or nil.
func (c *Case) CourtStep(id CourtID) *CourtStep {
	for i := range c.CourtSteps {
		if c.CourtSteps[i].Court == id {
			return &c.CourtSteps[i]
		}
	}
	return nil
}

// AtCourt returns the step that the court has, or nil. A case that has ended has none.
func (c *Case) AtCourt() *CourtStep {
	if n := len(c.CourtSteps); n > 0 && c.CourtSteps[n-1].Runs() && !c.IsClosed() {
		return &c.CourtSteps[n-1]
	}
	return nil
}

// InsolvencyDeclared returns the day of the debtor's last declaration of insolvency that
// the case knows of, or no date.
func (c *Case) InsolvencyDeclared() civil.Date {
	var last civil.Date
	for i := range c.CourtSteps {
		for _, p := range c.CourtSteps[i].Progress {
			if p.Stage == DeclaredInsolvent {
				last = civil.Latest(last, p.On)
			}
		}
	}
	return last
}

// file takes in a step at court, with what it does to limitation.
func (c *Case) file(e CourtFiled) string {
	if c.CourtStep(e.Court) != nil {
		return "court"
	}
	change := law.Proceeding
	if e.Route == LevyRequest {
		change = law.Levied
	}
	if !c.interrupt(e.Claims, law.LimitationEvent{Change: change, On: e.Filed}, e.Court) {
		return "claim"
	}
	c.CourtSteps = append(c.CourtSteps, CourtStep{CourtFiled: e})
	c.Hold = Hold{}
	return ""
}

// interrupt notes what a step at court does to the limitation of claims. It reports whether
// the case has them all.
func (c *Case) interrupt(claims []ClaimID, event law.LimitationEvent, by CourtID) bool {
	for _, claim := range claims {
		if c.Claim(claim) == nil {
			return false
		}
		c.Limitation = append(c.Limitation, ClaimLimitation{Claim: claim, LimitationEvent: event, court: by})
	}
	c.tellAccount()
	return true
}

// progress takes in what became of a step at court. A payment order that came to nothing
// lets the period run on; a request for levy that did never interrupted it, as it wasn't
// followed up. What a judge endorsed is a foundation, which is told of by itself.
func (c *Case) progress(e CourtProgressed) string {
	step := c.CourtStep(e.Court)
	if step == nil || !step.Runs() {
		return "court"
	}
	step.Progress = append(slices.Clip(step.Progress), e)
	if e.Number != "" {
		step.Number = e.Number
	}
	if e.Stage.Ends() {
		step.Ended = e.On
	}
	if e.Stage != CourtWithdrawn && e.Stage != CourtDismissed {
		return ""
	}
	if step.Route == LevyRequest {
		c.Limitation = slices.DeleteFunc(c.Limitation, func(l ClaimLimitation) bool { return l.court == e.Court })
		c.tellAccount()
		return ""
	}
	c.interrupt(step.Claims, law.LimitationEvent{Change: law.CameToNothing, On: e.On}, e.Court)
	return ""
}

func (c *Case) allowsFiling(e *CourtFiled, on civil.Date) error {
	switch {
	case c.CourtStep(e.Court) != nil:
		return errRecorded()
	case c.AtCourt() != nil:
		return fault.New(fault.Conflict, "case.at_court_already")
	case e.Route != PaymentOrder && e.Route != LevyRequest:
		return fault.New(fault.Invalid, "case.court_route_unknown").In("route")
	case e.Filed.IsZero() || e.Filed.After(on):
		return fault.New(fault.Invalid, "case.court_day_wrong").In("day")
	case e.Fee.IsNegative():
		return errNotPositive("amount")
	case len(e.Claims) == 0 || slices.ContainsFunc(e.Claims, func(id ClaimID) bool { return c.Claim(id) == nil }):
		return errClaimUnknown()
	}
	return nil
}

func (c *Case) allowsProgress(e *CourtProgressed, on civil.Date) error {
	step := c.CourtStep(e.Court)
	switch {
	case step == nil || !step.Runs():
		return fault.New(fault.Conflict, "case.not_at_court")
	case !slices.Contains(step.Route.Stages(), e.Stage):
		return fault.New(fault.Invalid, "case.court_stage_unknown").In("stage")
	case e.On.IsZero() || e.On.After(on) || e.On.Before(step.Filed):
		return fault.New(fault.Invalid, "case.court_day_wrong").In("day")
	case e.Stage == MeetingSet && e.Meeting.Before(e.On):
		return fault.New(fault.Invalid, "case.court_meeting_missing").In("meeting")
	}
	return nil
}
