package demo

import (
	"bytes"
	"context"
	"fmt"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
)

// isOn reports whether an act of a debtor is done on a day. Nothing is done at
// weekends: it waits until Monday.
func (a act) isOn(d *debtor, day civil.Date) bool {
	on := d.comes.AddDays(a.after)
	if late := int(on.Weekday()+6)%7 - 4; late > 0 {
		on = on.AddDays(3 - late)
	}
	return on == day
}

// act does what people do on a day. Payments are gathered in the bank's file.
func (w *workshop) act(ctx context.Context, day civil.Date) error {
	var paid []transfer
	for i := range w.people {
		d := &w.people[i]
		for _, a := range d.acts {
			if !a.isOn(d, day) {
				continue
			}
			t, err := w.does(ctx, d, a.does)
			if err != nil {
				return fmt.Errorf("%s after %d days: %w", d.name, a.after, err)
			}
			if t.amount.IsPositive() {
				paid = append(paid, t)
			}
		}
	}
	if len(paid) == 0 {
		return nil
	}
	file := bankFile(w.iban, day, paid)
	if _, err := w.Cases.ImportPayments(ctx, w.who(), w.id, bytes.NewReader(file), "bank-"+day.String()+".xml"); err != nil {
		return fmt.Errorf("take payments: %w", err)
	}
	return nil
}

// does does a deed about a debtor's case, if the case is still there to do it
// about. What a debtor pays to the bank is returned.
func (w *workshop) does(ctx context.Context, d *debtor, do deed) (transfer, error) {
	number, known := w.numbers[d.name]
	if !known {
		return transfer{}, nil
	}
	seen, err := w.Cases.Case(ctx, w.who(), w.id, number, casework.AsOf{})
	if err != nil || seen.Case.IsClosed() {
		return transfer{}, err
	}
	paid, err := do(ctx, w, d, &seen)
	if isNotPossible(err) {
		return transfer{}, nil
	}
	return paid, err
}

// isNotPossible reports whether the case has come to where a deed is none any
// more: the objection was answered by a person who clicked in the house.
func isNotPossible(err error) bool { return fault.Is(err, fault.Conflict) }
