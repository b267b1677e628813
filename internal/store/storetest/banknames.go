package storetest

import (
	"context"

	"github.com/google/go-cmp/cmp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// bankNames holds that further names of entries are kept, each with its first entry,
// and that entries are found by what they are known by.
func bankNames(d Database) {
	w := d.begin(1)
	w.open(5, 7)
	w.updating(func(ctx context.Context, tx casework.Tx) error {
		booked := bankEntry(3, "c")
		booked.State, booked.Case, booked.Payment = casework.BankMatched, 5, 9
		if err := tx.SaveBankEntries(ctx, []casework.BankEntry{bankEntry(1, "a"), bankEntry(2, "b"), booked}); err != nil {
			return err
		}
		back, paid := bankEntry(4, "d"), bankEntry(5, "e")
		back.State, back.Case, back.Amount = casework.BankUnmatched, 7, back.Amount.Negated()
		paid.State, paid.Case = casework.BankUnmatched, 7
		if err := tx.SaveBankEntries(ctx, []casework.BankEntry{back, paid}); err != nil {
			return err
		}
		return tx.SaveBankNames(ctx, []casework.BankName{{Entry: 1, Name: "x"}, {Entry: 2, Name: "x"}, {Entry: 2, Name: "y"}})
	})
	w.viewing(func(ctx context.Context, r casework.Reader) error {
		known, err := r.BankNamesKnown(ctx, []string{"y", "z", "x"})
		if diff := cmp.Diff(known, []casework.BankName{{Entry: 1, Name: "x"}, {Entry: 2, Name: "y"}}); diff != "" || err != nil {
			d.t.Errorf("known names (-got +want), %v:\n%s", err, diff)
		}
		some, err := r.BankEntriesIdentified(ctx, []string{"c", "a", "z"})
		if err != nil || len(some) != 2 || some[0].ID != 1 || some[1].ID != 3 {
			d.t.Errorf("entries a and c = %+v, %v", some, err)
		}
		rest, err := r.BankEntriesAfter(ctx, 1, 1)
		if err != nil || len(rest) != 1 || rest[0].ID != 2 {
			d.t.Errorf("the entry after 1 = %+v, %v", rest, err)
		}
		back, err := r.BankReversals(ctx, []debt.CaseID{5, 7, 8})
		if err != nil || len(back) != 1 || back[0].ID != 4 {
			d.t.Errorf("what took money back on cases 5 and 7 = %+v, %v", back, err)
		}
		given, err := r.BankEntriesOf(ctx, []int64{5, 2, 99})
		if err != nil || len(given) != 2 || given[0].ID != 2 || given[1].ID != 5 {
			d.t.Errorf("entries 2 and 5 = %+v, %v", given, err)
		}
		paid, err := r.BankEntryPaid(ctx, 5, 9)
		if err != nil || paid.ID != 3 {
			d.t.Errorf("the entry of payment 9 = %+v, %v", paid, err)
		}
		numbers, err := r.CaseNumbersOf(ctx, []debt.CaseID{7, 4, 5})
		if diff := cmp.Diff(numbers, map[debt.CaseID]int64{5: 10_005, 7: 10_007}); diff != "" || err != nil {
			d.t.Errorf("numbers (-got +want), %v:\n%s", err, diff)
		}
		return nil
	})
	d.begin(2).viewing(func(ctx context.Context, r casework.Reader) error {
		known, err := r.BankNamesKnown(ctx, []string{"x"})
		back, failed := r.BankReversals(ctx, []debt.CaseID{7})
		given, refused := r.BankEntriesOf(ctx, []int64{1})
		if len(back)+len(given) != 0 || failed != nil || refused != nil {
			d.t.Errorf("another creditor sees %+v and %+v: %v, %v", back, given, failed, refused)
		}
		if _, none := r.BankEntryPaid(ctx, 5, 9); len(known) != 0 || !fault.Is(none, fault.NotFound) {
			d.t.Errorf("another creditor knows %v and payment 9: %v", known, none)
		}
		return err
	})
}
