package casework

import (
	"context"

	"krav/internal/intake"
)

// The bank's own reference tells that money is the same, whichever file tells of it. But no
// rule says how long a bank keeps a reference for one movement: where it begins anew, the
// same reference and amount of another time are another payment. A person is asked then.

// sameMoneyDays is how many days apart two files may tell of the same money: a notice and
// the statement after it, across a holiday.
const sameMoneyDays = 5

// mayComeAgain reports whether an entry is known by a reference that the bank may use again.
func mayComeAgain(e intake.BankEntry) bool {
	return e.Direction == intake.Credit && e.Reference != "" && !e.BookingDay.IsZero()
}

// comeAgain returns the identity of an entry whose reference stood before, of another time.
func comeAgain(e intake.BankEntry) string { return e.Identity + " " + e.BookingDay.String() }

// lookAtTold finds the entries that are told of once more.
func (d *bankDesk) lookAtTold(ctx context.Context, identities []string) error {
	if len(identities) == 0 {
		return nil
	}
	told, err := d.visit.tx.BankEntriesIdentified(ctx, identities)
	for _, e := range told {
		d.told[e.Identity] = e
	}
	return err
}

// ofItsDay returns an entry as one of its own, for a person to look at, where the entry
// that its reference stood for is of another time.
func (d *bankDesk) ofItsDay(e intake.BankEntry) intake.BankEntry {
	told, isKnown := d.told[e.Identity]
	if !isKnown || !mayComeAgain(e) {
		return e
	}
	if apart := told.BookedOn.DaysUntil(e.BookingDay); apart >= -sameMoneyDays && apart <= sameMoneyDays {
		return e
	}
	e.Identity, e.IsRepeated = comeAgain(e), true
	return e
}
