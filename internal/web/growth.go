package web

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"krav/internal/money"
	"krav/internal/wording"
)

// Growth is a sum that grows through a month, beside that of the month before
// (løbende sum). It is drawn as steps, because money comes on days and not between
// them.
type Growth struct {
	// Title says in words what the drawing shows.
	Title string
	// Today is the day of the month up to which there are figures, Days and
	// DaysBefore how long the two months are.
	Today, Days, DaysBefore int
	// Now and Before are the sums on the days that something was added, in order.
	Now, Before []GrowthPoint
}

// GrowthPoint is the sum by the end of a day of the month.
type GrowthPoint struct {
	Day int
	Sum money.Amount
}

// The measures of the drawing, in its own units.
const (
	growthWidth  = 372
	growthHeight = 150
	growthEdge   = 4.0
	growthBase   = growthHeight - 22.0
	growthTop    = 14.0
	// growthNear is how many days from today no other day is written.
	growthNear = 3
)

// at returns the sum by the end of a day of the month.
func (g Growth) at(points []GrowthPoint, day int) money.Amount {
	var sum money.Amount
	for _, p := range points {
		if p.Day <= day {
			sum = p.Sum
		}
	}
	return sum
}

func (g Growth) x(day int) float64 {
	days := max(g.Days, g.DaysBefore, 2)
	return growthEdge + float64(day-1)/float64(days-1)*(growthWidth-2*growthEdge)
}

func (g Growth) y(a money.Amount) float64 {
	return growthBase - float64(a.Ore())/float64(g.highest())*(growthBase-growthTop)
}

// highest is the largest sum of the two months, in øre.
func (g Growth) highest() int64 {
	highest := int64(1)
	for _, p := range append(append([]GrowthPoint{}, g.Now...), g.Before...) {
		highest = max(highest, p.Sum.Ore())
	}
	return highest
}

// now and before are the lines of the two months, area what lies below the first.
func (g Growth) now() string    { return g.steps(g.Now, g.Today) }
func (g Growth) before() string { return g.steps(g.Before, g.DaysBefore) }
func (g Growth) area() string {
	return g.now() + fmt.Sprintf("L%.1f %.1fZ", g.x(g.Today), growthBase)
}

// steps is a line that rises on the days of points and goes on until a last day.
func (g Growth) steps(points []GrowthPoint, last int) string {
	var path strings.Builder
	level := growthBase
	fmt.Fprintf(&path, "M%.1f %.1f", g.x(1), level)
	for _, p := range points {
		fmt.Fprintf(&path, "L%.1f %.1f", g.x(p.Day), level)
		level = g.y(p.Sum)
		fmt.Fprintf(&path, "L%.1f %.1f", g.x(p.Day), level)
	}
	fmt.Fprintf(&path, "L%.1f %.1f", g.x(last), level)
	return path.String()
}

// mark is a level that is drawn across: where, and what stands at it.
type mark struct{ at, words string }

// marks are one to three levels at round sums.
func (g Growth) marks(ctx context.Context) []mark {
	step := roundStep(g.highest() / 100)
	var made []mark
	for kroner := step; kroner*100 <= g.highest(); kroner += step {
		made = append(made, mark{place(g.y(money.Kroner(kroner, 0))), wording.Count(ReaderOf(ctx).Language, int(kroner))})
	}
	return made
}

// roundStep returns the least of 1, 2, 5, 10, 20, 50, … kroner that a sum has at
// most three of.
func roundStep(kroner int64) int64 {
	for tens := int64(1); ; tens *= 10 {
		for _, digit := range []int64{1, 2, 5} {
			if digit*tens*3 >= kroner {
				return digit * tens
			}
		}
	}
}

// growthDay is a day written below the drawing.
type growthDay struct {
	at, words, anchor string
	today             bool
}

// days are the days that are written: today, and weeks that aren't too near it.
func (g Growth) days() []growthDay {
	longest := max(g.Days, g.DaysBefore)
	var made []growthDay
	for _, day := range []int{1, 8, 15, 22, longest} {
		if day < g.Today-growthNear || day > g.Today+growthNear {
			made = append(made, g.day(day, longest))
		}
	}
	return append(made, g.day(g.Today, longest))
}

func (g Growth) day(day, longest int) growthDay {
	anchor := "middle"
	switch day {
	case 1:
		anchor = "start"
	case longest:
		anchor = "end"
	}
	return growthDay{at: place(g.x(day)), words: strconv.Itoa(day) + ".", anchor: anchor, today: day == g.Today}
}
