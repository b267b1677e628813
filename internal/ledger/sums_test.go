package ledger_test

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Whatever has been entered on an account, and in whatever order it was learned:
// every figure is the sum of what explains it.
func FuzzStatementsAddUp(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed, uint16(seed*7))
	}
	f.Fuzz(func(t *testing.T, seed uint64, after uint16) {
		random := rand.New(rand.NewPCG(seed, 11))
		a := randomAccount(random)
		on := day("2025-01-01").AddDays(int(after) % 730)
		s, err := a.Explain(law.Denmark(), on)
		if err != nil {
			t.Fatal(err)
		}
		checkLines(t, s)
		checkParts(t, s)
		checkShares(t, s)
		checkPlain(t, a, s)
		if s.Left.Total().IsPositive() && !a.GivenUp.IsZero() && !on.Before(a.GivenUp) {
			t.Errorf("%v is owed after all was given up on %v", s.Left, a.GivenUp)
		}
		checkOrder(t, random, a, s)
		checkWithoutInterest(t, a, s)
		if t.Failed() {
			t.Logf("on %v: %+v", on, a)
		}
	})
}

// checkLines holds that the lines of each kind add up to its figure, and all of
// them to what is owed.
func checkLines(t *testing.T, s ledger.Statement) {
	t.Helper()
	sums := make(map[ledger.LineKind]money.Amount)
	var total money.Amount
	for _, l := range s.Lines {
		sums[l.Kind] = sums[l.Kind].Plus(l.Amount)
		total = total.Plus(l.Amount)
	}
	for kind, want := range map[ledger.LineKind]money.Amount{
		ledger.PrincipalLine: s.Charged.Principal, ledger.InterestLine: s.Charged.Interest, ledger.ReminderFeeLine: s.Charged.ReminderFees,
		ledger.CompensationLine: s.Charged.Compensation, ledger.CollectionCostsLine: s.Charged.CollectionCosts,
		ledger.PaymentLine: s.Paid.Negated(), ledger.CreditNoteLine: s.Credited.Negated(), ledger.WaivedLine: s.Waived.Negated(),
		ledger.RefundLine: s.Refunded,
	} {
		if sums[kind] != want {
			t.Errorf("the lines of %v add up to %v, the figure is %v", kind, sums[kind], want)
		}
	}
	if total != s.Total() {
		t.Errorf("the lines add up to %v, owed is %v", total, s.Total())
	}
}

// checkParts holds that what is left of the claims is what is left, that nothing
// is less than nothing, and that nobody owes while he is owed.
func checkParts(t *testing.T, s ledger.Statement) {
	t.Helper()
	var principal, interest, costs money.Amount
	for _, c := range s.Claims {
		principal, interest, costs = principal.Plus(c.Principal), interest.Plus(c.Interest), costs.Plus(c.Costs)
		if c.Principal.IsNegative() || c.Interest.IsNegative() || c.Costs.IsNegative() {
			t.Errorf("left of a claim: %+v", c)
		}
	}
	if principal != s.Left.Principal || interest != s.Left.Interest || costs != s.Left.Total().Minus(principal).Minus(interest) {
		t.Errorf("the claims have %v, %v and %v left, the statement %+v", principal, interest, costs, s.Left)
	}
	if s.Overpaid.IsPositive() && s.Left.Total().IsPositive() || s.Overpaid.IsNegative() {
		t.Errorf("overpaid %v while %v is owed", s.Overpaid, s.Left.Total())
	}
	if kept := s.Paid.Minus(s.Refunded); kept.Less(s.Overpaid) {
		t.Errorf("overpaid %v of %v received and not paid back", s.Overpaid, kept)
	}
}

// checkShares holds that what lowered the debt is shown in shares to the last øre.
func checkShares(t *testing.T, s ledger.Statement) {
	t.Helper()
	shares := make(map[ledger.EntryID]money.Amount)
	for _, share := range s.Shares {
		if !share.Amount.IsPositive() {
			t.Errorf("an empty share: %+v", share)
		}
		shares[share.Payment] = shares[share.Payment].Plus(share.Amount)
	}
	lines := make(map[ledger.EntryID]money.Amount)
	for _, l := range s.Lines {
		if l.Kind >= ledger.CreditNoteLine && l.Kind != ledger.RefundLine {
			lines[l.Entry] = lines[l.Entry].Minus(l.Amount)
		}
	}
	for entry, lowered := range lines {
		if shares[entry] != lowered {
			t.Errorf("the shares of entry %d add up to %v, its lines to %v", entry, shares[entry], lowered)
		}
	}
}

// checkPlain holds that the figures are the same when nobody asks why.
func checkPlain(t *testing.T, a ledger.Account, s ledger.Statement) {
	t.Helper()
	plain, err := a.StatementOn(law.Denmark(), s.On)
	if err != nil {
		t.Fatal(err)
	}
	s.Lines, s.Shares = nil, nil
	if !reflect.DeepEqual(plain, s) {
		t.Errorf("without explanation %+v, with it %+v", plain, s)
	}
}

