package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"krav/internal/fault"
)

// array writes rows as the JSON array that json_each unfolds: many rows go to
// the database in one statement. No rows are an empty array, and not null.
func array[T any](rows []T) (string, error) {
	if rows == nil {
		rows = []T{}
	}
	text, err := json.Marshal(rows)
	if err != nil {
		return "", fmt.Errorf("rows for the database: %w", err)
	}
	return string(text), nil
}

// mapped returns f of each value.
func mapped[A, B any](values []A, f func(A) B) []B {
	made := make([]B, len(values))
	for i, v := range values {
		made[i] = f(v)
	}
	return made
}

// found turns "no row" into the fault that says what wasn't found.
func found(err error, missing *fault.Fault) error {
	if errors.Is(err, sql.ErrNoRows) {
		return missing
	}
	return err
}

// oneRow turns a statement that changed no row into a fault.
func oneRow(rows int64, err error, none *fault.Fault) error {
	switch {
	case err != nil:
		return err
	case rows == 0:
		return none
	}
	return nil
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
