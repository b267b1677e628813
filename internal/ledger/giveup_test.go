package ledger_test

import (
	"testing"

	"krav/internal/ledger"
	"krav/internal/money"
)

func TestWhatIsTakenBackIsOwedNoLongerWithInterestAndCosts(t *testing.T) {
	t.Parallel()
	// law.md P-1 before its payment: 10,000.00, three fees and interest. All of it is
	// given up on 14 September: 30 days at 10 % are 82.19, and a fee of 100.00.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1)}
	a.GivenUp = day("2026-09-14")
	sums(t, explain(t, a, "2026-09-13"), "10179.45", "0.00", "0.00")
	s := explain(t, a, "2026-10-14")
	sums(t, s, "0.00", "0.00", "0.00")
	if s.Waived.String() != "10182.19" || !s.Daily.IsZero() {
		t.Errorf("waived %v, and %v a day", s.Waived, s.Daily)
	}
	wantShares(t, s, []string{"100.00", "82.19", "10000.00"})
}

func TestMoneyThatComesAfterAClaimWasTakenBackIsOwedToTheDebtor(t *testing.T) {
	t.Parallel()
	a := plain()
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-09-01", "600.00", 0), // when it was owed
		entry(2, ledger.Payment, "2026-09-11", "400.00", 1), // for a claim that was taken back
	}
	a.GivenUp = day("2026-09-10")
	s := explain(t, a, "2026-09-20")
	sums(t, s, "0.00", "400.00", "0.00")
	if s.Waived.String() != "900.00" {
		t.Errorf("waived %v, want 1,500.00 less 600.00", s.Waived)
	}
}

func TestAClaimThatWasTakenBackBeforeItFellDueNeverDoes(t *testing.T) {
	t.Parallel()
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-18", "500.00", 2)}
	a.GivenUp = day("2026-08-20") // the second claim is due on the 31st
	// The money that waited for it covers what was owed when it came.
	s := explain(t, a, "2026-08-25")
	sums(t, s, "0.00", "0.00", "0.00")
	if s.Waived.String() != "500.00" || !s.NotDue.IsZero() || !s.Prepaid.IsZero() || s.Charged.Principal.String() != "1000.00" {
		t.Errorf("waived %v, not due %v, prepaid %v, charged %v", s.Waived, s.NotDue, s.Prepaid, s.Charged.Principal)
	}
	if s := explain(t, a, "2026-09-10"); !s.Total().Plus(s.Overpaid).IsZero() {
		t.Errorf("after its due day %+v", s.Left)
	}
}

func TestAPaymentThatBouncesAfterAllWasTakenBackIsNotOwed(t *testing.T) {
	t.Parallel()
	a := plain()
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-09-01", "1500.00", 0), {ID: 2, Kind: ledger.Reversal, On: day("2026-09-01"), Reverses: 1},
	}
	a.GivenUp = day("2026-09-10")
	sums(t, explain(t, a, "2026-09-20"), "0.00", "0.00", "0.00")
}
