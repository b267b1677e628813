package office

import (
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
	"krav/internal/web"
)

func startSamples() []web.Sample {
	reader := web.SampleReader()
	calm := startPage{casework.Today{Hour: 14}}
	calm.On = sampleDay
	calm.Counts = []casework.CaseCount{{State: debt.Open, Cases: 3}}
	calm.Days = []casework.DayCount{{On: sampleDay}, {On: sampleDay.AddDays(1)}}
	first := startPage{casework.Today{Hour: 19, Missing: []string{"creditor.missing_address", "creditor.missing_account"}}}
	first.On = sampleDay
	ready := startPage{casework.Today{Hour: 8}}
	ready.On = sampleDay
	return []web.Sample{
		{Name: "office/start", Reader: reader, Page: startView(startPage{sampleToday()})},
		{Name: "office/start-very-many", Reader: reader, Page: startView(startPage{sampleRush()})},
		{Name: "office/start-calm", Reader: reader, Page: startView(calm)},
		{Name: "office/start-first", Reader: reader, Page: startView(first)},
		{Name: "office/start-first-ready", Reader: reader, Page: startView(ready)},
	}
}

func sampleToday() casework.Today {
	cases := sampleCases("")
	t := casework.Today{Overview: cases.Overview, Hour: 9, Messages: 4, Still: 1}
	t.Waiting = casework.WaitingCounts{Refused: 5, Asked: 1, Proposed: 2, Unmatched: 1}
	t.Counts[2] = casework.CaseCount{State: debt.Disputed, Needs: true, Flow: "fast", LastAction: "objected", Cases: 2, OwedFixed: money.Kroner(208_922, 78)}
	t.Needing = cases.List.Lines[:5]
	for i := range t.Needing {
		t.Needing[i].TaskOn = sampleDay.AddDays(i - 5)
	}
	t.Steps = []casework.DueStep{
		{Flow: "standard", Step: "collection-demand", Cases: 3},
		{Flow: "standard", Step: "reminder-1", Cases: 10},
		{Flow: "patient", Step: "reminder-1", Cases: 2},
		{Flow: "standard", Step: "reminder-2", Cases: 9},
		{Flow: "standard", Step: "collection-notice", Cases: 7},
	}
	t.Unknown = money.Kroner(7412, 50)
	t.Money = sampleMonths()
	for i, cases := range []int{31, 14, 9, 17, 12} {
		t.Days = append(t.Days, casework.DayCount{On: sampleDay.AddDays(i), Cases: cases})
	}
	t.Days = append(t.Days, casework.DayCount{On: sampleDay.AddDays(7), Cases: 26})
	t.Good = casework.SendingDay{On: civil.MustParse("2026-11-27"), PayDay: civil.MustParse("2026-11-30"), Why: casework.Wages}
	t.Lost = casework.Aging{On: sampleDay, Claims: agingSample()}
	t.AccountChange = &casework.SettingsChange{
		ID: 9, Part: casework.AccountPart, At: time.Date(2026, time.November, 21, 9, 0, 0, 0, time.UTC), By: "person:7",
		Before: casework.Creditor{Account: casework.Account{Registration: "9999", Number: "0001234567", FIK: "80000012"}},
		After:  casework.Creditor{Account: casework.Account{Registration: "9999", Number: "0007654321", FIK: "80000012"}},
	}
	t.RunsOut = []law.History{{Name: "reference rate", Danish: "referencesats", KnownUntil: civil.MustParse("2027-01-01")}}
	return t
}

// sampleRush is a page with more of everything than it has room for.
func sampleRush() casework.Today {
	t := sampleToday()
	t.Hour, t.Due, t.Steps, t.Messages = 20, casework.CaseTotal{Cases: 5000, More: true}, nil, 5000
	t.Counts = append(t.Counts, casework.CaseCount{State: debt.Disputed, Needs: true, Cases: 12_345, OwedFixed: money.Kroner(123_456_789, 1)})
	t.Steps = []casework.DueStep{{Step: followup.PaymentOrderStep, Cases: 1}, {Step: "", Cases: 412}}
	t.Money = append(t.Money, casework.DayMoney{On: sampleDay, Amount: money.Kroner(12_345_678, 90)})
	t.Lost = casework.Aging{On: sampleDay, More: true, Claims: make([]casework.AgingClaim, 200)}
	for i := range t.Lost.Claims {
		t.Lost.Claims[i] = casework.AgingClaim{
			Case: 1012, Debtor: "Kastanjehaven Ejendomme og Administration af 1987 Interessentskab", Number: "A-2026/10233-KREDITNOTA",
			LostOn: sampleDay, Principal: money.Kroner(1_000_000, 0),
		}
	}
	return t
}

// sampleMonths is what came in over two months, up to the day of the samples.
func sampleMonths() []casework.DayMoney {
	kroner := []int64{0, 21_300, 0, 12_400, 9_100, 0, 3_900, 11_250, 0, 18_700, 7_050, 0, 14_330, 9_800, 0, 26_100, 4_410, 0, 12_040, 0, 19_980, 8_240, 0}
	var days []casework.DayMoney
	for i := range 31 {
		days = append(days, casework.DayMoney{On: civil.Of(2026, 10, 1).AddDays(i), Amount: money.Kroner(kroner[(i*7+3)%len(kroner)], 25)})
	}
	for i, sum := range kroner {
		if sum > 0 {
			days = append(days, casework.DayMoney{On: civil.Of(2026, 11, 1).AddDays(i), Amount: money.Kroner(sum, 0)})
		}
	}
	return days
}
