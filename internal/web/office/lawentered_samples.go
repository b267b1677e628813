package office

import (
	"strings"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/web"
)

// lawSamples are the pages of the rates that whoever runs the house enters.
func lawSamples() []web.Sample {
	operator := sampleOperator()
	next := civil.MustParse("2027-01-01")
	at := time.Date(2027, time.January, 4, 8, 12, 0, 0, time.UTC)
	entered := func(since string, rate money.Rate, seen, by, name string) casework.EnteredRate {
		return casework.EnteredRate{Since: civil.MustParse(since), Rate: rate, Seen: seen, Entered: casework.LawWitness{Name: name, By: by, At: at}}
	}
	confirmed := entered("2027-01-01", money.PerCent(1, 75), "nationalbanken.dk, officielle rentesatser", "person:9", "Runa Drift")
	confirmed.Seconded = casework.LawWitness{Name: "Ib Dam", By: "person:8", At: at.AddDate(0, 0, 1)}
	usual := lawPage{
		Form: web.NewForm(), Next: civil.MustParse("2028-07-01"), Reader: "person:9",
		Entered: []casework.EnteredRate{
			entered("2028-01-01", money.PerCent(0, -45), strings.Repeat("nationalbanken.dk/da/", 6)+" set den 4. januar", "person:8", sampleLong[:70]),
			entered("2027-07-01", money.PerCent(2, 0), "nationalbanken.dk", "person:9", "Runa Drift"), confirmed,
		},
	}
	refused := lawPage{Form: web.NewForm(fieldRate, "1,75", fieldAgain, "1,57"), Next: next, Due: true, Asked: true}
	refused.Form.Faults = []*fault.Fault{
		fault.New(fault.Invalid, "law.supplement_typed_differently").In(fieldAgain).With("said", "1.75").With("now", "1.57"),
		fault.New(fault.Invalid, "law.seen_missing").In(fieldSeen),
	}
	differs := secondPage{web.NewForm(fieldRate, "1,85"), usual.Entered[0]}
	differs.Form.Faults = []*fault.Fault{
		fault.New(fault.Invalid, "law.supplement_second_differs").In(fieldRate).With("day", "2028-01-01").With("said", "1.85").With("now", "-0.45"),
	}
	return append(lawRowSamples(), []web.Sample{
		{Name: "office/law", Reader: operator, Page: lawView(usual)},
		{Name: "office/law-empty", Reader: operator, Page: lawView(lawPage{Form: web.NewForm(), Next: next})},
		{Name: "office/law-soon", Reader: operator, Page: lawView(lawPage{Form: web.NewForm(), Next: next, Asked: true})},
		{Name: "office/law-missing", Reader: operator, Page: lawView(lawPage{Form: web.NewForm(), Next: next, Due: true, Asked: true})},
		{Name: "office/law-refused", Reader: operator, Page: lawView(refused)},
		{Name: "office/law-confirm", Reader: operator, Page: secondView(secondPage{web.NewForm(), usual.Entered[0]})},
		{Name: "office/law-confirm-refused", Reader: operator, Page: secondView(differs)},
	}...)
}
