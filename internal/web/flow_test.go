package web_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web"
)

var (
	dots  = regexp.MustCompile(`<circle class="[xs]-(?:primary|soft)" cx="([0-9.]+)"`)
	words = regexp.MustCompile(`<text[^>]* x="([0-9.]+)" y="([0-9.]+)"[^>]*>Trin`)
)

// drawn draws steps on some days as seen on another, and returns the drawing.
func drawn(t *testing.T, today string, days ...string) string {
	t.Helper()
	p := web.FlowPicture{Today: civil.MustParse(today)}
	for _, day := range days {
		p.Steps = append(p.Steps, web.FlowStep{Name: "Trin", Day: civil.MustParse(day), State: web.StepDone})
	}
	var made strings.Builder
	if err := web.FlowDrawing(p).Render(t.Context(), &made); err != nil {
		t.Fatal(err)
	}
	return made.String()
}

func TestAShortFlowIsDrawnToTheScaleOfItsDays(t *testing.T) {
	t.Parallel()
	picture := drawn(t, "2026-11-23", "2026-10-14", "2026-10-24", "2026-11-23")
	found := dots.FindAllStringSubmatch(picture, -1)
	var x []float64
	for _, m := range found {
		at, err := strconv.ParseFloat(m[1], 64)
		if err != nil {
			t.Fatal(err)
		}
		x = append(x, at)
	}
	// Ten days of forty: a quarter of the way.
	if len(x) != 3 || strconv.FormatFloat((x[1]-x[0])/(x[2]-x[0]), 'f', 2, 64) != "0.25" {
		t.Errorf("drawn at %v, want the second a quarter of the way", x)
	}
	if strings.Contains(picture, `class="cut"`) {
		t.Error("time is cut short in a short flow")
	}
}

func TestStepsOfAYearAgoDontCrowd(t *testing.T) {
	t.Parallel()
	picture := drawn(t, "2026-11-23", "2025-10-14", "2025-10-25", "2025-11-05", "2025-11-16")
	if strings.Count(picture, `class="cut"`) != 1 {
		t.Error("the year in which nothing happened isn't cut short, or isn't said to be")
	}
	// "Trin" is some 30 wide, and a date under it some 45: no two of them stand less than
	// that apart at the same height.
	found := words.FindAllStringSubmatch(picture, -1)
	if len(found) != 4 {
		t.Fatalf("%d names", len(found))
	}
	for i, a := range found {
		for _, b := range found[:i] {
			ax, errA := strconv.ParseFloat(a[1], 64)
			bx, errB := strconv.ParseFloat(b[1], 64)
			if errA != nil || errB != nil || a[2] == b[2] && ax-bx < 45 {
				t.Errorf("two names run into each other at %s and %s", b[1], a[1])
			}
		}
	}
}

func TestWhatIsOwedTodayStandsAtTheEndOfTheLine(t *testing.T) {
	t.Parallel()
	p := web.FlowPicture{
		Today:  civil.MustParse("2026-11-23"),
		Steps:  []web.FlowStep{{Name: "Rykker 1", Day: civil.MustParse("2026-10-01"), State: web.StepDone, Owed: money.FromOre(100_000)}},
		Points: []web.FlowPoint{{Day: civil.MustParse("2026-10-01"), Owed: money.FromOre(100_000)}, {Day: civil.MustParse("2026-11-23"), Owed: money.FromOre(123_456)}},
	}
	var made strings.Builder
	if err := web.FlowDrawing(p).Render(t.Context(), &made); err != nil {
		t.Fatal(err)
	}
	// 1.234,56 kr. in whole kroner is 1.235.
	if !strings.Contains(made.String(), ">1.235 i dag</text>") {
		t.Errorf("the drawing doesn't say what is owed today:\n%s", made.String())
	}
	p.Steps = append(p.Steps, web.FlowStep{Name: "Rykker 2", Day: p.Today, State: web.StepNow, Owed: money.FromOre(133_456)})
	made.Reset()
	if err := web.FlowDrawing(p).Render(t.Context(), &made); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(made.String(), "i dag</text>") {
		t.Error("two amounts are written over each other where a step is due today")
	}
}
