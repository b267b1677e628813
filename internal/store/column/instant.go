package column

import (
	"database/sql/driver"
	"fmt"
	"time"
)

// layout is of fixed width, so that the order of the texts is the order of the
// moments: SQLite compares them as texts.
const layout = "2006-01-02 15:04:05.000000Z"

// Instant is a moment in a column of type TIMESTAMPTZ: UTC, to the microsecond.
// The zero value is NULL.
type Instant struct{ time.Time }

// At returns the moment as it will be read back: UTC, cut to microseconds.
func At(t time.Time) Instant {
	if t.IsZero() {
		return Instant{}
	}
	return Instant{t.UTC().Truncate(time.Microsecond)}
}

// Text returns the moment as it is written, or nothing for the zero value.
func (i Instant) Text() string {
	if i.IsZero() {
		return ""
	}
	return i.UTC().Format(layout)
}

// MarshalJSON writes the moment as it is stored, or null for the zero value: rows
// travel to the database in JSON.
func (i Instant) MarshalJSON() ([]byte, error) {
	if i.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + i.Text() + `"`), nil
}

// Value writes the moment, or NULL for the zero value.
func (i Instant) Value() (driver.Value, error) {
	if i.IsZero() {
		return nil, nil
	}
	return i.Text(), nil
}

// Scan reads a moment from a time, a text or NULL. It fails on anything else.
func (i *Instant) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		i.Time = time.Time{}
		return nil
	case time.Time:
		*i = At(v)
		return nil
	case string:
		return i.parse(v)
	case []byte:
		return i.parse(string(v))
	}
	return fmt.Errorf("column: a moment can't be read from %T", src)
}

func (i *Instant) parse(text string) error {
	parsed, err := time.Parse(layout, text)
	if err != nil {
		return fmt.Errorf("column: a moment: %w", err)
	}
	i.Time = parsed
	return nil
}
