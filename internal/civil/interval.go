package civil

// Interval is a run of days, half-open: From is in it, Until is not. An Until of
// no date leaves it open.
type Interval struct {
	From  Date
	Until Date
}

// Contains reports whether a day lies in the interval.
func (i Interval) Contains(d Date) bool {
	return !d.Before(i.From) && (i.Until.IsZero() || d.Before(i.Until))
}

// Days returns the number of days in a closed interval, never below nought.
func (i Interval) Days() int { return max(0, i.From.DaysUntil(i.Until)) }

// IsEmpty reports whether no day lies in the interval.
func (i Interval) IsEmpty() bool { return !i.Until.IsZero() && !i.From.Before(i.Until) }

// Overlap returns the days that lie in both intervals.
func (i Interval) Overlap(j Interval) Interval {
	until := i.Until
	if until.IsZero() || !j.Until.IsZero() && j.Until.Before(until) {
		until = j.Until
	}
	return Interval{From: Latest(i.From, j.From), Until: until}
}
