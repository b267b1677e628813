package law

import (
	"fmt"
	"strconv"
	"strings"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// describeDanish returns a row's value in Danish, for people.
func (s *Series[T]) describeDanish(row Dated[T]) string {
	if row.Gap {
		return "ikke fundet"
	}
	if number, ok := any(row.Value).(int); ok {
		return countedDanish(number, s.Unit)
	}
	return inDanish(row.Value)
}

// countedDanish says a number with its unit, which is given in English and in the
// plural.
func countedDanish(number int, units string) string {
	one, many := "", ""
	switch units {
	case "days":
		one, many = "dag", "dage"
	case "months":
		one, many = "måned", "måneder"
	case "years":
		one, many = "år", "år"
	case "digits":
		one, many = "ciffer", "cifre"
	}
	if number == 1 {
		many = one
	}
	return strings.TrimSpace(strconv.Itoa(number) + " " + many)
}

// inDanish returns a value in Danish. A kind of value without Danish words of its
// own is said in the neutral text; a test finds it.
func inDanish(value any) string {
	switch v := value.(type) {
	case money.Rate:
		return wording.Rate(wording.Danish, v) + " %"
	case money.Amount:
		return wording.Amount(wording.Danish, v)
	case ReminderRule:
		return fmt.Sprintf("højst %s, på højst %d rykkere, mindst %d dage efter den forrige; %s én gang for at bede en anden inddrive",
			inDanish(v.MaxFee), v.MaxCount, v.MinGap, inDanish(v.CollectionFee))
	case CreditRule:
		if v.Review {
			return "juridisk gennemgang, før en aftale med renter eller omkostninger indgås"
		}
		return "ingen gennemgang krævet"
	case NoticeRule:
		return fmt.Sprintf("mindst %d dage fra afsendelsen", v.MinDeadline)
	case interface{ danish() string }:
		return v.danish()
	}
	return describe(value)
}

// danish returns the scale in Danish, smallest claims first.
func (s Scale) danish() string {
	parts := make([]string, 0, len(s.Brackets)+1)
	for _, bracket := range s.Brackets {
		parts = append(parts, fmt.Sprintf("til %s: %s", wording.Figure(wording.Danish, bracket.UpTo), inDanish(bracket.Amount)))
	}
	if len(parts) == 0 {
		return s.Above.danish() + " uanset størrelse"
	}
	return strings.Join(append(parts, "derover: "+s.Above.danish()), "; ")
}

// danish returns the amount for large claims in Danish.
func (a Above) danish() string {
	text := inDanish(a.Amount)
	if !a.Share.IsZero() {
		text += " og " + inDanish(a.Share) + " af resten"
	}
	if a.Most.IsPositive() {
		text += ", højst " + inDanish(a.Most)
	}
	if a.Whole.IsPositive() {
		text += ", rundet op til hele " + inDanish(a.Whole)
	}
	return text
}

// danish returns the days of the calendar in Danish, fixed ones first.
func (c Calendar) danish() string {
	parts := make([]string, 0, len(c.Fixed)+len(c.Movable))
	for _, d := range c.Fixed {
		parts = append(parts, fmt.Sprintf("%s (%s)", d.Name, wording.DayMonth(wording.Danish, inLeapYear(d))))
	}
	for _, d := range c.Movable {
		parts = append(parts, d.Name+fromEaster(d.FromEaster))
	}
	return strings.Join(parts, ", ")
}

// danish returns the ranges in Danish, smallest values first.
func (r Ranges) danish() string {
	parts := make([]string, len(r))
	for i, step := range r {
		parts[i] = fmt.Sprintf("til %s: %s til %s", wording.Figure(wording.Danish, step.UpTo), wording.Figure(wording.Danish, step.Least), inDanish(step.Most))
	}
	return strings.Join(parts, "; ")
}

// inLeapYear returns the day of a fixed date in a year that has them all.
func inLeapYear(d FixedDay) civil.Date {
	return civil.MustParse(fmt.Sprintf("2000-%02d-%02d", d.Month, d.Day))
}

// fromEaster says how far a day is from Easter Sunday.
func fromEaster(days int) string {
	switch {
	case days < 0:
		return fmt.Sprintf(" (%s før påskedag)", countedDanish(-days, "days"))
	case days > 0:
		return fmt.Sprintf(" (%s efter påskedag)", countedDanish(days, "days"))
	}
	return ""
}
