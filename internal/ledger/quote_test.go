package ledger_test

import (
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// The quote of 13 November is 12,196.58; each day after costs 2.74.
func TestTheLettersAmountPaidInTimeEndsTheCase(t *testing.T) {
	t.Parallel()
	quoted := collected()
	quoted.Quotes = []ledger.Quote{{Asked: ledger.Asked{On: day("2026-11-13"), Deadline: day("2026-11-23")}, Amount: money.Kroner(12_196, 58)}}
	for _, c := range []struct {
		name     string
		payments []ledger.Entry
		want     string
	}{
		{"in one sum on the last day", []ledger.Entry{entry(9, ledger.Payment, "2026-11-23", "12196.58", 0)}, "0.00"},
		{"in two halves", []ledger.Entry{entry(9, ledger.Payment, "2026-11-16", "6000.00", 0), entry(10, ledger.Payment, "2026-11-20", "6196.58", 0)}, "0.00"},
		// A day late: 101 days of 10,000 at 10 % are 276.71, so 12,226.71 is owed.
		{"a day late", []ledger.Entry{entry(9, ledger.Payment, "2026-11-24", "12196.58", 0)}, "30.13"},
		// An øre short: 100 days are 273.97, so 12,223.97 is owed.
		{"an øre short", []ledger.Entry{entry(9, ledger.Payment, "2026-11-23", "12196.57", 0)}, "27.40"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := quoted
			a.Entries = append(slices.Clone(a.Entries), c.payments...)
			last := c.payments[len(c.payments)-1].On
			s, err := a.StatementOn(law.Denmark(), last)
			if err != nil || s.Total().String() != c.want {
				t.Errorf("left = %v, %v, want %s", s.Total(), err, c.want)
			}
		})
	}
}

func TestWhatWasPaidBeforeTheLetterNeedNotBePaidAgain(t *testing.T) {
	t.Parallel()
	a := collected()
	a.Quotes = []ledger.Quote{{Asked: ledger.Asked{On: day("2026-11-13"), Deadline: day("2026-11-23")}, Amount: money.Kroner(12_196, 58)}}
	// 2,196.58 had come the day before the letter, unseen, when 12,193.84 was owed:
	// it left 9,997.26 of principal. A day more is 2.73 (243.8356 + 2.7390 =
	// 246.57), so 9,999.99 was owed on the 13th. The debtor pays what the letter
	// asked for less what was paid: 10,000.00, an øre too much.
	a.Entries = append(a.Entries, entry(9, ledger.Payment, "2026-11-12", "2196.58", 0), entry(10, ledger.Payment, "2026-11-20", "10000.00", 0))
	if got := explain(t, a, "2026-11-20").Total().String(); got != "-0.01" {
		t.Errorf("left = %s, want an øre owed back", got)
	}
}

// 10,000.00 due 15 August at 10 %: 2.739726 a day. The first letter, of 16 August,
// asks for 10,102.74 by the 26th; the second, of the 27th, for 10,232.88 by
// 7 September (12 days: 32.88, and two fees).
func remindedTwice(payments ...ledger.Entry) ledger.Account {
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = append([]ledger.Entry{
		entry(1, ledger.ReminderFee, "2026-08-16", "100.00", 1),
		entry(2, ledger.ReminderFee, "2026-08-27", "100.00", 1),
	}, payments...)
	a.Quotes = []ledger.Quote{
		{Asked: ledger.Asked{On: day("2026-08-27"), Deadline: day("2026-09-07")}, Amount: money.Kroner(10_232, 88)},
		{Asked: ledger.Asked{On: day("2026-08-16"), Deadline: day("2026-08-26")}, Amount: money.Kroner(10_102, 74)},
	}
	return a
}

