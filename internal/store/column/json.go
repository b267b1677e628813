package column

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
)

// JSON is a JSON document in a column of type TEXT. It is kept byte for byte:
// no engine reorders its keys.
type JSON []byte

// ErrJSON says that a document isn't valid JSON.
var ErrJSON = errors.New("column: not JSON")

// Value writes the document as text, never as bytes, which SQLite would store
// as a BLOB. It fails with ErrJSON.
func (j JSON) Value() (driver.Value, error) {
	if !json.Valid(j) {
		return nil, ErrJSON
	}
	return string(j), nil
}

// Scan reads a document from a text or bytes. It fails on anything else.
func (j *JSON) Scan(src any) error {
	switch v := src.(type) {
	case string:
		*j = JSON(v)
		return nil
	case []byte:
		*j = append(JSON(nil), v...)
		return nil
	}
	return fmt.Errorf("column: JSON can't be read from %T", src)
}
