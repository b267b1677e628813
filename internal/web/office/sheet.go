package office

import (
	"bytes"
	"io"
	"net/http"

	"krav/internal/web"
)

// workbookKind is what Excel calls its files.
const workbookKind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

// sheet is a sheet of a workbook under way.
type sheet struct {
	to   io.Writer
	rows int
}

// sheetColumn is the head of a column, and how wide it is, in letters.
type sheetColumn struct {
	Head  string
	Width float64
}

// sendSheet sends a workbook of one sheet, which fill writes the rows of. Texts are
// written as texts, which Excel never takes for formulas. The workbook is made whole
// before any of it is sent: some eighty bytes a row.
func sendSheet(w http.ResponseWriter, name, file string, columns []sheetColumn, fill func(*sheet) error) error {
	var made bytes.Buffer
	if err := writeWorkbook(&made, name, columns, fill); err != nil {
		return err
	}
	web.Attach(w.Header(), workbookKind, file+".xlsx")
	_, _ = made.WriteTo(w) // a reader who has left isn't missed
	return nil
}
