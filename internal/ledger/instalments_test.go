package ledger_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// planned makes a plan for an account on 13 November 2026.
func planned(t *testing.T, a ledger.Account, terms ledger.PlanTerms) ledger.InstalmentPlan {
	t.Helper()
	plan, err := a.Instalments(law.Denmark(), day("2026-11-13"), terms)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

// rows returns a plan's instalments as text: day, amount, interest, rest.
func rows(p ledger.InstalmentPlan) []string {
	var said []string
	for _, i := range p.Instalments {
		said = append(said, i.On.String()+" "+i.Amount.String()+" "+i.Interest.String()+" "+i.Rest.String())
	}
	return said
}

func wantRows(t *testing.T, p ledger.InstalmentPlan, want ...string) {
	t.Helper()
	got := rows(p)
	if len(got) != len(want) {
		t.Fatalf("instalments = %q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("instalment %d = %q, want %q", i+1, got[i], want[i])
		}
	}
}

// The case of law.md P-1 on 13 November 2026: 12,196.58 is owed, of which 10,000.00
// is principal, 246.58 interest and 1,950.00 fees and costs. The rate of 2027 isn't
// known: that of the day, 10 %, is carried on.
//
//	1 Dec  18 days × 10,000.00 × 10 %/365, from 246.5753 to 295.8904: 49.31.
//	       3,101.00 − 1,950.00 − 295.89 = 855.11 of principal, left 9,144.89
//	1 Jan  31 days × 9,144.89: 77.6689, to 373.5593: 77.67; left 6,121.56
//	1 Feb  31 days × 6,121.56: 51.9913, to 425.5506: 51.99; left 3,072.55
//	1 Mar  28 days × 3,072.55: 23.5702, to 449.1208: 23.57; 3,072.55 + 23.57
//
// 12,196.58 + 202.54 = 12,399.12, a fourth of which is 3,099.78; in instalments of
// 3,100.00 the interest is the same to the krone. 3,101.00 comes of the first try,
// a fourth of what is owed, whose interest is larger.
func TestAPlanByNumberIsPaidOffWithItsLastInstalment(t *testing.T) {
	t.Parallel()
	plan := planned(t, collected(), ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 4})
	wantRows(t, plan,
		"2026-12-01 3101.00 49.31 9144.89", "2027-01-01 3101.00 77.67 6121.56",
		"2027-02-01 3101.00 51.99 3072.55", "2027-03-01 3096.12 23.57 0.00")
	if plan.Amount != money.Kroner(3_101, 0) || plan.Interest != money.Kroner(202, 54) || plan.Total != money.Kroner(12_399, 12) {
		t.Errorf("plan = %v, interest %v, total %v", plan.Amount, plan.Interest, plan.Total)
	}
}

// The same by amount: as many as it takes.
//
//	1 Dec   as above: 5,000.00 − 2,245.89 = 2,754.11 of principal, left 7,245.89
//	15 Dec  14 days × 7,245.89 × 10 %/365 = 27.7925, to 323.6829: 27.79; left 2,273.68
//	29 Dec  14 days × 2,273.68: 8.7210, to 332.4039: 8.72; the rest is 2,282.40
func TestAPlanByAmountTakesAsManyAsItTakes(t *testing.T) {
	t.Parallel()
	plan := planned(t, collected(), ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Fortnightly, Amount: money.Kroner(5_000, 0)})
	wantRows(t, plan, "2026-12-01 5000.00 49.31 7245.89", "2026-12-15 5000.00 27.79 2273.68", "2026-12-29 2282.40 8.72 0.00")
}

