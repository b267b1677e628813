package debt_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/law"
)

// What a kind of paper needs is asked where no book is at hand; so it is held here to the
// book's list (retsplejelovens § 478, stk. 1): settlements out of court (nr. 4) and debt
// instruments (nr. 5) must say so themselves and be shown in the original, and what a court
// has made or endorsed (nr. 1 and 2) needs neither. An acknowledgement stands nowhere on it.
func TestTheKindsOfFoundationAreThoseOfTheBook(t *testing.T) {
	t.Parallel()
	row, err := law.Denmark().Foundations.At(civil.MustParse("2026-11-21"))
	if err != nil {
		t.Fatal(err)
	}
	rules := make(map[int]law.FoundationRule)
	for _, rule := range row.Value {
		rules[rule.Number] = rule
	}
	numbers := map[debt.FoundationKind]int{
		debt.Judgment: 1, debt.EndorsedOrder: 1, debt.CourtSettlement: 2, debt.SignedSettlement: 4, debt.DebtInstrument: 5,
	}
	for _, kind := range debt.FoundationKinds() {
		rule, listed := rules[numbers[kind]]
		bare := debt.Foundation{FoundationAdded: debt.FoundationAdded{Kind: kind}}
		whole := debt.Foundation{FoundationAdded: debt.FoundationAdded{Kind: kind, Clause: true, Original: true}}
		copied := debt.Foundation{FoundationAdded: debt.FoundationAdded{Kind: kind, Clause: true}}
		if kind.NeedsClause() != rule.Clause || whole.IsEnforceable() != listed ||
			bare.IsEnforceable() != (listed && !rule.Clause) || copied.IsEnforceable() != (listed && !rule.Original) {
			t.Errorf("%v: needs a clause %t, enforceable %t; in the book %+v", kind, kind.NeedsClause(), whole.IsEnforceable(), rule)
		}
	}
	for number, needs := range map[int]bool{1: false, 2: false, 4: true, 5: true} {
		if rule := rules[number]; rule.Clause != needs || rule.Original != needs {
			t.Errorf("no. %d needs clause and original: %+v, want %t", number, rule, needs)
		}
	}
}
