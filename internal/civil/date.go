package civil

import (
	"errors"
	"fmt"
	"strconv"
	"time"
)

// Date is one day of the calendar. The zero value is "no date" and prints as
// "-"; a day that doesn't exist can't be made. Dates compare with ==. The range
// is the years 1 to 9999.
type Date struct {
	n int32 // days, where 1 January of the year 1 is 1
}

// ErrDate says that a text or a triple isn't a day of the calendar.
var ErrDate = errors.New("civil: not a date")

// New returns the day, or ErrDate where the calendar has no such day.
func New(year int, month time.Month, day int) (Date, error) {
	if year < 1 || year > 9999 || month < time.January || month > time.December ||
		day < 1 || day > DaysIn(year, month) {
		return Date{}, fmt.Errorf("%w: %d-%d-%d", ErrDate, year, month, day)
	}
	return Date{ordinal(year, int(month), day)}, nil
}

// Of returns the day. It panics where the calendar has no such day: it is for
// days written in the program.
func Of(year int, month time.Month, day int) Date {
	d, err := New(year, month, day)
	if err != nil {
		panic(err)
	}
	return d
}

// Parse reads a day in ISO form, "2026-11-21". It fails with ErrDate.
func Parse(text string) (Date, error) {
	if len(text) != 10 || text[4] != '-' || text[7] != '-' {
		return Date{}, fmt.Errorf("%w: %q", ErrDate, text)
	}
	year, ok1 := number(text[:4])
	month, ok2 := number(text[5:7])
	day, ok3 := number(text[8:])
	if !ok1 || !ok2 || !ok3 {
		return Date{}, fmt.Errorf("%w: %q", ErrDate, text)
	}
	return New(year, time.Month(month), day)
}

// MustParse is Parse for days written in the program; it panics on a fault.
func MustParse(text string) Date {
	d, err := Parse(text)
	if err != nil {
		panic(err)
	}
	return d
}

func number(text string) (int, bool) {
	n := 0
	for _, r := range []byte(text) {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}

// FromTime returns the day that a moment falls on where its location is. The
// one place that turns moments into days is in casework, in Danish time.
func FromTime(t time.Time) Date {
	year, month, day := t.Date()
	return Date{ordinal(year, int(month), day)}
}

// FromNumber returns the day whose Number is n. It is for the store.
func FromNumber(n int32) Date { return Date{n} }

// Number returns the day's place in the count of days, where 1 January of the
// year 1 is 1, and nought for no date. It is for hashing and packing.
func (d Date) Number() int32 { return d.n }

// IsZero reports whether d is "no date".
func (d Date) IsZero() bool { return d.n == 0 }

// Before reports whether d is an earlier day than e.
func (d Date) Before(e Date) bool { return d.n < e.n }

// After reports whether d is a later day than e.
func (d Date) After(e Date) bool { return d.n > e.n }

// Compare returns -1, 0 or +1 as d is earlier than, the same as or later than e.
func (d Date) Compare(e Date) int {
	switch {
	case d.n < e.n:
		return -1
	case d.n > e.n:
		return 1
	}
	return 0
}

// AddDays returns the day n days after d (before it, if n is negative). No date
// stays no date.
func (d Date) AddDays(n int) Date {
	if d.n == 0 {
		return d
	}
	return Date{d.n + int32(n)} //nolint:gosec // a count of days between two dates is under four million
}

// DaysUntil returns the number of days from d to e: 1 from a day to the next.
func (d Date) DaysUntil(e Date) int { return int(e.n - d.n) }

// AddMonths returns the same day of the month n months on, or that month's last
// day where it is shorter: 31 January and one month is 28 or 29 February.
func (d Date) AddMonths(n int) Date {
	if d.n == 0 {
		return d
	}
	year, month, day := d.Split()
	months := year*12 + int(month) - 1 + n
	year, month = months/12, time.Month(months%12+1)
	return Date{ordinal(year, int(month), min(day, DaysIn(year, month)))}
}

// AddYears returns the corresponding day n years on; 29 February becomes the
// 28th in a common year (law.md L-5).
func (d Date) AddYears(n int) Date { return d.AddMonths(12 * n) }

// Weekday returns the day of the week.
func (d Date) Weekday() time.Weekday { return time.Weekday(d.n % 7) }

// Year returns the year.
func (d Date) Year() int {
	year, _, _ := d.Split()
	return year
}

// Month returns the month.
func (d Date) Month() time.Month {
	_, month, _ := d.Split()
	return month
}

// Day returns the day of the month, from 1.
func (d Date) Day() int {
	_, _, day := d.Split()
	return day
}

// String returns the ISO form, or "-" for no date.
func (d Date) String() string {
	if d.n == 0 {
		return "-"
	}
	year, month, day := d.Split()
	buf := make([]byte, 0, 10)
	buf = appendPadded(buf, year, 4)
	buf = append(buf, '-')
	buf = appendPadded(buf, int(month), 2)
	buf = append(buf, '-')
	return string(appendPadded(buf, day, 2))
}

func appendPadded(buf []byte, n, width int) []byte {
	text := strconv.Itoa(n)
	for range width - len(text) {
		buf = append(buf, '0')
	}
	return append(buf, text...)
}

// MarshalText writes the ISO form, and nothing for no date.
func (d Date) MarshalText() ([]byte, error) {
	if d.n == 0 {
		return []byte{}, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what MarshalText wrote. It fails with ErrDate.
func (d *Date) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*d = Date{}
		return nil
	}
	parsed, err := Parse(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}

// Earliest returns the earliest of the days that are dates, or no date.
func Earliest(days ...Date) Date {
	var first Date
	for _, d := range days {
		if first.n == 0 || d.n != 0 && d.n < first.n {
			first = d
		}
	}
	return first
}

// Latest returns the latest of the days, or no date.
func Latest(days ...Date) Date {
	var last Date
	for _, d := range days {
		last.n = max(last.n, d.n)
	}
	return last
}
