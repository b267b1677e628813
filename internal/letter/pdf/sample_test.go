package pdf_test

import (
	"bytes"
	"encoding/json"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"krav/internal/civil"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
	"krav/internal/money"
	"krav/internal/wording"
)

// archived returns a letter as package letter's own tests have it: in Danish, to
// a consumer, with a translation.
func archived(tb testing.TB, kind letter.Kind) letter.Content {
	tb.Helper()
	text, err := os.ReadFile(filepath.Join("..", "testdata", kind.String()+".json"))
	if err != nil {
		tb.Fatal(err)
	}
	var c letter.Content
	if err := json.Unmarshal(text, &c); err != nil {
		tb.Fatal(err)
	}
	return c
}

// danish returns the letter without its translation.
func danish(tb testing.TB, kind letter.Kind) letter.Content {
	tb.Helper()
	c := archived(tb, kind)
	c.Translation = nil
	return c
}

// invoices returns a first reminder of n invoices of 1,000.00 each, due
// 1 September 2026, with 45 days × 100.00/365 = 12.33 of interest on each.
func invoices(tb testing.TB, n int) letter.Content {
	tb.Helper()
	in := letter.Input{
		Kind: letter.FirstReminder, Language: wording.Danish, Date: day("2026-10-16"), Case: "1168",
		Creditor: letter.Creditor{
			Name: "Lindebjerg Tømrer & Snedker ApS", Address: []string{"Savværksvej 4", "4300 Holbæk"},
			Phone: "10 20 30 40", Email: "kontor@lindebjerg.example", CVR: "12 34 56 78",
		},
		Debtor:   letter.Debtor{Kind: letter.Business, Name: "Havnens Kaffebar A/S", Address: []string{"Havnegade 1", "8000 Aarhus C"}},
		Portal:   letter.Portal{URL: "krav.example/s", Code: "K7DM-42PX", QR: "https://krav.example/s/1168"},
		Accounts: letter.Accounts{Account: "9999 0001234567", IBAN: "DK6999990001234567"},
		Fee:      money.Kroner(100, 0), Deadline: day("2026-10-26"),
		Interest: letter.Interest{Rate: money.PerCent(10, 0), Daily: money.Kroner(0, 27).Times(n), Base: money.Kroner(1_000, 0).Times(n), DayCount: letter.Actual365},
	}
	for i := range n {
		number := strconv.Itoa(5001 + i)
		in.Claims = append(in.Claims, letter.Claim{Number: number, Text: "kaffemaskine, leje", Date: day("2026-08-01"), Due: day("2026-09-01"), Amount: money.Kroner(1_000, 0)})
		in.Lines = append(in.Lines, letter.InterestLine{
			Claim: number, First: day("2026-09-02"), Last: day("2026-10-16"), Days: 45, Rate: money.PerCent(10, 0), Base: money.Kroner(1_000, 0), Amount: money.Kroner(12, 33),
		})
	}
	in.Lines = append(in.Lines, letter.FeeLine{For: letter.FirstReminder, Sent: in.Date, Amount: in.Fee})
	in.Left = letter.Parts{Principal: money.Kroner(1_000, 0).Times(n), Interest: money.Kroner(12, 33).Times(n), Fees: in.Fee}
	in.Total, in.Ask = in.Left.Total(), in.Left.Total()
	c, err := letter.Compose(in)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func day(text string) civil.Date { return civil.MustParse(text) }

// mark returns a logo: a picture with a see-through part.
func mark(tb testing.TB, width, height int) []byte {
	tb.Helper()
	picture := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width / 2 {
			picture.Set(x, y, color.NRGBA{R: 45, G: 59, B: 47, A: uint8(255 * y / height)})
		}
	}
	var out bytes.Buffer
	if err := png.Encode(&out, picture); err != nil {
		tb.Fatal(err)
	}
	return out.Bytes()
}

func press(tb testing.TB, h pdf.Letterhead) *pdf.Press {
	tb.Helper()
	p, err := pdf.Prepare(h)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// printed prints a letter on a press with a logo.
func printed(tb testing.TB, c letter.Content) pdf.Sheet {
	tb.Helper()
	s, err := press(tb, pdf.Letterhead{Logo: mark(tb, 64, 64)}).Print(c)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// file writes a sheet to a file of the test's own folder.
func file(tb testing.TB, s pdf.Sheet) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "letter.pdf")
	write(tb, path, s)
	return path
}

func write(tb testing.TB, path string, s pdf.Sheet) {
	tb.Helper()
	var out bytes.Buffer
	if _, err := s.WriteTo(&out); err != nil {
		tb.Fatal(err)
	}
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		tb.Fatal(err)
	}
}
