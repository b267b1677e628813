package intake

import (
	"slices"
	"strings"

	"krav/internal/fault"
	"krav/internal/money"
)

// mostAgreed is the highest rate that is taken for one: what is above it is an amount in
// the wrong column, or of another time than a year.
var mostAgreed = money.PerCent(100, 0)

// agreedRate returns the agreed yearly rate of interest (aftalt rente), or nought where
// the law's is asked for, or nothing.
func (r *row) agreedRate() money.Rate {
	text := r.value(FieldAgreedRate)
	rate, f := readRate(text)
	r.fail(FieldAgreedRate, f)
	return rate
}

// readRate reads a rate of interest a year, as in "24", "24,5 %" and "24 % p.a.". A rate of
// another time isn't turned into one: what it comes to in a year wasn't agreed.
func readRate(text string) (money.Rate, *fault.Fault) {
	number, unit := rateParts(text)
	words := strings.Fields(unit)
	wrong := func(key string) (money.Rate, *fault.Fault) {
		return money.Rate{}, fault.New(fault.Invalid, key).With("value", shown(text))
	}
	switch {
	case number == "" && (unit == "" || hasAny(words, statutoryWords)):
		return money.Rate{}, nil
	case hasAny(words, otherTimes):
		return wrong("invoice.rate_not_yearly")
	case len(words) != len(among(words, yearlyWords)):
		return wrong("invoice.rate_unreadable")
	}
	rate, err := money.ParseRate(strings.Replace(number, ",", ".", 1))
	switch {
	case err != nil, rate.Less(money.Rate{}), !rate.IsZero() && rate.Less(money.PerCent(1, 0)): // 0.24 is 24 per cent, or is it?
		return wrong("invoice.rate_unreadable")
	case mostAgreed.Less(rate):
		return wrong("invoice.rate_too_high")
	}
	return rate, nil
}

// rateParts cuts a text into the number that it begins with, and the words of the rest,
// folded.
func rateParts(text string) (number, unit string) {
	text = strings.TrimSpace(text)
	end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("-0123456789.,", r) })
	if end < 0 {
		return text, ""
	}
	return text[:end], strings.TrimSpace(Fold(strings.ReplaceAll(text[end:], "%", " pct ")))
}

var (
	statutoryWords = []string{"procesrente", "morarente", "lov", "lovens", "lovbestemt", "renteloven", "statutory", "legal", "nej", "ingen", "no", "none"}
	otherTimes     = []string{"md", "mdr", "maaned", "maanedlig", "maanedligt", "mnd", "month", "monthly", "mth", "pm", "m", "dag", "dagligt", "day", "daily", "uge", "week", "kvartal", "quarter"}
	yearlyWords    = []string{"pct", "procent", "percent", "per", "cent", "p", "a", "pa", "pr", "aar", "aarlig", "aarligt", "om", "aaret", "year", "yearly", "annum", "rente", "i"}
)

// among returns those of some words that are in a list.
func among(words, list []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(word string) bool { return !slices.Contains(list, word) })
}

func hasAny(words, list []string) bool { return len(among(words, list)) > 0 }

// looksLikeRate reports whether a text says itself that it is a rate a year.
func looksLikeRate(text string) bool {
	rate, f := readRate(text)
	return f == nil && !rate.IsZero() && strings.ContainsRune(text, '%')
}
