package civil

import "time"

// Easter returns Easter Sunday of a year (påskedag) in the Gregorian calendar,
// by the algorithm of Meeus, Jones and Butcher, which has no exceptions.
func Easter(year int) Date {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (b - (b+8)/25 + 1) / 3
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return Of(year, time.Month(n/31), n%31+1)
}

// NonDay says of a day that deadlines don't end on it. Which days those are is
// law; civil only counts.
type NonDay func(Date) bool

// NextWeekday returns d, or the first day after it that is neither a Saturday
// nor a Sunday nor one that off names. No date stays no date.
func NextWeekday(d Date, off NonDay) Date {
	if d.IsZero() {
		return d
	}
	for d.Weekday() == time.Saturday || d.Weekday() == time.Sunday || off(d) {
		d = d.AddDays(1)
	}
	return d
}

// AddWeekdays returns the n-th day after d that is neither a Saturday nor a
// Sunday nor one that off names.
func AddWeekdays(d Date, n int, off NonDay) Date {
	for range n {
		d = NextWeekday(d.AddDays(1), off)
	}
	return d
}
