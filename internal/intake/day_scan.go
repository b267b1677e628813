package intake

import "strings"

// scanDay finds the figures of a day in a text.
func scanDay(text string) (writtenDay, dayFlaw) {
	c := cursor{text: text}
	c.passWeekday()
	var written writtenDay
	var flaw dayFlaw
	switch width := c.digitsAhead(); width {
	case 0:
		written, flaw = c.monthNameFirst()
	case 1, 2:
		written, flaw = c.dayAndMonth()
	case 4:
		written, flaw = c.yearFirst()
	case 8:
		written = c.compact()
	case 5:
		return writtenDay{}, isSerial
	default:
		return writtenDay{}, isNotADay
	}
	if flaw != 0 {
		return writtenDay{}, flaw
	}
	return written, c.timeOfDay()
}

// cursor reads a day from left to right.
type cursor struct {
	text string
	at   int
}

func (c *cursor) rest() string { return c.text[c.at:] }

// digitsAhead returns how many digits stand next.
func (c *cursor) digitsAhead() int {
	n := 0
	for c.at+n < len(c.text) && c.text[c.at+n] >= '0' && c.text[c.at+n] <= '9' {
		n++
	}
	return n
}

// number reads digits, at most eight.
func (c *cursor) number() int {
	n, value := min(c.digitsAhead(), 8), 0
	for _, d := range []byte(c.text[c.at : c.at+n]) {
		value = value*10 + int(d-'0')
	}
	c.at += n
	return value
}

// word reads letters, in lower case. Months and weekdays have none beyond ASCII
// but the ø of søndag and lørdag.
func (c *cursor) word() string {
	end := c.at
	for end < len(c.text) && (c.text[end]|0x20 >= 'a' && c.text[end]|0x20 <= 'z' || c.text[end] >= 0x80) {
		end++
	}
	word := strings.ToLower(c.text[c.at:end])
	c.at = end
	return word
}

// pass passes over any of a set of characters, at most three, and reports
// whether there was one.
func (c *cursor) pass(set string) bool {
	from := c.at
	for c.at < len(c.text) && c.at-from < 3 && strings.IndexByte(set, c.text[c.at]) >= 0 {
		c.at++
	}
	return c.at > from
}

// betweenFigures are the characters that part day, month and year.
const betweenFigures = "-/. ,"

// passWeekday passes over the likes of "mandag den" and "d.".
func (c *cursor) passWeekday() {
	for {
		before := c.at
		if word := c.word(); word == "" || !isWeekdayWord(word) {
			c.at = before
			return
		}
		c.pass(". ,")
	}
}

// dayAndMonth reads 21-11-2026, 21. november 2026 and 21-nov-26.
func (c *cursor) dayAndMonth() (writtenDay, dayFlaw) {
	first := c.number()
	if !c.pass(betweenFigures) || c.digitsAhead() > 2 {
		return writtenDay{}, isNotADay
	}
	if c.digitsAhead() == 0 {
		month := monthNamed(c.word())
		if month == 0 {
			return writtenDay{}, isNotADay
		}
		c.pass(betweenFigures)
		year, flaw := c.year()
		return writtenDay{year: year, first: month, second: first}, flaw
	}
	second := c.number()
	if !c.pass(betweenFigures) {
		return writtenDay{}, isNotADay
	}
	isShort := c.digitsAhead() == 2
	year, flaw := c.year()
	return writtenDay{year: year, first: first, second: second, open: true, shortYear: isShort}, flaw
}

// monthNameFirst reads November 21, 2026.
func (c *cursor) monthNameFirst() (writtenDay, dayFlaw) {
	month := monthNamed(c.word())
	c.pass(betweenFigures)
	if n := c.digitsAhead(); month == 0 || n < 1 || n > 2 {
		return writtenDay{}, isNotADay
	}
	day := c.number()
	if !c.pass(betweenFigures) {
		return writtenDay{}, isNotADay
	}
	year, flaw := c.year()
	return writtenDay{year: year, first: month, second: day}, flaw
}

// yearFirst reads 2026-11-21.
func (c *cursor) yearFirst() (writtenDay, dayFlaw) {
	year := c.number()
	parted := c.pass(betweenFigures)
	month := c.monthFigureOrName()
	parted = c.pass(betweenFigures) && parted
	if n := c.digitsAhead(); !parted || month == 0 || n < 1 || n > 2 {
		return writtenDay{}, isNotADay
	}
	return writtenDay{year: year, first: month, second: c.number()}, 0
}

func (c *cursor) monthFigureOrName() int {
	if n := c.digitsAhead(); n == 1 || n == 2 {
		return c.number()
	}
	return monthNamed(c.word())
}

// compact reads 20261121.
func (c *cursor) compact() writtenDay {
	n := c.number()
	return writtenDay{year: n / 10_000, first: n / 100 % 100, second: n % 100}
}

// year reads a year of four digits, or of two: 90 to 99 are of the last century.
func (c *cursor) year() (int, dayFlaw) {
	width := c.digitsAhead()
	if width != 2 && width != 4 {
		return 0, isNotADay
	}
	year := c.number()
	switch {
	case width == 4:
		return year, 0
	case year >= firstYear%100:
		return 1900 + year, 0
	}
	return 2000 + year, 0
}
