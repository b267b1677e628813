package ledger_test

import (
	"testing"

	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// composed offers 20 % off law.md P-1's 12,196.58 on 13 November 2026, for ten days.
func composed(t *testing.T, a ledger.Account) ledger.Composition {
	t.Helper()
	c, err := a.Compose(law.Denmark(), day("2026-11-13"), ledger.CompositionTerms{Discount: money.PerCent(20, 0), Deadline: day("2026-11-23")})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func outcome(t *testing.T, a ledger.Account, c ledger.Composition, on string) ledger.CompositionOutcome {
	t.Helper()
	o, err := a.Outcome(law.Denmark(), c, day(on))
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// 20 % of 12,196.58 is 2,439.316, or 2,439.32; 9,757.26 is left to pay. The discount
// takes the interest, 246.58, the fees and costs, 1,950.00, and 242.74 of the principal.
func TestADiscountEatsInterestAndFeesBeforePrincipal(t *testing.T) {
	t.Parallel()
	c := composed(t, collected())
	if c.Owed.String() != "12196.58" || c.Discount.String() != "2439.32" || c.Pay.String() != "9757.26" {
		t.Errorf("%v owed, %v off, %v to pay", c.Owed, c.Discount, c.Pay)
	}
	f := c.Falls
	if f.Interest.String() != "246.58" || f.ReminderFees.String() != "300.00" || f.CollectionCosts.String() != "1650.00" || f.Principal.String() != "242.74" {
		t.Errorf("the discount falls on %+v", f)
	}
	if f.Total() != c.Discount {
		t.Errorf("it falls on %v in all, and is %v", f.Total(), c.Discount)
	}
}

func TestAKeptCompositionEndsTheDebt(t *testing.T) {
	t.Parallel()
	a := collected()
	c := composed(t, a)
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-16", "5000.00", 0))
	if o := outcome(t, a, c, "2026-11-20"); o.State != ledger.Offered || o.Paid.String() != "5000.00" || !o.Waiver.IsZero() {
		t.Errorf("half way: %+v", o)
	}
	a.Entries = append(a.Entries, entry(6, ledger.Payment, "2026-11-23", "4757.26", 0))
	o := outcome(t, a, c, "2026-12-24")
	if o.State != ledger.Kept || o.On != day("2026-11-23") {
		t.Fatalf("paid on the last day: %+v", o)
	}
	// On the 16th the interest of 93 days is 254.7945, and seven days of the other 5,000.00
	// are 9.5890: 264.38 in all. 10,000.00 + 1,950.00 + 264.38 less 9,757.26 is given up.
	if want := "2457.12"; o.Waiver.String() != want {
		t.Errorf("%v is given up, want %s", o.Waiver, want)
	}
	a.Keep(c, o.On)
	s := explain(t, a, "2026-12-24")
	if !s.Total().IsZero() || s.Waived != o.Waiver {
		t.Errorf("%v is owed afterwards, and %v was given up", s.Total(), s.Waived)
	}
}

func TestAnOfferThatLapsesGivesNothingUp(t *testing.T) {
	t.Parallel()
	a := collected()
	c := composed(t, a)
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-23", "9757.25", 0), entry(6, ledger.Payment, "2026-11-24", "0.01", 0))
	if o := outcome(t, a, c, "2026-11-24"); o.State != ledger.Lapsed || !o.Waiver.IsZero() || o.Paid.String() != "9757.25" {
		t.Errorf("an øre short: %+v", o)
	}
	if o := outcome(t, a, c, "2026-11-23"); o.State != ledger.Offered {
		t.Errorf("on its last day: %+v", o)
	}
}

func TestMoneyThatGoesBackKeepsNoOffer(t *testing.T) {
	t.Parallel()
	a := collected()
	c := composed(t, a)
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-16", "9757.26", 0))
	if o := outcome(t, a, c, "2026-11-24"); o.State != ledger.Kept {
		t.Fatalf("paid: %+v", o)
	}
	bounced := a
	bounced.Entries = append(append([]ledger.Entry{}, a.Entries...), ledger.Entry{ID: 6, Kind: ledger.Reversal, On: day("2026-11-20"), Reverses: 5})
	if o := outcome(t, bounced, c, "2026-11-24"); o.State != ledger.Lapsed {
		t.Errorf("bounced: %+v", o)
	}
	a.Entries = append(a.Entries, entry(6, ledger.Refund, "2026-11-20", "0.01", 0))
	if o := outcome(t, a, c, "2026-11-24"); o.State != ledger.Lapsed {
		t.Errorf("paid back: %+v", o)
	}
}

func TestMoneyFromBeforeTheOfferIsInItsSumAlready(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-13", "5000.00", 0))
	c := composed(t, a)
	if c.Owed.String() != "7196.58" || c.Pay.String() != "5757.26" {
		t.Errorf("%v owed, %v to pay", c.Owed, c.Pay)
	}
	if o := outcome(t, a, c, "2026-11-14"); o.State != ledger.Offered || !o.Paid.IsZero() {
		t.Errorf("%+v", o)
	}
}

func TestWhatIsNoComposition(t *testing.T) {
	t.Parallel()
	in := day("2026-11-23")
	for name, terms := range map[string]ledger.CompositionTerms{
		"nothing off": {Deadline: in}, "all off": {Discount: money.PerCent(100, 0), Deadline: in},
		"a deadline today": {Discount: money.PerCent(20, 0), Deadline: day("2026-11-13")}, "more than all": {Discount: money.PerCent(120, 0), Deadline: in},
	} {
		a := collected()
		if c, err := a.Compose(law.Denmark(), day("2026-11-13"), terms); !fault.HasKey(err, "ledger.composition_terms_wrong") {
			t.Errorf("%s: %+v, %v", name, c, err)
		}
	}
	a := collected()
	a.Entries = append(a.Entries, entry(5, ledger.Payment, "2026-11-13", "12196.58", 0))
	if _, err := a.Compose(law.Denmark(), day("2026-11-13"), ledger.CompositionTerms{Discount: money.PerCent(20, 0), Deadline: in}); !fault.HasKey(err, "ledger.composition_nothing_owed") {
		t.Errorf("nothing owed: %v", err)
	}
}
