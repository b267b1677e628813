package followup_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/followup"
	"krav/internal/law"
)

// Due 1 September 2026. At least ten whole days lie between two reminders with a fee:
// after one of the 2nd, the 13th is the first.
func TestHowManyEarlierRemindersMayHaveCostAnything(t *testing.T) {
	t.Parallel()
	rule := law.ReminderRule{MinGap: 10, MaxCount: 3}
	for _, c := range []struct {
		name  string
		sent  []string
		count int
		want  int
	}{
		// They can have gone on the 2nd, the 13th and the 24th.
		{"no days are known, time for all", nil, 3, 3},
		{"well apart", []string{"2026-09-05", "2026-09-16"}, 2, 2},
		{"a day too soon", []string{"2026-09-05", "2026-09-15"}, 2, 1},
		{"not in order", []string{"2026-09-16", "2026-09-05"}, 2, 2},
		// The third is ten days after the first, but not after the second.
		{"the second in the way", []string{"2026-09-05", "2026-09-07", "2026-09-16"}, 3, 1},
		{"the same day twice", []string{"2026-09-05", "2026-09-05"}, 2, 1},
		{"only the last is known, just in time", []string{"2026-09-13"}, 2, 2},
		{"only the last is known, too soon for two", []string{"2026-09-12"}, 2, 1},
		{"only the last is known, time for more than were sent", []string{"2026-12-01"}, 2, 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var days []civil.Date
			for _, day := range c.sent {
				days = append(days, civil.MustParse(day))
			}
			if got := followup.EarlierFees(rule, civil.MustParse("2026-09-01"), days, c.count, civil.MustParse("2026-09-24")); got != c.want {
				t.Errorf("%d may have, want %d", got, c.want)
			}
		})
	}
}

// Three reminders that nobody knows the days of, for a claim that came on 1 September
// 2026. The first can have gone on the day after the due day, the next eleven days on.
func TestNoMoreEarlierRemindersCostAnythingThanThereWasTimeFor(t *testing.T) {
	t.Parallel()
	rule := law.ReminderRule{MinGap: 10, MaxCount: 3}
	for due, want := range map[string]int{
		"2026-09-15": 0, // isn't due yet
		"2026-09-01": 0, // the last timely day itself
		"2026-08-31": 1, // 1 September
		"2026-08-25": 1, // 26 August; 6 September is to come
		"2026-08-10": 2, // 11 and 22 August; 2 September is to come
		"2026-08-09": 3, // 10 and 21 August, 1 September
	} {
		if got := followup.EarlierFees(rule, civil.MustParse(due), nil, 3, civil.MustParse("2026-09-01")); got != want {
			t.Errorf("due %s: %d may have, want %d", due, got, want)
		}
	}
}
