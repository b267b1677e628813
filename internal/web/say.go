package web

import (
	"context"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/wording"
)

// Say returns a message of the catalogue in the reader's language. Its values
// follow in pairs, name and value, formatted already: Say(ctx,
// "cases.found", "count", Count(ctx, n)). Every text on a page comes this way.
func Say(ctx context.Context, key string, values ...string) string {
	return wording.Say(ReaderOf(ctx).Language, key, pairs(values))
}

// pairs makes a map of names and values that follow one another. A name without
// a value is left out, so that it shows in the text as {name}.
func pairs(values []string) map[string]string {
	made := make(map[string]string, len(values)/2)
	for i := 1; i < len(values); i += 2 {
		made[values[i-1]] = values[i]
	}
	return made
}

// Fault returns what the reader is told of an error, as wording.Fault says it.
func Fault(ctx context.Context, err error) string {
	return wording.Fault(ReaderOf(ctx).Language, err)
}

// Amount returns an amount with its unit, for prose: "1.234,50 kr.".
func Amount(ctx context.Context, a money.Amount) string {
	return wording.Amount(ReaderOf(ctx).Language, a)
}

// ForeignSum writes a sum in another currency, such as "EUR 1200.00", as the reader does.
func ForeignSum(ctx context.Context, sum string) string {
	return wording.ForeignSum(ReaderOf(ctx).Language, sum)
}

// Figure returns an amount without its unit, for columns whose head has it:
// "1.234,50".
func Figure(ctx context.Context, a money.Amount) string {
	return wording.Figure(ReaderOf(ctx).Language, a)
}

// Rate returns a yearly rate in per cent: "10,00".
func Rate(ctx context.Context, r money.Rate) string {
	return wording.Rate(ReaderOf(ctx).Language, r)
}

// Count returns a whole number with its thousands marked: "1.250".
func Count(ctx context.Context, n int) string {
	return wording.Count(ReaderOf(ctx).Language, n)
}

// Date returns a day for prose: "21. november 2026".
func Date(ctx context.Context, d civil.Date) string {
	return wording.Date(ReaderOf(ctx).Language, d)
}

// LongDate returns a day with its weekday, as deadlines are written: "mandag
// den 23. november 2026".
func LongDate(ctx context.Context, d civil.Date) string {
	return wording.LongDate(ReaderOf(ctx).Language, d)
}

// Either returns the one of two texts that is in the reader's language: what the book of
// law says stands there in both.
func Either(ctx context.Context, danish, english string) string {
	if ReaderOf(ctx).Language == wording.English {
		return english
	}
	return danish
}

// ShortDate returns a day for columns: "23-11-2026".
func ShortDate(ctx context.Context, d civil.Date) string {
	return wording.ShortDate(ReaderOf(ctx).Language, d)
}

// FirstYear is the year before which a row of the law is as good as from the beginning:
// the book has the holidays of all time.
const FirstYear = 1900

// Since says from when a row of the law applies, for columns.
func Since(ctx context.Context, d civil.Date) string {
	if d.Year() < FirstYear {
		return Say(ctx, "open.always")
	}
	return ShortDate(ctx, d)
}

// DayMonth returns a day whose year is plain: "9. nov.".
func DayMonth(ctx context.Context, d civil.Date) string {
	return wording.DayMonth(ReaderOf(ctx).Language, d)
}

// Month returns the name of a day's month: "november".
func Month(ctx context.Context, d civil.Date) string {
	return wording.Month(ReaderOf(ctx).Language, d)
}

// WeekdayDay returns a day within days that are near: "man. 23.".
func WeekdayDay(ctx context.Context, d civil.Date) string {
	return wording.WeekdayDay(ReaderOf(ctx).Language, d)
}
