package office

import (
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// linesSamples are the page of waiting lines in its states.
func linesSamples() []web.Sample {
	reader := web.SampleReader()
	long := sampleLine(3, "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987, afdelingen for større husdyr", "430", intake.FieldPostcode, "debtor.postcode_wrong")
	long.Why = long.Why.With("value", "430")
	long.File = strings.Repeat("udtræk-af-debitorer-", 6) + ".csv"
	return []web.Sample{
		{Name: "office/lines", Reader: reader, Page: linesView(linesPage{
			Rows: []casework.LineToMend{
				sampleLine(1, "Åse Kjeldgaard", "31-11-2026", intake.FieldDueDate, "day.missing"),
				sampleDoubt(), long,
				{ID: 4, Line: 120, File: "debitorer-november.csv", Why: fault.New(fault.Invalid, "line.is_sum")},
			},
			Paging: web.Paging{Shown: 4, Next: "/lines?after=4"},
		})},
		{Name: "office/lines-empty", Reader: reader, Page: linesView(linesPage{})},
	}
}

func sampleLine(id int64, name, wrong string, field intake.Field, why string) casework.LineToMend {
	return casework.LineToMend{
		ID: id, File: "debitorer-november.csv", Line: 13 + int(id), State: casework.LineRefused, Why: fault.New(fault.Invalid, why), Field: field,
		Fields: []casework.LineField{
			{Field: intake.FieldInvoiceNumber, Text: "10591"},
			{Field: intake.FieldName, Text: name},
			{Field: intake.FieldAddress, Text: "Bøgevænget 5"},
			{Field: field, Text: wrong},
			{Field: intake.FieldAmount, Text: "5.462,50"},
		},
	}
}

func sampleDoubt() casework.LineToMend {
	l := sampleLine(2, "Jonas Birkholm", "", 0, "line.several_alike")
	l.State, l.Why, l.Fields = casework.LineAsked, l.Why.With("case", "1168").With("debtor", "Jonas Birkholm, Søvej 3, 4000 Roskilde").With("others", "1204"), l.Fields[:3]
	l.Draft = &intake.Draft{Line: 15, Number: "10482", Debtor: intake.DebtorDraft{Name: "Jonas Birkholm", Address: []string{"Torvet 9"}, Postcode: "8000", City: "Aarhus C"}}
	l.Candidates = []casework.KnownDebtor{{Number: 1168, Debtor: debt.Debtor{
		Name: "Jonas Birkholm", Address: []string{"Søvej 3"}, Postcode: "4000", Town: "Roskilde", CustomerNo: "40127", Email: "jonas@post.example",
	}}, {Number: 1204, Debtor: debt.Debtor{Name: "Jonas Birkholm", Address: []string{"Torvet 9, 2. th."}, Postcode: "8000", Town: "Aarhus C"}}}
	return l
}
