package law_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// T-4: 100,000.00 may go by payment order, an øre more may not.
func TestTheLimitsOfTheCourtsOnBothSidesOfEachChange(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct {
		limits    *law.Series[money.Amount]
		on, limit string
	}{
		{&book.PaymentOrderLimit, "2005-01-01", "50000"},
		{&book.PaymentOrderLimit, "2011-09-30", "50000"},
		{&book.PaymentOrderLimit, "2011-10-01", "100000"},
		{&book.PaymentOrderLimit, "2026-11-21", "100000"},
		{&book.SmallClaimLimit, "2008-01-01", "50000"},
		{&book.SmallClaimLimit, "2024-06-14", "50000"},
		{&book.SmallClaimLimit, "2024-06-15", "100000"},
		{&book.AppealLimit, "2024-06-15", "50000"},
	} {
		got := value(t, c.limits, c.on)
		if got != kroner(t, c.limit) {
			t.Errorf("%s on %s = %v, want %s", c.limits.Name, c.on, got, c.limit)
		}
		if above := kroner(t, c.limit).Plus(money.FromOre(1)); !got.Less(above) {
			t.Errorf("%s on %s lets %v through", c.limits.Name, c.on, above)
		}
	}
	refused(t, &book.PaymentOrderLimit, "2004-12-31")
	refused(t, &book.SmallClaimLimit, "2007-12-31")
	refused(t, &book.AppealLimit, "2024-06-14")
}

func TestThePeriodsOfTheCourts(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct {
		periods *law.Series[int]
		first   string
		want    int
		unit    string
	}{
		{&book.PaymentOrderObjection, "2005-01-01", 14, "days"},
		{&book.PaymentOrderReopening, "2005-01-01", 28, "days"}, // four weeks
		{&book.EnforcementWait, "2002-08-01", 14, "days"},
		{&book.InsolvencyRest, "2002-08-01", 6, "months"},
		{&book.BankruptcyFiling, "2007-07-01", 28, "days"}, // four weeks
		{&book.EstateFiling, "2002-08-01", 56, "days"},     // eight weeks
		{&book.CourtFees.HearingDue, "2021-10-01", 3, "months"},
		{&book.CourtFees.HearingLapses, "2021-10-01", 14, "days"}, // two weeks
		{&book.CourtFees.LevyCover, "2021-10-01", 12, "months"},
		{&book.DemandGrace, "2002-08-01", 30, "days"},
		{&book.TradeTerm, "2014-05-13", 30, "days"},
		{&book.PublicTerm, "2014-05-13", 30, "days"},
	} {
		if got := value(t, c.periods, c.first); got != c.want || c.periods.Unit != c.unit {
			t.Errorf("%s = %d %s, want %d %s", c.periods.Name, got, c.periods.Unit, c.want, c.unit)
		}
		refused(t, c.periods, day(c.first).AddDays(-1).String())
	}
}

// Before the reform of 1 October 2021: of 60,000 the payment order 750 + 1.2 % of
// 10,000 = 870 and the levy 300 + 0.5 % of 57,000 = 585, each rounded up to ten.
func TestTheFeesOfAPaymentOrderAndOfALevyBeforeTheReform(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	order, levy := value(t, &book.CourtFees.PaymentOrder, "2021-09-30"), value(t, &book.CourtFees.Levy, "2021-09-30")
	for claim, want := range map[string]string{
		"60000": "1460", "70000": "1630", "80000": "1800", "90000": "1970", "99000": "2120",
	} {
		if got := order.Of(kroner(t, claim)).Plus(levy.Of(kroner(t, claim))); got != kroner(t, want) {
			t.Errorf("both fees of %s = %v, want %s", claim, got, want)
		}
	}
	for claim, want := range map[string]string{"1": "400", "50000": "400", "50010": "760"} {
		if got := order.Of(kroner(t, claim)); got != kroner(t, want) {
			t.Errorf("payment order of %s = %v, want %s", claim, got, want)
		}
	}
	for claim, want := range map[string]string{
		"3000": "300", "3002": "310", "10000": "340", "20000": "390", "40000": "490",
	} {
		if got := levy.Of(kroner(t, claim)); got != kroner(t, want) {
			t.Errorf("levy of %s = %v, want %s", claim, got, want)
		}
	}
}

