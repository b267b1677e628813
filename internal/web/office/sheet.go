package office

import (
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web"
)

// workbook is what Excel calls its files.
const workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// sheet is a sheet of a workbook under way, with the looks of its cells.
type sheet struct {
	stream             *excelize.StreamWriter
	amount, day, heads int
	rows               int
}

// sheetColumn is the head of a column, and how wide it is, in letters.
type sheetColumn struct {
	Head  string
	Width float64
}

// sendSheet sends a workbook of one sheet, which fill writes the rows of. Texts are
// written as texts, which Excel never takes for formulas. The workbook is made whole,
// on disk where it is large, before any of it is sent.
func sendSheet(w http.ResponseWriter, name, file string, columns []sheetColumn, fill func(*sheet) error) error {
	book := excelize.NewFile()
	defer func() { _ = book.Close() }() // it only removes what was put on disk
	made, err := newSheet(book, name, columns)
	if err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	if err := fill(made); err != nil {
		return err
	}
	if err := made.stream.Flush(); err != nil {
		return fmt.Errorf("make a workbook: %w", err)
	}
	web.Attach(w.Header(), workbook, file+".xlsx")
	if err := book.Write(w); err != nil {
		panic(http.ErrAbortHandler) // a part has gone
	}
	return nil
}

// newSheet begins a sheet with its heads, which stay in sight.
func newSheet(book *excelize.File, name string, columns []sheetColumn) (*sheet, error) {
	if err := book.SetSheetName(book.GetSheetName(0), name); err != nil {
		return nil, err //nolint:wrapcheck // the caller says of what
	}
	s := &sheet{}
	var err error
	if s.stream, err = book.NewStreamWriter(name); err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	if err := s.styles(book); err != nil {
		return nil, err
	}
	heads := make([]any, len(columns))
	for i, c := range columns {
		if err := s.stream.SetColWidth(i+1, i+1, c.Width); err != nil {
			return nil, err //nolint:wrapcheck // as above
		}
		heads[i] = excelize.Cell{StyleID: s.heads, Value: c.Head}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	return s, s.row(heads...)
}

func (s *sheet) styles(book *excelize.File) error {
	day := "dd-mm-yyyy"
	for at, style := range map[*int]*excelize.Style{
		&s.amount: {NumFmt: 4}, // #,##0.00, with the marks of the reader's own country
		&s.day:    {CustomNumFmt: &day},
		&s.heads:  {Font: &excelize.Font{Bold: true}},
	} {
		made, err := book.NewStyle(style)
		if err != nil {
			return err //nolint:wrapcheck // the caller says of what
		}
		*at = made
	}
	return nil
}

// row writes the next row.
func (s *sheet) row(cells ...any) error {
	s.rows++
	return s.stream.SetRow("A"+strconv.Itoa(s.rows), cells) //nolint:wrapcheck // the caller says of what
}

// amountCell is an amount as a number that Excel reckons with.
func (s *sheet) amountCell(a money.Amount) excelize.Cell {
	return excelize.Cell{StyleID: s.amount, Value: float64(a.Ore()) / 100} // a spreadsheet has no other numbers
}

// dayCell is a day that Excel reckons with, or nothing.
func (s *sheet) dayCell(d civil.Date) any {
	if d.IsZero() {
		return nil
	}
	return excelize.Cell{StyleID: s.day, Value: time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)}
}
