package intake_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"krav/internal/intake"
)

// invoiceFile returns a file of so many invoices as an accounting program has
// them.
func invoiceFile(invoices int) string {
	var b strings.Builder
	b.WriteString("Kundenr.;Navn;Adresse;Postnr.;By;E-mail;Mobil;CVR;Fakturanr.;Fakturadato;Forfaldsdato;Tekst;Beløb;Restbeløb;Valuta\n")
	for i := range invoices {
		fmt.Fprintf(&b, "%d;Søren Kjeldgård %d;Bøgevænget %d;4300;Holbæk;kunde%d@post.example;20%06d;;%d;01-10-2026;15-10-2026;Månedlig ydelse;1.%03d,50;1.%03d,50;DKK\n",
			10_000+i, i, i%100, i, i%1_000_000, 50_000+i, i%1000, i%1000)
	}
	return b.String()
}

func BenchmarkReadInvoices(b *testing.B) {
	const invoices = 10_000
	file := invoiceFile(invoices)
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		r, err := intake.Open(strings.NewReader(file), intake.Options{})
		if err != nil {
			b.Fatal(err)
		}
		drafts := 0
		for {
			line, err := r.Next()
			if errors.Is(err, io.EOF) {
				break
			}
			if _, ok := line.(intake.Draft); ok {
				drafts++
			}
		}
		if drafts != invoices {
			b.Fatalf("%d drafts of %d", drafts, invoices)
		}
	}
	b.ReportMetric(invoices*float64(b.N)/b.Elapsed().Seconds(), "lines/s")
}

func BenchmarkReadStatement(b *testing.B) {
	const payments = 5_000
	var body strings.Builder
	for i := range payments {
		body.WriteString(entry(fmt.Sprintf("<AcctSvcrRef>R%d</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Søren %d</Nm></Dbtr></RltdPties>"+
			"<RmtInf><Ustrd>Faktura %d</Ustrd></RmtInf></TxDtls></NtryDtls>", i, i, 50_000+i)))
	}
	file := message(statement(body.String()))
	b.ReportAllocs()
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		r, err := intake.OpenStatement(strings.NewReader(file))
		if err != nil {
			b.Fatal(err)
		}
		read := 0
		for {
			if _, err := r.Next(); errors.Is(err, io.EOF) {
				break
			}
			read++
		}
		if read != payments {
			b.Fatalf("%d entries of %d", read, payments)
		}
	}
	b.ReportMetric(payments*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
}

func BenchmarkSame(b *testing.B) {
	first := intake.DebtorDraft{Name: "Søren Kjeldgård", Address: []string{"Bøgevænget 5, 1. tv"}, Postcode: "4300"}
	second := intake.DebtorDraft{Name: "Soeren Kjeldgaard", Address: []string{"Bøgevænget 5 1 tv"}, Postcode: "4300"}
	for b.Loop() {
		if intake.Same(first, second) != intake.SameDebtor {
			b.Fatal("not the same")
		}
	}
}
