package ledger_test

import (
	"slices"
	"testing"

	"krav/internal/ledger"
	"krav/internal/money"
)

func entry(id ledger.EntryID, kind ledger.EntryKind, on, amount string, claim ledger.ClaimID) ledger.Entry {
	sum, err := money.Parse(amount)
	if err != nil {
		panic(err)
	}
	return ledger.Entry{ID: id, Kind: kind, On: day(on), Amount: sum, Claim: claim}
}

// collected is the case of law.md P-1: 10,000.00 due 15 August 2026, with three
// reminder fees, a collection fee and collection costs, 1,950.00 in all.
func collected() ledger.Account {
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{
		entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1),
		entry(2, ledger.ReminderFee, "2026-08-27", "100.00", 1),
		entry(3, ledger.ReminderFee, "2026-09-07", "100.00", 1),
		entry(4, ledger.CollectionCosts, "2026-09-18", "1650.00", 1),
	}
	return a
}

// law.md P-4: between businesses the compensation of 310.00 comes on top of P-1, and a payment
// of 5,000.00 covers it with the costs: 10,000.00 - (5,000.00 - 2,260.00 - 246.58) = 7,506.58.
func TestBetweenBusinessesTheCompensationComesOnTop(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Entries = append(a.Entries, entry(5, ledger.Compensation, "2026-08-16", "310.00", 1))
	if got := explain(t, a, "2026-11-13").Total().String(); got != "12506.58" {
		t.Errorf("owed = %s, want 12506.58", got)
	}
	a.Entries = append(a.Entries, entry(6, ledger.Payment, "2026-11-13", "5000.00", 0))
	if got := explain(t, a, "2026-11-13").Left.Principal.String(); got != "7506.58" {
		t.Errorf("principal left = %s, want 7506.58", got)
	}
}

func TestAPaymentCoversCostsThenInterestThenPrincipal(t *testing.T) {
	t.Parallel()
	a := collected()
	if got := explain(t, a, "2026-11-13").Total().String(); got != "12196.58" {
		t.Fatalf("owed before = %s, want 12196.58", got)
	}
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-13", "5000.00", 0))
	s := explain(t, a, "2026-11-13")
	if got := s.Left; got.Principal.String() != "7196.58" || !got.Interest.IsZero() || !got.ReminderFees.IsZero() || !got.CollectionCosts.IsZero() {
		t.Errorf("left = %+v, want a principal of 7196.58 alone", got)
	}
	// 48 days at 10 % of 7,196.58: 94.64
	later := explain(t, a, "2026-12-31")
	if got := later.Left.Interest.String(); got != "94.64" {
		t.Errorf("interest to the end of the year = %s, want 94.64", got)
	}
	wantShares(t, s, []string{"100.00", "100.00", "100.00", "1650.00", "246.58", "2803.42"})
}

func wantShares(t *testing.T, s ledger.Statement, want []string) {
	t.Helper()
	var got []string
	for _, share := range s.Shares {
		got = append(got, share.Amount.String())
	}
	if !slices.Equal(got, want) {
		t.Errorf("shares = %v, want %v", got, want)
	}
}

func TestTheDebtorChoosesWhichClaimIsPaid(t *testing.T) {
	t.Parallel()
	// law.md P-3: A due 10 January, B due 10 June; 1,000 "faktura B" settles B.
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-01-10"), claim(2, money.Kroner(1_000, 0), "2026-06-10")}}
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-06-11", "1000.27", 2)}
	s := explain(t, a, "2026-06-11")
	// B has borne interest for one day: 0.27. A for 152 days at 9.75 %: 40.60.
	if s.Claims[1].Principal.IsPositive() || s.Claims[1].Interest.IsPositive() {
		t.Errorf("B is left with %v and %v", s.Claims[1].Principal, s.Claims[1].Interest)
	}
	if s.Claims[0].Principal.String() != "1000.00" || s.Claims[0].Interest.String() != "40.60" {
		t.Errorf("A is left with %v and %v, want 1000.00 and 40.60", s.Claims[0].Principal, s.Claims[0].Interest)
	}
}

