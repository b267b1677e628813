package ledger_test

import (
	"testing"

	"krav/internal/ledger"
	"krav/internal/money"
)

// The letter of 1 September asks for 1,108.77: 1,000.00 due 31 July with 32 days of
// interest at 10 % (8.77), and a fee of 100.00. After it an older invoice joins, 500.00
// due 1 July. What is paid by 11 September is for what the letter asked for; a day
// later it is for the oldest.
func TestMoneyInTimeIsForWhatTheLetterAskedFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, on, amount string
		older, younger   string // principal left of each
	}{
		{"all of it in time", "2026-09-11", "1108.77", "500.00", "0.00"},
		{"a part of it in time", "2026-09-10", "608.77", "500.00", "502.46"},  // 100.00 and 41 days, 11.23, first
		{"more than it asked for", "2026-09-10", "1208.77", "408.49", "0.00"}, // 62 days of 500.00 are 8.49
		// 73 days of 500.00 are 10.00; what is left of 1,110.00 covers 100.00 and 43
		// days of 1,000.00 (11.78), and then 488.22 of 1,000.00.
		{"a day late", "2026-09-12", "1110.00", "0.00", "511.78"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := ledger.Account{
				DayCount: ledger.Actual365,
				Claims:   []ledger.Claim{claim(1, money.Kroner(1_000, 0), "2026-07-31"), claim(2, money.Kroner(500, 0), "2026-07-01")},
				Entries:  []ledger.Entry{entry(1, ledger.ReminderFee, "2026-09-01", "100.00", 1), entry(2, ledger.Payment, c.on, c.amount, 0)},
				Quotes:   []ledger.Quote{{Asked: ledger.Asked{On: day("2026-09-01"), Deadline: day("2026-09-11")}, Amount: money.Kroner(1_108, 77)}},
				Asked:    []ledger.Asked{{On: day("2026-09-01"), Deadline: day("2026-09-11"), Claims: []ledger.ClaimID{1}}},
			}
			s := explain(t, a, c.on)
			if older, younger := s.Claims[0].Principal.String(), s.Claims[1].Principal.String(); older != c.older || younger != c.younger {
				t.Errorf("left: %s of the older, %s of the younger, want %s and %s", older, younger, c.older, c.younger)
			}
		})
	}
}
