package letter

import (
	"encoding/json"

	"krav/internal/fault"
)

// Block is a piece of a document's body (tekstblok).
//
//sumtype:decl
type Block interface {
	block()
	elements() []string
}

// Paragraph is a paragraph (afsnit).
type Paragraph struct {
	Elements []string `json:"elements,omitempty"`
	Text     Text     `json:"text"`
}

// Heading is a heading within the body (overskrift).
type Heading struct {
	Text string `json:"text"`
}

// Item is an item of a list (listepunkt).
type Item struct {
	Elements []string `json:"elements,omitempty"`
	Text     Text     `json:"text"`
}

// Warning is what a debtor must not overlook (advarsel).
type Warning struct {
	Text []Paragraph `json:"text"`
}

// Table is a table (tabel).
type Table struct {
	Elements []string `json:"elements,omitempty"`
	Columns  []Column `json:"columns"`
	Rows     []Row    `json:"rows"`
}

// Column is a column of a table (kolonne).
type Column struct {
	Head  string `json:"head,omitempty"`
	Right bool   `json:"right,omitempty"` // figures, set to the right
}

// Row is a row of a table (række).
type Row struct {
	Role  RowRole `json:"role,omitempty"`
	Cells []Cell  `json:"cells"`
}

// RowRole is what a row does in its table (rækketype).
type RowRole string

// The roles that a row can have.
const (
	Ordinary RowRole = ""
	Subtotal RowRole = "subtotal"
	Total    RowRole = "total"
)

// Cell is a cell of a row (celle). Where a row has fewer cells than its table has
// columns, the first one stretches over those that are missing.
type Cell struct {
	Text  string `json:"text"`
	Small string `json:"small,omitempty"` // a second line, in small print
}

func (Paragraph) block() {}
func (Heading) block()   {}
func (Item) block()      {}
func (Warning) block()   {}
func (Table) block()     {}

func (p Paragraph) elements() []string { return p.Elements }
func (Heading) elements() []string     { return nil }
func (i Item) elements() []string      { return i.Elements }
func (t Table) elements() []string     { return t.Elements }

func (w Warning) elements() []string {
	var found []string
	for _, p := range w.Text {
		found = append(found, p.Elements...)
	}
	return found
}

// Blocks are the pieces of a body, in reading order (brødtekst).
type Blocks []Block

// anyBlock is a block in JSON: an object with one member, named for its kind.
type anyBlock struct {
	Paragraph *Paragraph `json:"paragraph,omitempty"`
	Heading   *Heading   `json:"heading,omitempty"`
	Item      *Item      `json:"item,omitempty"`
	Warning   *Warning   `json:"warning,omitempty"`
	Table     *Table     `json:"table,omitempty"`
}

// MarshalJSON writes each block under the name of its kind.
func (bs Blocks) MarshalJSON() ([]byte, error) {
	written := make([]anyBlock, len(bs))
	for i, b := range bs {
		switch b := b.(type) {
		case Paragraph:
			written[i].Paragraph = &b
		case Heading:
			written[i].Heading = &b
		case Item:
			written[i].Item = &b
		case Warning:
			written[i].Warning = &b
		case Table:
			written[i].Table = &b
		}
	}
	return json.Marshal(written)
}

// UnmarshalJSON reads what MarshalJSON wrote. It fails with
// "letter.archive_unreadable" for a block of a kind that isn't known.
func (bs *Blocks) UnmarshalJSON(data []byte) error {
	var written []anyBlock
	if err := json.Unmarshal(data, &written); err != nil {
		return err
	}
	read := make(Blocks, 0, len(written))
	for _, b := range written {
		block := b.only()
		if block == nil {
			return fault.New(fault.Corrupt, "letter.archive_unreadable")
		}
		read = append(read, block)
	}
	*bs = read
	return nil
}

// only returns the block that is there, or nil.
func (b anyBlock) only() Block {
	switch {
	case b.Paragraph != nil:
		return *b.Paragraph
	case b.Heading != nil:
		return *b.Heading
	case b.Item != nil:
		return *b.Item
	case b.Warning != nil:
		return *b.Warning
	case b.Table != nil:
		return *b.Table
	}
	return nil
}
