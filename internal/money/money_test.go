package money_test

import (
	"math/big"
	"testing"

	"krav/internal/money"
)

func TestAmountsAreWrittenAndReadInTheNeutralForm(t *testing.T) {
	t.Parallel()
	for text, ore := range map[string]int64{"0.00": 0, "1200.00": 120_000, "-0.50": -50, "0.05": 5, "-1234.56": -123_456} {
		if got := money.FromOre(ore).String(); got != text {
			t.Errorf("%d øre = %s, want %s", ore, got, text)
		}
		if got, err := money.Parse(text); err != nil || got.Ore() != ore {
			t.Errorf("Parse(%s) = %v, %v", text, got, err)
		}
	}
	for text, want := range map[string]string{"7": "7.00", "7.5": "7.50"} {
		if got, err := money.Parse(text); err != nil || got.String() != want {
			t.Errorf("Parse(%s) = %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "-", ".", ".5", "1.", "1.234", "1,50", "1e3", "+1", " 1", "9999999999999.00", "99999999999999999999"} {
		if got, err := money.Parse(text); err == nil {
			t.Errorf("Parse(%q) = %v, want a fault", text, got)
		}
	}
}

// The worked examples of law.md §1.7, in kroner and days; the arithmetic stands there.
func TestInterestByHand(t *testing.T) {
	t.Parallel()
	type period struct {
		rate money.Rate
		days int
	}
	for _, c := range []struct {
		name      string
		principal money.Amount
		year      int
		periods   []period
		want      string
	}{
		{"I-A", money.Kroner(10_000, 0), money.Year365, []period{{money.PerCent(10, 0), 90}}, "246.58"},
		{"I-A by 30/360", money.Kroner(10_000, 0), money.Year360, []period{{money.PerCent(10, 0), 88}}, "244.44"},
		{"I-B", money.Kroner(25_000, 0), money.Year365, []period{{money.PerCent(9, 75), 30}, {money.PerCent(10, 0), 92}}, "830.48"},
		{"I-C", money.Kroner(100_000, 0), money.Year365, []period{{money.PerCent(11, 75), 151}}, "4860.96"},
		{"I-C by 366", money.Kroner(100_000, 0), money.Year366, []period{{money.PerCent(11, 75), 151}}, "4847.68"},
		{"I-D", money.Kroner(5_000, 0), money.Year365, []period{{money.PerCent(7, 45), 30}, {money.PerCent(7, 20), 365}}, "390.62"},
		{"I-F", money.Kroner(50_000, 0), money.Year365, []period{{money.PerCent(7, 55), 213}, {money.PerCent(9, 90), 31}}, "2623.36"},
		{"I-H", money.Kroner(1_234, 56), money.Year365, []period{{money.PerCent(10, 0), 124}}, "41.94"},
	} {
		var sum money.Accrual
		for _, p := range c.periods {
			sum = sum.Plus(money.Accrue(c.principal, p.rate, p.days, c.year))
		}
		if got := sum.HalfAwayFromZero().String(); got != c.want {
			t.Errorf("%s = %s, want %s", c.name, got, c.want)
		}
	}
}

func TestHalfAnOreRoundsAwayFromZero(t *testing.T) {
	t.Parallel()
	// 1.00 kr. at 0.50 % for a whole year is half an øre.
	if got := money.Accrue(money.Kroner(1, 0), money.PerCent(0, 50), 365, money.Year365).HalfAwayFromZero(); got.Ore() != 1 {
		t.Errorf("half an øre = %d, want 1", got.Ore())
	}
	if got := money.Accrue(money.Kroner(-1, 0), money.PerCent(0, 50), 365, money.Year365).HalfAwayFromZero(); got.Ore() != -1 {
		t.Errorf("minus half an øre = %d, want -1", got.Ore())
	}
}

func TestAShareOfAnAmount(t *testing.T) {
	t.Parallel()
	// law.md C-7: 0.67 % of 250,000.00 is 1,675.00.
	if got := money.PerCent(0, 67).Of(money.Kroner(250_000, 0)); got != money.Kroner(1_675, 0) {
		t.Errorf("0.67 %% of 250,000 = %v, want 1675.00", got)
	}
}

func TestRatesAreWrittenAndRead(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]money.Rate{"8.20": money.PerCent(8, 20), "-0.45": money.PerCent(0, -45), "10.00": money.PerCent(10, 0), "1.2345": money.PartsPerMillion(12_345)} {
		if want.String() != text {
			t.Errorf("String = %s, want %s", want, text)
		}
		if got, err := money.ParseRate(text); err != nil || got != want {
			t.Errorf("ParseRate(%s) = %v, %v", text, got, err)
		}
	}
}

// The sum of many accruals, kept in 128 bits, is what big integers make of it.
func FuzzAccrualIsExact(f *testing.F) {
	f.Add(int64(1_000_000), int64(107_500), uint16(30), int64(-55), int64(-4_500), uint16(366))
	f.Fuzz(func(t *testing.T, ore1, ppm1 int64, days1 uint16, ore2, ppm2 int64, days2 uint16) {
		const limit = 1_000_000_000_000_00
		if ore1 > limit || ore1 < -limit || ore2 > limit || ore2 < -limit || ppm1 > 1e6 || ppm1 < -1e6 || ppm2 > 1e6 || ppm2 < -1e6 {
			return
		}
		got := money.Accrue(money.FromOre(ore1), money.PartsPerMillion(ppm1), int(days1), money.Year365).
			Plus(money.Accrue(money.FromOre(ore2), money.PartsPerMillion(ppm2), int(days2), money.Year360)).HalfAwayFromZero()
		// ore×ppm×days/(10^6×year), over the common denominator 10^6×365×360.
		a := product(ore1, ppm1, int64(days1), 360)
		b := product(ore2, ppm2, int64(days2), 365)
		if want := roundHalfAway(a.Add(a, b), big.NewInt(1_000_000*365*360)); got.Ore() != want {
			t.Errorf("got %d, want %d", got.Ore(), want)
		}
	})
}

func product(factors ...int64) *big.Int {
	p := big.NewInt(1)
	for _, f := range factors {
		p.Mul(p, big.NewInt(f))
	}
	return p
}

func roundHalfAway(numerator, denominator *big.Int) int64 {
	twice := new(big.Int).Abs(numerator)
	twice.Mul(twice, big.NewInt(2)).Add(twice, denominator)
	q := twice.Quo(twice, new(big.Int).Mul(denominator, big.NewInt(2)))
	if numerator.Sign() < 0 {
		q.Neg(q)
	}
	return q.Int64()
}

func FuzzSharesAddUp(f *testing.F) {
	f.Add(int64(10_000), int64(1), int64(1), int64(1))
	f.Add(int64(-7), int64(0), int64(3), int64(2))
	f.Fuzz(func(t *testing.T, whole, a, b, c int64) {
		if a < 0 || b < 0 || c < 0 || a > 1e15 || b > 1e15 || c > 1e15 || whole > 1e15 || whole < -1e15 {
			return
		}
		parts := money.Share(money.FromOre(whole), []int64{a, b, c})
		if money.Sum(parts...).Ore() != whole {
			t.Errorf("parts %v of %d", parts, whole)
		}
	})
}
