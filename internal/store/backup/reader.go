package backup

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"

	"krav/internal/fault"
	"krav/internal/store/column"
)

// longestLine is how long a line may be: a row with an upload in it, and no bomb.
const longestLine = 256 << 20

// Reader reads a backup as a stream: no more than a row of it is in memory. What it
// has handed out is proved only when Next has answered io.EOF.
type Reader struct {
	Head Head

	lines *bufio.Reader
	hash  hash.Hash
	line  []byte // the line read last
	held  bool   // whether that line is still to be used
	table Table
	rows  int64
}

// NewReader reads the head of a backup. It fails with fault.Invalid for what isn't a
// backup, for one that is cut short or damaged, and for one of a later form.
func NewReader(r io.Reader) (*Reader, error) {
	zip, err := gzip.NewReader(r)
	if err != nil {
		return nil, noBackup(err)
	}
	b := &Reader{lines: bufio.NewReaderSize(zip, 1<<16), hash: sha256.New()}
	if err := b.next(); err != nil {
		return nil, err
	}
	if err := json.Unmarshal(b.line, &b.Head); err != nil || b.Head.Format < 1 {
		return nil, noBackup(err)
	}
	if b.Head.Format > format {
		return nil, TooNew(b.Head)
	}
	return b, nil
}

// Next goes to the next table and returns it. After the last it returns io.EOF, and
// then the whole backup has proved itself.
func (r *Reader) Next() (Table, error) {
	for {
		if err := r.next(); err != nil {
			return Table{}, err
		}
		if r.line[0] != '[' {
			break
		}
		r.rows++ // a row that nobody asked for
	}
	var last end
	if err := json.Unmarshal(r.line, &last); err != nil {
		return Table{}, damaged(err)
	}
	if last.End {
		return Table{}, r.finish(last)
	}
	r.table = Table{}
	if err := json.Unmarshal(r.line, &r.table); err != nil || r.table.Name == "" || len(r.table.Columns) == 0 {
		return Table{}, damaged(err)
	}
	for _, c := range r.table.Columns {
		if !c.Kind.known() {
			return Table{}, damaged(nil)
		}
	}
	return r.table, nil
}

// Row returns the next row of the table, and io.EOF after its last.
func (r *Reader) Row() ([]any, error) {
	if err := r.next(); err != nil {
		return nil, err
	}
	if r.line[0] != '[' {
		r.held = true
		return nil, io.EOF
	}
	var cells []json.RawMessage
	if err := json.Unmarshal(r.line, &cells); err != nil || len(cells) != len(r.table.Columns) {
		return nil, damaged(err)
	}
	row := make([]any, len(cells))
	for i, cell := range cells {
		value, err := valueOf(r.table.Columns[i].Kind, cell)
		if err != nil {
			return nil, damaged(err)
		}
		row[i] = value
	}
	r.rows++
	return row, nil
}

// finish proves the whole against its last line, and that nothing follows it.
func (r *Reader) finish(last end) error {
	if last.Rows != r.rows || last.SHA256 != hex.EncodeToString(r.hash.Sum(nil)) {
		return damaged(nil)
	}
	_, err := r.lines.ReadByte() // at the end gzip proves itself too
	switch {
	case errors.Is(err, io.EOF):
		return io.EOF
	case err == nil:
		return damaged(nil)
	}
	return broken(err)
}

// next reads a line. The one before it goes into the sum: the last line doesn't.
func (r *Reader) next() error {
	if r.held {
		r.held = false
		return nil
	}
	r.hash.Write(r.line)
	r.line = r.line[:0]
	for {
		part, err := r.lines.ReadSlice('\n')
		r.line = append(r.line, part...)
		switch {
		case err == nil && len(bytes.TrimSpace(r.line)) > 0:
			return nil
		case errors.Is(err, bufio.ErrBufferFull) && len(r.line) <= longestLine:
			continue
		case errors.Is(err, bufio.ErrBufferFull), err == nil:
			return damaged(err)
		}
		return broken(err)
	}
}

// valueOf reads a cell of a row.
func valueOf(kind Kind, cell json.RawMessage) (any, error) {
	if string(cell) == "null" {
		return nil, nil
	}
	switch kind {
	case Int:
		return read[int64](cell)
	case Bool:
		return read[bool](cell)
	case Bytes:
		return read[[]byte](cell)
	case Text:
		return read[string](cell)
	case Day:
		return checked(cell, new(column.Day))
	case Moment:
		return checked(cell, new(column.Instant))
	}
	return nil, fmt.Errorf("no kind of column: %s", kind)
}

func read[T any](cell json.RawMessage) (any, error) {
	var value T
	err := json.Unmarshal(cell, &value)
	return value, err
}

// checked reads a text that must be a day or a moment.
func checked(cell json.RawMessage, as interface{ Scan(src any) error }) (any, error) {
	var text string
	if err := json.Unmarshal(cell, &text); err != nil {
		return nil, err
	}
	return text, as.Scan(text)
}

func noBackup(err error) error {
	return fault.New(fault.Invalid, "backup.not_a_backup").Because(err)
}

// broken tells a file that ends too soon from one that was changed. io.EOF means a
// good end here, so it must not stand in the chain of a bad one.
func broken(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return fault.New(fault.Invalid, "backup.cut_short").Because(io.ErrUnexpectedEOF)
	}
	return damaged(err)
}

func damaged(err error) error { return fault.New(fault.Invalid, "backup.damaged").Because(err) }

// Damaged says of a backup that what it holds doesn't fit the schema it names.
func Damaged(err error) error { return damaged(err) }

// TooNew says of a backup that a later program made it.
func TooNew(h Head) error {
	return fault.New(fault.Conflict, "backup.too_new").With("program", h.Program)
}
