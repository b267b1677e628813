package office

import (
	"net/url"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/web"
)

// sampleDay is the day on which the samples are looked at.
var sampleDay = civil.MustParse("2026-11-23") //nolint:gochecknoglobals // a fixed day

func caseListSamples() []web.Sample {
	reader := web.SampleReader()
	refused := sampleCases("")
	refused.Together = web.NewForm("until", "20-11-2026", "case", "1214")
	refused.Together.Fail(fault.New(fault.Invalid, "case.hold_day_passed").In("until").With("day", "20-11-2026"))
	unnamed := sampleCases("owed=1000")
	unnamed.Save = web.NewForm()
	unnamed.Save.Fail(fault.New(fault.Invalid, "view.name_wrong").In("name"))
	none := sampleCases("q=birkhold")
	none.List.Lines, none.List.Total = nil, casework.CaseTotal{}
	return []web.Sample{
		{Name: "office/cases", Reader: reader, Page: casesView(sampleCases(""))},
		{Name: "office/cases-filtered", Reader: reader, Page: casesView(sampleCases("owed=1.000,00&flow=standard&sort=-owed"))},
		{Name: "office/cases-unread", Reader: reader, Page: casesView(sampleCases("number=12a&due=snart&owed=1,250.00"))},
		{Name: "office/cases-refused", Reader: reader, Page: casesView(refused)},
		{Name: "office/cases-view-unnamed", Reader: reader, Page: casesView(unnamed)},
		{Name: "office/cases-none-found", Reader: reader, Page: casesView(none)},
		{Name: "office/cases-empty", Reader: reader, Page: casesView(casesPage{Asked: readCases(nil, sampleDay)})},
		{Name: "office/cases-nothing-waits", Reader: reader, Page: casesView(casesPage{Asked: readCases(url.Values{"tab": {"needs"}}, sampleDay)})},
	}
}

// sampleCases is the list as the query of an address asks for it.
func sampleCases(query string) casesPage {
	sent, err := url.ParseQuery(query)
	if err != nil {
		return casesPage{}
	}
	p := casesPage{
		Asked: readCases(sent, sampleDay),
		Views: []casework.SavedView{{ID: 1, Name: "Store erhverv", Query: "flow=fast&owed=10000"}},
		Save:  web.Form{Key: "sample"}, Together: web.Form{Key: "sample"},
	}
	p.List = casework.CasePage{On: sampleDay, Lines: sampleLines(), Total: casework.CaseTotal{Cases: 214}, Later: true}
	p.Overview = casework.Overview{
		On: sampleDay, Figures: casework.Figures{Due: casework.CaseTotal{Cases: 31}, Paused: casework.CaseTotal{Cases: 11}, Agreed: casework.CaseTotal{Cases: 14}},
		Counts: []casework.CaseCount{
			{State: debt.Open, Flow: "standard", LastAction: "reminder-1", Cases: 199},
			{State: debt.RunByHand, Flow: "patient", LastAction: "payment", Cases: 6},
			{State: debt.Disputed, Needs: true, Flow: "fast", LastAction: "objected", Cases: 9},
			{State: debt.Closed, Closed: true, Flow: "standard", LastAction: "closed", Cases: 1032},
		},
	}
	return p
}

