package ledger_test

import (
	"testing"

	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func ahead(t *testing.T, a ledger.Account, on string, due ...ledger.Due) ledger.InstalmentPlan {
	t.Helper()
	found, err := a.Ahead(law.Denmark(), day(on), due)
	if err != nil {
		t.Fatal(err)
	}
	return ledger.InstalmentPlan{Instalments: found}
}

// The plan of TestAPlanByNumberIsPaidOffWithItsLastInstalment, seen on the day that it
// was made, comes to what it did.
func TestAheadOfAPlanThatIsKeptIsThePlan(t *testing.T) {
	t.Parallel()
	due := []ledger.Due{
		{On: day("2026-12-01"), Amount: money.Kroner(3_101, 0)},
		{On: day("2027-01-01"), Amount: money.Kroner(3_101, 0)},
		{On: day("2027-02-01"), Amount: money.Kroner(3_101, 0)},
		{On: day("2027-03-01"), Amount: money.Kroner(3_096, 12)},
	}
	wantRows(t, ahead(t, collected(), "2026-11-13", due...),
		"2026-12-01 3101.00 49.31 9144.89", "2027-01-01 3101.00 77.67 6121.56",
		"2027-02-01 3101.00 51.99 3072.55", "2027-03-01 3096.12 23.57 0.00")
}

// A claim of 1,000.00 at 10 % from 1 January 2026, and two instalments of 500.00, on 1
// February and 1 March. The first hasn't come by 10 February: it is paid then, and the
// last takes the interest.
//
//	10 Feb  41 days (1 January to 10 February, both included) × 1,000.00 × 10 %/365 = 11.2329: 11.23
//	        500.00 covers 11.23 of interest and 488.77 of principal; left 511.23
//	1 Mar   19 days × 511.23: 2.6612, to 13.8941: 13.89; 2.66 since; 511.23 + 2.66 = 513.89
func TestTheLastInstalmentTakesWhatLatenessCosts(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2025-12-31")}}
	a.Claims[0].Agreed = money.PerCent(10, 0)
	due := []ledger.Due{{On: day("2026-02-01"), Amount: money.Kroner(500, 0)}, {On: day("2026-03-01"), Amount: money.Kroner(500, 0)}}
	wantRows(t, ahead(t, a, "2026-02-10", due...), "2026-02-01 500.00 0.00 511.23", "2026-03-01 513.89 2.66 0.00")
}

// Without interest, 1,000.00 of which 700.00 is paid: of three instalments of 400.00,
// 400.00 and 200.00 the last two aren't needed.
func TestInstalmentsThatAreNotNeededFallAway(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2025-12-31")}}
	a.Claims[0].InterestFrom = day("2031-01-01")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-01-20", "700.00", 0)}
	due := []ledger.Due{
		{On: day("2026-02-01"), Amount: money.Kroner(400, 0)}, {On: day("2026-03-01"), Amount: money.Kroner(400, 0)}, {On: day("2026-04-01"), Amount: money.Kroner(200, 0)},
	}
	wantRows(t, ahead(t, a, "2026-01-25", due...), "2026-02-01 300.00 0.00 0.00")
	wantRows(t, ahead(t, a, "2026-01-25"))
}

// 1,000.00 without interest: two of 100.00, two of 200.00, and of 300.00 what is left.
func TestAPlanMayGrow(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15")}}
	a.Claims[0].InterestFrom = day("2031-01-01")
	terms := ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Amount: money.Kroner(100, 0), Raise: money.Kroner(100, 0), RaiseEvery: 2}
	wantRows(t, planned(t, a, terms),
		"2026-12-01 100.00 0.00 900.00", "2027-01-01 100.00 0.00 800.00", "2027-02-01 200.00 0.00 600.00",
		"2027-03-01 200.00 0.00 400.00", "2027-04-01 300.00 0.00 100.00", "2027-05-01 100.00 0.00 0.00")
}
