package web

import (
	"context"
	"fmt"
	"strconv"
	"strings"

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
	// flowWords is the room that the words of a step need.
	flowWords = 92.0
	// flowRoom is the least distance between two steps that a number of days
	// fits into.
	flowRoom = 74.0
)

// scale places days and amounts in the drawing.
type scale struct {
	from   civil.Date
	days   float64
	lowest int64
	span   float64
}

func (p FlowPicture) scale() scale {
	s := scale{from: p.Today, days: 1, span: 1}
	if len(p.Steps) > 0 {
		s.from = civil.Earliest(p.Steps[0].Day, p.Today)
		s.days = max(1, float64(s.from.DaysUntil(civil.Latest(p.Steps[len(p.Steps)-1].Day, p.Today))))
	}
	amounts := p.amounts()
	if len(amounts) == 0 {
		return s
	}
	s.lowest = amounts[0]
	highest := amounts[0]
	for _, ore := range amounts {
		s.lowest, highest = min(s.lowest, ore), max(highest, ore)
	}
	s.span = max(1, float64(highest-s.lowest))
	return s
}

func (p FlowPicture) amounts() []int64 {
	var found []int64
	for _, point := range p.Points {
		found = append(found, point.Owed.Ore(), point.Owed.Plus(point.Paid).Ore())
	}
	for _, step := range p.Steps {
		if !step.Owed.IsZero() {
			found = append(found, step.Owed.Ore())
		}
	}
	return found
}

func (s scale) x(d civil.Date) float64 {
	at := float64(s.from.DaysUntil(d)) / s.days
	return flowLeft + min(1, max(0, at))*(flowRight-flowLeft)
}

func (s scale) y(a money.Amount) float64 {
	room := flowBase - 30 - flowTop - 14
	return flowBase - 30 - float64(a.Ore()-s.lowest)/s.span*room
}

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

// lanes returns for each step whether its words stand below those of the others,
// as there is no room beside the step before.
func (p FlowPicture) lanes() []float64 {
	s := p.scale()
	lanes := make([]float64, len(p.Steps))
	for i := 1; i < len(p.Steps); i++ {
		if lanes[i-1] == 0 && s.x(p.Steps[i].Day)-s.x(p.Steps[i-1].Day) < flowWords {
			lanes[i] = flowLane
		}
	}
	return lanes
}

// height is how high the drawing is: as its words need.
func (p FlowPicture) height() string {
	for _, lane := range p.lanes() {
		if lane > 0 {
			return strconv.Itoa(flowHeight + flowLane)
		}
	}
	return strconv.Itoa(flowHeight)
}

// labelled reports whether there is room to write what is owed after a step.
func (p FlowPicture) labelled(i int) bool {
	if p.Steps[i].Owed.IsZero() {
		return false
	}
	s := p.scale()
	return i == 0 || p.Steps[i-1].Owed.IsZero() || s.x(p.Steps[i].Day)-s.x(p.Steps[i-1].Day) >= flowRoom-14
}

// anchor keeps the words of the outermost steps inside the drawing.
func (p FlowPicture) anchor(i int) string {
	if i == len(p.Steps)-1 && i > 0 && p.scale().x(p.Steps[i].Day) > flowRight-flowWords {
		return "end"
	}
	return "middle"
}

// whole returns an amount in whole kroner, as there is room for.
func whole(ctx context.Context, a money.Amount) string {
	return wording.Count(ReaderOf(ctx).Language, int((a.Ore()+50)/100))
}
