package wording

import (
	"maps"
	"strings"

	"krav/internal/civil"
	"krav/internal/money"
)

// spoken are the names of values that are amounts, days or yearly rates, and never words of
// a file or of a person: where they stand in neutral form, they are put into the
// reader's.
var spoken = map[string]bool{
	"amount": true, "total": true, "rest": true, "max": true, "from": true, "to": true, "said": true, "now": true,
	"day": true, "date": true, "on": true, "known": true, "today": true, "planned": true, "due": true, "issued": true,
	"until": true, "since": true, "earliest": true, "deadline": true, "needed": true,
	"fee": true, "with_vat": true, "hearing": true, "by_365": true, "by_year": true, "by_months": true,
	"beyond": true, "principal": true, "sum": true, "used": true, "rate": true,
	"yearly": true, "whole": true,
	"limit": true, "found": true, "closing": true, "owed": true,
}

// InDanish is what the name of a value ends in that says in Danish what the value of the
// name without it says in English: where both are given, a Danish reader is told the first.
const InDanish = "_danish"

// inLanguage returns the values of a message as its reader writes amounts and days:
// "1200.00" as "1.200,00" in Danish, and "2026-11-21" as "21. november 2026"; and words
// that are given in both languages in the reader's.
// Values that are formatted already, and what a person or a file wrote, are left.
func inLanguage(l Language, values map[string]string) map[string]string {
	var changed map[string]string
	for name, value := range values {
		said := value
		if danish, both := values[name+InDanish]; both && l == Danish {
			said = danish
		}
		if spoken[name] {
			said = neutral(l, value)
		}
		if said == value {
			continue
		}
		if changed == nil {
			changed = maps.Clone(values)
		}
		changed[name] = said
	}
	if changed == nil {
		return values
	}
	return changed
}

// ForeignSum returns a sum in another currency than kroner, such as "EUR 1200.00", as its
// reader writes figures: "EUR 1.200,00" in Danish. What isn't such a sum is left.
func ForeignSum(l Language, sum string) string {
	currency, figure, isSum := strings.Cut(sum, " ")
	if !isSum {
		return sum
	}
	return currency + " " + neutral(l, figure)
}

func neutral(l Language, value string) string {
	if d, err := civil.Parse(value); err == nil {
		return Date(l, d)
	}
	if a, err := money.Parse(value); err == nil && a.String() == value {
		return Figure(l, a)
	}
	return value
}
