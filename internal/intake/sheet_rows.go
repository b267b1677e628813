package intake

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"

	"krav/internal/fault"
)

// sheetRows cuts a sheet into records, one for each of its rows, holding one at a
// time.
type sheetRows struct {
	book   *workbook
	guard  *guard
	source io.Closer
	queue  []record // rows that were read ahead
	row    int      // the number of the last row
	cell   sheetCell
	days   []bool // columns whose plain numbers are days
	fault  error
	ended  bool
}

// openRows begins to read a sheet. It fails with workbook.broken.
func (b *workbook) openRows(s sheet) (*sheetRows, error) {
	g, source, err := b.part(s.part)
	if err != nil {
		return nil, err
	}
	if g == nil {
		return nil, brokenBook()
	}
	return &sheetRows{book: b, guard: g, source: source}, nil
}

// close ends the reading of a sheet before its end.
func (r *sheetRows) close() { _ = r.source.Close() } // nothing is lost of what was only read

// writtenIn implements records. A workbook has one way only to write letters.
func (r *sheetRows) writtenIn() Encoding { return 0 }

// err implements records.
func (r *sheetRows) err() error { return r.fault }

// next implements records.
func (r *sheetRows) next() (record, bool) {
	if len(r.queue) > 0 {
		rec := r.queue[0]
		r.queue = r.queue[1:]
		r.showDays(rec)
		return rec, true
	}
	rec, ok := r.read()
	if ok {
		r.showDays(rec)
	}
	return rec, ok
}

// sample reads the first rows of a sheet.
func (r *sheetRows) sample() []record {
	for size := 0; len(r.queue) < sampleLines && size < sampleBytes; {
		rec, ok := r.read()
		if !ok {
			break
		}
		for _, cell := range rec.cells {
			size += len(cell)
		}
		r.queue = append(r.queue, rec)
	}
	return slices.Clone(r.queue)
}

// read reads the next row, or nothing at the end of the sheet.
func (r *sheetRows) read() (record, bool) {
	for !r.ended {
		token, err := r.guard.Token()
		if err != nil {
			r.end(err)
			return record{}, false
		}
		switch token := token.(type) {
		case xml.StartElement:
			if token.Name.Local != "row" {
				continue
			}
			rec, err := r.readRow(token)
			if err != nil {
				r.end(err)
				return record{}, false
			}
			return rec, true
		case xml.EndElement:
			r.ended = r.ended || token.Name.Local == "sheetData"
		}
	}
	r.close()
	return record{}, false
}

// end ends the sheet where it can't be read on. A file that ends before its sheet
// does was cut off.
func (r *sheetRows) end(err error) {
	r.ended = true
	r.close()
	r.fault = partFault(err)
}

// readRow reads a row to its end.
func (r *sheetRows) readRow(start xml.StartElement) (record, error) {
	r.row++
	if number, err := strconv.Atoi(attribute(start, "r")); err == nil && number > 0 {
		r.row = number
	}
	rec := record{line: r.row, lines: 1, isHidden: isTrue(attribute(start, "hidden"))}
	size, next := 0, 0
	for {
		token, err := r.guard.Token()
		if err != nil {
			return rec, err
		}
		switch token := token.(type) {
		case xml.EndElement:
			if token.Name.Local == "row" {
				return rec, nil
			}
		case xml.StartElement:
			if token.Name.Local != "c" {
				continue
			}
			if err := r.readCell(token, next); err != nil {
				return rec, err
			}
			next = r.cell.column + 1
			value, err := r.cell.read(r.book)
			if err != nil {
				return rec, err
			}
			size += len(value.text)
			r.put(&rec, value, size)
		}
	}
}

// readCell reads a cell to its end.
func (r *sheetRows) readCell(start xml.StartElement, next int) error {
	c := &r.cell
	c.begin(start, next)
	var into *[]byte
	for {
		token, err := r.guard.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "v":
				into = &c.value
			case "f":
				into, c.counted = &c.formula, true
			case "is":
				if c.text, err = richText(r.guard, c.text); err != nil {
					return err
				}
			}
		case xml.CharData:
			if into != nil && len(*into) <= maxLine {
				*into = append(*into, token...)
			}
		case xml.EndElement:
			if token.Name.Local == "c" {
				return nil
			}
			into = nil
		}
	}
}

// put puts what the cell that was read says into a row. A row of too many cells, or
// of too much text, isn't an invoice: what is beyond is left out, and the row
// refused.
func (r *sheetRows) put(rec *record, value sheetValue, size int) {
	switch at := r.cell.column; {
	case value.text == "" || rec.wrong != nil:
	case at >= maxCells:
		rec.wrong = fault.New(fault.Invalid, "line.too_many_cells").With("limit", strconv.Itoa(maxCells))
	case size > maxLine:
		rec.wrong = fault.New(fault.Invalid, "line.too_long").With("limit", strconv.Itoa(maxLine))
	default:
		for len(rec.cells) <= at {
			rec.cells = append(rec.cells, "")
		}
		rec.cells[at] = value.text
		rec.mark(at, value)
	}
}

// showDays writes the plain numbers in columns of days as days.
func (r *sheetRows) showDays(rec record) {
	for _, at := range rec.plain {
		if at >= len(r.days) || !r.days[at] {
			continue
		}
		if day, ok := believedDay(rec.cells[at], r.book.count); ok {
			rec.cells[at] = day
		}
	}
}
