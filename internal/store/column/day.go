package column

import (
	"database/sql/driver"
	"fmt"
	"time"

	"krav/internal/civil"
)

// Day is a calendar day in a column of type DATE. No date is NULL.
type Day struct{ civil.Date }

// Value writes the ISO form, or NULL for no date.
func (d Day) Value() (driver.Value, error) {
	if d.IsZero() {
		return nil, nil
	}
	return d.String(), nil
}

// MarshalJSON writes the ISO form, or null for no date: rows travel to the
// database in JSON.
func (d Day) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return []byte(`"` + d.String() + `"`), nil
}

// Scan reads a day from a time, a text or NULL. It fails on anything else.
func (d *Day) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		d.Date = civil.Date{}
		return nil
	case time.Time:
		d.Date = civil.FromTime(v.UTC())
		return nil
	case string:
		return d.parse(v)
	case []byte:
		return d.parse(string(v))
	}
	return fmt.Errorf("column: a day can't be read from %T", src)
}

func (d *Day) parse(text string) error {
	parsed, err := civil.Parse(text)
	if err != nil {
		return fmt.Errorf("column: %w", err)
	}
	d.Date = parsed
	return nil
}