// A larger first payment: 6,000.00 on 1 December leaves 12,196.58 + 49.31 −
// 6,000.00 = 6,245.89; the rest in two. 31 days × 6,245.89 = 53.0473, to 348.9377:
// 53.05. With 3,150.00 on 1 January 3,148.94 is left, and 31 days of it 26.7444, to
// 375.6821: 26.74, so 3,175.68 on 1 February: too much for two alike. 6,196.58 +
// 49.31 + 53.05 + 26.74 = 6,325.68, a half of which is 3,162.84: 3,163.00.
func TestAPlanMayBeginWithALargerPayment(t *testing.T) {
	t.Parallel()
	plan := planned(t, collected(), ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 3, Down: money.Kroner(6_000, 0)})
	first, second, last := plan.Instalments[0], plan.Instalments[1], plan.Instalments[2]
	if first.Amount != money.Kroner(6_000, 0) || first.Rest != money.Kroner(6_245, 89) || second.Amount != plan.Amount || plan.Amount.Less(last.Amount) || !last.Rest.IsZero() {
		t.Errorf("plan = %q", rows(plan))
	}
	paid := planned(t, collected(), ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 3, Down: money.Kroner(20_000, 0)})
	wantRows(t, paid, "2026-12-01 12245.89 49.31 0.00")
	once := planned(t, collected(), ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 1})
	wantRows(t, once, "2026-12-01 12245.89 49.31 0.00")
}

// A claim of 1,000.00 without interest and another of 500.00, due on 10 December
// and paid for ahead of time: the plan is for the first alone.
func TestAPlanIsForWhatIsOverdue(t *testing.T) {
	t.Parallel()
	a := ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-08-15"), claim(2, money.Kroner(500, 0), "2026-12-10")}}
	for i := range a.Claims {
		a.Claims[i].InterestFrom = day("2031-01-01")
	}
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-11-01", "200.00", 2)}
	plan := planned(t, a, ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 3})
	wantRows(t, plan, "2026-12-01 334.00 0.00 666.00", "2027-01-01 334.00 0.00 332.00", "2027-02-01 332.00 0.00 0.00")
}

// The interest of a month is 10,000 × 10 % × 30/365 = 82.19: 80.00 never pays it off.
func TestAPlanThatPaysOnlyInterestIsRefused(t *testing.T) {
	t.Parallel()
	a := collected()
	terms := ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Amount: money.Kroner(80, 0)}
	if _, err := a.Instalments(law.Denmark(), day("2026-11-13"), terms); !fault.HasKey(err, "ledger.plan_never_ends") {
		t.Errorf("err = %v", err)
	}
	// By number there is always one that does: 300 months of a debt at 10 %.
	terms.Amount, terms.Count = money.Amount{}, 300
	if plan := planned(t, a, terms); len(plan.Instalments) > 300 {
		t.Errorf("%d instalments", len(plan.Instalments))
	}
}

func TestNothingOwedHasNoPlan(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Entries = append(a.Entries, entry(9, ledger.Payment, "2026-11-01", "20000.00", 0))
	terms := ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 2}
	if _, err := a.Instalments(law.Denmark(), day("2026-11-13"), terms); !fault.HasKey(err, "ledger.plan_nothing_owed") {
		t.Errorf("err = %v", err)
	}
	a = collected()
	if _, err := a.Instalments(law.Denmark(), day("2027-02-01"), ledger.PlanTerms{First: day("2027-03-01"), Cadence: ledger.Monthly, Count: 2}); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown rate: the day of the plan itself has none", err)
	}
}

// Whatever the debt and the number: the instalments are the debt and its interest,
// the last is no larger than the others, and nothing is left.
func FuzzAPlanAddsUp(f *testing.F) {
	f.Add(int64(1_000_000), 6, int64(0))
	f.Add(int64(1), 300, int64(0))
	f.Add(int64(123_456_789), 17, int64(50_000))
	f.Fuzz(func(t *testing.T, ore int64, count int, down int64) {
		if ore < 1 || ore > 1_000_000_000_00 || count < 1 || count > 300 || down < 0 || down > ore {
			return
		}
		a := oneClaim(money.FromOre(ore), "2026-08-15")
		on := day("2026-11-13")
		owed, err := a.StatementOn(law.Denmark(), on)
		if err != nil {
			t.Fatal(err)
		}
		plan, err := a.Instalments(law.Denmark(), on, ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: count, Down: money.FromOre(down)})
		if err != nil {
			t.Fatal(err)
		}
		var sum, interest money.Amount
		for i, paid := range plan.Instalments {
			sum, interest = sum.Plus(paid.Amount), interest.Plus(paid.Interest)
			if i > 0 && plan.Amount.Less(paid.Amount) || !paid.Amount.IsPositive() {
				t.Errorf("instalment %d of %v, others %v", i+1, paid.Amount, plan.Amount)
			}
		}
		last := plan.Instalments[len(plan.Instalments)-1]
		if len(plan.Instalments) > count || !last.Rest.IsZero() || sum != plan.Total || interest != plan.Interest || owed.Total().Plus(interest) != sum {
			t.Errorf("%d of %d instalments of %v, rest %v, sum %v of %v, interest %v of %v", len(plan.Instalments), count, plan.Amount, last.Rest, sum, plan.Total, interest, plan.Interest)
		}
	})
}

