package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

func day(text string) civil.Date { return civil.MustParse(text) }

// oneClaim is an account with one claim, interest from the day after it was due.
func oneClaim(principal money.Amount, due string) ledger.Account {
	return ledger.Account{DayCount: ledger.Actual365, Claims: []ledger.Claim{claim(1, principal, due)}}
}

func claim(id ledger.ClaimID, principal money.Amount, due string) ledger.Claim {
	from := day(due).AddDays(1)
	return ledger.Claim{ID: id, Label: "1001", Principal: principal, Due: day(due), From: from, InterestFrom: from}
}

func explain(t *testing.T, a ledger.Account, on string) ledger.Statement {
	t.Helper()
	s, err := a.Explain(law.Denmark(), day(on))
	if err != nil {
		t.Fatalf("Explain: %v", err)
	}
	return s
}

// The worked examples of law.md §1.7; the arithmetic stands there.
func TestInterestExamplesOfTheRulebook(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		id, due, to string
		principal   money.Amount
		count       ledger.DayCount
		want        string
	}{
		{"I-A", "2026-08-15", "2026-11-13", money.Kroner(10_000, 0), ledger.Actual365, "246.58"},
		{"I-A by 30E/360", "2026-08-15", "2026-11-13", money.Kroner(10_000, 0), ledger.Thirty360, "244.44"},
		{"I-B", "2026-05-31", "2026-09-30", money.Kroner(25_000, 0), ledger.Actual365, "830.48"},
		{"I-B by 30E/360", "2026-05-31", "2026-09-30", money.Kroner(25_000, 0), ledger.Thirty360, "828.13"},
		{"I-C", "2024-01-31", "2024-06-30", money.Kroner(100_000, 0), ledger.Actual365, "4860.96"},
		{"I-C by 30E/360", "2024-01-31", "2024-06-30", money.Kroner(100_000, 0), ledger.Thirty360, "4895.83"},
		{"I-D", "2012-12-01", "2013-12-31", money.Kroner(5_000, 0), ledger.Actual365, "390.62"},
		{"I-E", "2013-03-01", "2013-12-31", money.Kroner(5_000, 0), ledger.Actual365, "342.60"},
		{"I-F", "2022-06-01", "2023-01-31", money.Kroner(50_000, 0), ledger.Actual365, "2623.36"},
		{"I-G", "2015-01-01", "2015-06-30", money.Kroner(12_500, 0), ledger.Actual365, "505.48"},
		{"I-H", "2026-07-20", "2026-11-21", money.Kroner(1_234, 56), ledger.Actual365, "41.94"},
		{"I-I", "2025-12-01", "2026-11-21", money.Kroner(8_000, 0), ledger.Actual365, "766.52"},
		{"I-J both days counted", "2025-01-01", "2025-07-01", money.Kroner(100_000, 0), ledger.ActualActual, "5357.53"},
		{"payment on the due day", "2026-08-15", "2026-08-15", money.Kroner(10_000, 0), ledger.Actual365, "0.00"},
		{"before the due day", "2026-08-15", "2026-08-01", money.Kroner(10_000, 0), ledger.Actual365, "0.00"},
		{"nothing owed", "2026-08-15", "2026-11-13", money.Amount{}, ledger.Actual365, "0.00"},
	} {
		t.Run(c.id, func(t *testing.T) {
			t.Parallel()
			a := oneClaim(c.principal, c.due)
			a.DayCount = c.count
			if got := explain(t, a, c.to).Left.Interest.String(); got != c.want {
				t.Errorf("interest = %s, want %s", got, c.want)
			}
		})
	}
}

func TestLinesOfInterestShowTheRunningTotal(t *testing.T) {
	t.Parallel()
	// law.md I-F: 299.93 + 1,903.02 + 420.41 = 2,623.36, where each line alone
	// would round to 1,903.01.
	s := explain(t, oneClaim(money.Kroner(50_000, 0), "2022-06-01"), "2023-01-31")
	want := []struct {
		from, until, amount, rate string
		days                      int
	}{
		{"2022-06-02", "2022-07-01", "299.93", "7.55", 29},
		{"2022-07-01", "2023-01-01", "1903.02", "7.55", 184},
		{"2023-01-01", "2023-02-01", "420.41", "9.90", 31},
	}
	lines := linesOf(s, ledger.InterestLine)
	if len(lines) != len(want) {
		t.Fatalf("%d lines of interest, want %d", len(lines), len(want))
	}
	for i, w := range want {
		l := lines[i]
		if l.Period.From.String() != w.from || l.Period.Until.String() != w.until || l.Amount.String() != w.amount || l.Rate.String() != w.rate || l.Days != w.days {
			t.Errorf("line %d = %v–%v %d days at %v: %v, want %+v", i, l.Period.From, l.Period.Until, l.Days, l.Rate, l.Amount, w)
		}
	}
}

