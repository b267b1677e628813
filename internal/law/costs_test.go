package law_test

import (
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/money"
)

// The nine brackets end at these claims, in kroner.
const bracketEnds = "1000 2500 5000 10000 25000 50000 100000 250000 500000"

func TestEveryCapOfTheAnnexesOnBothSidesOfEachBracket(t *testing.T) {
	t.Parallel()
	book, ends := law.Denmark(), strings.Fields(bracketEnds)
	for _, c := range []struct {
		kind        law.CollectionKind
		first, last string
		caps        string
	}{
		{law.OtherCollection, "2002-08-01", "2009-06-30", "300 500 700 900 1200 1600 2000 2700 4500"},
		{law.OtherCollection, "2009-07-01", "2016-06-30", "350 600 850 1100 1450 1950 2450 3300 5500"},
		{law.OtherCollection, "2016-07-01", "2024-06-30", "400 700 1000 1300 1700 2250 2850 3850 6400"},
		{law.OtherCollection, "2024-07-01", "2026-11-21", "500 850 1200 1550 2050 2700 3450 4650 7700"},
		{law.OwnCollection, "2002-08-01", "2009-06-30", "200 350 450 600 800 1000 1300 1800 3000"},
		{law.OwnCollection, "2016-07-01", "2024-06-30", "300 500 650 850 1150 1400 1850 2550 4250"},
		{law.OwnCollection, "2024-07-01", "2026-11-21", "350 600 800 1000 1400 1700 2250 3050 5100"},
	} {
		for i, limit := range strings.Fields(c.caps) {
			least := money.FromOre(1)
			if i > 0 {
				least = least.Plus(kroner(t, ends[i-1])) // one øre above the bracket before
			}
			for _, arisen := range []string{c.first, c.last} {
				for _, claim := range []money.Amount{least, kroner(t, ends[i])} {
					holdsCap(t, book, c.kind, arisen, claim, kroner(t, limit))
				}
			}
		}
	}
}

func holdsCap(t *testing.T, book *law.Book, kind law.CollectionKind, arisen string, claim, want money.Amount) {
	t.Helper()
	if got, _, err := book.CollectionCostCap(kind, day(arisen), claim); err != nil || got != want {
		t.Errorf("kind %d, arisen %s, claim %v = %v, %v, want %v", kind, arisen, claim, got, err, want)
	}
}

func TestAboveHalfAMillionTheCapGrowsWithTheExcess(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		kind                law.CollectionKind
		arisen, claim, want string
	}{
		{law.OtherCollection, "2026-01-01", "750000", "10200"},       // C-6: 7,700 + 1 % of 250,000
		{law.OwnCollection, "2026-01-01", "750000", "6775"},          // C-7: 5,100 + 0.67 % of 250,000 = 1,675
		{law.OtherCollection, "2026-01-01", "500000.01", "7700"},     // 1 % of one øre
		{law.OtherCollection, "2026-01-01", "500100", "7701"},        // 1 % of 100
		{law.OtherCollection, "2005-01-01", "600000", "5500"},        // 4,500 + 1,000
		{law.OtherCollection, "2010-01-01", "600000", "6500"},        // 5,500 + 1,000
		{law.OtherCollection, "2020-01-01", "600000", "7400"},        // 6,400 + 1,000
		{law.OwnCollection, "2005-01-01", "600000", "3670"},          // 3,000 + 670
		{law.OwnCollection, "2020-01-01", "600000", "4920"},          // 4,250 + 670
		{law.OwnCollection, "2026-01-01", "500123.45", "5100.83"},    // 0.67 % of 123.45 = 0.8271…
		{law.OwnCollection, "2026-01-01", "1000000.00", "8450"},      // 5,100 + 3,350
		{law.OtherCollection, "2026-01-01", "1000000.00", "12700"},   // 7,700 + 5,000
		{law.OtherCollection, "2026-01-01", "10000000.00", "102700"}, // 7,700 + 95,000
	} {
		holdsCap(t, law.Denmark(), c.kind, c.arisen, kroner(t, c.claim), kroner(t, c.want))
	}
}

// C-5, C-8 and T-3.
func TestTheCapTurnsOnTheDayTheClaimAroseAndOnTheOere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ arisen, claim, want string }{
		{"2026-11-21", "999.00", "500"},
		{"2026-11-21", "1000.00", "500"},
		{"2026-11-21", "1000.01", "850"},
		{"2024-06-30", "8000.00", "1300"},
		{"2024-07-01", "8000.00", "1550"},
		{"2026-11-21", "2500.00", "850"},
		{"2026-11-21", "2500.01", "1200"},
	} {
		holdsCap(t, law.Denmark(), law.OtherCollection, c.arisen, kroner(t, c.claim), kroner(t, c.want))
	}
}

