package store

import (
	"encoding/json"
	"fmt"
)

// array writes rows as the JSON array that json_each unfolds: many rows go to
// the database in one statement.
func array[T any](rows []T) (string, error) {
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
