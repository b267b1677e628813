package office

import (
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// Samples returns the office's pages in their states, for the gallery. All people,
// firms and figures in them are made up.
func Samples() []web.Sample {
	reader := web.SampleReader()
	return []web.Sample{
		{Name: "office/cases", Reader: reader, Page: casesView(casesPage{
			Rows: sampleRows(), Paging: web.Paging{Shown: 5, First: "/cases", Next: "/cases?after=1207"},
		})},
		{Name: "office/cases-empty", Reader: reader, Page: casesView(casesPage{})},
		{Name: "office/cases-unread", Reader: reader, Page: casesView(casesPage{Number: "12a", Unread: true, Rows: sampleRows()})},
		{Name: "office/sign-in", Page: signInView(web.Form{Key: "sample"})},
	}
}

func sampleRows() []casework.CaseRow {
	review := civil.MustParse("2026-11-24")
	return []casework.CaseRow{
		{Number: 1121, State: debt.Disputed, Flow: "standard", Review: review, Debtor: "Café Solbakken ApS", OwedFixed: money.Kroner(44162, 71)},
		{Number: 1168, State: debt.RunByHand, Flow: "standard", Review: review, Debtor: "Jonas Birkholm", OwedFixed: money.Kroner(16289, 47)},
		{Number: 1188, State: debt.Open, Flow: "fast", NextStep: "reminder-2", Review: review, Debtor: "Anders Vinterberg-Holm", OwedFixed: money.Kroner(13929, 52)},
		{Number: 1203, State: debt.Open, Flow: "standard", Debtor: "Dyrlægerne Åbrinken, Kastanjehaven og Sønner Interessentskab af 1987", OwedFixed: money.Kroner(1234567, 89)},
		{Number: 1207, State: debt.Closed, Flow: "standard", Debtor: "Merete Holmgaard"},
	}
}
