package web

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// StepState is whether a step of a flow is done, due now, or to come.
type StepState string

// The states of a step, by their class in the style sheet.
const (
	StepDone  StepState = "done"
	StepNow   StepState = "now"
	StepLater StepState = "later"
)

// FlowStep is a step of a flow with its day (trin).
type FlowStep struct {
	Name  string
	Day   civil.Date
	State StepState
	// Owed is the debt once the step is taken; zero is not drawn.
	Owed money.Amount
}

// FlowPoint is the debt on a day, where it changes.
type FlowPoint struct {
	Day  civil.Date
	Owed money.Amount
	// Paid is what came in that day: the debt was that much higher before it.
	Paid money.Amount
}

// FlowPicture is what the drawing of a flow shows (forløbets tegning). Steps and
// points are in the order of their days, and there is one step at least.
type FlowPicture struct {
	// Title says in words what the drawing shows.
	Title  string
	Today  civil.Date
	Steps  []FlowStep
	Points []FlowPoint
}

// The measures of the drawing, in its own units.
const (
	flowWidth  = 700
	flowHeight = 300
	flowLeft   = 34.0
	flowRight  = flowWidth - 52.0
	flowTop    = 30.0
	flowBase   = flowHeight - 58.0
	// flowLane is how far below the others the words of a step stand that would
	// run into those of the step before.
	flowLane = 36.0
	// flowLanes is how many such lanes there are.
	flowLanes = 4
	// flowLetter is the width of a letter, flowDate that of a date, and flowGap the
	// room between the words of two steps.
	flowLetter = 7.0
	flowDate   = 46.0
	flowGap    = 10.0
	// flowEdge is how near to the right edge words are kept inside it.
	flowEdge = 92.0
	// flowRoom is the least distance between two steps that a number of days
	// fits into.
	flowRoom = 74.0
	// flowNow is about how wide it is to say what is owed today.
	flowNow = 96.0
)

// paths returns the line of the debt up to today, and the line to come.
func (p FlowPicture) paths() (past, ahead string) {
	s := p.scale()
	var before, after []string
	for _, point := range p.Points {
		at := fmt.Sprintf("%.1f %.1f", s.x(point.Day), s.y(point.Owed))
		if point.Paid.IsPositive() {
			at = fmt.Sprintf("%.1f %.1fL%s", s.x(point.Day), s.y(point.Owed.Plus(point.Paid)), at)
		}
		if point.Day.After(p.Today) {
			after = append(after, at)
			continue
		}
		before = append(before, at)
	}
	if len(before) > 0 && len(after) > 0 {
		last := before[len(before)-1]
		after = append([]string{last[strings.LastIndex(last, "L")+1:]}, after...)
	}
	return line(before), line(after)
}

// line is a line through points; one point is no line.
func line(points []string) string {
	if len(points) < 2 {
		return ""
	}
	return "M" + strings.Join(points, "L")
}

// place writes a length of the drawing.
func place(v float64) string { return fmt.Sprintf("%.1f", v) }

// between returns the days between a step and the one before, where there is
// room to write them.
func (p FlowPicture) between(ctx context.Context, i int) string {
	s := p.scale()
	if i == 0 || s.x(p.Steps[i].Day)-s.x(p.Steps[i-1].Day) < flowRoom {
		return ""
	}
	days := p.Steps[i-1].Day.DaysUntil(p.Steps[i].Day)
	return Say(ctx, "web.days", "days", Count(ctx, days))
}

// middle is halfway between a step and the one before.
func (p FlowPicture) middle(i int) string {
	s := p.scale()
	return place((s.x(p.Steps[i].Day) + s.x(p.Steps[i-1].Day)) / 2)
}

// lanes returns how far down the words of each step stand: those that would run into
// the words of a step before stand in a lane below, up to the lowest.
func (p FlowPicture) lanes() []float64 {
	lanes := make([]float64, len(p.Steps))
	var ends [flowLanes]float64 // where the words of each lane end
	for i := range p.Steps {
		from, until := p.words(i)
		lane := 0
		for lane < flowLanes-1 && ends[lane] > 0 && from < ends[lane]+flowGap {
			lane++
		}
		ends[lane], lanes[i] = until, float64(lane)*flowLane
	}
	return lanes
}

// words returns from where to where the words of a step reach, as wide as they are
// in the face that they are written in, or a little wider.
func (p FlowPicture) words(i int) (from, until float64) {
	wide := max(flowDate, flowLetter*float64(utf8.RuneCountInString(p.Steps[i].Name)))
	x := p.scale().x(p.Steps[i].Day)
	if p.anchor(i) == "end" {
		return x - wide, x
	}
	return x - wide/2, x + wide/2
}

// height is how high the drawing is: as its words need.
func (p FlowPicture) height() string {
	lowest := 0.0
	for _, lane := range p.lanes() {
		lowest = max(lowest, lane)
	}
	return strconv.Itoa(flowHeight + int(lowest))
}

// labelled reports whether there is room to write what is owed after a step.
func (p FlowPicture) labelled(i int) bool {
	if p.Steps[i].Owed.IsZero() {
		return false
	}
	s := p.scale()
	return i == 0 || p.Steps[i-1].Owed.IsZero() || s.x(p.Steps[i].Day)-s.x(p.Steps[i-1].Day) >= flowRoom-14
}

// owedToday is what is owed today, and where that is written: at the end of the line,
// on the side where there is room. Where a step stands so near that its own amount
// says the same, or nothing is known, nothing is written.
func (p FlowPicture) owedToday() (owed money.Amount, at float64, anchor string, shown bool) {
	if len(p.Points) == 0 {
		return money.Amount{}, 0, "", false
	}
	for _, point := range p.Points {
		if !point.Day.After(p.Today) {
			owed = point.Owed
		}
	}
	s := p.scale()
	x := s.x(p.Today)
	for i, step := range p.Steps {
		if p.labelled(i) && s.x(step.Day) > x-flowNow-flowLetter && s.x(step.Day) < x+flowGap {
			return money.Amount{}, 0, "", false
		}
	}
	if x > flowWidth-flowNow || len(p.Steps) > 0 && p.Steps[len(p.Steps)-1].Day.After(p.Today) {
		return owed, x - flowGap, "end", owed.IsPositive()
	}
	return owed, x + flowGap, "start", owed.IsPositive()
}

// anchor keeps the words of the outermost steps inside the drawing.
func (p FlowPicture) anchor(i int) string {
	if i == len(p.Steps)-1 && i > 0 && p.scale().x(p.Steps[i].Day) > flowRight-flowEdge {
		return "end"
	}
	return "middle"
}

// whole returns an amount in whole kroner, as there is room for.
func whole(ctx context.Context, a money.Amount) string {
	return wording.Count(ReaderOf(ctx).Language, int((a.Ore()+50)/100))
}
