package office

import (
	"context"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web"
)

// caseSheet is a sheet of cases under way, with the looks of its cells.
type caseSheet struct {
	stream             *excelize.StreamWriter
	amount, day, heads int
}

// sheetWidths are the columns' widths, in letters.
var sheetWidths = []float64{10, 32, 14, 16, 10, 20, 22, 14, 14, 15, 15, 28} //nolint:gochecknoglobals // a fixed table

// newSheet begins a sheet with its heads, which stay in sight.
func newSheet(ctx context.Context, book *excelize.File) (*caseSheet, error) {
	name := web.Say(ctx, "office.cases")
	if err := book.SetSheetName(book.GetSheetName(0), name); err != nil {
		return nil, err //nolint:wrapcheck // the caller says of what
	}
	s := &caseSheet{}
	var err error
	if s.stream, err = book.NewStreamWriter(name); err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	if err := s.styles(book); err != nil {
		return nil, err
	}
	for i, width := range sheetWidths {
		if err := s.stream.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err //nolint:wrapcheck // as above
		}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err //nolint:wrapcheck // as above
	}
	var heads []any
	for _, head := range exportHeads(ctx) {
		heads = append(heads, excelize.Cell{StyleID: s.heads, Value: head})
	}
	return s, s.stream.SetRow("A1", heads)
}

func (s *caseSheet) styles(book *excelize.File) error {
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

// row writes a case. Amounts and days are numbers that Excel reckons with.
func (s *caseSheet) row(ctx context.Context, at int, line *casework.ListedCase, today civil.Date) error {
	return s.stream.SetRow("A"+strconv.Itoa(at), []any{ //nolint:wrapcheck // the caller says of what
		line.Number, line.Debtor, line.CustomerNo, line.Claim, line.Claims, flowName(ctx, line.Flow),
		actionName(ctx, line.LastAction), s.dayCell(line.LastOn), s.dayCell(line.Review),
		s.amountCell(line.Principal), s.amountCell(owedOn(line)), standing(ctx, line, today).Words,
	})
}

func (s *caseSheet) amountCell(a money.Amount) excelize.Cell {
	return excelize.Cell{StyleID: s.amount, Value: float64(a.Ore()) / 100} // a spreadsheet has no other numbers
}

func (s *caseSheet) dayCell(d civil.Date) any {
	if d.IsZero() {
		return nil
	}
	return excelize.Cell{StyleID: s.day, Value: time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)}
}
