package web_test

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web"
)

var (
	dots = regexp.MustCompile(`<circle class="[xs]-(?:primary|soft)" cx="([0-9.]+)"`)
	// written is an amount along the line: where it stands, from where it is written, and what it says.
	written = regexp.MustCompile(`<text class="(?:b|d|t-green)" x="([0-9.]+)" y="([0-9.]+)" text-anchor="(\w+)">([^<]+)</text>`)
	words   = regexp.MustCompile(`<text[^>]* x="([0-9.]+)" y="([0-9.]+)"[^>]*>Trin`)
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

// Payments the day before and the day after a step, and a dozen in a row: their figures
// are 6 wide a letter and 12 high at least, and none may lie on another.
func TestNoTwoAmountsInADrawingTouch(t *testing.T) {
	t.Parallel()
	for name, days := range map[string][]string{
		"the day before a step": {"2026-11-05"},
		"the day after a step":  {"2026-10-26"},
		"a dozen": {
			"2026-10-16", "2026-10-18", "2026-10-20", "2026-10-22", "2026-10-24", "2026-10-28",
			"2026-10-30", "2026-11-01", "2026-11-03", "2026-11-07", "2026-11-09", "2026-11-11",
		},
	} {
		p := paidOn(days...)
		var made strings.Builder
		if err := web.FlowDrawing(p).Render(t.Context(), &made); err != nil {
			t.Fatal(err)
		}
		boxes := boxesOf(t, made.String())
		if len(boxes) < 4 {
			t.Errorf("%s: only %d amounts are written", name, len(boxes))
		}
		for i, a := range boxes {
			for _, b := range boxes[:i] {
				if a.from < b.until && b.from < a.until && a.y < b.y+12 && b.y < a.y+12 {
					t.Errorf("%s: %q lies on %q", name, a.text, b.text)
				}
			}
		}
	}
}

// paidOn is a case with three reminders, of which most is paid on the first of some days
// and 100.00 on each of the others: the line is all but level there.
func paidOn(days ...string) web.FlowPicture {
	p := web.FlowPicture{Today: civil.MustParse("2026-11-23")}
	changes := map[string]int64{"2026-10-14": 0, "2026-10-25": 10_000, "2026-11-06": 10_000}
	for _, day := range days {
		changes[day] = -10_000
	}
	changes[days[0]] = -1_000_000
	owed := int64(1_600_000)
	for _, day := range slices.Sorted(maps.Keys(changes)) {
		owed += changes[day]
		point := web.FlowPoint{Day: civil.MustParse(day), Owed: money.FromOre(owed)}
		if changes[day] < 0 {
			point.Paid = money.FromOre(-changes[day])
		} else {
			p.Steps = append(p.Steps, web.FlowStep{Name: "Rykker", Day: point.Day, State: web.StepDone, Owed: point.Owed})
		}
		p.Points = append(p.Points, point)
	}
	return p
}

// box is where an amount is written.
type box struct {
	text           string
	from, until, y float64
}

func boxesOf(t *testing.T, picture string) []box {
	t.Helper()
	var all []box
	for _, m := range written.FindAllStringSubmatch(picture, -1) {
		if !strings.ContainsAny(m[4], "0123456789") || strings.ContainsAny(m[4], "\u00a0 ") && !strings.Contains(m[4], "betalt") && !strings.Contains(m[4], "i dag") {
			continue // a day, or the name of a step
		}
		x, errX := strconv.ParseFloat(m[1], 64)
		y, errY := strconv.ParseFloat(m[2], 64)
		if errX != nil || errY != nil {
			t.Fatal(errX, errY)
		}
		wide := 6 * float64(utf8.RuneCountInString(m[4]))
		from := map[string]float64{"start": x, "middle": x - wide/2, "end": x - wide}[m[3]]
		all = append(all, box{text: m[4], from: from, until: from + wide, y: y})
	}
	return all
}
