package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"

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

// readable tells a row that holds what can't be read, such as a day that is none,
// from a database that is away. The words are those of database/sql, which has no
// type for it.
func readable(err error) error {
	if err != nil && strings.Contains(err.Error(), "sql: Scan error on column") {
		return fault.New(fault.Corrupt, "store.row_unreadable").Because(err)
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
