package ledger_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/ledger"
)

func days(from, until string) civil.Interval {
	i := civil.Interval{From: day(from)}
	if until != "" {
		i.Until = day(until)
	}
	return i
}

func TestFreeDaysStayInOrderAndApart(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name  string
		stops [][2]string // stopped from, resumed on
		want  []civil.Interval
	}{
		{"one", [][2]string{{"2026-09-01", "2026-09-10"}}, []civil.Interval{days("2026-09-01", "2026-09-10")}},
		{"one that goes on", [][2]string{{"2026-09-01", ""}}, []civil.Interval{days("2026-09-01", "")}},
		{"two apart", [][2]string{{"2026-09-01", "2026-09-10"}, {"2026-10-01", "2026-10-10"}}, []civil.Interval{days("2026-09-01", "2026-09-10"), days("2026-10-01", "2026-10-10")}},
		{"two that touch", [][2]string{{"2026-09-01", "2026-09-10"}, {"2026-09-10", "2026-09-20"}}, []civil.Interval{days("2026-09-01", "2026-09-20")}},
		{"two that overlap", [][2]string{{"2026-09-01", "2026-09-10"}, {"2026-09-05", "2026-09-20"}}, []civil.Interval{days("2026-09-01", "2026-09-20")}},
		{"an earlier one learned of later", [][2]string{{"2026-09-10", "2026-09-20"}, {"2026-09-01", "2026-10-01"}}, []civil.Interval{days("2026-09-01", "2026-10-01")}},
		{"resumed the same day", [][2]string{{"2026-09-10", "2026-09-10"}}, []civil.Interval{days("2026-09-10", "2026-09-10")}},
		{"resumed before it was stopped", [][2]string{{"2026-09-10", "2026-09-01"}}, []civil.Interval{days("2026-09-10", "2026-09-10")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var a ledger.Account
			for _, stop := range c.stops {
				a.Stop(day(stop[0]))
				if stop[1] != "" {
					a.Resume(day(stop[1]))
				}
			}
			if !slices.Equal(a.Free, c.want) {
				t.Errorf("free = %v, want %v", a.Free, c.want)
			}
		})
	}
}

func TestToResumeWhatWasNotStoppedChangesNothing(t *testing.T) {
	t.Parallel()
	a := ledger.Account{Free: []civil.Interval{days("2026-09-01", "2026-09-10")}}
	a.Resume(day("2026-10-01"))
	if want := []civil.Interval{days("2026-09-01", "2026-09-10")}; !slices.Equal(a.Free, want) {
		t.Errorf("free = %v, want %v", a.Free, want)
	}
}
