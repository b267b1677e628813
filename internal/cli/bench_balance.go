package cli

import (
	"context"
	"math"
	"runtime"
	"time"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// balance measures one balance with its explanation lines: five claims, three fees and
// ten payments over five years.
func (b *bench) balance(ctx context.Context) error {
	account, book, on := benchAccount(), law.Denmark(), civil.MustParse("2026-11-15")
	explained := func(int) error {
		_, err := account.Explain(book, on)
		return err
	}
	each, err := onOneCore(ctx, b.sizes.at, 100, explained)
	if err != nil {
		return err
	}
	b.found.Balance = math.Round(float64(time.Second/time.Microsecond)/each*10) / 10
	b.found.BalanceAllocations, err = allocationsOf(100, explained)
	return err
}

// allocationsOf returns how often something asks for memory each time it is done.
func allocationsOf(times int, do func(n int) error) (float64, error) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for n := range times {
		if err := do(n); err != nil {
			return 0, err
		}
	}
	runtime.ReadMemStats(&after)
	return math.Round(float64(after.Mallocs-before.Mallocs) / float64(times)), nil
}

// benchAccount is a case of five invoices that are paid bit by bit.
func benchAccount() ledger.Account {
	a := ledger.Account{DayCount: ledger.Actual365}
	first := civil.MustParse("2021-10-15")
	for i := range 5 {
		due := first.AddDays(60 * i)
		a.Claims = append(a.Claims, ledger.Claim{
			ID: ledger.ClaimID(i + 1), Principal: money.Kroner(20_000, 0), Arisen: due, Due: due, From: due.AddDays(1), InterestFrom: due.AddDays(1),
		})
	}
	for i := range 3 {
		a.Entries = append(a.Entries, ledger.Entry{ID: ledger.EntryID(i + 1), Kind: ledger.ReminderFee, On: first.AddDays(11 * (i + 1)), Amount: money.Kroner(100, 0), Claim: 1})
	}
	for i := range 10 {
		a.Entries = append(a.Entries, ledger.Entry{ID: ledger.EntryID(i + 10), Kind: ledger.Payment, On: first.AddDays(180 * (i + 1)), Amount: money.Kroner(6_000, 0)})
	}
	return a
}
