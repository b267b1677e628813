package ledger_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// byEntry returns what an entry covered, by what it was of; what was given up with the
// account has no entry.
func byEntry(s ledger.Statement, entry ledger.EntryID) ledger.Parts {
	var covered ledger.Parts
	add := func(to *money.Amount, share ledger.Share) { *to = to.Plus(share.Amount) }
	for _, share := range s.Shares {
		switch {
		case share.Payment != entry:
		case share.Part == ledger.PrincipalShare:
			add(&covered.Principal, share)
		case share.Part == ledger.InterestShare:
			add(&covered.Interest, share)
		case share.Kind == ledger.ReminderFee:
			add(&covered.ReminderFees, share)
		case share.Kind == ledger.Compensation:
			add(&covered.Compensation, share)
		case share.Kind == ledger.CollectionCosts:
			add(&covered.CollectionCosts, share)
		case share.Part == ledger.CostShare:
			add(&covered.CourtCosts, share)
		}
	}
	return covered
}

func kr(amount string) money.Amount { return entry(0, ledger.Payment, "2026-01-01", amount, 0).Amount }

func composedFor(t *testing.T, a ledger.Account, on, pay, deadline string) ledger.Composition {
	t.Helper()
	c, err := a.Compose(law.Denmark(), day(on), ledger.CompositionTerms{Pay: kr(pay), Deadline: day(deadline)})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// 10,000.00 due on 15 August 2026 with three fees of 100.00, 310.00 of compensation and
// 1,000.00 of costs: on 2 December the interest of 109 days at 10 % is 298.63, and
// 11,908.63 is owed. 9,000.00 is taken as all, and comes on the 5th: of the principal
// 9,000.00 is paid and 1,000.00 given up, with all of the fees and costs and the interest
// of 112 days, 306.85.
func TestTheMoneyOfAKeptOfferPaysPrincipalBeforeWhatIsGivenUp(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{
		entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1), entry(2, ledger.ReminderFee, "2026-08-27", "100.00", 1),
		entry(3, ledger.ReminderFee, "2026-09-07", "100.00", 1), entry(4, ledger.Compensation, "2026-09-07", "310.00", 1),
		entry(5, ledger.CollectionCosts, "2026-09-18", "1000.00", 1),
	}
	c := composedFor(t, a, "2026-12-02", "9000.00", "2026-12-12")
	if c.Owed != kr("11908.63") || c.Discount != kr("2908.63") {
		t.Fatalf("%v owed, %v off", c.Owed, c.Discount)
	}
	a.Entries = append(a.Entries, entry(6, ledger.Payment, "2026-12-05", "9000.00", 0))
	a.Keep(c, day("2026-12-05"))
	s := explain(t, a, "2026-12-24")
	if got, want := byEntry(s, 6), (ledger.Parts{Principal: kr("9000.00")}); got != want {
		t.Errorf("paid %+v, want %+v", got, want)
	}
	want := ledger.Parts{Principal: kr("1000.00"), Interest: kr("306.85"), ReminderFees: kr("300.00"), Compensation: kr("310.00"), CollectionCosts: kr("1000.00")}
	if got := byEntry(s, 0); got != want {
		t.Errorf("given up %+v, want %+v", got, want)
	}
	sums(t, s, "0.00", "0.00", "0.00")
}

// Of law.md P-1's 12,196.58 (10,000.00 of principal, 246.58 of interest, 300.00 of fees,
// 1,650.00 of costs) 11,000.00 is taken: of the 1,196.58 off, 246.58 is interest, 300.00
// fees and 650.00 costs. It comes in two parts, which pay the principal and the other
// 1,000.00 of the costs. The interest of 93 days, 254.7945, and of seven days of 4,000.00,
// 7.6712, is given up: 262.47.
func TestTheMoneyOfAKeptOfferComesInParts(t *testing.T) {
	t.Parallel()
	a := collected()
	c := composedFor(t, a, "2026-11-13", "11000.00", "2026-11-23")
	if f, want := c.Falls, (ledger.Parts{Interest: kr("246.58"), ReminderFees: kr("300.00"), CollectionCosts: kr("650.00")}); f != want {
		t.Fatalf("the discount falls on %+v, want %+v", f, want)
	}
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-16", "6000.00", 0), entry(6, ledger.Payment, "2026-11-23", "5000.00", 1))
	a.Keep(c, day("2026-11-23"))
	s := explain(t, a, "2026-11-23")
	if got, want := byEntry(s, 5), (ledger.Parts{Principal: kr("6000.00")}); got != want {
		t.Errorf("the first part paid %+v, want %+v", got, want)
	}
	if got, want := byEntry(s, 6), (ledger.Parts{Principal: kr("4000.00"), CollectionCosts: kr("1000.00")}); got != want {
		t.Errorf("the second paid %+v, want %+v", got, want)
	}
	if got, want := byEntry(s, 0), (ledger.Parts{Interest: kr("262.47"), ReminderFees: kr("300.00"), CollectionCosts: kr("650.00")}); got != want {
		t.Errorf("given up %+v, want %+v", got, want)
	}
}