func sampleLines() []casework.ListedCase {
	day := func(text string) civil.Date {
		if text == "" {
			return civil.Date{}
		}
		return civil.MustParse(text)
	}
	line := func(l casework.CaseLine, owed money.Amount) casework.ListedCase {
		return casework.ListedCase{CaseLine: l, Mark: casework.CaseMark{Key: "1", Case: debt.CaseID(l.Number)}, Owed: owed, OwedKnown: true}
	}
	paying := func(l casework.ListedCase, on string, late bool) casework.ListedCase {
		l.Instalment = &followup.InstalmentStanding{No: 2, Instalment: debt.Instalment{On: day(on), Amount: money.Kroner(1200, 0)}, Left: money.Kroner(1200, 0), Late: late}
		return l
	}
	return []casework.ListedCase{
		line(casework.CaseLine{Number: 1121, Debtor: "Café Solbakken ApS", Claim: "10301", Claims: 1, Flow: "standard", State: debt.Disputed, LastAction: "objected", LastOn: day("2026-11-18"), Review: day("2026-11-24"), Task: "task.answer_objection", Principal: money.Kroner(42380, 0)}, money.Kroner(44162, 71)),
		line(casework.CaseLine{Number: 1154, Debtor: "Murerfirmaet Egeskov I/S", Claim: "10377", Claims: 1, Flow: "standard", State: debt.Open, LastAction: "reminder-1", LastOn: day("2026-11-19"), Review: day("2026-11-19"), Task: "task.mend_address", NextStep: "reminder-2", Principal: money.Kroner(23116, 25)}, money.Kroner(24088, 58)),
		line(casework.CaseLine{Number: 1089, Debtor: "Kastanjehaven Ejendomme og Administration af 1987 Interessentskab", Claim: "A-2026/10233-KREDIT", Claims: 1, Flow: "standard", State: debt.Open, LastAction: "collection-demand", LastOn: day("2026-09-09"), Review: day("2026-10-07"), Task: "task.demand_ran_out", Principal: money.Kroner(1386400, 0)}, money.Kroner(1391982, 19)),
		line(casework.CaseLine{Number: 1176, Debtor: "Rasmus Damkjær", Claim: "10548", Claims: 1, Flow: "standard", State: debt.Open, LastAction: "reminder-2", LastOn: day("2026-11-12"), Review: day("2026-11-23"), Task: "task.balance_lower", Principal: money.Kroner(11940, 0)}, money.Kroner(12147, 95)),
		line(casework.CaseLine{Number: 1168, Debtor: "Jonas Birkholm", Claim: "10482", Claims: 2, Flow: "standard", State: debt.RunByHand, LastAction: "collection-notice", LastOn: day("2026-11-09"), Review: day("2026-11-23"), Task: "task.next_step_by_hand", Principal: money.Kroner(18750, 0)}, money.Kroner(16289, 47)),
		line(casework.CaseLine{Number: 1214, Debtor: "Sofie Lyngsø", Claim: "10612", Claims: 1, Flow: "standard", State: debt.Open, LastAction: "opened", LastOn: day("2026-11-20"), Review: day("2026-11-23"), NextStep: "reminder-1", Principal: money.Kroner(3895, 0)}, money.Kroner(3899, 27)),
		line(casework.CaseLine{Number: 1211, Debtor: "Torben Abildgren", Claim: "10604", Claims: 1, Flow: "patient", State: debt.Open, LastAction: "opened", LastOn: day("2026-11-16"), Review: day("2026-11-23"), NextStep: "reminder-1", Principal: money.Kroner(2150, 0)}, money.Kroner(2155, 89)),
		line(casework.CaseLine{Number: 1209, Debtor: "Klinik Møllevang ApS", Claim: "10598", Claims: 1, Flow: "fast", State: debt.Open, LastAction: "reminder-1", LastOn: day("2026-11-11"), Review: day("2026-11-23"), NextStep: "reminder-2", Principal: money.Kroner(27643, 75)}, money.Kroner(28159, 78)),
		paying(line(casework.CaseLine{Number: 1206, Debtor: "Bodil Vestergaard", Claim: "10590", Claims: 1, Flow: "standard", State: debt.Open, LastAction: "agreed", LastOn: day("2026-11-03"), Review: day("2026-12-07"), NextStep: "instalment", Principal: money.Kroner(9600, 0)}, money.Kroner(8417, 33)), "2026-12-01", false),
		paying(line(casework.CaseLine{Number: 1204, Debtor: "Frederik Nørskov", Claim: "10585", Claims: 2, Flow: "standard", State: debt.Open, LastAction: "agreed", LastOn: day("2026-09-21"), Review: day("2026-12-01"), NextStep: "instalment", Principal: money.Kroner(112_400, 0)}, money.Kroner(98_004, 10)), "2026-11-15", true),
		line(casework.CaseLine{Number: 1203, Debtor: "Poul Erik Svane", Claim: "10583", Claims: 1, Flow: "standard", State: debt.Open, LastAction: "reminder-1", LastOn: day("2026-11-06"), Review: day("2026-11-24"), NextStep: "reminder-2", Principal: money.Kroner(1825, 0)}, money.Kroner(1934, 50)),
		line(casework.CaseLine{Number: 1181, Debtor: "Dyrlægerne Åbrinken I/S", Claim: "10551", Claims: 61, Flow: "fast", State: debt.Open, LastAction: "collection-notice", LastOn: day("2026-10-22"), Review: day("2026-11-27"), NextStep: "collection-demand", PausedUntil: day("2026-11-27"), Principal: money.Kroner(31250, 0)}, money.Kroner(31942, 53)),
		line(casework.CaseLine{Number: 1165, Debtor: "Gitte Ravnholt", Claim: "10476", Claims: 1, Flow: "patient", State: debt.RunByHand, LastAction: "payment", LastOn: day("2026-11-02"), Principal: money.Kroner(8975, 0)}, money.Kroner(7297, 89)),
		line(casework.CaseLine{Number: 1158, Debtor: "Merete Holmgaard", Claim: "10391", Claims: 1, Flow: "standard", State: debt.Closed, LastAction: "closed", LastOn: day("2026-11-16"), ClosedOn: day("2026-11-16"), Principal: money.Kroner(5462, 50)}, money.Kroner(0, 0)),
	}
}
