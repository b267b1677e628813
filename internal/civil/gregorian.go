package civil

import "time"

// DaysIn returns the number of days in a month of a year, and nought for what is
// no month.
func DaysIn(year int, month time.Month) int {
	switch month {
	case time.April, time.June, time.September, time.November:
		return 30
	case time.February:
		if IsLeap(year) {
			return 29
		}
		return 28
	case time.January, time.March, time.May, time.July, time.August, time.October, time.December:
		return 31
	}
	return 0
}

// IsLeap reports whether a year has a 29th of February.
func IsLeap(year int) bool { return year%4 == 0 && (year%100 != 0 || year%400 == 0) }

const (
	daysPer400 = 146_097
	marchFirst = 305 // days from 1 March of the year 0 to 31 December, both counted
)

// ordinal counts days so that 1 January of the year 1 is 1. It counts in years
// that begin in March, so that the leap day comes last.
func ordinal(year, month, day int) int32 {
	if month <= 2 {
		year, month = year-1, month+12
	}
	days := 365*year + year/4 - year/100 + year/400 + (153*(month-3)+2)/5 + day
	return int32(days - marchFirst - 1) //nolint:gosec // the years 1 to 9999 have under four million days
}

// Split returns the year, the month and the day of the month; all nought for no
// date.
func (d Date) Split() (year int, month time.Month, day int) {
	if d.n == 0 {
		return 0, 0, 0
	}
	n := int(d.n) + marchFirst // days since 1 March of the year 0
	era, rest := n/daysPer400, n%daysPer400
	inEra := (rest - rest/1460 + rest/36_524 - rest/(daysPer400-1)) / 365
	dayOfYear := rest - (365*inEra + inEra/4 - inEra/100)
	shifted := (5*dayOfYear + 2) / 153 // 0 is March
	day = dayOfYear - (153*shifted+2)/5 + 1
	year = era*400 + inEra
	if shifted < 10 {
		return year, time.Month(shifted + 3), day
	}
	return year + 1, time.Month(shifted - 9), day
}
