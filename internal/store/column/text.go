package column

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
)

// Text is a text in a column that may be NULL. The empty text is NULL, so that a
// unique key passes over rows that have none.
type Text string

// Value writes the text, or NULL for an empty one.
func (t Text) Value() (driver.Value, error) {
	if t == "" {
		return nil, nil
	}
	return string(t), nil
}

// Scan reads a text or NULL. It fails on anything else.
func (t *Text) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*t = ""
		return nil
	case string:
		*t = Text(v)
		return nil
	case []byte:
		*t = Text(v)
		return nil
	}
	return fmt.Errorf("column: a text can't be read from %T", src)
}

// MarshalJSON writes the text, or null for an empty one: rows travel to the
// database in JSON.
func (t Text) MarshalJSON() ([]byte, error) {
	if t == "" {
		return []byte("null"), nil
	}
	return json.Marshal(string(t))
}
