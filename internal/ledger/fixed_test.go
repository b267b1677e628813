package ledger_test

import (
	"testing"

	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func TestWhatIsOwedWithoutInterestIsWhatPaymentsHaveLeft(t *testing.T) {
	t.Parallel()
	tenThousand := func(entries ...ledger.Entry) ledger.Account {
		a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
		a.Entries = entries
		return a
	}
	withdrawn := tenThousand()
	withdrawn.GivenUp = day("2026-09-01")
	tests := map[string]struct {
		account ledger.Account
		want    string
	}{
		"nothing has happened": {tenThousand(), "10000.00"},
		// 30 days of 10,000.00 at 10 % are 82.19: 917.81 of the 1,000.00 cover principal.
		"a payment covers interest first":     {tenThousand(entry(1, ledger.Payment, "2026-09-14", "1000.00", 0)), "9082.19"},
		"a payment of less than the interest": {tenThousand(entry(1, ledger.Payment, "2026-09-14", "50.00", 0)), "10000.00"},
		"a fee":                               {tenThousand(entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1)), "10100.00"},
		"a fee that a payment covered first":  {tenThousand(entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1), entry(2, ledger.Payment, "2026-08-16", "60.00", 0)), "10040.00"},
		"all was paid, and more":              {tenThousand(entry(1, ledger.Payment, "2026-08-15", "12000.00", 0)), "0.00"},
		// 1,000.00 of the 2,000.00 left in vain when they bounced: the claim is as it was.
		"money was paid back in vain": {tenThousand(entry(1, ledger.Payment, "2026-08-15", "11000.00", 0), entry(2, ledger.Refund, "2026-08-16", "1000.00", 0), bounce(3, 1)), "10000.00"},
		"the claims were withdrawn":   {withdrawn, "0.00"},
		// Nobody knows the rate of 2027: no interest is counted, and 1,000.00 cover principal.
		"a payment on a day without a rate": {tenThousand(entry(1, ledger.Payment, "2027-02-01", "1000.00", 0)), "9000.00"},
	}
	for name, test := range tests {
		got, err := test.account.WithoutInterest(law.Denmark())
		if err != nil || got.String() != test.want {
			t.Errorf("%s: owed without interest = %v (%v), want %s", name, got, err, test.want)
		}
	}
}

func TestClaimsThatFallDueLaterAreOwedWithoutInterestToo(t *testing.T) {
	t.Parallel()
	// 1,000.00 and 500.00, which falls due when no rate is known yet; 1,200.00 come before.
	a := plain()
	a.Claims[1].Due, a.Claims[1].From, a.Claims[1].InterestFrom = day("2027-05-01"), day("2027-05-02"), day("2027-05-02")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-20", "1200.00", 0)}
	if got, err := a.WithoutInterest(law.Denmark()); err != nil || got.String() != "300.00" {
		t.Errorf("owed without interest = %v (%v), want 300.00", got, err)
	}
	if none := (&ledger.Account{}); !withoutInterest(t, none).IsZero() {
		t.Errorf("an account without claims owes %v", withoutInterest(t, none))
	}
}

func withoutInterest(t *testing.T, a *ledger.Account) money.Amount {
	t.Helper()
	owed, err := a.WithoutInterest(law.Denmark())
	if err != nil {
		t.Fatal(err)
	}
	return owed
}
