package ledger_test

import (
	"testing"

	"krav/internal/ledger"
	"krav/internal/money"
)

func TestAWaiverGivesUpCostsThenInterestThenPrincipal(t *testing.T) {
	t.Parallel()
	// 10,000.00 due 15 August; to 14 September 30 days at 10 % are 82.19. Of 5,000.00
	// given up, 100.00 are the fee, 82.19 interest and 4,817.81 principal.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1), entry(2, ledger.Waiver, "2026-09-14", "5000.00", 0)}
	s := explain(t, a, "2026-09-14")
	if s.Left.Principal.String() != "5182.19" || s.Total().String() != "5182.19" || s.Waived.String() != "5000.00" || !s.Paid.IsZero() {
		t.Errorf("left %+v, waived %v, paid %v", s.Left, s.Waived, s.Paid)
	}
	wantShares(t, s, []string{"100.00", "82.19", "4817.81"})
}

func TestAWaiverOfOneClaimLeavesTheOthers(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(2_000, 0), "2026-08-15")}}
	for i := range a.Claims {
		a.Claims[i].InterestFrom = day("2026-12-01")
	}
	a.Entries = []ledger.Entry{entry(1, ledger.Waiver, "2026-09-01", "2500.00", 2)}
	s := explain(t, a, "2026-09-01")
	if s.Claims[0].Principal.String() != "1000.00" || !s.Claims[1].Principal.IsZero() || s.Waived.String() != "2000.00" {
		t.Errorf("left %+v, waived %v, want 1000.00, nothing, and 2000.00 waived", s.Claims, s.Waived)
	}
}

func TestNobodyIsOwedWhatWasGivenUpInVain(t *testing.T) {
	t.Parallel()
	// 1,000.00 is owed and 1,500.00 given up: 1,000.00 is, and the rest is nobody's.
	a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
	a.Claims[0].InterestFrom = day("2026-12-01")
	a.Entries = []ledger.Entry{entry(1, ledger.Waiver, "2026-09-01", "1500.00", 0)}
	if s := explain(t, a, "2026-09-01"); !s.Total().IsZero() || s.Waived.String() != "1000.00" || !s.Overpaid.IsZero() {
		t.Errorf("owed %v, waived %v, over %v", s.Total(), s.Waived, s.Overpaid)
	}
	// All is paid: nothing is left to give up, and no line says so.
	a.Entries = append(a.Entries, entry(2, ledger.Payment, "2026-08-20", "1000.00", 0))
	if s := explain(t, a, "2026-09-01"); !s.Waived.IsZero() || len(linesOf(s, ledger.WaivedLine)) != 0 {
		t.Errorf("waived %v with lines %+v", s.Waived, linesOf(s, ledger.WaivedLine))
	}
}

func TestAWaiverStandsWhenMoneyGoesBack(t *testing.T) {
	t.Parallel()
	// 600.00 paid and 400.00 given up settle the claim. The money goes back: the
	// waiver was of 400.00, and still is.
	a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
	a.Claims[0].InterestFrom = day("2026-12-01")
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-08-20", "600.00", 0), entry(2, ledger.Waiver, "2026-09-01", "400.00", 0),
		{ID: 3, Kind: ledger.Reversal, On: day("2026-09-10"), Reverses: 1},
	}
	if got := explain(t, a, "2026-09-10").Total().String(); got != "600.00" {
		t.Errorf("owed = %s, want 600.00", got)
	}
}
