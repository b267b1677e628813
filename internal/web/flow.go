package web

import (
	"context"
	"fmt"
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
	flowHeight = 230
	flowLeft   = 34.0
	flowRight  = flowWidth - 52.0
	flowTop    = 30.0
	flowBase   = flowHeight - 58.0
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
		s.from = p.Steps[0].Day
		s.days = max(1, float64(s.from.DaysUntil(p.Steps[len(p.Steps)-1].Day)))
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
		found = append(found, point.Owed.Ore())
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
		if point.Day.After(p.Today) {
			after = append(after, at)
			continue
		}
		before = append(before, at)
	}
	if len(before) > 0 && len(after) > 0 {
		after = append([]string{before[len(before)-1]}, after...)
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

// anchor keeps the words of the outermost steps inside the drawing.
func (p FlowPicture) anchor(i int) string {
	if i == len(p.Steps)-1 && i > 0 {
		return "end"
	}
	return "middle"
}

// whole returns an amount in whole kroner, as there is room for.
func whole(ctx context.Context, a money.Amount) string {
	return wording.Count(ReaderOf(ctx).Language, int((a.Ore()+50)/100))
}
