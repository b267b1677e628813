package store

import (
	"context"
	"fmt"

	"krav/internal/intake"
	"krav/internal/store/db"
)

// placesAtOnce is how many debtors are placed at a time.
const placesAtOnce = 500

// PlaceDebtors implements casework.Tx. A program of the release before goes on writing after
// the migration that brought the column, and leaves it empty.
func (t *transaction) PlaceDebtors(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		found, err := t.q.PlacelessDebtors(ctx, int64(t.creditor), after, placesAtOnce)
		if err != nil {
			return fmt.Errorf("where debtors live: %w", err)
		}
		for _, d := range found {
			after = d.CaseID
			key := intake.PlaceKey(lines(d.Address), d.Postcode)
			if key == "" {
				continue
			}
			place := db.PlaceDebtorParams{CreditorID: int64(t.creditor), CaseID: d.CaseID, PlaceKey: key, Address: d.Address, Postcode: d.Postcode}
			if err := t.q.PlaceDebtor(ctx, place); err != nil {
				return fmt.Errorf("where debtors live: %w", err)
			}
		}
		more = len(found) == placesAtOnce
	}
	return nil
}
