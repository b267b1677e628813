package web

import (
	"context"
	"slices"
	"unicode/utf8"
)

// The measures of the amounts that are written in the drawing of a flow, in its own
// units.
const (
	// figureRise is how far a figure reaches above the line that it stands on, and
	// figureFall how far below.
	figureRise, figureFall = 10.0, 3.0
	// figureApart is the least distance between two figures.
	figureApart = 3.0
	// figureBeside is how far beside a payment its figure stands.
	figureBeside = 7.0
	// figureFoot is the lowest line that figures stand on: below it are the steps.
	figureFoot = flowBase - 10.0
)

// flowFigure is an amount as it is written in the drawing of a flow.
type flowFigure struct {
	text, class, anchor string
	x, y                float64
}

// figures returns the amounts that are written along the line of the debt, none over
// another. One whose place is taken moves to another side of its spot, and isn't
// written where no side is free: the list below the drawing has all of them.
func (p FlowPicture) figures(ctx context.Context) []flowFigure {
	wanted := append(p.stepFigures(ctx), p.todaysFigure(ctx)...)
	var written []flowFigure
	for _, places := range append(wanted, p.paidFigures(ctx)...) {
		free := slices.IndexFunc(places, func(f flowFigure) bool {
			return f.isInside() && !slices.ContainsFunc(written, f.touches)
		})
		if free >= 0 {
			written = append(written, places[free])
		}
	}
	return written
}

// stepFigures returns what is owed after each step that there is room to say it of,
// with the places where it may stand, the best first.
func (p FlowPicture) stepFigures(ctx context.Context) [][]flowFigure {
	s := p.scale()
	var all [][]flowFigure
	for i, step := range p.Steps {
		if !p.labelled(i) {
			continue
		}
		f := flowFigure{text: whole(ctx, step.Owed), class: "b", anchor: p.anchor(i), x: s.x(step.Day)}
		if step.State == StepLater {
			f.class = "d"
		}
		y := s.y(step.Owed)
		all = append(all, []flowFigure{f.at(y - 9), f.at(y + 18)})
	}
	return all
}

// todaysFigure returns what is owed today, where that is to be written.
func (p FlowPicture) todaysFigure(ctx context.Context) [][]flowFigure {
	owed, x, anchor, shown := p.owedToday()
	if !shown {
		return nil
	}
	f := flowFigure{text: Say(ctx, "web.flow_owed_today", "amount", whole(ctx, owed)), class: "b", anchor: anchor, x: x}
	y := p.scale().y(owed)
	return [][]flowFigure{{f.at(y - 10), f.at(y + 18), f.at(y - 26)}}
}

// paidFigures returns the payments, each with the places where it may stand: beside
// the fall of the line, on either side.
func (p FlowPicture) paidFigures(ctx context.Context) [][]flowFigure {
	s := p.scale()
	var all [][]flowFigure
	for _, point := range p.Points {
		if !point.Paid.IsPositive() {
			continue
		}
		right := flowFigure{
			text: Say(ctx, "web.flow_paid", "amount", whole(ctx, point.Paid)), class: "t-green", anchor: "start", x: s.x(point.Day) + figureBeside,
		}
		left := right
		left.anchor, left.x = "end", s.x(point.Day)-figureBeside
		y := s.y(point.Owed)
		all = append(all, []flowFigure{right.at(y - 30), right.at(y - 46), left.at(y + 4), left.at(y - 30), right.at(y + 18)})
	}
	return all
}

// at returns the figure standing on another line.
func (f flowFigure) at(y float64) flowFigure {
	f.y = y
	return f
}

// reach returns from where to where the figure's letters reach, or a little further.
func (f flowFigure) reach() (from, until float64) {
	wide := flowLetter * float64(utf8.RuneCountInString(f.text))
	switch f.anchor {
	case "start":
		return f.x, f.x + wide
	case "end":
		return f.x - wide, f.x
	}
	return f.x - wide/2, f.x + wide/2
}

func (f flowFigure) isInside() bool {
	from, until := f.reach()
	return from >= 0 && until <= flowWidth && f.y > flowTop && f.y <= figureFoot
}

func (f flowFigure) touches(other flowFigure) bool {
	from, until := f.reach()
	otherFrom, otherUntil := other.reach()
	return from < otherUntil+figureApart && otherFrom < until+figureApart &&
		f.y-figureRise < other.y+figureFall+figureApart && other.y-figureRise < f.y+figureFall+figureApart
}