func TestWithoutAWordTheOldestClaimIsPaid(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(2, money.Kroner(500, 0), "2026-10-14"), claim(1, money.Kroner(500, 0), "2026-09-30")}}
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-10-01", "300.00", 0)}
	s := explain(t, a, "2026-10-15")
	// One day at 10 % of 500.00 is 0.14; the rest goes to the principal of the first.
	if s.Claims[0].Claim != 1 || s.Claims[0].Principal.String() != "200.14" || s.Claims[1].Principal.String() != "500.00" {
		t.Errorf("left = %+v", s.Claims)
	}
}

// The two invoices, the fees and the payment of the house's sample letter.
func TestTheSampleLetterAddsUp(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(12_500, 0), "2026-09-30"), claim(2, money.Kroner(6_250, 0), "2026-10-14")}}
	a.Entries = []ledger.Entry{
		entry(1, ledger.ReminderFee, "2026-10-16", "100.00", 1),
		entry(2, ledger.ReminderFee, "2026-10-27", "100.00", 1),
		entry(3, ledger.Payment, "2026-11-04", "3000.00", 0),
		entry(4, ledger.ReminderFee, "2026-11-09", "100.00", 1),
	}
	s := explain(t, a, "2026-11-09")
	// 12,500 × 35 days: 119.86; 9,819.86 × 5: 13.45; 6,250 × 21: 35.96; × 5: 8.56.
	if s.Charged.Interest.String() != "177.83" || s.Total().String() != "16227.83" || s.Left.Principal.String() != "16069.86" || s.Left.Interest.String() != "57.97" {
		t.Errorf("interest %v, total %v, principal %v, interest left %v", s.Charged.Interest, s.Total(), s.Left.Principal, s.Left.Interest)
	}
	wantShares(t, s, []string{"100.00", "100.00", "119.86", "2680.14"})
	// 16,069.86 × 10 % / 365 = 4.40 a day.
	if s.Daily.String() != "4.40" || s.Base.String() != "16069.86" {
		t.Errorf("daily = %v of %v, want 4.40 of 16069.86", s.Daily, s.Base)
	}
}

func TestABackDatedPaymentChangesTheInterestAfterIt(t *testing.T) {
	t.Parallel()
	// 10,000 due 15 August. 4,000 of value 14 September, learned of late: 30 days
	// of 10,000 are 82.19, so 3,917.81 go to the principal; then 60 days of
	// 6,082.19 are 99.98 (99.9812).
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(9, ledger.Payment, "2026-09-14", "4000.00", 0)}
	s := explain(t, a, "2026-11-13")
	if s.Left.Principal.String() != "6082.19" || s.Left.Interest.String() != "99.98" {
		t.Errorf("left %v and %v, want 6082.19 and 99.98", s.Left.Principal, s.Left.Interest)
	}
}

func TestAnOverpaymentIsOwedBack(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
	a.Claims[0].InterestFrom = day("2026-12-01")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "1250.00", 0)}
	s := explain(t, a, "2026-09-01")
	if s.Overpaid.String() != "250.00" || s.Total().String() != "-250.00" || s.Left.Total().IsPositive() {
		t.Errorf("overpaid %v, total %v", s.Overpaid, s.Total())
	}
	wantShares(t, s, []string{"1000.00", "250.00"})
	// What is charged later is covered by it.
	a.Entries = append(a.Entries, entry(2, ledger.ReminderFee, "2026-09-10", "100.00", 1))
	if got := explain(t, a, "2026-09-10").Overpaid.String(); got != "150.00" {
		t.Errorf("overpaid after a fee = %s, want 150.00", got)
	}
}

func TestAReversedPaymentHasNeverBeen(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	before := explain(t, a, "2026-11-13")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "4000.00", 0), {ID: 2, Kind: ledger.Reversal, On: day("2026-10-01"), Reverses: 1}}
	after := explain(t, a, "2026-11-13")
	if after.Total() != before.Total() || !after.Paid.IsZero() {
		t.Errorf("owed %v, paid %v, want %v and nothing", after.Total(), after.Paid, before.Total())
	}
}

func TestACreditNoteLowersItsInvoice(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(2_000, 0), "2026-08-15")}}
	a.Entries = []ledger.Entry{entry(1, ledger.CreditNote, "2026-08-25", "500.00", 2)}
	s := explain(t, a, "2026-08-25")
	if s.Claims[1].Principal.String() != "1500.00" || s.Claims[0].Principal.String() != "1000.00" || s.Credited.String() != "500.00" {
		t.Errorf("left = %+v, credited %v", s.Claims, s.Credited)
	}
}

