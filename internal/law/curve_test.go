package law_test

import (
	"testing"

	"krav/internal/law"
	"krav/internal/money"
)

// The reference rate was -0.35 % in the second half of 2021 and 2.00 % from 1 July 2026,
// and nobody knows it from 2027 (law.md §1.5).
func TestACurveHasTheFiguresOfItsSeries(t *testing.T) {
	t.Parallel()
	curve, ok := law.Denmark().Curve("reference rate")
	if !ok || curve.Unit != law.InPerCent || curve.Until != day("2027-01-01") {
		t.Fatalf("curve = %v in %v until %v", ok, curve.Unit, curve.Until)
	}
	want := map[string]int64{"2021-07-01": -3500, "2026-07-01": 20_000}
	for _, p := range curve.Points {
		if number, asked := want[p.Since.String()]; asked && p.Number != number {
			t.Errorf("%v: %d, want %d", p.Since, p.Number, number)
		}
	}
}

// Bilag 1 has 900, 1,100, 1,300 and 1,550 for a claim of 10,000 (law.md §4.1).
func TestAScaleIsDrawnForOneClaim(t *testing.T) {
	t.Parallel()
	curve, ok := law.Denmark().Curve("most for another's collection")
	if !ok || curve.Of != money.Kroner(10_000, 0) || len(curve.Points) != 4 {
		t.Fatalf("curve = %+v, %v", curve, ok)
	}
	for i, want := range []int64{90_000, 110_000, 130_000, 155_000} {
		if got := curve.Points[i].Number; got != want {
			t.Errorf("generation %d: %d øre, want %d", i+1, got, want)
		}
	}
}

func TestWhatIsNoFigureHasNoCurve(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"public holidays", "reminder fee", "no such series"} {
		if _, ok := law.Denmark().Curve(name); ok {
			t.Errorf("%s has a curve", name)
		}
	}
}
