package intake

import (
	"strings"
	"unicode/utf8"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// TypedAmount reads an amount that a person typed into a field: 1250, 1.250 and
// 1250,5, with or without kr. What could be read two ways is Danish. It fails with
// fault.Invalid, also where nothing was typed.
func TypedAmount(text string) (money.Amount, error) {
	amount, given, f := readAmount(text, decimalTyped)
	if f != nil {
		return money.Amount{}, f
	}
	if !given {
		return money.Amount{}, fault.New(fault.Invalid, "amount.missing")
	}
	return amount, nil
}

// TypedDay reads a day that a person typed into a field: 1/9-26, 01-09-2026, 2026-09-01,
// 1. sept. and "i morgen". What could be read two ways is Danish; without a year it is
// the day that is near. It fails with fault.Invalid, also where nothing was typed.
func TypedDay(text string, near Near) (civil.Date, error) {
	day, given, f := readDay(near.Full(text), orderTyped)
	if f != nil {
		return civil.Date{}, f
	}
	if !given {
		return civil.Date{}, fault.New(fault.Invalid, "day.missing")
	}
	return day, nil
}

// TypedRate reads a yearly rate of interest that a person typed into a field: 12, 12,5
// and 24 % p.a. Nothing is no rate. It fails with fault.Invalid.
func TypedRate(text string) (money.Rate, error) {
	rate, f := readRate(text)
	if f != nil {
		return money.Rate{}, f
	}
	return rate, nil
}

// TypedReferenceRate reads the reference rate as a person types it into a field: 2,00,
// 1.75 and −0,45 %. It may be below nought. It fails with fault.Invalid, also where
// nothing was typed.
func TypedReferenceRate(text string) (money.Rate, error) {
	number := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	if number == "" {
		return money.Rate{}, fault.New(fault.Invalid, "law.rate_missing")
	}
	if first, size := utf8.DecodeRuneInString(number); strings.ContainsRune(minuses, first) {
		number = "-" + strings.TrimSpace(number[size:])
	}
	rate, err := money.ParseRate(strings.Replace(number, ",", ".", 1))
	if err != nil {
		return money.Rate{}, fault.New(fault.Invalid, "law.rate_unreadable").With("value", shown(text))
	}
	return rate, nil
}
