package cli

import (
	"context"
	"fmt"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/wording"
)

// curveMeasure is what --only calls the curve.
const curveMeasure = "curve"

// curveSizes are how many cases a creditor has at the points of the curve.
var curveSizes = []int{1_000, 10_000, 100_000}

// curvePoint is what work on a creditor's cases costs where it has so many.
type curvePoint struct {
	Cases   int     `json:"cases"`
	Import  float64 `json:"import_per_s"`  // invoices
	Plan    float64 `json:"plan_per_s"`    // cases read and decided
	Letters float64 `json:"letters_per_s"` // decided, written and laid out, one at a time
	Run     float64 `json:"run_per_s"`     // cases decided, journalled, with fee and job, committed
}

// curve measures how the cost of a case changes with how many cases there are.
func (b *bench) curve(ctx context.Context) error {
	for _, cases := range curveSizes {
		point, err := b.pointOfCurve(ctx, cases)
		if err != nil {
			return err
		}
		b.found.Curve = append(b.found.Curve, point)
	}
	return nil
}

// pointOfCurve measures it with so many cases, in a house of their own.
func (b *bench) pointOfCurve(ctx context.Context, cases int) (curvePoint, error) {
	point := curvePoint{Cases: cases}
	h, err := b.open(ctx)
	if err != nil {
		return point, err
	}
	took, err := b.fill(ctx, h, cases)
	if err != nil {
		return point, err
	}
	point.Import = perSecond(cases, took)
	numbers, took, err := h.plan(ctx, cases)
	if err != nil {
		return point, err
	}
	point.Plan = perSecond(cases, took)
	if point.Letters, err = h.previews(ctx, numbers); err != nil {
		return point, err
	}
	took, err = h.run(ctx, cases)
	point.Run = perSecond(cases, took)
	return point, err
}

// plan says what a run would do, which must be so many steps. It returns the numbers of
// the cases and how long it took.
func (h *benchHouse) plan(ctx context.Context, n int) ([]int64, time.Duration, error) {
	numbers := make([]int64, 0, n)
	begun := time.Now()
	err := h.Plan(ctx, h.who(), h.creditor, civil.Date{}, func(row casework.PlanRow) error {
		if !row.LeftOut() {
			numbers = append(numbers, row.Number)
		}
		return nil
	})
	if err == nil && len(numbers) != n {
		err = fmt.Errorf("%d of %d cases would be followed up", len(numbers), n)
	}
	return numbers, time.Since(begun), err
}

// previewed is how many letters are looked at for a point of the curve.
const previewed = 500

// previews makes the letters that are due on cases all over the book, one after the
// other, and returns how many it makes a second.
func (h *benchHouse) previews(ctx context.Context, numbers []int64) (float64, error) {
	begun := time.Now()
	for i := range previewed {
		asked := casework.PreviewAsked{Number: numbers[i*len(numbers)/previewed]}
		if _, err := h.PreviewStep(ctx, h.who(), h.creditor, asked); err != nil {
			return 0, err
		}
	}
	return perSecond(previewed, time.Since(begun)), nil
}

// curve writes the points, a line each.
func (p *paper) curve(points []curvePoint) {
	if len(points) == 0 {
		return
	}
	widths := []int{13, 13, 13, 13, 13}
	p.blank()
	p.say("bench.curve")
	p.columns(widths, p.said("bench.curve_cases"), p.said("bench.curve_import"), p.said("bench.curve_plan"), p.said("bench.curve_letters"), p.said("bench.curve_run"))
	for _, point := range points {
		count := func(n float64) string { return wording.Count(p.language, int(n)) }
		p.columns(widths, wording.Count(p.language, point.Cases), count(point.Import), count(point.Plan), count(point.Letters), count(point.Run))
	}
}