// C-1 to C-4: a claim of 10,000, collected by another, three reminders. In C-4
// the creditor can't deduct VAT: 1,550 × 1.25 = 1,937.50.
func TestCostsFeesAndCompensationTogether(t *testing.T) {
	t.Parallel()
	book, claim := law.Denmark(), kroner(t, "10000")
	for name, c := range map[string]struct {
		debtor       law.Party
		arisen       string
		deductsNoVAT bool
		want         string
	}{
		// the costs of the table of 2009, the compensation of 2013
		"C-1": {law.Business, "2014-01-01", false, "1810"},   // 1,100 + 100 + 300 + 310
		"C-2": {law.Business, "2024-07-01", false, "2260"},   // 1,550 + 100 + 300 + 310
		"C-3": {law.Consumer, "2026-01-01", false, "1950"},   // 1,550 + 100 + 300
		"C-4": {law.Consumer, "2026-01-01", true, "2337.50"}, // 1,937.50 + 100 + 300
	} {
		total, _, err := book.CollectionCostCap(law.OtherCollection, day(c.arisen), claim)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if c.deductsNoVAT {
			total = total.Plus(value(t, &book.VAT, c.arisen).Of(total))
		}
		fees := value(t, &book.Reminders, c.arisen)
		compensation, _, err := book.CompensationFor(law.Business, c.debtor, day(c.arisen))
		got := money.Sum(total, fees.MaxFee.Times(fees.MaxCount), fees.CollectionFee, compensation)
		if err != nil || got != kroner(t, c.want) {
			t.Errorf("%s = %v, %v, want %s", name, got, err, c.want)
		}
	}
}

func TestWhereTheTableWasNotFoundThereIsNoCap(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, arisen := range []string{"2009-07-01", "2012-12-31", "2016-06-30"} {
		got, _, err := book.CollectionCostCap(law.OwnCollection, day(arisen), kroner(t, "4000"))
		if missing(err) != "most for the creditor's own collection" {
			t.Errorf("own collection, arisen %s = %v, %v, want no answer", arisen, got, err)
		}
	}
	for _, kind := range []law.CollectionKind{law.OwnCollection, law.OtherCollection, 0} {
		if got, _, err := book.CollectionCostCap(kind, day("2002-07-31"), kroner(t, "4000")); missing(err) == "" {
			t.Errorf("kind %d under the older order = %v, %v, want no answer", kind, got, err)
		}
	}
	if got, _, err := book.CollectionCostCap(0, day("2026-11-21"), kroner(t, "4000")); missing(err) == "" {
		t.Errorf("a kind that was forgotten = %v, %v, want no answer", got, err)
	}
}

func TestNoClaimNoCosts(t *testing.T) {
	t.Parallel()
	for _, claim := range []string{"0", "-100"} {
		holdsCap(t, law.Denmark(), law.OtherCollection, "2026-11-21", kroner(t, claim), money.Amount{})
	}
}

func TestTheCapComesWithItsOrderAndItsDoubt(t *testing.T) {
	t.Parallel()
	book := law.Denmark()
	for _, c := range []struct {
		kind       law.CollectionKind
		arisen     string
		order      string
		unverified bool
	}{
		{law.OtherCollection, "2024-07-01", "BEK 601, bilag 1 (BEK nr. 601 af 12/07/2002, BEK nr. 719 af 03/06/2024)", true},
		{law.OwnCollection, "2024-07-01", "BEK 601, bilag 2 (BEK nr. 601 af 12/07/2002, BEK nr. 719 af 03/06/2024)", true},
		{law.OtherCollection, "2016-07-01", "BEK 601, bilag 1 (BEK nr. 601 af 12/07/2002, BEK nr. 476 af 24/05/2016)", false},
		{law.OwnCollection, "2016-07-01", "BEK 601, bilag 2 (BEK nr. 601 af 12/07/2002, BEK nr. 476 af 24/05/2016)", true},
		{law.OtherCollection, "2009-07-01", "BEK 601, bilag 1 (BEK nr. 601 af 12/07/2002, BEK nr. 423 af 28/05/2009)", true},
		{law.OtherCollection, "2002-08-01", "BEK 601, bilag 1 (BEK nr. 601 af 12/07/2002)", false},
	} {
		_, source, err := book.CollectionCostCap(c.kind, day(c.arisen), kroner(t, "4000"))
		if err != nil || source.String() != c.order || source.Unverified != c.unverified {
			t.Errorf("kind %d, arisen %s: %s, unverified %t, %v", c.kind, c.arisen, source, source.Unverified, err)
		}
	}
}

// However a claim grows, its cap never falls.
func FuzzTheCapNeverFalls(f *testing.F) {
	f.Add(int64(100_000), int64(1), day("2024-07-01").Number())
	f.Add(int64(50_000_000), int64(1), day("2016-06-30").Number())
	f.Fuzz(func(t *testing.T, ore, more int64, n int32) {
		const most = 1_000_000_000_000_00
		if ore < 0 || more < 0 || ore > most || more > most {
			return
		}
		book, arisen := law.Denmark(), civil.FromNumber(n)
		less, _, err := book.CollectionCostCap(law.OtherCollection, arisen, money.FromOre(ore))
		if err != nil {
			return
		}
		greater, _, err := book.CollectionCostCap(law.OtherCollection, arisen, money.FromOre(ore+more))
		if err != nil || greater.Less(less) {
			t.Errorf("arisen %s: %d øre gives %v, %d øre gives %v, %v", arisen, ore, less, ore+more, greater, err)
		}
	})
}
