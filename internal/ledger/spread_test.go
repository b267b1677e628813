package ledger_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"krav/internal/law"
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

func TestAClaimThatIsNotDueIsNotAskedFor(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(2_000, 0), "2026-12-01")}}
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-16", "2000.00", 2)}
	s := explain(t, a, "2026-08-16")
	if s.Left.Principal.String() != "1000.00" || s.NotDue.String() != "2000.00" || s.Prepaid.String() != "2000.00" || !s.Overpaid.IsZero() {
		t.Errorf("left %v, not due %v, prepaid %v, overpaid %v", s.Left.Principal, s.NotDue, s.Prepaid, s.Overpaid)
	}
	// When it falls due, it is paid at once, without a day's interest.
	s = explain(t, a, "2026-12-02")
	if !s.Claims[1].Principal.IsZero() || !s.Claims[1].Interest.IsZero() {
		t.Errorf("the prepaid claim is left with %v and %v", s.Claims[1].Principal, s.Claims[1].Interest)
	}
}

// The quote of 13 November is 12,196.58; each day after costs 2.74.
func TestTheLettersAmountPaidInTimeEndsTheCase(t *testing.T) {
	t.Parallel()
	quoted := collected()
	quoted.Quotes = []ledger.Quote{{On: day("2026-11-13"), Deadline: day("2026-11-23"), Amount: money.Kroner(12_196, 58)}}
	for _, c := range []struct {
		name     string
		payments []ledger.Entry
		want     string
	}{
		{"in one sum on the last day", []ledger.Entry{entry(9, ledger.Payment, "2026-11-23", "12196.58", 0)}, "0.00"},
		{"in two halves", []ledger.Entry{entry(9, ledger.Payment, "2026-11-16", "6000.00", 0), entry(10, ledger.Payment, "2026-11-20", "6196.58", 0)}, "0.00"},
		// A day late: 101 days of 10,000 at 10 % are 276.71, so 12,226.71 is owed.
		{"a day late", []ledger.Entry{entry(9, ledger.Payment, "2026-11-24", "12196.58", 0)}, "30.13"},
		// An øre short: 100 days are 273.97, so 12,223.97 is owed.
		{"an øre short", []ledger.Entry{entry(9, ledger.Payment, "2026-11-23", "12196.57", 0)}, "27.40"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := quoted
			a.Entries = append(slices.Clone(a.Entries), c.payments...)
			last := c.payments[len(c.payments)-1].On
			s, err := a.StatementOn(law.Denmark(), last)
			if err != nil || s.Total().String() != c.want {
				t.Errorf("left = %v, %v, want %s", s.Total(), err, c.want)
			}
		})
	}
}

func TestWhatWasPaidBeforeTheLetterNeedNotBePaidAgain(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Quotes = []ledger.Quote{{On: day("2026-11-13"), Deadline: day("2026-11-23"), Amount: money.Kroner(12_196, 58)}}
	// 2,196.58 had come the day before the letter, unseen, when 12,193.84 was owed:
	// it left 9,997.26 of principal. A day more is 2.73 (243.8356 + 2.7390 =
	// 246.57), so 9,999.99 was owed on the 13th. The debtor pays what the letter
	// asked for less what was paid: 10,000.00, an øre too much.
	a.Entries = append(a.Entries, entry(9, ledger.Payment, "2026-11-12", "2196.58", 0), entry(10, ledger.Payment, "2026-11-20", "10000.00", 0))
	if got := explain(t, a, "2026-11-20").Total().String(); got != "-0.01" {
		t.Errorf("left = %s, want an øre owed back", got)
	}
}

func TestTheBalanceDoesNotDependOnTheOrderOfLearning(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(7, 11))
	for range 300 {
		a := randomAccount(random)
		want := explain(t, a, "2026-12-31")
		checkSums(t, a, want)
		for range 4 {
			shuffled := a
			shuffled.Entries = slices.Clone(a.Entries)
			random.Shuffle(len(shuffled.Entries), func(i, j int) {
				shuffled.Entries[i], shuffled.Entries[j] = shuffled.Entries[j], shuffled.Entries[i]
			})
			got := explain(t, shuffled, "2026-12-31")
			if got.Left != want.Left || got.Overpaid != want.Overpaid {
				t.Fatalf("left %+v and over %v in another order, want %+v and %v\n%+v", got.Left, got.Overpaid, want.Left, want.Overpaid, a)
			}
		}
	}
}

func randomAccount(random *rand.Rand) ledger.Account {
	a := ledger.Account{DayCount: ledger.DayCount(1 + random.IntN(3))}
	for i := range 1 + random.IntN(4) {
		due := day("2025-01-01").AddDays(random.IntN(600))
		a.Claims = append(a.Claims, claim(ledger.ClaimID(i+1), money.FromOre(int64(1+random.IntN(2_000_000))), due.String()))
	}
	for i := range random.IntN(10) {
		kinds := []ledger.EntryKind{ledger.ReminderFee, ledger.Compensation, ledger.Payment, ledger.Payment, ledger.CreditNote, ledger.Waiver}
		kind := kinds[random.IntN(len(kinds))]
		target := a.Claims[random.IntN(len(a.Claims))]
		e := ledger.Entry{ID: ledger.EntryID(i + 1), Kind: kind, On: target.From.AddDays(random.IntN(400)), Amount: money.FromOre(int64(1 + random.IntN(500_000))), Claim: target.ID}
		if kind == ledger.Payment && random.IntN(2) == 0 {
			e.Claim = 0
		}
		a.Entries = append(a.Entries, e)
	}
	return a
}

// checkSums holds that every line adds up to its figure, the shares of what
// lowers the debt to it, and that what was claimed and not given or paid is left.
func checkSums(t *testing.T, a ledger.Account, s ledger.Statement) {
	t.Helper()
	sums := make(map[ledger.LineKind]money.Amount)
	var total money.Amount
	for _, l := range s.Lines {
		sums[l.Kind] = sums[l.Kind].Plus(l.Amount)
		total = total.Plus(l.Amount)
	}
	if sums[ledger.InterestLine] != s.Charged.Interest || sums[ledger.PrincipalLine] != s.Charged.Principal || sums[ledger.PaymentLine] != s.Paid.Negated() {
		t.Fatalf("lines %v, statement %+v", sums, s)
	}
	if total != s.Total() {
		t.Fatalf("the lines add up to %v, owed is %v\n%+v", total, s.Total(), a)
	}
	shares := make(map[ledger.EntryID]money.Amount)
	for _, share := range s.Shares {
		shares[share.Payment] = shares[share.Payment].Plus(share.Amount)
	}
	for _, e := range a.Entries {
		lowers := e.Kind == ledger.Payment || e.Kind == ledger.CreditNote || e.Kind == ledger.Waiver
		if lowers && !e.On.After(s.On) && shares[e.ID] != e.Amount && s.Prepaid.IsZero() {
			t.Fatalf("the shares of %+v add up to %v", e, shares[e.ID])
		}
	}
}