// 1,200.00 is taken for two invoices of 1,000.00 and 500.00 with a fee of 100.00, and the
// debtor says that it is for the second. It pays that one's 500.00 and 700.00 of the first,
// not the fee.
func TestAnOfferIsForAllClaimsWhicheverTheDebtorNames(t *testing.T) {
	t.Parallel()
	a := plain()
	a.Entries = []ledger.Entry{entry(1, ledger.ReminderFee, "2026-09-05", "100.00", 2)}
	c := composedFor(t, a, "2026-09-10", "1200.00", "2026-09-20")
	a.Entries = append(a.Entries, entry(2, ledger.Payment, "2026-09-15", "1200.00", 2))
	a.Keep(c, day("2026-09-15"))
	s := explain(t, a, "2026-09-15")
	wantShares(t, s, []string{"500.00", "700.00", "300.00", "100.00"})
	if first := s.Shares[0]; first.Claim != 2 {
		t.Errorf("paid first: %+v, want the claim that was named", first)
	}
}

// 2,000.00 that came before the offer paid the 1,950.00 of fees and costs, and 50.00 of the
// interest, as it did when the offer was made.
func TestMoneyFromBeforeAKeptOfferIsSpreadAsItWas(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-13", "2000.00", 0))
	c := composedFor(t, a, "2026-11-13", "9000.00", "2026-11-23")
	a.Entries = append(a.Entries, entry(6, ledger.Payment, "2026-11-14", "9000.00", 0))
	a.Keep(c, day("2026-11-14"))
	s := explain(t, a, "2026-11-14")
	if got, want := byEntry(s, 5), (ledger.Parts{Interest: kr("50.00"), ReminderFees: kr("300.00"), CollectionCosts: kr("1650.00")}); got != want {
		t.Errorf("paid before %+v, want %+v", got, want)
	}
	// The interest of 91 days is 249.3151, or 249.32; 50.00 of it was paid.
	if got, want := byEntry(s, 0), (ledger.Parts{Principal: kr("1000.00"), Interest: kr("199.32")}); got != want {
		t.Errorf("given up %+v, want %+v", got, want)
	}
}

// When the case is taken up again nothing was given up, and the offer says nothing of the
// money: it pays costs, then interest, then principal.
func TestAnOfferThatIsKeptNoLongerSpreadsNothing(t *testing.T) {
	t.Parallel()
	a := collected()
	c := composedFor(t, a, "2026-11-13", "9000.00", "2026-11-23")
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-13", "5000.00", 0), entry(6, ledger.Payment, "2026-11-14", "4000.00", 0))
	plainly := explain(t, a, "2026-11-20")
	a.Keep(c, day("2026-11-14"))
	a.GivenUp = civil.Date{}
	s := explain(t, a, "2026-11-20")
	if s.Left != plainly.Left || !slices.Equal(s.Shares, plainly.Shares) || !s.Waived.IsZero() {
		t.Errorf("left %+v, want %+v", s.Left, plainly.Left)
	}
	if got, want := byEntry(s, 5), (ledger.Parts{Principal: kr("2803.42"), Interest: kr("246.58"), ReminderFees: kr("300.00"), CollectionCosts: kr("1650.00")}); got != want {
		t.Errorf("paid %+v, want %+v", got, want)
	}
}

// Whatever is owed: where an offer is paid on its day, what is given up is what the offer
// said that the discount falls on.
func FuzzAKeptOfferGivesUpWhatItSaid(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed, uint16(seed*31))
	}
	f.Fuzz(func(t *testing.T, seed uint64, parts uint16) {
		random, on := rand.New(rand.NewPCG(seed, 12)), day("2026-12-31")
		a := randomAccount(random)
		a.GivenUp, a.Quotes = civil.Date{}, nil
		a.Entries = slices.DeleteFunc(a.Entries, func(e ledger.Entry) bool { return e.On.After(on) })
		a.Entries = append(a.Entries, entry(90, ledger.CourtFee, "2026-12-01", "750.00", 1), entry(91, ledger.AwardedCosts, "2026-12-02", "900.00", 1))
		share := money.PerCent(int64(1+parts%99), 0)
		c, err := a.Compose(law.Denmark(), on, ledger.CompositionTerms{Discount: share, Deadline: on.AddDays(10)})
		if err != nil || !c.Pay.IsPositive() {
			t.Skip("no offer can be made of this account: there is nothing to keep. Another input is needed, no program")
		}
		c.Known = 91
		a.Entries = append(a.Entries, ledger.Entry{ID: 92, Kind: ledger.Payment, On: on, Amount: c.Pay})
		a.Keep(c, on)
		s := explain(t, a, on.String())
		if got := byEntry(s, 0); got != c.Falls {
			t.Errorf("given up %+v, the offer said %+v", got, c.Falls)
		}
		checkLines(t, s)
		checkShares(t, s)
	})
}
