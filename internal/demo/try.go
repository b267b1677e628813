package demo

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"

	"krav/internal/casework"
	"krav/internal/civil"
)

// newcomers is how many debtors stand in the file to try.
const newcomers = 8

// InvoicesToTry returns a file of overdue invoices that the carpenter's house
// hasn't seen before: eight debtors, and a line that a person must mend.
func InvoicesToTry(today civil.Date) []byte {
	t := trade{seed: 3, firms: 5, first: 9001, sell: carpentry}
	random := rand.New(rand.NewPCG(t.seed, uint64(today.Number()))) //nolint:gosec // nothing secret
	known := make(map[string]bool)
	var fresh []debtor
	for n := range newcomers {
		d := t.debtor(random, n, known)
		d.comes = today
		t.bill(random, &d)
		fresh = append(fresh, d)
	}
	file := bytes.NewBuffer(invoiceFile(fresh))
	fmt.Fprintf(file, "999901;9999;Torben Uldal;Fjordvej 2;4300;Holbæk;torben.uldal@post.example;;31-09-2026;31-09-2026;Carport, 2. rate;4.500,00\n")
	return file.Bytes()
}

// paidToTry is how many payments stand in the bank's file to try.
const paidToTry = 6

// BankToTry returns a bank's statement of today for the carpenter: some of those
// who owe have paid, one of them without saying what for.
func (t *Town) BankToTry(ctx context.Context) ([]byte, error) {
	w := t.workshops[1]
	moment, err := w.Cases.NowOf(ctx, w.id)
	if err != nil {
		return nil, fmt.Errorf("the day: %w", err)
	}
	var paid []transfer
	deeds := []deed{paysAll, paysNamed, paysSome, paysMuch, paysBlind, paysAll}
	for i := range w.people {
		d := &w.people[len(w.people)-1-i]
		if w.numbers[d.name] == 0 || len(paid) == paidToTry {
			continue
		}
		seen, err := w.Cases.Case(ctx, w.who(), w.id, w.numbers[d.name], casework.AsOf{})
		if err != nil {
			return nil, fmt.Errorf("case %d: %w", w.numbers[d.name], err)
		}
		if seen.Case.IsClosed() || !seen.Owed.Total().IsPositive() {
			continue
		}
		p, err := deeds[len(paid)](ctx, w, d, &seen)
		if err != nil {
			return nil, fmt.Errorf("case %d: %w", w.numbers[d.name], err)
		}
		paid = append(paid, p)
	}
	return bankFile(w.iban, casework.DayOf(moment), paid), nil
}