// checkWithoutInterest holds that what lists keep is what is left but for interest, on
// any day after the last that something was entered for.
func checkWithoutInterest(t *testing.T, a ledger.Account, s ledger.Statement) {
	t.Helper()
	last := a.GivenUp
	for _, c := range a.Claims {
		last = civil.Latest(last, c.From)
	}
	for _, e := range a.Entries {
		last = civil.Latest(last, e.On)
	}
	if s.On.Before(last) {
		return
	}
	got, err := a.WithoutInterest(law.Denmark())
	if want := s.Left.Total().Minus(s.Left.Interest); err != nil || got != want {
		t.Errorf("without interest %v (%v), want %v of %+v", got, err, want, s.Left)
	}
}

// checkOrder holds that the balance doesn't depend on the order of learning.
func checkOrder(t *testing.T, random *rand.Rand, a ledger.Account, want ledger.Statement) {
	t.Helper()
	shuffled := a
	shuffled.Entries = slices.Clone(a.Entries)
	random.Shuffle(len(shuffled.Entries), func(i, j int) {
		shuffled.Entries[i], shuffled.Entries[j] = shuffled.Entries[j], shuffled.Entries[i]
	})
	got := explain(t, shuffled, want.On.String())
	if got.Left != want.Left || got.Overpaid != want.Overpaid || got.Daily != want.Daily {
		t.Errorf("left %+v and over %v in another order, want %+v and %v", got.Left, got.Overpaid, want.Left, want.Overpaid)
	}
}

// randomAccount is an account with up to four claims and a dozen entries, of
// which some have gone back, with free days and quotes.
func randomAccount(random *rand.Rand) ledger.Account {
	a := ledger.Account{DayCount: ledger.DayCount(1 + random.IntN(3))}
	for i := range 1 + random.IntN(4) {
		due := day("2025-01-01").AddDays(random.IntN(600))
		c := claim(ledger.ClaimID(i+1), money.FromOre(int64(1+random.IntN(2_000_000))), due.String())
		c.Entered = ledger.EntryID(random.IntN(14))
		switch random.IntN(5) {
		case 0:
			c.InterestFrom = civil.Date{}
		case 1:
			c.InterestFrom = c.From.AddDays(30)
		case 2:
			c.Agreed, c.Capped = money.PerCent(int64(1+random.IntN(30)), 0), random.IntN(2) == 0
		}
		a.Claims = append(a.Claims, c)
	}
	for i := range random.IntN(12) {
		a.Entries = append(a.Entries, randomEntry(random, a, ledger.EntryID(i+1)))
	}
	for i := range random.IntN(3) {
		from := day("2025-02-01").AddDays(200*i + random.IntN(100))
		a.Free = append(a.Free, civil.Interval{From: from, Until: from.AddDays(random.IntN(90))})
	}
	if random.IntN(4) == 0 {
		a.GivenUp = day("2025-06-01").AddDays(random.IntN(400))
	}
	for range random.IntN(3) {
		on := day("2025-01-10").AddDays(random.IntN(600))
		a.Quotes = append(a.Quotes, ledger.Quote{Asked: ledger.Asked{On: on, Deadline: on.AddDays(10)}, Amount: money.FromOre(int64(random.IntN(1_000_000)))})
	}
	if random.IntN(2) == 0 {
		a.Kept = ledger.Composition{On: day("2025-03-01").AddDays(random.IntN(400)), Known: ledger.EntryID(random.IntN(10))}
	}
	return a
}

func randomEntry(random *rand.Rand, a ledger.Account, id ledger.EntryID) ledger.Entry {
	kinds := []ledger.EntryKind{
		ledger.ReminderFee, ledger.Compensation, ledger.CollectionCosts, ledger.Payment, ledger.Payment, ledger.Payment,
		ledger.CreditNote, ledger.Waiver, ledger.Reversal, ledger.Refund,
	}
	target := a.Claims[random.IntN(len(a.Claims))]
	e := ledger.Entry{
		ID: id, Kind: kinds[random.IntN(len(kinds))], On: target.From.AddDays(random.IntN(400)),
		Amount: money.FromOre(int64(1 + random.IntN(500_000))), Claim: target.ID,
	}
	unnamed := random.IntN(2) == 0
	switch {
	case e.Kind == ledger.Reversal && len(a.Entries) > 0:
		e.Reverses = a.Entries[random.IntN(len(a.Entries))].ID
	case (e.Kind == ledger.Payment || e.Kind == ledger.Waiver) && unnamed, e.Kind == ledger.Refund:
		e.Claim = 0
	}
	return e
}
