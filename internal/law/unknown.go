package law

import (
	"fmt"

	"krav/internal/civil"
	"krav/internal/fault"
)

// UnknownError says that the book has no value of a series for a day, so that
// nothing may be charged. Its chain holds a fault of kind UnknownLaw.
type UnknownError struct {
	Series string // the series' English name
	Danish string // the series' Danish name
	Basis  Basis
	Day    civil.Date
}

func unknown[T any](s *Series[T], d civil.Date) *UnknownError {
	return &UnknownError{Series: s.Name, Danish: s.Danish, Basis: s.Basis, Day: d}
}

// Error returns the error for logs and tests.
func (e *UnknownError) Error() string {
	return fmt.Sprintf("law: no %s known for %s (%s)", e.Series, e.Day, e.Basis)
}

// Unwrap returns the fault that a person is shown: law.unknown_value, with the
// Danish name of the series and the day.
func (e *UnknownError) Unwrap() error {
	return fault.New(fault.UnknownLaw, "law.unknown_value").
		With("series", e.Danish).With("day", e.Day.String())
}
