package backup

import "time"

// format is the version of the file's form, as doc.go tells of it.
const format = 1

// Head is what a backup says of itself, in its first line.
type Head struct {
	Format  int       `json:"krav_backup"`
	MadeAt  time.Time `json:"made_at"` // everything committed by then is in it
	Program string    `json:"program"` // the version of the program that made it
	Engine  string    `json:"engine"`  // of the house it was made from
	Schema  int64     `json:"schema"`  // number of the last migration made there
	// Keys are those that secrets and printed codes were made with: whoever restores
	// needs the same. The keys themselves are never in a backup.
	Keys []Key `json:"keys"`
	// Anchors are the newest of each creditor: a backup can be held against an anchor
	// that was kept elsewhere.
	Anchors []Anchor `json:"anchors"`
}

// Key names a key, and tells it from another of the same name.
type Key struct {
	Name  string `json:"name"`
	Check string `json:"check"`
}

// Anchor is a creditor's newest anchor (forankring).
type Anchor struct {
	Creditor int64  `json:"creditor"`
	Day      string `json:"day"`
	Hash     string `json:"hash"`
}

// Table is a table that follows: its name, and its columns in the order of the rows.
type Table struct {
	Name    string   `json:"table"`
	Columns []Column `json:"columns"`
}

// Column is a column of a table.
type Column struct {
	Name string `json:"name"`
	Kind Kind   `json:"kind"`
}

// Kind is what a column holds.
type Kind string

// The kinds. A row has int64, string, bool and []byte for them, and string for days
// and moments; nil is NULL.
const (
	Int    Kind = "int"
	Text   Kind = "text"
	Bool   Kind = "bool"
	Day    Kind = "day"
	Moment Kind = "moment"
	Bytes  Kind = "bytes"
)

// known reports whether this version reads the kind.
func (k Kind) known() bool {
	switch k {
	case Int, Text, Bool, Day, Moment, Bytes:
		return true
	}
	return false
}

// end is the last line.
type end struct {
	End    bool   `json:"end"`
	Rows   int64  `json:"rows"`
	SHA256 string `json:"sha256"`
}
