package ledger_test

import (
	"math/rand/v2"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Whatever is paid, paid back, credited and taken back by the bank, and in whatever
// order: paying money back never adds to what is owed of the claims, which were all
// known. What left without having come is owed beside them, to the øre.
func TestMoneyPaidBackIsNeverAskedForAsADebtOfTheClaims(t *testing.T) {
	t.Parallel()
	var bounced, vain int
	for seed := range uint64(2000) {
		l := life{t: t, random: rand.New(rand.NewPCG(seed, 23))}
		l.begin()
		for range 3 + l.random.IntN(12) {
			l.goesOn()
		}
		s := l.check(l.today.AddDays(l.random.IntN(200)))
		bounced += len(l.taken)
		if s.PaidOut.IsPositive() {
			vain++
		}
		if t.Failed() {
			t.Fatalf("seed %d: %+v", seed, l.account)
		}
	}
	if bounced < 1000 || vain < 100 {
		t.Errorf("%d payments were taken back, and in %d lives money was paid back in vain: that tells little", bounced, vain)
	}
}

// life is an account as it is lived: everything is entered on its own day, and money is
// paid back only as far as there is too much of it by what is known then.
type life struct {
	t       *testing.T
	random  *rand.Rand
	account ledger.Account
	today   civil.Date
	taken   map[ledger.EntryID]bool // payments that were taken back
	back    money.Amount            // all that was paid back
}

// begin makes one to three claims, overdue today.
func (l *life) begin() {
	l.today, l.taken = day("2025-03-01"), map[ledger.EntryID]bool{}
	l.account.DayCount = ledger.Actual365
	for i := range 1 + l.random.IntN(3) {
		due := l.today.AddDays(-1 - l.random.IntN(60))
		l.account.Claims = append(l.account.Claims, claim(ledger.ClaimID(i+1), l.amount(300_000), due.String()))
	}
}

func (l *life) amount(most int) money.Amount { return money.FromOre(int64(1 + l.random.IntN(most))) }

// enter enters something today, after all that was entered before.
func (l *life) enter(kind ledger.EntryKind, amount money.Amount, id ledger.ClaimID) {
	l.account.Entries = append(l.account.Entries, ledger.Entry{ID: ledger.EntryID(len(l.account.Entries) + 1), Kind: kind, On: l.today, Amount: amount, Claim: id})
}

// goesOn lets one thing happen, a few days later.
func (l *life) goesOn() {
	l.today = l.today.AddDays(l.random.IntN(20))
	s := l.check(l.today)
	any := l.account.Claims[l.random.IntN(len(l.account.Claims))].ID
	switch l.random.IntN(8) {
	case 0, 1, 2:
		l.enter(ledger.Payment, l.amount(400_000), any*ledger.ClaimID(l.random.IntN(2)))
	case 3:
		l.enter(ledger.CreditNote, l.amount(100_000), any)
	case 4:
		if s.Left.Total().IsPositive() {
			l.enter(ledger.ReminderFee, money.Kroner(100, 0), any)
		}
	case 5:
		l.bounce()
	default:
		if s.Overpaid.IsPositive() {
			back := money.Min(s.Overpaid, l.amount(int(2*s.Overpaid.Ore())))
			l.enter(ledger.Refund, back, 0)
			l.back = l.back.Plus(back)
		}
	}
}

// bounce takes one of the payments back, if it stands.
func (l *life) bounce() {
	for range 5 {
		if len(l.account.Entries) == 0 {
			return
		}
		e := l.account.Entries[l.random.IntN(len(l.account.Entries))]
		if e.Kind == ledger.Payment && !l.taken[e.ID] {
			l.taken[e.ID] = true
			l.enter(ledger.Reversal, money.Amount{}, 0)
			l.account.Entries[len(l.account.Entries)-1].Reverses = e.ID
			return
		}
	}
}

// check holds what is owed against the same life without anything paid back.
func (l *life) check(on civil.Date) ledger.Statement {
	l.t.Helper()
	kept := l.account
	kept.Entries = nil
	for _, e := range l.account.Entries {
		if e.Kind != ledger.Refund {
			kept.Entries = append(kept.Entries, e)
		}
	}
	got := explain(l.t, l.account, on.String())
	want, err := kept.StatementOn(law.Denmark(), on)
	if err != nil {
		l.t.Fatal(err)
	}
	if got.Left != want.Left {
		l.t.Errorf("on %v left %+v, and if nothing had been paid back %+v", on, got.Left, want.Left)
	}
	if net := got.Overpaid.Minus(got.PaidOut); net != want.Overpaid.Minus(l.back) {
		l.t.Errorf("on %v too much less what left in vain is %v, want %v less %v", on, net, want.Overpaid, l.back)
	}
	if got.Refunded.Plus(got.PaidOut) != l.back {
		l.t.Errorf("on %v %v and %v were paid back, want %v in all", on, got.Refunded, got.PaidOut, l.back)
	}
	checkLines(l.t, got)
	checkShares(l.t, got)
	return got
}
