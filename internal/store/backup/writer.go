package backup

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"strconv"
	"unicode/utf8"
)

// ErrRow says that a row doesn't fit its table.
var ErrRow = errors.New("backup: a row doesn't fit its table")

// Writer writes a backup as a stream: no more than a row of it is in memory.
type Writer struct {
	zip   *gzip.Writer
	hash  hash.Hash
	line  bytes.Buffer
	text  *json.Encoder // onto line
	table Table
	rows  int64
}

// NewWriter begins a backup with its head, whose format is filled in.
func NewWriter(w io.Writer, h Head) (*Writer, error) {
	zip, err := gzip.NewWriterLevel(w, gzip.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("begin a backup: %w", err)
	}
	b := &Writer{zip: zip, hash: sha256.New()}
	b.text = json.NewEncoder(&b.line)
	b.text.SetEscapeHTML(false)
	h.Format = format
	return b, b.object(h)
}

// Table begins a table.
func (w *Writer) Table(t Table) error {
	w.table = t
	return w.object(t)
}

// Row writes a row of the table. It fails with ErrRow where a value isn't of its
// column's kind, or a text isn't UTF-8.
func (w *Writer) Row(values []any) error {
	if len(values) != len(w.table.Columns) {
		return fmt.Errorf("%w: %s has %d columns, not %d", ErrRow, w.table.Name, len(w.table.Columns), len(values))
	}
	w.line.Reset()
	w.line.WriteByte('[')
	for i, value := range values {
		if i > 0 {
			w.line.WriteByte(',')
		}
		if err := w.value(w.table.Columns[i], value); err != nil {
			return err
		}
	}
	w.line.WriteString("]\n")
	w.rows++
	return w.flush()
}

// Rows returns how many rows were written.
func (w *Writer) Rows() int64 { return w.rows }

// Close ends the backup. Without it, what was written is a backup cut short.
func (w *Writer) Close() error {
	last := end{End: true, Rows: w.rows, SHA256: hex.EncodeToString(w.hash.Sum(nil))}
	if err := w.object(last); err != nil {
		return err
	}
	if err := w.zip.Close(); err != nil {
		return fmt.Errorf("write a backup: %w", err)
	}
	return nil
}

func (w *Writer) value(c Column, value any) error {
	switch v := value.(type) {
	case nil:
		w.line.WriteString("null")
		return nil
	case int64:
		if c.Kind == Int {
			w.line.Write(strconv.AppendInt(w.line.AvailableBuffer(), v, 10))
			return nil
		}
	case bool:
		if c.Kind == Bool {
			w.line.Write(strconv.AppendBool(w.line.AvailableBuffer(), v))
			return nil
		}
	case []byte:
		if c.Kind == Bytes {
			w.line.WriteByte('"')
			w.line.Write(base64.StdEncoding.AppendEncode(w.line.AvailableBuffer(), v))
			w.line.WriteByte('"')
			return nil
		}
	case string:
		if isWritten := c.Kind == Text || c.Kind == Day || c.Kind == Moment; isWritten && utf8.ValidString(v) {
			return w.string(v)
		}
	}
	return fmt.Errorf("%w: %s.%s is no %s", ErrRow, w.table.Name, c.Name, c.Kind)
}

func (w *Writer) string(v string) error {
	if err := w.text.Encode(v); err != nil {
		return fmt.Errorf("write a backup: %w", err)
	}
	w.line.Truncate(w.line.Len() - 1) // the line feed that an encoder adds
	return nil
}

func (w *Writer) object(v any) error {
	w.line.Reset()
	if err := w.text.Encode(v); err != nil {
		return fmt.Errorf("write a backup: %w", err)
	}
	return w.flush()
}

// flush writes the line, and takes it into the sum.
func (w *Writer) flush() error {
	w.hash.Write(w.line.Bytes())
	if _, err := w.zip.Write(w.line.Bytes()); err != nil {
		return fmt.Errorf("write a backup: %w", err)
	}
	return nil
}
