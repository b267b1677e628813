package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Wherever a rate is asked for that nobody knows, there is no statement, and not
// one that leaves the days out.
func TestNoStatementIsMadeWithoutARate(t *testing.T) {
	t.Parallel()
	late := func(entries ...ledger.Entry) ledger.Account {
		a := oneClaim(money.Kroner(1_000, 0), "2026-12-15")
		a.Entries = entries
		return a
	}
	quoted := late(entry(1, ledger.Payment, "2027-01-10", "900.00", 0))
	quoted.Quotes = []ledger.Quote{{Asked: ledger.Asked{On: day("2027-01-05"), Deadline: day("2027-01-15")}, Amount: money.Kroner(900, 0)}}
	free := late()
	free.Free = []civil.Interval{{From: day("2027-02-01"), Until: day("2027-03-01")}}
	waiting := late(entry(1, ledger.Payment, "2027-01-10", "5000.00", 0))
	waiting.Claims = append(waiting.Claims, claim(2, money.Kroner(1_000, 0), "2027-01-12"))
	for name, a := range map[string]ledger.Account{
		"to the end":                      late(),
		"to a payment":                    late(entry(1, ledger.Payment, "2027-01-10", "5.00", 0)),
		"to a payment of a named claim":   late(entry(1, ledger.Payment, "2027-01-10", "5.00", 1)),
		"to a credit note":                late(entry(1, ledger.CreditNote, "2027-01-10", "5.00", 1)),
		"to a waiver":                     late(entry(1, ledger.Waiver, "2027-01-10", "5.00", 0)),
		"to a waiver of a claim":          late(entry(1, ledger.Waiver, "2027-01-10", "5.00", 1)),
		"to a fee that waits for money":   late(entry(1, ledger.Payment, "2027-01-10", "1.00", 0), entry(2, ledger.ReminderFee, "2027-01-11", "100.00", 1)),
		"to the day of a quote":           quoted,
		"to free days":                    free,
		"to money that waits for a claim": waiting,
	} {
		s, err := a.Explain(law.Denmark(), day("2027-04-01"))
		if !fault.Is(err, fault.UnknownLaw) || len(s.Lines) != 0 {
			t.Errorf("%s: %+v, %v, want an unknown rate", name, s, err)
		}
	}
}

func TestADayWithoutARateIsUnknownEvenForTheDailyFigure(t *testing.T) {
	t.Parallel()
	// The claim has borne no interest yet: from 1 January on it would.
	a := oneClaim(money.Kroner(1_000, 0), "2026-12-31")
	if s, err := a.StatementOn(law.Denmark(), day("2026-12-31")); err != nil || !s.Daily.IsZero() {
		t.Errorf("on the last timely day: %v, %v", s.Daily, err)
	}
	if _, err := a.StatementOn(law.Denmark(), day("2027-01-01")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("on the first day of the unknown rate: %v", err)
	}
	// Begun on the day asked about, with the payment of the same day before it.
	a = oneClaim(money.Kroner(1_000, 0), "2026-12-31")
	a.Claims[0].InterestFrom = day("2027-01-02")
	if _, err := a.StatementOn(law.Denmark(), day("2027-01-01")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("where only the daily figure needs it: %v", err)
	}
}

func TestMoneyForAClaimThatIsNotHereIsSpreadLikeAnyOther(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
	a.Claims[0].InterestFrom = civil.Date{}
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-09-01", "300.00", 99), entry(2, ledger.CreditNote, "2026-09-01", "100.00", 99)}
	s := explain(t, a, "2026-09-01")
	// A credit note lowers its own claim and no other.
	if s.Left.Principal.String() != "700.00" || s.Paid.String() != "300.00" || !s.Credited.IsZero() || s.Beyond.String() != "100.00" {
		t.Errorf("left %v, paid %v, credited %v, beyond %v", s.Left.Principal, s.Paid, s.Credited, s.Beyond)
	}
}

func TestAClaimIsOwedWhileAnythingIsLeftOfIt(t *testing.T) {
	t.Parallel()
	one := money.Kroner(0, 1)
	for _, c := range []ledger.ClaimLeft{{Principal: one}, {Interest: one}, {Costs: one}} {
		if !c.IsOwed() {
			t.Errorf("%+v isn't owed", c)
		}
	}
	if (ledger.ClaimLeft{Claim: 1}).IsOwed() {
		t.Error("a claim of which nothing is left is owed")
	}
}

func TestAnAccountFindsItsClaims(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(1_000, 0), "2026-08-15")
	if c, ok := a.Claim(1); !ok || c.Label != "1001" {
		t.Errorf("claim 1 = %+v, %v", c, ok)
	}
	if c, ok := a.Claim(2); ok {
		t.Errorf("claim 2 = %+v", c)
	}
}