func TestEachLetterKeepsItsOwnPromise(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, on, want string
		payments       []ledger.Entry
	}{
		// Interest to 7 September would be 23 days, 63.01: 30.13 are given up.
		{"the second letter is paid in time", "2026-09-07", "0.00", []ledger.Entry{entry(9, ledger.Payment, "2026-09-07", "10232.88", 0)}},
		{"the second letter is paid a day late", "2026-09-08", "32.87", []ledger.Entry{entry(9, ledger.Payment, "2026-09-08", "10232.88", 0)}},
		// The second letter had left before the money was known: its fee is owed.
		{"the first letter is paid in time", "2026-08-27", "100.00", []ledger.Entry{entry(9, ledger.Payment, "2026-08-26", "10102.74", 0)}},
		// 5,000.00 on the 20th is for the first letter, too late with the rest; 5 days
		// are 13.70, so 4,886.30 of principal are paid. 7 days of 5,113.70 are 9.81
		// (13.6986 + 9.8071 = 23.51): on the 27th 5,223.51 is owed, which is less than
		// the letter asks for, and the debtor pays that.
		{
			"half before the second letter, and what was left within its time", "2026-09-05", "0.00",
			[]ledger.Entry{entry(9, ledger.Payment, "2026-08-20", "5000.00", 0), entry(10, ledger.Payment, "2026-09-05", "5223.51", 0)},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			if got := explain(t, remindedTwice(c.payments...), c.on).Total().String(); got != c.want {
				t.Errorf("left = %s, want %s", got, c.want)
			}
		})
	}
}

func TestAPromiseIsNotMetByMoneyThatWentBack(t *testing.T) {
	t.Parallel()
	// 23 days of 10,000.00 are 63.01, and two fees.
	a := remindedTwice(entry(9, ledger.Payment, "2026-09-07", "10232.88", 0), ledger.Entry{ID: 10, Kind: ledger.Reversal, On: day("2026-09-10"), Reverses: 9})
	if got := explain(t, a, "2026-09-07").Total().String(); got != "10263.01" {
		t.Errorf("left = %s, want 10263.01", got)
	}
}

func TestDaysGivenUpAndDaysOfAnObjectionAreCountedOnce(t *testing.T) {
	t.Parallel()
	// An objection from 1 to 10 September (nine days) lies within the days that the
	// second letter gives up (28 August to 7 September) and runs past them. The claim
	// is paid but for 1,000.00 that fell due on 20 August; of that, interest runs from
	// the 21st to the 27th, and from the 10th on: 7 + 6 days to the 15th, 3.56.
	a := remindedTwice(entry(9, ledger.Payment, "2026-09-07", "10232.88", 1))
	a.Claims = append(a.Claims, claim(2, money.Kroner(1_000, 0), "2026-08-20"))
	a.Free = []civil.Interval{{From: day("2026-09-01"), Until: day("2026-09-10")}}
	a.Quotes = a.Quotes[:1]
	s := explain(t, a, "2026-09-15")
	if got := s.Claims[1].Interest.String(); got != "3.56" {
		t.Errorf("interest = %s, want 3.56", got)
	}
}

func TestALetterThatAsksForNothingOwedPromisesNothing(t *testing.T) {
	t.Parallel()
	// 10,300.00 on the last day of the first letter meets it: interest stops at 2.74.
	// What the second letter asks for had been paid, but for its fee, which the rest
	// covers; the debtor pays it all the same: 20,532.88 less 10,202.74.
	a := remindedTwice(entry(9, ledger.Payment, "2026-08-26", "10300.00", 0), entry(10, ledger.Payment, "2026-09-07", "10232.88", 0))
	if got := explain(t, a, "2026-09-07").Overpaid.String(); got != "10330.14" {
		t.Errorf("overpaid = %s, want 10330.14", got)
	}
}

