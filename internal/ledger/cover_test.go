package ledger_test

import (
	"testing"

	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// settled is law.md P-1 and its payment of 5,000.00, spread by an order that was agreed.
func settled(order ledger.Covering, from string) ledger.Account {
	a := collected()
	a.Settled = []ledger.Settlement{{From: day(from), Covering: order}}
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-13", "5000.00", 0))
	return a
}

// law.md P-2: the parties agree that principal comes first. 5,000.00 of it is left, and
// the costs of 1,950.00 and the interest of 246.58 stand.
func TestASettlementsOwnOrderGoesFirst(t *testing.T) {
	t.Parallel()
	s := explain(t, settled(ledger.PrincipalFirst, "2026-11-13"), "2026-11-13")
	if s.Left.Principal.String() != "5000.00" || s.Left.Interest.String() != "246.58" || s.Left.ReminderFees.Plus(s.Left.CollectionCosts).String() != "1950.00" {
		t.Errorf("left = %+v", s.Left)
	}
	// 48 days at 10 % of 5,000.00 are 65.75.
	later := explain(t, settled(ledger.PrincipalFirst, "2026-11-13"), "2026-12-31")
	if got := later.Left.Interest.Minus(s.Left.Interest).String(); got != "65.75" {
		t.Errorf("interest since = %s, want 65.75", got)
	}
}

// Interest first: 246.58 of it, then 4,753.42 of the principal.
func TestASettlementMayPutInterestFirst(t *testing.T) {
	t.Parallel()
	s := explain(t, settled(ledger.InterestFirst, "2026-11-13"), "2026-11-13")
	if s.Left.Principal.String() != "5246.58" || !s.Left.Interest.IsZero() || s.Left.ReminderFees.Plus(s.Left.CollectionCosts).String() != "1950.00" {
		t.Errorf("left = %+v", s.Left)
	}
}

// Money from before the settlement was spread as it was.
func TestASettlementHoldsFromItsDay(t *testing.T) {
	t.Parallel()
	s := explain(t, settled(ledger.PrincipalFirst, "2026-11-14"), "2026-11-13")
	if s.Left.Principal.String() != "7196.58" || !s.Left.Interest.IsZero() {
		t.Errorf("left = %+v", s.Left)
	}
}

// Whatever the order, as much is owed on the day of the payment.
func TestTheOrderChangesNothingInAll(t *testing.T) {
	t.Parallel()
	for _, order := range []ledger.Covering{ledger.CostsFirst, ledger.PrincipalFirst, ledger.InterestFirst} {
		if got := explain(t, settled(order, "2026-11-01"), "2026-11-13").Total().String(); got != "7196.58" {
			t.Errorf("order %d: %s is owed, want 7196.58", order, got)
		}
	}
}

// A court took 750.00 over a claim of 1,000.00 that falls due later. 300.00 of what comes
// before is for the fee; when all has come, the rest covers the claim ahead of its day.
func TestMoneyCoversACourtsFeeOverAClaimThatFallsDueLater(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-12-30")}}
	a.Entries = []ledger.Entry{entry(1, ledger.CourtFee, "2026-11-20", "750.00", 1), entry(2, ledger.Payment, "2026-11-30", "300.00", 0)}
	for _, c := range []struct{ on, left, overpaid, notDue string }{
		{"2026-12-01", "450.00", "0.00", "1000.00"}, {"2026-12-03", "0.00", "0.00", "0.00"}, {"2026-12-31", "0.00", "0.00", "0.00"},
	} {
		if c.on == "2026-12-03" {
			a.Entries = append(a.Entries, entry(3, ledger.Payment, "2026-12-02", "1450.00", 0))
		}
		owed, err := a.StatementOn(law.Denmark(), day(c.on))
		if err != nil {
			t.Fatal(err)
		}
		if owed.Left.Total().String() != c.left || owed.Overpaid.String() != c.overpaid || owed.NotDue.String() != c.notDue {
			t.Errorf("on %s %v is owed, %v owed back, %v falls due; want %s, %s, %s", c.on, owed.Left.Total(), owed.Overpaid, owed.NotDue, c.left, c.overpaid, c.notDue)
		}
	}
}
