package office_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"krav/internal/civil"
	"krav/internal/money"
	"krav/internal/web/office"
)

// What is written is read by a library that knows Excel's files.
func TestAWorkbookHoldsWhatWasWritten(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("æ", 40_000)
	amount, day, never := office.AmountCell(money.FromOre(-123456789)), office.DayCell(civil.MustParse("2026-11-23")), office.DayCell(civil.Date{})
	var file bytes.Buffer
	err := office.WriteWorkbook(&file, "Sager & <mere>", []string{"Tekst", "Formel", "Tal", "Tom", "Beløb", "Dag"}, [][]any{
		{"  Åse & <Bo>\nto linjer ", "=1+1", int64(10106), nil, amount, day, never},
		{"_x000D_ og \x00", "_x00_ er ingen", 7, ""},
		{long, "'", 0, "sidst"},
		{"_x000D_x000D_ og _x005F_"},
	})
	if err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	for at, want := range map[string]string{
		"A1": "Tekst", "F1": "Dag", "A2": "  Åse & <Bo>\nto linjer ", "B2": "=1+1", "C2": "10106", "D2": "",
		"A3": "_x000D_ og \ufffd", "B3": "_x00_ er ingen", "C3": "7", "A4": strings.Repeat("æ", 32_767), "B4": "'", "C4": "0", "D4": "sidst",
		"A5": "_x000D_x000D_ og _x005F_",
		// 23 November 2026 is 46,349 days after 30 December 1899: 126 years of 365 days,
		// 31 leap days, and 328 days from 30 December 2025.
		"E2": "-1234567.89", "F2": "46349", "G2": "",
	} {
		got, err := book.GetCellValue("Sager & <mere>", at, excelize.Options{RawCellValue: true})
		if err != nil || got != want {
			t.Errorf("%s = %.40q, want %.40q (%v)", at, got, want, err)
		}
	}
	if formula, _ := book.GetCellFormula("Sager & <mere>", "B2"); formula != "" {
		t.Errorf("B2 is the formula %q", formula)
	}
	if shown, _ := book.GetCellValue("Sager & <mere>", "F2"); shown != "23-11-2026" {
		t.Errorf("the day is shown as %q", shown)
	}
}

func TestACellOfAnUnknownKindIsAFault(t *testing.T) {
	t.Parallel()
	err := office.WriteWorkbook(new(bytes.Buffer), "Sager", nil, [][]any{{1.5}})
	if err == nil {
		t.Error("a fraction was written, and nobody knows how")
	}
}

// Excel counts the letters of a cell in UTF-16, where these take two each.
func TestACellIsCutWhereExcelCutsIt(t *testing.T) {
	t.Parallel()
	row := make([]any, 28)
	row[27] = strings.Repeat("😀", 20_000)
	var file bytes.Buffer
	if err := office.WriteWorkbook(&file, "Sager", nil, [][]any{row}); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = book.Close() }()
	if got, err := book.GetCellValue("Sager", "AB2"); err != nil || got != strings.Repeat("😀", 16_383) {
		t.Errorf("%d bytes in AB2, want 16,383 letters of four (%v)", len(got), err)
	}
}
