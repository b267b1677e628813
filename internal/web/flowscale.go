package web

import (
	"fmt"
	"slices"

	"krav/internal/civil"
	"krav/internal/money"
)

// Long times on which nothing happens are cut short in a drawing, or what did happen
// would crowd: of a drawing of more than flowWhole days, no stretch between two marks
// is drawn longer than flowLongest days. The cut is shown.
const (
	flowWhole   = 100
	flowLongest = 45
)

// scale places days and amounts in the drawing.
type scale struct {
	marks  []civil.Date // the days on which something stands, in order
	drawn  []float64    // how many days' length is drawn up to each
	lowest int64
	span   float64
}

func (p FlowPicture) scale() scale {
	s := scale{marks: p.marks(), span: 1}
	s.drawn = make([]float64, len(s.marks))
	longest := s.marks[0].DaysUntil(s.marks[len(s.marks)-1])
	if longest > flowWhole {
		longest = flowLongest
	}
	for i := 1; i < len(s.marks); i++ {
		s.drawn[i] = s.drawn[i-1] + float64(min(longest, s.marks[i-1].DaysUntil(s.marks[i])))
	}
	amounts := p.amounts()
	if len(amounts) == 0 {
		return s
	}
	s.lowest = slices.Min(amounts)
	s.span = max(1, float64(slices.Max(amounts)-s.lowest))
	return s
}

// marks returns the days on which something stands, from the first step or today on.
func (p FlowPicture) marks() []civil.Date {
	days := []civil.Date{p.Today}
	for _, step := range p.Steps {
		days = append(days, step.Day)
	}
	first, last := slices.MinFunc(days, civil.Date.Compare), slices.MaxFunc(days, civil.Date.Compare)
	for _, point := range p.Points {
		if !point.Day.Before(first) && !point.Day.After(last) {
			days = append(days, point.Day)
		}
	}
	slices.SortFunc(days, civil.Date.Compare)
	return slices.Compact(days)
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

// x places a day; between two marks it lies as far as its days say.
func (s scale) x(d civil.Date) float64 {
	whole := max(1, s.drawn[len(s.drawn)-1])
	return flowLeft + s.length(d)/whole*(flowRight-flowLeft)
}

// length returns how many days' length is drawn up to a day.
func (s scale) length(d civil.Date) float64 {
	for i, mark := range slices.Backward(s.marks) {
		if d.Before(mark) {
			continue
		}
		if i == len(s.marks)-1 {
			return s.drawn[i]
		}
		part := float64(mark.DaysUntil(d)) / float64(mark.DaysUntil(s.marks[i+1]))
		return s.drawn[i] + part*(s.drawn[i+1]-s.drawn[i])
	}
	return 0
}

func (s scale) y(a money.Amount) float64 {
	room := flowBase - 30 - flowTop - 14
	return flowBase - 30 - float64(a.Ore()-s.lowest)/s.span*room
}

// cuts returns where time is cut short: before the middle, where the days may be
// written.
func (s scale) cuts() []float64 {
	var found []float64
	for i := 1; i < len(s.marks); i++ {
		if float64(s.marks[i-1].DaysUntil(s.marks[i])) > s.drawn[i]-s.drawn[i-1] {
			found = append(found, s.x(s.marks[i-1])+(s.x(s.marks[i])-s.x(s.marks[i-1]))/4)
		}
	}
	return found
}

// cutMark is two short strokes across the line of days.
func cutMark(x float64) string {
	return fmt.Sprintf("M%.1f %.1fl6 -14M%.1f %.1fl6 -14", x-6, flowBase+7, x, flowBase+7)
}