func TestTheFeesOfAPaymentOrderAndOfALevyAreFlatFromTheReform(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, fees := range []*law.Series[law.Scale]{&book.CourtFees.PaymentOrder, &book.CourtFees.Levy} {
		for _, claim := range []string{"1", "3000", "100000", "9000000"} {
			if got := value(t, fees, "2021-10-01").Of(kroner(t, claim)); got != kroner(t, "750") {
				t.Errorf("%s of %s = %v, want 750", fees.Name, claim, got)
			}
		}
		refused(t, fees, "2011-09-30")
	}
	if got := value(t, &book.CourtFees.LevyVisit, "2021-09-30"); got != kroner(t, "400") {
		t.Errorf("visit before the reform = %v, want 400", got)
	}
	refused(t, &book.CourtFees.LevyVisit, "2021-10-01")
	for on, want := range map[string]string{"2021-09-30": "400", "2021-10-01": "0"} {
		if got := value(t, &book.CourtFees.LevyPolice, on); got != kroner(t, want) {
			t.Errorf("police on %s = %v, want %s", on, got, want)
		}
	}
}

// One fee covers the debtor for twelve months: nothing after eleven, a new one
// after thirteen.
func TestOneFeeCoversTheLeviesOfAYear(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for name, c := range map[string]struct{ filed, paid, want string }{
		"the first":                   {"2026-01-10", "", "750"},
		"eleven months later":         {"2026-12-10", "2026-01-10", "0"},
		"on the last day covered":     {"2027-01-09", "2026-01-10", "0"},
		"a year later":                {"2027-01-10", "2026-01-10", "750"},
		"thirteen months later":       {"2027-02-10", "2026-01-10", "750"},
		"paid before the reform":      {"2021-11-01", "2021-09-30", "750"},
		"filed before the fee covers": {"2021-09-30", "", "390"},
	} {
		var paid civil.Date
		if c.paid != "" {
			paid = day(c.paid)
		}
		got, _, err := book.LevyFee(day(c.filed), paid, kroner(t, "20000"))
		if err != nil || got != kroner(t, c.want) {
			t.Errorf("%s = %v, %v, want %s", name, got, err, c.want)
		}
	}
	if got, _, err := book.LevyFee(day("2011-09-30"), civil.Date{}, kroner(t, "20000")); missing(err) == "" {
		t.Errorf("before any fee is known = %v, %v, want no answer", got, err)
	}
}

func TestTheFeesOfALawsuit(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct{ filed, value, filing, hearing string }{
		{"2021-10-01", "0", "750", "0"},
		{"2021-10-01", "100000", "750", "0"},
		{"2021-10-01", "100000.01", "1500", "3000"},
		{"2021-10-01", "250000", "1500", "3000"},
		{"2021-10-01", "250000.01", "1500", "8000"},
		{"2021-10-01", "500000", "1500", "8000"},
		{"2021-10-01", "1000000", "1500", "14000"},
		{"2021-10-01", "2000000", "1500", "35000"},
		{"2021-10-01", "3000000", "1500", "60000"},
		{"2021-10-01", "4000000", "1500", "85000"},
		{"2021-10-01", "5000000", "1500", "110000"},
		{"2021-10-01", "6000000", "1500", "135000"},
		{"2021-10-01", "6000000.01", "1500", "160000"},
		{"2021-09-30", "50000", "500", "0"},
		{"2021-09-30", "230000", "2910", "2910"},     // 750 + 1.2 % of 180,000 = 2,160
		{"2021-09-30", "50010", "760", "760"},        // 750.12, rounded up to whole tens
		{"2021-09-30", "6237500", "75000", "75000"},  // 750 + 1.2 % of 6,187,500 = 75,000
		{"2021-09-30", "10000000", "75000", "75000"}, // never more
	} {
		filing, hearing := value(t, &book.CourtFees.Filing, c.filed), value(t, &book.CourtFees.Hearing, c.filed)
		if got := filing.Of(kroner(t, c.value)); got != kroner(t, c.filing) {
			t.Errorf("filing of %s on %s = %v, want %s", c.value, c.filed, got, c.filing)
		}
		if got := hearing.Of(kroner(t, c.value)); got != kroner(t, c.hearing) {
			t.Errorf("hearing of %s on %s = %v, want %s", c.value, c.filed, got, c.hearing)
		}
	}
}

func TestAwardedCostsHaveNoTable(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, on := range []string{"2005-07-01", "2010-07-01", "2011-10-01", "2017-03-01", "2025-09-01", "2026-11-21"} {
		refused(t, &book.LegalCosts, on)
	}
	refused(t, &book.AttendanceFee, "2008-12-31")
	refused(t, &book.AttendanceFee, "2017-03-01")
	attendance := value(t, &book.AttendanceFee, "2017-02-28")
	for claim, want := range map[string]string{
		"2500": "0", "2500.01": "600", "50000": "600", "100000": "800",
		"200000": "1100", "500000": "1500", "500000.01": "2000",
	} {
		if got := attendance.Of(kroner(t, claim)); got != kroner(t, want) {
			t.Errorf("attendance at %s = %v, want %s", claim, got, want)
		}
	}
}
