package ledger_test

import (
	"testing"

	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// longStanding is a case of five invoices and ten payments over five years.
func longStanding() ledger.Account {
	a := ledger.Account{DayCount: ledger.Actual365}
	first := day("2021-10-15")
	for i := range 5 {
		due := first.AddDays(60 * i)
		a.Claims = append(a.Claims, claim(ledger.ClaimID(i+1), money.Kroner(20_000, 0), due.String()))
	}
	for i := range 3 {
		a.Entries = append(a.Entries, ledger.Entry{ID: ledger.EntryID(i + 1), Kind: ledger.ReminderFee, On: first.AddDays(11 * (i + 1)), Amount: money.Kroner(100, 0), Claim: 1})
	}
	for i := range 10 {
		a.Entries = append(a.Entries, ledger.Entry{ID: ledger.EntryID(i + 10), Kind: ledger.Payment, On: first.AddDays(180 * (i + 1)), Amount: money.Kroner(6_000, 0)})
	}
	return a
}

func TestAnExplainedBalanceAsksForMemoryFewTimes(t *testing.T) { //nolint:paralleltest // allocations are counted over the whole process
	a, book, on := longStanding(), law.Denmark(), day("2026-11-15")
	allocations := testing.AllocsPerRun(20, func() {
		if _, err := a.Explain(book, on); err != nil {
			t.Fatal(err)
		}
	})
	if allocations > 50 {
		t.Errorf("%v allocations, want 50 at most", allocations)
	}
}

func BenchmarkStatement(b *testing.B) {
	a, book, on := longStanding(), law.Denmark(), day("2026-11-15")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.StatementOn(book, on); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkStatementWithExplanation(b *testing.B) {
	a, book, on := longStanding(), law.Denmark(), day("2026-11-15")
	b.ReportAllocs()
	for b.Loop() {
		if _, err := a.Explain(book, on); err != nil {
			b.Fatal(err)
		}
	}
}