func TestTermsThatMakeNoPlan(t *testing.T) {
	t.Parallel()
	good := ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Count: 4}
	for name, change := range map[string]func(*ledger.PlanTerms){
		"neither number nor amount": func(p *ledger.PlanTerms) { p.Count = 0 },
		"both":                      func(p *ledger.PlanTerms) { p.Amount = money.Kroner(100, 0) },
		"no cadence":                func(p *ledger.PlanTerms) { p.Cadence = 0 },
		"a cadence there isn't":     func(p *ledger.PlanTerms) { p.Cadence = 3 },
		"no first day":              func(p *ledger.PlanTerms) { p.First = day("2026-11-13") },
		"centuries":                 func(p *ledger.PlanTerms) { p.Count = 301 },
		"a negative number":         func(p *ledger.PlanTerms) { p.Count = -1 },
		"a negative amount":         func(p *ledger.PlanTerms) { p.Amount = money.Kroner(-1, 0) },
		"growing by number":         func(p *ledger.PlanTerms) { p.Raise, p.RaiseEvery = money.Kroner(50, 0), 2 },
		"growth that never comes":   func(p *ledger.PlanTerms) { p.Count, p.Amount, p.Raise = 0, money.Kroner(100, 0), money.Kroner(50, 0) },
		"a negative down payment":   func(p *ledger.PlanTerms) { p.Down = money.Kroner(-1, 0) },
	} {
		terms := good
		change(&terms)
		a := collected()
		if _, err := a.Instalments(law.Denmark(), day("2026-11-13"), terms); !fault.HasKey(err, "ledger.plan_terms_wrong") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// 37,400.00 bears interest on 13 November, the capitalised 900.00 with the principal: ten days
// are 102.4658.
func TestAPlanCountsInterestOnCapitalisedInterest(t *testing.T) {
	t.Parallel()
	plan := planned(t, capitalised(), ledger.PlanTerms{First: day("2026-11-23"), Cadence: ledger.Monthly, Amount: money.Kroner(40_000, 0)})
	wantRows(t, plan, "2026-11-23 37502.47 102.47 0.00")
	// In two by number: 10.246575 a day from 37,400.00, and then from what is left.
	if twice := planned(t, capitalised(), ledger.PlanTerms{First: day("2026-11-23"), Cadence: ledger.Monthly, Count: 2}); len(twice.Instalments) != 2 {
		t.Errorf("instalments = %q, want two", rows(twice))
	}
}

// law.md P-2's agreement, that principal is covered first: 10,000.00 on 1 December ends it, and
// no more interest runs on the 1,950.00 and the 295.89 that are left.
func TestAPlanKeepsTheOrderThatWasAgreed(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Settled = []ledger.Settlement{{From: day("2026-11-13"), Covering: ledger.PrincipalFirst}}
	plan := planned(t, a, ledger.PlanTerms{First: day("2026-12-01"), Cadence: ledger.Monthly, Amount: money.Kroner(10_000, 0)})
	wantRows(t, plan, "2026-12-01 10000.00 49.31 2245.89", "2027-01-01 2245.89 0.00 0.00")
}
