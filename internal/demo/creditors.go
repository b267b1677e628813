package demo

import (
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
)

// Portal is the address of the debtors' pages in everything that the house has
// written. Where the house is served, links that begin so lead to its portal.
const Portal = "https://betal.krav.example"

// FirstDay and Today are the day on which the house begins and the one on which
// it is shown. Both are Mondays.
func FirstDay() civil.Date { return civil.MustParse("2025-11-24") }

// Today is the day on which the house is shown.
func Today() civil.Date { return civil.MustParse("2026-11-23") }

// Morning is the moment at which a day of the house begins.
func Morning(d civil.Date) time.Time {
	year, month, day := d.Split()
	return time.Date(year, month, day, 7, 0, 0, 0, time.UTC)
}

// gym is a chain of fitness centres: many small memberships, of people.
func gym() casework.Creditor {
	return casework.Creditor{
		Sandbox: true, ClockAt: Morning(FirstDay()),
		Name: "Kløverbo Fitness ApS", Short: "Kløverbo", Sender: "Amalie Krogh",
		Address: []string{"Kløvermarken 12"}, Postcode: "4300", Town: "Holbæk",
		Phone: "10 20 30 50", Email: "medlem@kloeverbo.example", CVR: "99007729",
		Privacy: "https://kloeverbo.example/privat", Portal: Portal,
		Account: casework.Account{Registration: "9999", Number: "7654321", FIK: "80000020"},
		Terms:   casework.Terms{PostalDays: new(2), Automatic: true, AgreedDue: true},
	}
}

// carpenter is a workshop: few and large invoices, of firms and people.
func carpenter() casework.Creditor {
	return casework.Creditor{
		Sandbox: true, ClockAt: Morning(FirstDay()),
		Name: "Lindebjerg Tømrer & Snedker ApS", Short: "Lindebjerg", Sender: "Mette Kjær",
		Address: []string{"Savværksvej 4"}, Postcode: "4300", Town: "Holbæk",
		Phone: "10 20 30 40", Email: "kontor@lindebjerg.example", CVR: "99007702",
		Privacy: "https://lindebjerg.example/privat", Portal: Portal,
		Account: casework.Account{Registration: "9999", Number: "1234567", FIK: "80000012"},
		Terms:   casework.Terms{PostalDays: new(2), Automatic: true, AgreedDue: true},
	}
}
