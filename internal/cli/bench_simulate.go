package cli

import (
	"context"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// simulate measures playing cases once more by another flow: a year of a case whose debtor
// pays a part after the second reminder, and nothing after that. The figure is days of
// cases a second.
func (b *bench) simulate(ctx context.Context) error {
	const days = 365
	first := civil.MustParse("2025-07-01")
	play := followup.Replay{Book: law.Denmark(), Flows: followup.Standard(), Flow: followup.FastFlow, Until: first.AddDays(days - 1)}
	journal := benchJournal(first)
	played, err := onOneCore(ctx, b.sizes.at, 100, func(int) error {
		_, err := play.Case(1, 7, journal)
		return err
	})
	b.found.Simulate = played * days
	return err
}

// benchJournal is what people did on a case: it was opened with a claim, and some of it was
// paid.
func benchJournal(first civil.Date) []debt.Occurred {
	claim := debt.Claim{ID: 1, Number: "1", Issued: first.AddDays(-14), Arisen: first.AddDays(-14), Due: first, Principal: money.Kroner(5_000, 0), InterestFrom: first.AddDays(1)}
	paid := first.AddDays(25)
	return []debt.Occurred{
		{Version: 1, On: first, Known: first, Event: debt.CaseOpened{
			Number: 10_001, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business},
			Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@holm.example"},
		}},
		{Version: 2, On: first, Known: first, Event: debt.ClaimRegistered{Claim: claim}},
		{Version: 3, On: paid, Known: paid, Event: debt.PaymentRecorded{Payment: 1, ValueOn: paid, Amount: money.Kroner(500, 0)}},
	}
}
