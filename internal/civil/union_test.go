package civil_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
)

// run reads "2026-09-01 2026-09-10", half-open, or "2026-09-01", which goes on.
func run(from, until string) civil.Interval {
	i := civil.Interval{From: civil.MustParse(from)}
	if until != "" {
		i.Until = civil.MustParse(until)
	}
	return i
}

func TestUnionKeepsDaysInOrderAndApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		given, want []civil.Interval
	}{
		{"none", nil, nil},
		{"one", []civil.Interval{run("2026-09-01", "2026-09-10")}, []civil.Interval{run("2026-09-01", "2026-09-10")}},
		{"one that goes on", []civil.Interval{run("2026-09-01", "")}, []civil.Interval{run("2026-09-01", "")}},
		{"two apart", []civil.Interval{run("2026-10-01", "2026-10-10"), run("2026-09-01", "2026-09-10")}, []civil.Interval{run("2026-09-01", "2026-09-10"), run("2026-10-01", "2026-10-10")}},
		{"two that touch", []civil.Interval{run("2026-09-01", "2026-09-10"), run("2026-09-10", "2026-09-20")}, []civil.Interval{run("2026-09-01", "2026-09-20")}},
		{"two that overlap", []civil.Interval{run("2026-09-01", "2026-09-10"), run("2026-09-05", "2026-09-20")}, []civil.Interval{run("2026-09-01", "2026-09-20")}},
		{"one within another", []civil.Interval{run("2026-09-01", "2026-09-30"), run("2026-09-05", "2026-09-20")}, []civil.Interval{run("2026-09-01", "2026-09-30")}},
		{"one that goes on over others", []civil.Interval{run("2026-09-10", "2026-09-20"), run("2026-09-01", "")}, []civil.Interval{run("2026-09-01", "")}},
		{"an empty one", []civil.Interval{run("2026-09-10", "2026-09-10")}, []civil.Interval{run("2026-09-10", "2026-09-10")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			before := slices.Clone(c.given)
			if got := civil.Union(c.given...); !slices.Equal(got, c.want) {
				t.Errorf("union = %v, want %v", got, c.want)
			}
			if !slices.Equal(c.given, before) {
				t.Errorf("what was given is %v now, was %v", c.given, before)
			}
		})
	}
}
