package intake

import (
	"strconv"
	"strings"
)

// timeOfDay reads the time of day that may follow a day, with its zone. Only the
// day is kept. A moment that falls on another day in Denmark, or may do so,
// depending on the time of year, is refused: 23:00 in UTC is how some programs
// write the next day's midnight.
func (c *cursor) timeOfDay() dayFlaw {
	if c.at == len(c.text) {
		return 0
	}
	c.passTimeMark()
	if c.at == len(c.text) {
		return 0 // a full stop or a blank behind the day
	}
	hour, minute, ok := c.clock()
	if !ok {
		return isNotADay
	}
	offset, hasZone, ok := c.zone()
	if !ok {
		return isNotADay
	}
	const winter, summer, day = 60, 120, 24 * 60 // minutes that Danish time is ahead of UTC; of a day
	isDanish := !hasZone || offset == winter || offset == summer
	moment := hour*60 + minute - offset
	if !isDanish && (moment+winter < 0 || moment+summer >= day) {
		return isMoment
	}
	return 0
}

// passTimeMark passes over what stands between a day and its time.
func (c *cursor) passTimeMark() {
	c.pass(" .,")
	before := c.at
	if word := c.word(); word != "t" && word != "kl" && word != "at" {
		c.at = before
	}
	c.pass(" .")
}

// clock reads 10:15, 10.15:00, 10:15:00.000 and 12:00:00 AM.
func (c *cursor) clock() (hour, minute int, ok bool) {
	if n := c.digitsAhead(); n < 1 || n > 2 {
		return 0, 0, false
	}
	hour = c.number()
	if !c.pass(":.") || c.digitsAhead() != 2 {
		return 0, 0, false
	}
	minute = c.number()
	for c.at < len(c.text) && (c.text[c.at] == ':' || c.text[c.at] == '.') {
		c.at++
		if c.digitsAhead() == 0 {
			return 0, 0, false
		}
		c.at += c.digitsAhead()
	}
	return c.halfDay(hour), minute, hour < 24 && minute < 60
}

// halfDay reads AM and PM and returns the hour of the whole day.
func (c *cursor) halfDay(hour int) int {
	before := c.at
	c.pass(" ")
	switch c.word() {
	case "am":
		return hour % 12
	case "pm":
		return hour%12 + 12
	}
	c.at = before
	return hour
}

// zone reads Z and the likes of +01:00, in minutes ahead of UTC.
func (c *cursor) zone() (offset int, given, ok bool) {
	rest := strings.TrimLeft(c.rest(), " ")
	c.at = len(c.text)
	switch rest {
	case "":
		return 0, false, true
	case "Z", "UTC", "GMT":
		return 0, true, true
	}
	figures := strings.Replace(rest[1:], ":", "", 1)
	if len(figures) == 2 {
		figures += "00"
	}
	if len(figures) != 4 || !isPlainDigits(figures) || rest[0] != '+' && rest[0] != '-' {
		return 0, false, false
	}
	value, _ := strconv.Atoi(figures) // four digits
	offset = value/100*60 + value%100
	if rest[0] == '-' {
		offset = -offset
	}
	return offset, true, true
}
