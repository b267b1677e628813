package intake

import (
	"fmt"
	"strings"

	"krav/internal/civil"
)

// Near is when a day that a person types without its year is looked for: in the year
// that begins on its first day. The zero value knows no today, and reads no day without
// its year.
type Near struct {
	today, from civil.Date
}

// Around looks ten months back and two ahead: for what has mostly happened, such as a
// due day, a payment or a letter.
func Around(today civil.Date) Near {
	if today.IsZero() {
		return Near{}
	}
	return Near{today: today, from: today.AddMonths(-10)}
}

// Ahead looks nine months ahead and three back: for what is promised, waited for and
// planned. A day that has just gone by stays one, so that the form can say so, and isn't a
// year later.
func Ahead(today civil.Date) Near {
	if today.IsZero() {
		return Near{}
	}
	return Near{today: today, from: today.AddMonths(-3)}
}

// nearDays are words for days, by how far they are from today.
var nearDays = map[string]int{
	"i forgårs": -2, "forgårs": -2,
	"i går": -1, "igår": -1, "yesterday": -1,
	"i dag": 0, "idag": 0, "today": 0,
	"i morgen": 1, "imorgen": 1, "tomorrow": 1,
	"i overmorgen": 2, "overmorgen": 2,
}

// Full returns a day that was typed with its year: 01-09-2026 for 1. sept., 1/9 and
// "i morgen". Any other text comes back as it was, whether it is a day or not.
func (n Near) Full(text string) string {
	if n.today.IsZero() {
		return text
	}
	words := strings.ToLower(strings.Join(strings.Fields(text), " "))
	if days, known := nearDays[words]; known {
		return figures(n.today.AddDays(days))
	}
	if looksLikeDay(text) {
		return text
	}
	for year := n.from.Year(); year <= n.from.Year()+1; year++ {
		written, flaw := scanDay(fmt.Sprintf("%s %d", strings.TrimRight(text, betweenFigures), year))
		if flaw != 0 {
			return text
		}
		day, flaw := written.under(DayFirst)
		if flaw == 0 && !day.Before(n.from) && day.Before(n.from.AddYears(1)) {
			return figures(day)
		}
	}
	return text
}

// figures returns a day as a Danish person types it.
func figures(d civil.Date) string {
	year, month, day := d.Split()
	return fmt.Sprintf("%02d-%02d-%d", day, int(month), year)
}
