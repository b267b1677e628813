package web

import (
	"errors"
	"net/url"

	"github.com/a-h/templ"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// Samples returns the kit's components in their states, for the gallery. All
// people, firms and figures in them are made up.
func Samples() []Sample {
	return []Sample{
		Alone("buttons", sampleButtons()),
		Alone("fields", sampleFields(sampleForm())),
		Alone("fields-refused", sampleFields(sampleRefused())),
		Alone("standing", sampleStanding()),
		Alone("law-guard", sampleLaw()),
		Alone("amounts", sampleAmounts(sampleReckoning())),
		Alone("economy", sampleEconomy()),
		Alone("table", sampleTable(sampleReckoning())),
		Alone("timeline", FilteredTimeline(sampleHappenings())),
		Alone("flow", FlowDrawing(sampleFlow())),
		Alone("growth", GrowthDrawing(sampleGrowth())),
		Alone("guide", sampleGuide()),
		Alone("tabs-trail", sampleTabs()),
		Alone("progress", sampleProgress()),
		Alone("empty", Empty(IconCircleCheck, "Ingen indsigelser", "Når en skyldner er uenig, standser sagen, og den dukker op her.")),
		Alone("dialog", sampleDialog()),
		{Name: "kit/toast", Page: alone("toast", templ.NopComponent), Reader: SampleReader(), News: &News{
			Key: "web.sample_news", Values: map[string]string{"count": "31"}, Undo: "/queue/undo", UndoKey: "sample",
		}},
		{Name: "kit/failure-not-found", Page: failure(404, fault.New(fault.NotFound, "web.not_found"), nil)},
		{Name: "kit/failure-ours", Page: failure(500, errors.New("sample"), nil)},
		{Name: "kit/failure-written", Page: failure(409, fault.New(fault.Conflict, "web.other_creditor").With("name", "Lindebjerg"), []string{"Ringede til Anna. Hun betaler, når lønnen kommer den 1."})},
	}
}

func sampleNav() []NavGroup {
	return []NavGroup{
		{Items: []NavItem{{Href: "/", Label: "Overblik", Icon: IconLayoutList}}},
		{Title: "Arbejde", Items: []NavItem{
			{Href: "/cases", Label: "Sager", Icon: IconFolder, Waits: Waits{Count: 214}},
			{Href: "/objections", Label: "Indsigelser", Icon: IconMessageSquareWarning, Waits: Waits{Count: 2, Hot: true}},
		}},
	}
}

func sampleForm() Form {
	return Form{Key: "sample", Values: url.Values{"name": {"Jonas Birkholm"}, "amount": {"12.500,00"}, "due": {"30-09-2026"}, "flow": {"standard"}}}
}

func sampleRefused() Form {
	f := Form{Key: "sample", Values: url.Values{"name": {""}, "amount": {"1,250"}, "due": {"30-09-2026"}}}
	f.Fail(fault.New(fault.Invalid, "debtor.name_missing").In("name"))
	return f
}

func sampleReckoning() Reckoning {
	return Reckoning{Lines: []ReckoningLine{
		{What: "Hovedstol, 2 fakturaer", Amount: money.Kroner(18750, 0)},
		{What: "Renter", Amount: money.Kroner(239, 47), Rule: "renteloven § 5"},
		{What: "Rykkergebyrer, 3 × 100,00", Amount: money.Kroner(300, 0), Rule: "renteloven § 9 b"},
		{What: "Betalt 4. november", Amount: money.Kroner(-3000, 0)},
	}, Total: money.Kroner(16289, 47)}
}

func sampleHappenings() []Happening {
	return []Happening{
		{Category: CategoryPartner, Title: "Adresse bekræftet", Source: "17. november · Nordopslag, partner", More: "Skovbrynet 22, 2. tv., 4000 Roskilde. Ingen flytning meldt."},
		{Category: CategoryNote, Title: "Jonas ringede", Source: "12. november · Mette Kjær", More: "Får feriepenge omkring den 20. og vil betale resten."},
		{Category: CategoryCost, Title: "Gebyr, inkassovarsel", Source: "9. november", Amount: "100,00"},
		{Category: CategoryAction, Title: "Inkassovarsel sendt", Source: "9. november · e-mail, åbnet 2 gange"},
		{Category: CategoryPayment, Title: "Indbetaling", Source: "4. november · FIK", Amount: "−3.000,00"},
	}
}

func sampleGrowth() Growth {
	return Growth{
		Title: "Indbetalt i november, løbende sum: 21.500,00 kr. den 23. I oktober var det 17.000,00 kr. samme dag.", Today: 23, Days: 30, DaysBefore: 31,
		Now:    []GrowthPoint{{3, money.Kroner(4000, 0)}, {9, money.Kroner(9500, 0)}, {17, money.Kroner(21_500, 0)}},
		Before: []GrowthPoint{{1, money.Kroner(3000, 0)}, {12, money.Kroner(17_000, 0)}, {28, money.Kroner(24_250, 0)}},
	}
}

func sampleFlow() FlowPicture {
	day := civil.MustParse
	return FlowPicture{
		Title: "Forløbet Standard. Inkasso kan sendes i dag.", Today: day("2026-11-23"),
		Steps: []FlowStep{
			{Name: "Rykker 1", Day: day("2026-10-16"), State: StepDone, Owed: money.Kroner(18900, 0)},
			{Name: "Rykker 2", Day: day("2026-10-27"), State: StepDone, Owed: money.Kroner(19050, 0)},
			{Name: "Inkassovarsel", Day: day("2026-11-09"), State: StepDone, Owed: money.Kroner(16200, 0)},
			{Name: "Inkasso", Day: day("2026-11-23"), State: StepNow},
			{Name: "Betalingspåkrav", Day: day("2026-12-18"), State: StepLater, Owed: money.Kroner(18500, 0)},
		},
		Points: []FlowPoint{
			{Day: day("2026-10-16"), Owed: money.Kroner(18900, 0)},
			{Day: day("2026-10-27"), Owed: money.Kroner(19050, 0)},
			{Day: day("2026-11-04"), Owed: money.Kroner(16100, 0), Paid: money.Kroner(3000, 0)},
			{Day: day("2026-11-23"), Owed: money.Kroner(16289, 47)},
			{Day: day("2026-12-18"), Owed: money.Kroner(18500, 0)},
		},
	}
}

func sampleAnswers() []Answer {
	return []Answer{
		{Value: "no", Icon: IconArrowRight, Label: "Nej", Consequence: "Send rykker 2 · +100,00", Expected: true},
		{Value: "all", Icon: IconBanknote, Label: "Ja, det hele", Consequence: "Registrér og luk"},
		{Value: "wait", Icon: IconClock, Label: "Vent", Consequence: "Vælg dato"},
	}
}

func sampleRuling(v Verdict) Ruling {
	switch v {
	case VerdictLawful:
		return Ruling{v, "Tilladt.", "Varslet udløb 19. november.", "Inkassolovens § 10"}
	case VerdictDoubtful:
		return Ruling{v, "Tilladt, men tænk over det.", "Aftalen løber over 3 måneder med rente og kan være en kreditaftale.", "Kreditaftaleloven § 3"}
	case VerdictUnlawful:
		return Ruling{v, "Ikke tilladt.", "Det ville være det fjerde gebyr på samme krav.", "Renteloven § 9 b, stk. 2"}
	}
	return Ruling{}
}
