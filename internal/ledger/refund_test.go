package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/ledger"
	"krav/internal/money"
)

// plain is an account without interest: claims of 1,000.00 and 500.00, due
// 15 and 31 August 2026.
func plain() ledger.Account {
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(500, 0), "2026-08-31")}}
	for i := range a.Claims {
		a.Claims[i].InterestFrom = civil.Date{}
	}
	return a
}

// sums checks what is left, what is owed to the debtor, and what credit notes say
// beyond their claims.
func sums(t *testing.T, s ledger.Statement, left, overpaid, beyond string) {
	t.Helper()
	if s.Left.Total().String() != left || s.Overpaid.String() != overpaid || s.Beyond.String() != beyond {
		t.Errorf("left %v, overpaid %v, beyond %v, want %s, %s and %s", s.Left.Total(), s.Overpaid, s.Beyond, left, overpaid, beyond)
	}
}

func TestACreditNoteBeyondItsClaimIsNoMoney(t *testing.T) {
	t.Parallel()
	// Nothing was paid. 1,200.00 credited of 1,000.00: 200.00 are nobody's yet, and the
	// other claim stands.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.CreditNote, "2026-09-10", "1200.00", 1)}
	s := explain(t, a, "2026-09-10")
	sums(t, s, "500.00", "0.00", "200.00")
	if s.Credited.String() != "1000.00" {
		t.Errorf("credited %v, want the 1,000.00 that there was to lower", s.Credited)
	}
}

func TestACreditNoteSetsFreeTheMoneyThatWasPaidOnItsClaim(t *testing.T) {
	t.Parallel()
	// 1,000.00 pay the first claim. 1,200.00 are credited on it: the money is free for
	// the second, which takes 500.00; 500.00 are owed to the debtor, and 200.00 of the
	// credit note were never received.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1000.00", 1), entry(2, ledger.CreditNote, "2026-09-10", "1200.00", 1)}
	s := explain(t, a, "2026-09-10")
	sums(t, s, "0.00", "500.00", "200.00")
	wantShares(t, s, []string{"1000.00", "500.00", "500.00"})
	// A part: 300.00 of what was paid come free.
	a.Entries[1] = entry(2, ledger.CreditNote, "2026-09-10", "300.00", 1)
	sums(t, explain(t, a, "2026-09-10"), "200.00", "0.00", "0.00")
}

func TestNoInterestRanOnWhatWasCredited(t *testing.T) {
	t.Parallel()
	// 10,000.00 due 15 August are paid on 25 August with 10 days of interest at 10 %,
	// 27.40. The credit note of 4 September over all of it says that nothing was owed:
	// the interest was none either.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-25", "10027.40", 0), entry(2, ledger.CreditNote, "2026-09-04", "10000.00", 1)}
	sums(t, explain(t, a, "2026-10-04"), "0.00", "10027.40", "0.00")
	// A part: 4,000.00 are credited and nothing is paid. Interest runs on 6,000.00 from
	// the beginning, 50 days from 16 August to 4 October: 6,000.00 x 10 % x 50/365 = 82.19.
	a.Entries = []ledger.Entry{entry(2, ledger.CreditNote, "2026-09-04", "4000.00", 1)}
	sums(t, explain(t, a, "2026-10-04"), "6082.19", "0.00", "0.00")
}

func TestWhatWasPaidBackIsOwedNoLonger(t *testing.T) {
	t.Parallel()
	// 1,800.00 received on 1,500.00, and 300.00 paid back.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1800.00", 0), entry(2, ledger.Refund, "2026-09-10", "300.00", 0)}
	sums(t, explain(t, a, "2026-09-09"), "0.00", "300.00", "0.00")
	s := explain(t, a, "2026-09-10")
	sums(t, s, "0.00", "0.00", "0.00")
	if s.Paid.String() != "1800.00" || s.Refunded.String() != "300.00" {
		t.Errorf("paid %v, refunded %v", s.Paid, s.Refunded)
	}
	wantShares(t, s, []string{"1000.00", "500.00", "300.00"})
}

func TestMoneyPaidBackNoLongerCoversADebtThatWasLearnedOfLater(t *testing.T) {
	t.Parallel()
	// 1,300.00 on a claim of 1,000.00; 300.00 paid back on 10 September. Then a second
	// claim of 500.00, due 31 August, comes on the case: the 300.00 covered it until
	// they left, and no longer.
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1300.00", 0), entry(2, ledger.Refund, "2026-09-10", "300.00", 0)}
	sums(t, explain(t, a, "2026-09-09"), "200.00", "0.00", "0.00")
	sums(t, explain(t, a, "2026-09-10"), "500.00", "0.00", "0.00")
}

func TestInterestRunsAgainFromTheDayMoneyWasPaidBackThatWasOwed(t *testing.T) {
	t.Parallel()
	// 10,000.00 due 15 August, paid in full with 27.40 of interest on the 25th; another
	// 1,000.00 comes, is paid back on 4 September, and the bank takes it back as well.
	// So 1,000.00 of the first went out: to 4 October 30 days at 10 % are 8.22.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-08-25", "10027.40", 0), entry(2, ledger.Payment, "2026-08-30", "1000.00", 0),
		entry(3, ledger.Refund, "2026-09-04", "1000.00", 0),
		{ID: 4, Kind: ledger.Reversal, On: day("2026-08-30"), Reverses: 2},
	}
	s := explain(t, a, "2026-10-04")
	if s.Left.Principal.String() != "1000.00" || s.Left.Interest.String() != "8.22" {
		t.Errorf("left %+v, want 1,000.00 and 8.22", s.Left)
	}
}

func TestNothingIsClaimedForMoneyPaidBackBeyondAllThatCame(t *testing.T) {
	t.Parallel()
	// The only payment is taken back after 300.00 of it had been paid back: both claims
	// are owed, and no more than that.
	a := plain()
	a.Entries = []ledger.Entry{
		entry(1, ledger.Payment, "2026-09-01", "1800.00", 0), entry(2, ledger.Refund, "2026-09-10", "300.00", 0),
		{ID: 3, Kind: ledger.Reversal, On: day("2026-09-01"), Reverses: 1},
	}
	s := explain(t, a, "2026-09-20")
	sums(t, s, "1500.00", "0.00", "0.00")
	if s.PaidOut.String() != "300.00" || !s.Refunded.IsZero() || len(linesOf(s, ledger.RefundLine)) != 0 {
		t.Errorf("refunded %v with lines %+v", s.Refunded, linesOf(s, ledger.RefundLine))
	}
}
