package ledger_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// capitalised is 36,500.00 due 15 August 2026 at 10 per cent: 10.00 a day. Its interest to
// 13 November, 90 days and 900.00, bears interest itself from the 14th (law.md section 1.6).
func capitalised(entries ...ledger.Entry) ledger.Account {
	a := oneClaim(money.Kroner(36_500, 0), "2026-08-15")
	a.Capitalised = []ledger.Capitalisation{{Claim: 1, On: day("2026-11-13")}}
	a.Entries = entries
	return a
}

func paid(id ledger.EntryID, on string, kroner int64) ledger.Entry {
	return ledger.Entry{ID: id, Kind: ledger.Payment, On: day(on), Amount: money.Kroner(kroner, 0)}
}

func TestCapitalisedInterestBearsInterestFromTheDayAfter(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		on, interest, base string
		entries            []ledger.Entry
	}{
		{"2026-11-12", "890.00", "36500.00", nil},
		{"2026-11-13", "900.00", "37400.00", nil},
		// 37,400.00 at 10 per cent is 10.246575 a day; ten days are 102.47.
		{"2026-11-23", "1002.47", "37400.00", nil},
		// 102.00 covers of the 102.47 that have come since; the 900.00 bear on.
		{"2026-11-23", "900.47", "37400.00", []ledger.Entry{paid(1, "2026-11-23", 102)}},
		// 502.00 covers the 102.47 and 399.53 of the 900.00.
		{"2026-11-23", "500.47", "37000.47", []ledger.Entry{paid(1, "2026-11-23", 502)}},
		// 700.00 on the day itself leaves 200.00 to bear interest.
		{"2026-11-13", "200.00", "36700.00", []ledger.Entry{paid(1, "2026-11-13", 700)}},
		// What is paid before leaves nothing: 800.00 on 3 November is its 80 days.
		{"2026-11-13", "100.00", "36600.00", []ledger.Entry{paid(1, "2026-11-03", 800)}},
	} {
		a := capitalised(c.entries...)
		s := explain(t, a, c.on)
		if got := s.Left.Interest.String(); got != c.interest {
			t.Errorf("on %s with %v: interest %s, want %s", c.on, c.entries, got, c.interest)
		}
		if got := s.Base.String(); got != c.base {
			t.Errorf("on %s with %v: interest runs on %s, want %s", c.on, c.entries, got, c.base)
		}
		var sum money.Amount
		for _, line := range s.Lines {
			sum = sum.Plus(line.Amount)
		}
		if sum != s.Total() {
			t.Errorf("on %s: the lines add up to %s, owed is %s", c.on, sum, s.Total())
		}
	}
}

func TestInterestBearsNoneWithoutCapitalisation(t *testing.T) {
	t.Parallel()
	a := capitalised()
	a.Capitalised = nil
	// 100 days at 10.00.
	if got := explain(t, a, "2026-11-23").Left.Interest.String(); got != "1000.00" {
		t.Errorf("interest = %s, want 1000.00", got)
	}
}

// What is learned late makes the same balance as what is learned in time.
func TestTheOrderOfLearningChangesNothingOfWhatIsCapitalised(t *testing.T) {
	t.Parallel()
	one, two := paid(1, "2026-10-01", 300), paid(2, "2026-11-20", 400)
	first, second := capitalised(one, two), capitalised(two, one)
	for d := day("2026-11-01"); d.Before(day("2026-12-31")); d = d.AddDays(1) {
		a, b := owed(t, &first, d), owed(t, &second, d)
		if a != b {
			t.Errorf("on %s: %s and %s", d, a, b)
		}
	}
}

func owed(t *testing.T, a *ledger.Account, on civil.Date) money.Amount {
	t.Helper()
	s, err := a.StatementOn(law.Denmark(), on)
	if err != nil {
		t.Fatal(err)
	}
	return s.Total()
}
