package pdf_test

import (
	"testing"

	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// A collection notice of two pages, with logo, calculation and QR code.
func BenchmarkPrint(b *testing.B) {
	p, c := press(b, pdf.Letterhead{Logo: mark(b, 400, 400)}), danish(b, letter.CollectionNotice)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Print(c); err != nil {
			b.Fatal(err)
		}
	}
}

// A receipt of one page.
func BenchmarkPrintOnePage(b *testing.B) {
	p, c := press(b, pdf.Letterhead{Logo: mark(b, 400, 400)}), danish(b, letter.PaymentReceipt)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := p.Print(c); err != nil {
			b.Fatal(err)
		}
	}
}
