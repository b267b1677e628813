package law

import (
	"fmt"
	"strconv"
	"strings"

	"krav/internal/money"
)

// describe returns a row's value in neutral text.
func (s *Series[T]) describe(row Dated[T]) string {
	if row.Gap {
		return "not found"
	}
	if number, ok := any(row.Value).(int); ok {
		return counted(number, s.Unit)
	}
	return describe(row.Value)
}

// counted says a number with its unit, which is given in the plural.
func counted(number int, units string) string {
	if number == 1 {
		units = strings.TrimSuffix(units, "s")
	}
	return strconv.Itoa(number) + " " + units
}

func describe(value any) string {
	switch v := value.(type) {
	case money.Rate:
		return v.String() + " %"
	case money.Amount:
		return v.String() + " kr."
	case fmt.Stringer:
		return v.String()
	}
	return fmt.Sprint(value)
}

// String returns the rule in words.
func (r ReminderRule) String() string {
	return fmt.Sprintf("at most %s, on at most %d reminders, at least %d days since the previous; %s once for collection by another",
		describe(r.MaxFee), r.MaxCount, r.MinGap, describe(r.CollectionFee))
}

// String returns the rule in words.
func (r NoticeRule) String() string {
	return fmt.Sprintf("at least %d days from dispatch", r.MinDeadline)
}

// String returns the rule in words.
func (r CreditRule) String() string {
	if r.Review {
		return "legal review before a plan with interest or costs is agreed"
	}
	return "no review asked for"
}

// String returns the scale in words, smallest claims first.
func (s Scale) String() string {
	parts := make([]string, 0, len(s.Brackets)+1)
	for _, bracket := range s.Brackets {
		parts = append(parts, fmt.Sprintf("to %s: %s", bracket.UpTo, describe(bracket.Amount)))
	}
	if len(parts) == 0 {
		return s.Above.String() + " for any size"
	}
	return strings.Join(append(parts, "above: "+s.Above.String()), "; ")
}

// String returns the amount for large claims in words.
func (a Above) String() string {
	text := describe(a.Amount)
	if !a.Share.IsZero() {
		text += " and " + describe(a.Share) + " of the excess"
	}
	if a.Most.IsPositive() {
		text += ", at most " + describe(a.Most)
	}
	if a.Whole.IsPositive() {
		text += ", rounded up to whole " + describe(a.Whole)
	}
	return text
}

// String returns the days of the calendar, fixed ones first.
func (c Calendar) String() string {
	parts := make([]string, 0, len(c.Fixed)+len(c.Movable))
	for _, d := range c.Fixed {
		parts = append(parts, fmt.Sprintf("%s (%02d-%02d)", d.Name, d.Month, d.Day))
	}
	for _, d := range c.Movable {
		parts = append(parts, fmt.Sprintf("%s (Easter %+d)", d.Name, d.FromEaster))
	}
	return strings.Join(parts, ", ")
}
