package office

import (
	"strings"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/web"
)

func settingsSamples() []web.Sample {
	reader := web.SampleReader()
	reader.Who = access.NewPerson(1, "Mette Kjær", access.Grant{Creditor: 1, Role: access.Administrator})
	part := func(part casework.SettingsPart) settingsPartPage {
		c := sampleCreditor()
		f := formOf(part, &c)
		f.Key = "sample"
		return settingsPartPage{Part: part, Creditor: c, Form: f, Logo: web.Form{Key: "sample", Files: true}, Outlooks: sampleOutlooks()}
	}
	account := part(casework.AccountPart)
	account.Form.Values.Set("iban", "DK00 9999 0001 2345 67")
	account.Form.Fail(fault.New(fault.Invalid, "iban.check_digits_wrong").In("iban").With("iban", "DK00 9999 0001 2345 67"))
	account.Form.Fail(fault.New(fault.Invalid, "slip.creditor_number_wrong").In("fik").With("card", "71"))
	letters := part(casework.LettersPart)
	letters.Logo.Fail(fault.New(fault.Invalid, "pdf.logo_type_refused").In(logoField))
	window := part(casework.LettersPart)
	window.Form.Values.Set("window_left", "en tomme")
	window.Form.Fail(fault.New(fault.Invalid, "creditor.window_malformed").In(fieldWindow).With("text", "en tomme"))
	sandbox := part(casework.MailPart)
	sandbox.Creditor.Sandbox = true
	samples := []web.Sample{
		{Name: "office/settings", Reader: reader, Page: settingsView(sampleSettings())},
		{Name: "office/settings-new", Reader: reader, Page: settingsView(settingsPage{Creditor: casework.Creditor{Name: "Ny ApS"}})},
		{Name: "office/settings-seen", Reader: web.SampleReader(), Page: settingsView(settingsPage{Creditor: sampleCreditor()})},
		{Name: "office/settings-account-refused", Reader: reader, Page: settingsPartView(account)},
		{Name: "office/settings-logo-refused", Reader: reader, Page: settingsPartView(letters)},
		{Name: "office/settings-window-refused", Reader: reader, Page: settingsPartView(window)},
		{Name: "office/settings-mail-sandbox", Reader: reader, Page: settingsPartView(sandbox)},
	}
	trying, day := reader, civil.MustParse("2026-11-24")
	trying.Sandbox, trying.SandboxClock = day, clockPath
	refused := web.Form{Key: "sample"}
	refused.Fail(fault.New(fault.Invalid, "clock.goes_back").In(fieldDay).With("now", "2026-11-24"))
	samples = append(samples,
		web.Sample{Name: "office/settings-clock", Reader: trying, Page: clockView(clockPage{Today: day, Form: web.Form{Key: "sample"}})},
		web.Sample{Name: "office/simulate", Reader: reader, Page: simulateView(simulatePage{Form: web.NewForm(fieldFlow, "fast", fieldSince, "01-01-2026")})},
		web.Sample{Name: "office/simulate-made", Reader: reader, Page: simulateView(sampleSimulation())},
		web.Sample{Name: "office/settings-clock-refused", Reader: trying, Page: clockView(clockPage{Today: day, Form: refused})},
	)
	for _, shown := range shownParts() {
		samples = append(samples, web.Sample{Name: "office/settings-" + string(shown), Reader: reader, Page: settingsPartView(part(shown))})
	}
	return samples
}

func sampleCreditor() casework.Creditor {
	return casework.Creditor{
		Name: "Lindebjerg Tømrer & Snedker ApS", Short: "Lindebjerg", CVR: "99100018", VAT: true, Address: []string{"Åvej 12", "Bygning B"}, Postcode: "4300", Town: "Holbæk",
		Phone: "10 20 30 40", Email: "kontor@lindebjerg.example", Sender: "Mette Kjær", Privacy: "https://lindebjerg.example/privatliv", Portal: "https://krav.example/s",
		Account: casework.Account{Registration: "9999", Number: "0001234567", IBAN: "DK6999990001234567", FIK: "80000012"},
		Terms:   casework.Terms{Flow: followup.StandardFlow},
	}
}

func sampleSettings() settingsPage {
	c := sampleCreditor()
	at := func(hour int) time.Time { return time.Date(2026, 11, 20, hour, 5, 0, 0, time.UTC) }
	long := c
	long.Name = "Lindebjerg Tømrer- og Snedkerforretning, Møbelværksted og Restaurering v/Mette Kjær og Søn I/S"
	long.Address = []string{strings.Repeat("Kastanjehaven ", 6)}
	return settingsPage{
		Creditor: c, Paging: web.Paging{Shown: 4}, Names: map[string]string{"person:2": "Bo Lund"},
		Changes: []casework.SettingsChange{
			{ID: 4, Part: casework.AccountPart, At: at(13), By: "person:1", Before: casework.Creditor{}, After: casework.Creditor{Account: casework.Account{FIK: "80000012"}}},
			{ID: 3, Part: casework.OwnerPart, At: at(12), By: "person:2", Before: long, After: c},
			{ID: 2, Part: casework.LogoPart, At: at(9), By: "person:9", Before: casework.Creditor{Logo: "aa"}, After: casework.Creditor{Logo: "bb"}},
			{ID: 1, Part: casework.OwnerPart, At: at(7), By: "operator:1", Before: casework.Creditor{Name: c.Name}, After: long},
		},
	}
}

func sampleOutlooks() []casework.FlowOutlook {
	step := func(name, on string, kroner int64, sent *debt.StepTaken) followup.Foreseen {
		return followup.Foreseen{Name: name, On: civil.MustParse(on), Sent: sent, Owed: money.Kroner(kroner, 0)}
	}
	letter := &debt.StepTaken{}
	return []casework.FlowOutlook{
		{Name: followup.StandardFlow, Due: sampleDay, Owed: money.Kroner(2500, 0), Steps: []followup.Foreseen{
			step("reminder-1", "2026-11-24", 2600, letter), step("reminder-2", "2026-12-05", 2709, letter),
			step("collection-notice", "2026-12-16", 2818, letter), step("collection-demand", "2026-12-27", 3525, letter), step(followup.PaymentOrderStep, "2027-01-21", 3540, nil),
		}},
		{Name: followup.FastFlow, Due: sampleDay, Owed: money.Kroner(2500, 0), Steps: []followup.Foreseen{
			step("collection-notice", "2026-11-24", 2600, letter), step("collection-demand", "2026-12-05", 3305, letter), step(followup.PaymentOrderStep, "2026-12-18", 3315, nil),
		}},
	}
}

// sampleSimulation is what would have come of a made-up creditor's cases.
func sampleSimulation() simulatePage {
	was := casework.Course{Letters: 214, Fees: money.Kroner(19_800, 0), Income: money.Kroner(412_344, 50), Court: 9, Closed: 71}
	would := casework.Course{Letters: 150, Fees: money.Kroner(13_400, 0), Income: money.Kroner(398_120, 0), Court: 22, Closed: 68}
	first := civil.MustParse("2026-09-01")
	return simulatePage{Form: web.NewForm(fieldFlow, "fast", fieldSince, "01-09-2026"), Made: &casework.Simulation{
		Flow: "fast", Since: first, Until: civil.MustParse("2026-10-31"), Cases: 120, LeftOut: 1, Was: was, Same: was, Would: would,
		Months: []casework.SimulatedMonth{{First: first, Was: was, Same: was, Would: would}, {First: first.AddMonths(1)}},
	}}
}
