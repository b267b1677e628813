package open

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/web"
)

// curvePicture draws the history of a figure as a line that steps on the days it changed
// (kurve). It is drawn twice, wide and narrow, so that its texts are as large on a phone.
type curvePicture struct {
	law.Curve

	// Title says in words what the drawing shows.
	Title string
	// On is the day that the page is of: the line goes to it, or as far as the law is known.
	On civil.Date
}

// The measures of the drawing, in its own units.
const (
	curveWide   = 1040
	curveNarrow = 340
	curveHeight = 220
	curveBase   = curveHeight - 24.0
	curveTop    = 22.0
	curveEdge   = 4.0
)

// leastPoints is how many figures make a history.
const leastPoints = 2

// drawn returns the picture of a series, and false where it has no history to draw.
func drawn(book *law.Book, name, title string, on civil.Date) (curvePicture, bool) {
	curve, ok := book.Curve(name)
	if !ok {
		return curvePicture{}, false
	}
	known := 0
	for _, p := range curve.Points {
		if !p.Gap {
			known++
		}
	}
	isHistory := known >= leastPoints && curve.Points[0].Since.Year() >= web.FirstYear
	return curvePicture{Curve: curve, Title: title, On: on}, isHistory
}

// first and last are the days that the drawing goes from and to.
func (c curvePicture) first() civil.Date { return c.Points[0].Since }

func (c curvePicture) last() civil.Date {
	last := civil.Latest(c.On, c.Points[len(c.Points)-1].Since.AddYears(1))
	if !c.Until.IsZero() {
		return c.Until
	}
	return last
}

func (c curvePicture) x(width int, d civil.Date) float64 {
	whole := float64(max(1, c.first().DaysUntil(c.last())))
	return curveEdge + float64(c.first().DaysUntil(d))/whole*(float64(width)-2*curveEdge)
}

func (c curvePicture) y(number int64) float64 {
	low, high := c.bounds()
	return curveBase - float64(number-low)/float64(high-low)*(curveBase-curveTop)
}

// bounds are the lowest and highest number that is drawn: nought is always among them.
func (c curvePicture) bounds() (low, high int64) {
	for _, p := range c.Points {
		if !p.Gap {
			low, high = min(low, p.Number), max(high, p.Number)
		}
	}
	return low, max(high, low+1)
}

// path is the line, broken where nobody has found the figure.
func (c curvePicture) path(width int) string {
	var path strings.Builder
	broken := true
	for i, p := range c.Points {
		until := c.last()
		if i+1 < len(c.Points) {
			until = c.Points[i+1].Since
		}
		if p.Gap || !until.After(p.Since) {
			broken = true
			continue
		}
		move := "L"
		if broken {
			move = "M"
		}
		fmt.Fprintf(&path, "%s%.1f %.1fL%.1f %.1f", move, c.x(width, p.Since), c.y(p.Number), c.x(width, until), c.y(p.Number))
		broken = false
	}
	return path.String()
}

// curveMark is a level or a year that is written: where, and what stands at it.
type curveMark struct{ at, words, anchor string }

// levels are round numbers that a line is drawn across at, nought among them.
func (c curvePicture) levels(ctx context.Context) []curveMark {
	low, high := c.bounds()
	step := roundUp((high - low) / 3)
	var made []curveMark
	for n := low / step * step; n <= high; n += step {
		made = append(made, curveMark{at: place(c.y(n)), words: c.said(ctx, n)})
	}
	return made
}

// roundUp returns the least of 1, 2, 5, 10, 20, 50, … that is no less than a number.
func roundUp(n int64) int64 {
	for tens := int64(1); ; tens *= 10 {
		for _, digit := range []int64{1, 2, 5} {
			if digit*tens >= n {
				return digit * tens
			}
		}
	}
}

// years are those that are written below, with room between.
func (c curvePicture) years(width int) []curveMark {
	const room = 56 // units that a year takes
	most := max(1, width/room)
	span := c.last().Year() - c.first().Year()
	every := int(roundUp(int64(max(1, span/most))))
	var made []curveMark
	for year := c.first().Year()/every*every + every; year <= c.last().Year(); year += every {
		day := civil.MustParse(strconv.Itoa(year) + "-01-01")
		if x := c.x(width, day); !day.After(c.last()) && x > room/2 && x < float64(width)-room/2 {
			made = append(made, curveMark{at: place(x), words: strconv.Itoa(year), anchor: "middle"})
		}
	}
	return made
}

// end is the figure that the line ends with.
func (c curvePicture) end() law.CurvePoint { return c.Points[len(c.Points)-1] }

// said writes a number of the curve with its unit.
func (c curvePicture) said(ctx context.Context, number int64) string {
	switch c.Unit {
	case law.InPerCent:
		return web.Rate(ctx, money.PartsPerMillion(number)) + "\u00a0%"
	case law.InKroner:
		return web.Amount(ctx, money.FromOre(number))
	case law.Counted:
	}
	return web.Count(ctx, int(number))
}

func place(at float64) string { return strconv.FormatFloat(at, 'f', 1, 64) }

func viewBox(width int) string { return fmt.Sprintf("0 0 %d %d", width, curveHeight) }