func TestACreditNoteFromBeforeTheDueDayBearsNoInterest(t *testing.T) {
	t.Parallel()
	// 400.00 of 1,000.00 credited on 10 August, due on the 15th: a day of 600.00 at
	// 10 % is 0.16.
	a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(1, ledger.CreditNote, "2026-08-10", "400.00", 1)}
	if s := explain(t, a, "2026-08-16"); s.Left.Principal.String() != "600.00" || s.Left.Interest.String() != "0.16" {
		t.Errorf("left %v and %v, want 600.00 and 0.16", s.Left.Principal, s.Left.Interest)
	}
}

func TestAClaimThatIsNotDueIsNotAskedFor(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(2_000, 0), "2026-12-01")}}
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-16", "2000.00", 2)}
	s := explain(t, a, "2026-08-16")
	if s.Left.Principal.String() != "1000.00" || !s.NotDue.IsZero() || s.Prepaid.String() != "2000.00" || !s.Overpaid.IsZero() {
		t.Errorf("left %v, not due %v, prepaid %v, overpaid %v", s.Left.Principal, s.NotDue, s.Prepaid, s.Overpaid)
	}
	// When it falls due, it is paid at once, without a day's interest.
	s = explain(t, a, "2026-12-02")
	if !s.Claims[1].Principal.IsZero() || !s.Claims[1].Interest.IsZero() {
		t.Errorf("the prepaid claim is left with %v and %v", s.Claims[1].Principal, s.Claims[1].Interest)
	}
}

// Paid before its day, an invoice is paid, and the debtor isn't owed the money back.
func TestMoneyForAClaimThatIsNotDueCountsWhereNothingElseIsOwed(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		entries                       []ledger.Entry
		paid, over, coming, principal string
	}{
		"named":              {[]ledger.Entry{entry(1, ledger.Payment, "2026-08-10", "1000.00", 1)}, "1000.00", "0.00", "0.00", "1000.00"},
		"unnamed":            {[]ledger.Entry{entry(1, ledger.Payment, "2026-08-10", "1000.00", 0)}, "1000.00", "0.00", "0.00", "1000.00"},
		"a part":             {[]ledger.Entry{entry(1, ledger.Payment, "2026-08-10", "300.00", 0)}, "300.00", "0.00", "700.00", "300.00"},
		"too much":           {[]ledger.Entry{entry(1, ledger.Payment, "2026-08-10", "1250.00", 1)}, "1250.00", "250.00", "0.00", "1000.00"},
		"named and not":      {[]ledger.Entry{entry(1, ledger.Payment, "2026-08-09", "400.00", 0), entry(2, ledger.Payment, "2026-08-10", "700.00", 1)}, "1100.00", "100.00", "0.00", "1000.00"},
		"credited in part":   {[]ledger.Entry{entry(1, ledger.CreditNote, "2026-08-09", "600.00", 1), entry(2, ledger.Payment, "2026-08-10", "500.00", 0)}, "500.00", "100.00", "0.00", "1000.00"},
		"paid and gone back": {[]ledger.Entry{entry(1, ledger.Payment, "2026-08-10", "1000.00", 1), bounceOn(2, 1, "2026-08-12")}, "0.00", "0.00", "1000.00", "0.00"},
	}
	for name, test := range tests {
		a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
		a.Entries = test.entries
		s := explain(t, a, "2026-08-12")
		if got := []string{s.Paid.String(), s.Overpaid.String(), s.NotDue.String(), s.Charged.Principal.String()}; !slices.Equal(got, []string{test.paid, test.over, test.coming, test.principal}) {
			t.Errorf("%s: paid, too much, to come and counted = %v, want %+v", name, got, test)
		}
		if !s.Left.Total().IsZero() || !s.Prepaid.IsZero() {
			t.Errorf("%s: left %v, waiting %v", name, s.Left, s.Prepaid)
		}
		checkLines(t, s)
		checkShares(t, s)
	}
}

// bounceOn takes a payment back on a day.
func bounceOn(id, payment ledger.EntryID, on string) ledger.Entry {
	return ledger.Entry{ID: id, Kind: ledger.Reversal, On: day(on), Reverses: payment}
}
