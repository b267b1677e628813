package law

import (
	"krav/internal/civil"
	"krav/internal/money"
)

// CurveUnit is what the numbers of a curve count.
type CurveUnit int

// The units. They start at one, so that a forgotten unit shows.
const (
	// InPerCent counts yearly rates, in parts per million.
	InPerCent CurveUnit = iota + 1
	// InKroner counts amounts, in øre.
	InKroner
	// Counted counts days, months or years, as the series says.
	Counted
)

// Curve is the history of a figure as numbers, for a drawing (kurve).
type Curve struct {
	Unit   CurveUnit
	Points []CurvePoint
	// Until is the first day that the series says nothing of, or no date.
	Until civil.Date
	// Of is the claim that a scale is looked up for; nothing for other series.
	Of money.Amount
}

// CurvePoint is a figure and the first day it holds.
type CurvePoint struct {
	Since  civil.Date
	Number int64
	// Gap says that nobody has found the figure.
	Gap bool
}

// scaleOf is the claim that curves of scales are drawn for.
var scaleOf = money.Kroner(10_000, 0)

// Curve returns the history of a series by its English name as numbers, and false for one
// that isn't a figure. Scales are looked up for a claim of 10,000.00 kr.
func (b *Book) Curve(name string) (Curve, bool) {
	for _, series := range b.all() {
		drawn, isDrawn := series.(interface {
			curve(name string) (Curve, bool)
		})
		if !isDrawn {
			continue
		}
		if c, ok := drawn.curve(name); ok {
			return c, true
		}
	}
	return Curve{}, false
}

func (s *Series[T]) curve(name string) (Curve, bool) {
	if s.Name != name || len(s.Rows) == 0 {
		return Curve{}, false
	}
	made := Curve{Until: s.KnownUntil}
	for _, row := range s.Rows {
		number, unit := numberOf(row.Value)
		if unit == 0 {
			return Curve{}, false
		}
		if _, isScale := any(row.Value).(Scale); isScale {
			made.Of = scaleOf
		}
		made.Unit = unit
		made.Points = append(made.Points, CurvePoint{Since: row.Since, Number: number, Gap: row.Gap})
	}
	return made, true
}

func numberOf(value any) (int64, CurveUnit) {
	switch v := value.(type) {
	case money.Rate:
		return v.PartsPerMillion(), InPerCent
	case money.Amount:
		return v.Ore(), InKroner
	case Scale:
		return v.Of(scaleOf).Ore(), InKroner
	case int:
		return int64(v), Counted
	}
	return 0, 0
}
