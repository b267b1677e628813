package law_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

func day(text string) civil.Date { return civil.MustParse(text) }

func kroner(t *testing.T, text string) money.Amount {
	t.Helper()
	amount, err := money.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return amount
}

func perCent(t *testing.T, text string) money.Rate {
	t.Helper()
	rate, err := money.ParseRate(text)
	if err != nil {
		t.Fatal(err)
	}
	return rate
}

// value asks a series for a day and returns what the row says.
func value[T any](t *testing.T, s *law.Series[T], on string) T {
	t.Helper()
	row, err := s.At(day(on))
	if err != nil {
		t.Fatalf("%s on %s: %v", s.Name, on, err)
	}
	return row.Value
}

// refused asks a series for a day for which it must have no answer.
func refused[T any](t *testing.T, s *law.Series[T], on string) {
	t.Helper()
	if row, err := s.At(day(on)); err == nil {
		t.Errorf("%s on %s = %v, want no answer", s.Name, on, row.Value)
	}
}