func linesOf(s ledger.Statement, kind ledger.LineKind) []ledger.Line {
	var lines []ledger.Line
	for _, l := range s.Lines {
		if l.Kind == kind {
			lines = append(lines, l)
		}
	}
	return lines
}

func TestTheMarginIsThatOfTheDueDay(t *testing.T) {
	t.Parallel()
	// law.md T-9: due 2013-02-28 carries 7 %, due 2013-03-01 carries 8 %, for life.
	// 10,000 over the whole of 2025 (181 days at 2.75 %, 184 at 1.75 %):
	// +7: 10000×(0.0975×181+0.0875×184)/365 = 483.49 + 441.10 = 924.59
	// +8: 10000×(0.1075×181+0.0975×184)/365 = 533.08 + 491.51 = 1024.59
	for due, want := range map[string]string{"2013-02-28": "924.59", "2013-03-01": "1024.59"} {
		a := oneClaim(money.Kroner(10_000, 0), due)
		a.Claims[0].InterestFrom = day("2025-01-01")
		if got := explain(t, a, "2025-12-31").Left.Interest.String(); got != want {
			t.Errorf("due %s: interest = %s, want %s", due, got, want)
		}
	}
}

func TestAMissingRateIsAFaultAndNotAGuess(t *testing.T) {
	t.Parallel()
	// law.md I-L and T-11: the rate from 2027-01-01 is not known.
	a := oneClaim(money.Kroner(1_000, 0), "2026-12-15")
	if _, err := a.StatementOn(law.Denmark(), day("2027-01-10")); !fault.Is(err, fault.UnknownLaw) {
		t.Errorf("statement in 2027: err = %v, want an unknown rate", err)
	}
	// 16 days at 10 % of 1,000.00: 4.3836 → 4.38
	if s, err := a.StatementOn(law.Denmark(), day("2026-12-31")); err != nil || s.Left.Interest.String() != "4.38" {
		t.Errorf("statement on the last known day = %v, %v, want 4.38", s.Left.Interest, err)
	}
}

func TestAConsumersAgreedRateIsCapped(t *testing.T) {
	t.Parallel()
	// Two per cent a month is 24 a year; a consumer owes the statutory 10.00
	// (rentelovens § 7): 10,000 for 90 days is 246.58. A business owes what was
	// agreed: 10000×0.24×90/365 = 591.78.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Claims[0].Agreed, a.Claims[0].Capped = money.PerCent(24, 0), true
	if got := explain(t, a, "2026-11-13").Left.Interest.String(); got != "246.58" {
		t.Errorf("consumer: interest = %s, want 246.58", got)
	}
	a.Claims[0].Capped = false
	s := explain(t, a, "2026-11-13")
	if got := s.Left.Interest.String(); got != "591.78" {
		t.Errorf("business: interest = %s, want 591.78", got)
	}
	if rule := linesOf(s, ledger.InterestLine)[0].Rule; rule != ledger.ByAgreedInterest {
		t.Errorf("rule = %v, want the agreement", rule)
	}
}

func TestNoInterestRunsOnFreeDays(t *testing.T) {
	t.Parallel()
	// 10,000 at 10 %, due 15 August, to 13 November: 90 days less the 20 of an
	// objection from 1 to 20 September: 70 × 2.739726 = 191.78.
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Free = []civil.Interval{{From: day("2026-09-01"), Until: day("2026-09-21")}}
	s := explain(t, a, "2026-11-13")
	if got := s.Left.Interest.String(); got != "191.78" {
		t.Errorf("interest = %s, want 191.78", got)
	}
	// While it is open, nothing more runs: 16 days of August.
	a.Free[0].Until = civil.Date{}
	s = explain(t, a, "2026-11-13")
	if got := s.Left.Interest.String(); got != "43.84" || !s.Daily.IsZero() {
		t.Errorf("interest = %s, daily %v, want 43.84 and nothing a day", got, s.Daily)
	}
}

func TestWithoutInterestClaimedNoneRuns(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Claims[0].InterestFrom = civil.Date{}
	// No rate is asked for, so a day without one is no fault.
	s := explain(t, a, "2027-06-01")
	if !s.Left.Interest.IsZero() || s.Total() != money.Kroner(10_000, 0) {
		t.Errorf("total = %v, interest %v, want the principal alone", s.Total(), s.Left.Interest)
	}
}
