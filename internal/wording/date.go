package wording

import (
	"strconv"
	"unicode/utf8"

	"krav/internal/civil"
)

// missing is what stands where a date should be and there is none.
const missing = string(enDash)

// months are named from January, at 1.
var (
	danishMonths = [...]string{
		1: "januar", "februar", "marts", "april", "maj", "juni",
		"juli", "august", "september", "oktober", "november", "december",
	}
	englishMonths = [...]string{
		1: "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December",
	}
	danishShortMonths = [...]string{
		1: "jan.", "feb.", "mar.", "apr.", "maj", "jun.",
		"jul.", "aug.", "sep.", "okt.", "nov.", "dec.",
	}
	englishShortMonths = [...]string{
		1: "Jan", "Feb", "Mar", "Apr", "May", "Jun",
		"Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
	}
	// Weekdays are named from Sunday, at 0, as civil counts them.
	danishWeekdays  = [...]string{"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"}
	englishWeekdays = [...]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}
)

// Date returns a day as it stands in prose: "21. november 2026", or in English
// "21 November 2026". A no-break space keeps the day with its month. No date is
// an en dash, here as in the other formats.
func Date(l Language, d civil.Date) string {
	if d.IsZero() {
		return missing
	}
	var room [48]byte
	return string(appendDate(room[:0], l, d))
}

// LongDate returns a day with its weekday: "mandag den 23. november 2026", or in
// English "Monday 23 November 2026". Deadlines are written so.
func LongDate(l Language, d civil.Date) string {
	if d.IsZero() {
		return missing
	}
	var room [64]byte
	text := room[:0]
	if l == English {
		text = append(text, englishWeekdays[d.Weekday()]...)
		text = append(text, ' ')
		return string(appendDate(text, l, d))
	}
	text = append(text, danishWeekdays[d.Weekday()]...)
	text = append(text, " den "...)
	return string(appendDate(text, l, d))
}

// ShortDate returns a day in figures, "23-11-2026", the same in both languages:
// for columns, text messages and the heads of tables.
func ShortDate(_ Language, d civil.Date) string {
	if d.IsZero() {
		return missing
	}
	year, month, day := d.Split()
	var room [16]byte
	text := appendPadded(room[:0], day, 2)
	text = append(text, '-')
	text = appendPadded(text, int(month), 2)
	text = append(text, '-')
	return string(appendPadded(text, year, 4))
}

// DayMonth returns a day where the year is plain: "9. nov.", or in English
// "9 Nov".
func DayMonth(l Language, d civil.Date) string {
	if d.IsZero() {
		return missing
	}
	var room [24]byte
	return string(appendDayMonth(room[:0], l, d))
}

// Month returns the name of a day's month: "november", or in English "November".
func Month(l Language, d civil.Date) string {
	if d.IsZero() {
		return missing
	}
	return l.pick(danishMonths[d.Month()], englishMonths[d.Month()])
}

// shortWeekday is how many letters are left of a weekday's name: all seven differ
// in them, in both languages, as do lør and søn.
const shortWeekday = 3

// WeekdayDay returns a day within days that are near: "man. 23.", or in English
// "Mon 23".
func WeekdayDay(l Language, d civil.Date) string {
	if d.IsZero() {
		return missing
	}
	name := []rune(l.pick(danishWeekdays[d.Weekday()], englishWeekdays[d.Weekday()]))[:shortWeekday]
	day := strconv.Itoa(d.Day())
	if l == English {
		return string(name) + string(noBreakSpace) + day
	}
	return string(name) + "." + string(noBreakSpace) + day + "."
}

// Period returns the days from the first to the last, both named: "15. aug.–13.
// nov. 2026". The year stands at both ends where they differ, and a single day
// stands once. A period that is open at one end says so in words.
func Period(l Language, first, last civil.Date) string {
	var room [64]byte
	text := room[:0]
	switch {
	case first == last:
		return string(appendDayMonthYear(text, l, first))
	case last.IsZero():
		return string(appendDayMonthYear(append(text, l.pick("fra ", "from ")...), l, first))
	case first.IsZero():
		return string(appendDayMonthYear(append(text, l.pick("til og med ", "up to and including ")...), l, last))
	case first.Year() == last.Year():
		text = appendDayMonth(text, l, first)
	default:
		text = appendDayMonthYear(text, l, first)
	}
	text = utf8.AppendRune(text, enDash)
	return string(appendDayMonthYear(text, l, last))
}

func appendDate(text []byte, l Language, d civil.Date) []byte {
	year, month, day := d.Split()
	name := danishMonths[month]
	if l == English {
		name = englishMonths[month]
	}
	text = append(appendDay(text, l, day), name...)
	return strconv.AppendInt(append(text, ' '), int64(year), 10)
}

func appendDayMonth(text []byte, l Language, d civil.Date) []byte {
	_, month, day := d.Split()
	name := danishShortMonths[month]
	if l == English {
		name = englishShortMonths[month]
	}
	return append(appendDay(text, l, day), name...)
}

func appendDayMonthYear(text []byte, l Language, d civil.Date) []byte {
	if d.IsZero() {
		return append(text, missing...)
	}
	text = append(appendDayMonth(text, l, d), ' ')
	return strconv.AppendInt(text, int64(d.Year()), 10)
}

// appendDay writes the day of the month, which is an ordinal in Danish and so
// has a full stop, and the space that ties it to the month.
func appendDay(text []byte, l Language, day int) []byte {
	text = strconv.AppendInt(text, int64(day), 10)
	if l != English {
		text = append(text, '.')
	}
	return utf8.AppendRune(text, noBreakSpace)
}

func appendPadded(text []byte, n, width int) []byte {
	for limit := 10; width > 1; width, limit = width-1, limit*10 {
		if n < limit {
			text = append(text, '0')
		}
	}
	return strconv.AppendInt(text, int64(n), 10)
}

// pick returns the Danish or the English of two short words of a format.
func (l Language) pick(danish, english string) string {
	if l == English {
		return english
	}
	return danish
}
