package ledger_test

import (
	"slices"
	"testing"

	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// everything is an account with a line of every kind, learned in no order: a claim
// between businesses that arose on 20 June 2024, ten days before the tables of
// costs changed.
func everything() ledger.Account {
	a := oneClaim(money.Kroner(10_000, 0), "2024-07-20")
	a.Claims[0].Arisen = day("2024-06-20")
	a.Claims[0].Entered = 11 // what was paid back had covered it
	a.Entries = []ledger.Entry{
		entry(10, ledger.Refund, "2024-11-02", "50.00", 0),
		entry(9, ledger.Payment, "2024-11-01", "5000.00", 0),
		entry(8, ledger.Waiver, "2024-10-31", "100.00", 0),
		entry(7, ledger.CreditNote, "2024-10-30", "100.00", 1),
		entry(6, ledger.AwardedCosts, "2024-10-20", "100.00", 1),
		entry(5, ledger.CourtFee, "2024-10-10", "750.00", 1),
		entry(4, ledger.CollectionCosts, "2024-09-20", "100.00", 1),
		entry(3, ledger.Compensation, "2024-07-21", "310.00", 1),
		entry(2, ledger.ReminderFee, "2024-08-01", "100.00", 1),
		entry(1, ledger.ReminderFee, "2024-07-21", "100.00", 1),
	}
	return a
}

func TestLinesComeByKindAndThenByDay(t *testing.T) {
	t.Parallel()
	var got []string
	for _, l := range explain(t, everything(), "2024-11-02").Lines {
		got = append(got, l.Kind.String()+" "+l.Period.From.String())
	}
	want := []string{
		"principal 2024-07-20",
		// The payment changed what it runs on; what was credited it never ran on.
		"interest 2024-07-21", "interest 2024-11-02",
		"reminder_fee 2024-07-21", "reminder_fee 2024-08-01",
		"compensation 2024-07-21", "collection_costs 2024-09-20", "court_fee 2024-10-10", "awarded_costs 2024-10-20",
		"credit_note 2024-10-30", "waived 2024-10-31", "payment 2024-11-01", "refund 2024-11-02",
	}
	if !slices.Equal(got, want) {
		t.Errorf("lines = %q, want %q", got, want)
	}
}

func TestEveryLineSaysWhereItsRuleStands(t *testing.T) {
	t.Parallel()
	// Compensation and costs turn on the day the claim arose: the order as amended
	// in 2016, though the costs were entered after the change of 1 July 2024.
	want := map[ledger.LineKind]string{
		ledger.PrincipalLine:       "",
		ledger.InterestLine:        "rentelovens § 5 (LBK nr. 459 af 13/05/2014)",
		ledger.ReminderFeeLine:     "rentelovens § 9 b (LBK nr. 459 af 13/05/2014)",
		ledger.CompensationLine:    "rentelovens § 9 a, stk. 3 (BEK nr. 105 af 31/01/2013)",
		ledger.CollectionCostsLine: "BEK 601, bilag 2 (BEK nr. 601 af 12/07/2002, BEK nr. 476 af 24/05/2016)",
		ledger.AwardedCostsLine:    "",
		ledger.CreditNoteLine:      "",
		ledger.WaivedLine:          "",
		ledger.PaymentLine:         "",
		ledger.RefundLine:          "",
	}
	for _, l := range explain(t, everything(), "2024-11-02").Lines {
		source, needed, err := l.Source(law.Denmark())
		if err != nil || needed != (source.Citation != "") {
			t.Errorf("%v: source %q, needed %v, %v", l.Kind, source, needed, err)
		}
		if l.Kind == ledger.CourtFeeLine {
			if source.Citation != "retsafgiftslovens § 12" {
				t.Errorf("court fee rests on %q", source.Citation)
			}
			continue
		}
		if got := source.String(); got != want[l.Kind] {
			t.Errorf("%v rests on %q, want %q", l.Kind, got, want[l.Kind])
		}
	}
}

func TestAChargeFromBeforeTheLawHasNoSource(t *testing.T) {
	t.Parallel()
	l := ledger.Line{Kind: ledger.ReminderFeeLine, Rule: ledger.ByReminderFee, KeyDay: day("1999-01-01")}
	if _, _, err := l.Source(law.Denmark()); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("err = %v, want an unknown rule", err)
	}
}

func TestAClaimWithoutADayOfArisingIsReadByTheDayOfItsCharge(t *testing.T) {
	t.Parallel()
	a := everything()
	a.Claims[0].Arisen = day("2024-07-01")
	for _, l := range explain(t, a, "2024-11-02").Lines {
		if l.Kind == ledger.CollectionCostsLine && l.KeyDay != day("2024-07-01") {
			t.Errorf("costs of a claim that arose on 1 July are read by %v", l.KeyDay)
		}
	}
	a.Claims = []ledger.Claim{claim(1, money.Kroner(10_000, 0), "2024-07-20")}
	for _, l := range explain(t, a, "2024-11-02").Lines {
		if l.Kind == ledger.CollectionCostsLine && l.KeyDay != day("2024-09-20") {
			t.Errorf("costs of a claim without such a day are read by %v", l.KeyDay)
		}
	}
}

func TestWhatIsNoLineHasNoName(t *testing.T) {
	t.Parallel()
	if got := ledger.LineKind(0).String(); got != "-" {
		t.Errorf("name = %q", got)
	}
}
