package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"krav/internal/intake"
)

// fillPlacesAt is the number of the migration that says where debtors live who were
// stored before there was a column for it.
const fillPlacesAt = 37

// The statements of that migration. They stay as they are, whatever becomes of the
// table.
const (
	findPlaceless = `SELECT creditor_id, case_id, address, postcode FROM case_debtor
		WHERE (creditor_id, case_id) > ($1, $2) ORDER BY creditor_id, case_id LIMIT 500`
	fillPlace = `UPDATE case_debtor SET place_key = $1 WHERE creditor_id = $2 AND case_id = $3`
)

// fillPlaces says where all debtors live, some at a time.
func fillPlaces(ctx context.Context, tx *sql.Tx) error {
	var last storedPlace
	for {
		found, err := findPlaces(ctx, tx, last)
		if err != nil {
			return fmt.Errorf("where debtors live: %w", err)
		}
		if len(found) == 0 {
			return nil
		}
		for _, p := range found {
			key := intake.PlaceKey(strings.Split(p.address, "\n"), p.postcode)
			if _, err := tx.ExecContext(ctx, fillPlace, key, p.creditor, p.id); err != nil {
				return fmt.Errorf("where debtors live: %w", err)
			}
		}
		last = found[len(found)-1]
	}
}

// storedPlace is the address of a debtor as it is stored.
type storedPlace struct {
	creditor, id      int64
	address, postcode string
}

func findPlaces(ctx context.Context, tx *sql.Tx, after storedPlace) ([]storedPlace, error) {
	rows, err := tx.QueryContext(ctx, findPlaceless, after.creditor, after.id)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var found []storedPlace
	for rows.Next() {
		var p storedPlace
		if err := rows.Scan(&p.creditor, &p.id, &p.address, &p.postcode); err != nil {
			return nil, err
		}
		found = append(found, p)
	}
	return found, rows.Err()
}
