package ledger_test

import (
	"fmt"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// 50,000.00 due on 1 June 2022, made up on 31 January 2023: a negative reference rate
// is no nought, half-years are split, and the lines add up to the figure.
func ExampleAccount_Explain() {
	due := civil.MustParse("2022-06-01")
	account := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{{
		ID: 1, Principal: money.Kroner(50_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1),
	}}}
	statement, err := account.Explain(law.Denmark(), civil.MustParse("2023-01-31"))
	for _, line := range statement.Lines {
		if line.Kind == ledger.InterestLine {
			fmt.Printf("%d days at %v %%: %v\n", line.Days, line.Rate, line.Amount)
		}
	}
	fmt.Println(statement.Left.Interest, statement.Total(), err)
	// Output:
	// 29 days at 7.55 %: 299.93
	// 184 days at 7.55 %: 1903.02
	// 31 days at 9.90 %: 420.41
	// 2623.36 52623.36 <nil>
}

// 5,000.00 paid on a debt of 12,196.58 covers costs, then interest, then principal.
func ExampleAccount_StatementOn() {
	due, on := civil.MustParse("2026-08-15"), civil.MustParse("2026-11-13")
	account := ledger.Account{
		DayCount: ledger.Actual365,
		Claims: []ledger.Claim{{
			ID: 1, Principal: money.Kroner(10_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1),
		}},
		Entries: []ledger.Entry{
			{ID: 1, Kind: ledger.ReminderFee, On: on, Amount: money.Kroner(400, 0), Claim: 1},
			{ID: 2, Kind: ledger.CollectionCosts, On: on, Amount: money.Kroner(1_550, 0), Claim: 1},
			{ID: 3, Kind: ledger.Payment, On: on, Amount: money.Kroner(5_000, 0)},
		},
	}
	for _, day := range []string{"2026-11-13", "2026-12-31"} {
		statement, err := account.StatementOn(law.Denmark(), civil.MustParse(day))
		fmt.Println(statement.Left.Principal, statement.Left.Interest, err)
	}
	// Output:
	// 7196.58 0.00 <nil>
	// 7196.58 94.64 <nil>
}

// A debt of 1,200.00 in three instalments: whole kroner, and the last adjusts.
func ExampleAccount_Instalments() {
	due := civil.MustParse("2026-09-30")
	account := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{{
		ID: 1, Principal: money.Kroner(1_200, 0), Arisen: due, Due: due, From: due.AddDays(1),
	}}}
	plan, err := account.Instalments(law.Denmark(), civil.MustParse("2026-10-15"), ledger.PlanTerms{
		First: civil.MustParse("2026-11-01"), Cadence: ledger.Monthly, Count: 3,
	})
	for _, instalment := range plan.Instalments {
		fmt.Println(instalment.On, instalment.Amount, instalment.Rest)
	}
	fmt.Println(plan.Total, err)
	// Output:
	// 2026-11-01 400.00 800.00
	// 2026-12-01 400.00 400.00
	// 2027-01-01 400.00 0.00
	// 1200.00 <nil>
}