// Each day after 13 November costs 2.74 (10,000 at 10 %): on the 18th 95 days are
// 260.27, and with costs of 1,950.00 there are owed 12,210.27.
func TestWhatIsEnoughWithinTheDeadlineIsTheLettersAmount(t *testing.T) {
	t.Parallel()
	quoted := collected()
	quoted.Quotes = []ledger.Quote{{Asked: ledger.Asked{On: day("2026-11-13"), Deadline: day("2026-11-23")}, Amount: money.Kroner(12_196, 58)}}
	later := oneClaim(money.Kroner(500, 0), "2026-11-13").Claims[0]
	later.ID = 2
	for _, c := range []struct {
		name, on      string
		entries       []ledger.Entry
		claims        []ledger.Claim
		amount, spare string
		after         string
	}{
		{"on the way to it", "2026-11-18", nil, nil, "12196.58", "13.69", "12226.71"},
		{"on its last day", "2026-11-23", nil, nil, "12196.58", "27.39", "12226.71"},
		// 6,000.00 paid on the 16th went to costs, 254.79 of interest (93 days) and
		// 3,795.21 of principal. 6,204.79 at 1.70 a day are 6,208.19 on the 18th and
		// 6,218.39 on the 24th.
		{"after a part was paid", "2026-11-18", []ledger.Entry{entry(9, ledger.Payment, "2026-11-16", "6000.00", 0)}, nil, "6196.58", "11.61", "6218.39"},
		// 500.00 that fell due on the day of the letter weren't in it, and are owed beside
		// it; but a day that is given up is so for all: five days of 0.137 are spared too. On
		// the 24th eleven of them are 1.51.
		{"with a claim that came later", "2026-11-18", nil, []ledger.Claim{later}, "12696.58", "14.37", "12728.22"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			a := quoted
			a.Entries = append(slices.Clone(a.Entries), c.entries...)
			a.Claims = append(slices.Clone(a.Claims), c.claims...)
			enough, ok, err := a.EnoughOn(law.Denmark(), day(c.on))
			if err != nil || !ok {
				t.Fatalf("EnoughOn = %v, %v, want a sum", ok, err)
			}
			if enough.Amount.String() != c.amount || enough.Spared.String() != c.spare || enough.After.String() != c.after || enough.Deadline != day("2026-11-23") {
				t.Errorf("enough = %s, spared %s, then %s, by %s; want %s, %s, %s", enough.Amount, enough.Spared, enough.After, enough.Deadline, c.amount, c.spare, c.after)
			}
			a.Entries = append(a.Entries, ledger.Entry{ID: 99, Kind: ledger.Payment, On: day(c.on), Amount: enough.Amount})
			if left := explain(t, a, c.on).Total(); !left.IsZero() {
				t.Errorf("paid, it leaves %s, want nothing", left)
			}
		})
	}
}

func TestNothingLessIsEnoughWithoutAPromise(t *testing.T) {
	t.Parallel()
	promised := collected()
	promised.Quotes = []ledger.Quote{{Asked: ledger.Asked{On: day("2026-11-13"), Deadline: day("2026-11-23")}, Amount: money.Kroner(12_196, 58)}}
	paid := promised
	paid.Entries = append(slices.Clone(paid.Entries), entry(9, ledger.Payment, "2026-11-16", "12196.58", 0))
	for name, c := range map[string]struct {
		account ledger.Account
		on      string
	}{
		"no letter promised anything": {collected(), "2026-11-18"},
		"on the letter's own day":     {promised, "2026-11-13"},
		"the day after its deadline":  {promised, "2026-11-24"},
		"when the sum has been paid":  {paid, "2026-11-18"},
		"where nothing was ever owed": {ledger.Account{}, "2026-11-18"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if enough, ok, err := c.account.EnoughOn(law.Denmark(), day(c.on)); ok || err != nil {
				t.Errorf("EnoughOn = %+v, %v, %v, want nothing", enough, ok, err)
			}
		})
	}
}

// 11,000.00 on 10,000.00 bounced after 986.30 of them had been paid back. The letter of
// 1 September asks for 10,046.58, with 17 days of interest at 10 %, by the 11th. On the
// 8th 24 days have run, 65.75: 19.17 are spared, and none of it is for what left in vain.
func TestALettersSumIsEnoughThoughMoneyWasPaidBackInVain(t *testing.T) {
	t.Parallel()
	a := oneClaim(money.Kroner(10_000, 0), "2026-08-15")
	a.Entries = []ledger.Entry{entry(1, ledger.Payment, "2026-08-20", "11000.00", 0), entry(2, ledger.Refund, "2026-08-25", "986.30", 0), bounce(3, 1)}
	a.Quotes = []ledger.Quote{{Asked: ledger.Asked{On: day("2026-09-01"), Deadline: day("2026-09-11")}, Amount: money.Kroner(10_046, 58)}}
	got, promised, err := a.EnoughOn(law.Denmark(), day("2026-09-08"))
	if err != nil || !promised || got.Amount.String() != "10046.58" || got.Spared.String() != "19.17" {
		t.Errorf("enough is %v, spared %v (%t, %v), want 10,046.58 and 19.17", got.Amount, got.Spared, promised, err)
	}
}
