package office

import (
	"io"

	"krav/internal/civil"
	"krav/internal/money"
)

// DeviceOf is deviceOf for tests.
var DeviceOf = deviceOf

// AmountCell is an amount as it stands in a workbook.
func AmountCell(a money.Amount) any { return (*sheet)(nil).amountCell(a) }

// DayCell is a day as it stands in a workbook.
func DayCell(d civil.Date) any { return (*sheet)(nil).dayCell(d) }

// WriteWorkbook writes a workbook of one sheet with some rows.
func WriteWorkbook(w io.Writer, name string, heads []string, rows [][]any) error {
	columns := make([]sheetColumn, len(heads))
	for i, head := range heads {
		columns[i] = sheetColumn{Head: head, Width: 12.5}
	}
	return writeWorkbook(w, name, columns, func(s *sheet) error {
		for _, row := range rows {
			if err := s.row(row...); err != nil {
				return err
			}
		}
		return nil
	})
}
