package store

import (
	"context"
	"database/sql"
	"fmt"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// EnteredRates implements casework.Store.
func (s *DB) EnteredRates(ctx context.Context) ([]casework.EnteredRate, error) {
	return enteredRates(ctx, s.read)
}

// EnteredRatesIn returns the reference rates that were entered in a house, oldest first,
// and changes nothing there: a house of an older schema has none. It fails with
// fault.NotFound where there is no house.
func EnteredRatesIn(ctx context.Context, o Options) ([]casework.EnteredRate, error) {
	pool, engine, err := looking(o)
	if err != nil {
		return nil, err
	}
	defer func() { _ = pool.Close() }()
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, explained(fmt.Errorf("look into the house: %w", err))
	}
	defer tx.Rollback()
	schema, err := schemaOf(ctx, tx, engine)
	switch {
	case err != nil:
		return nil, explained(err)
	case schema == 0:
		return nil, noHouse(nil)
	case schema < supplementsSince:
		return nil, nil
	}
	return enteredRates(ctx, db.New(tx))
}

// supplementsSince is the version of the schema that brought the rates.
const supplementsSince = 25

func enteredRates(ctx context.Context, q *db.Queries) ([]casework.EnteredRate, error) {
	rows, err := q.LawSupplements(ctx)
	if err != nil {
		return nil, explained(fmt.Errorf("the rates that were entered: %w", err))
	}
	rates := make([]casework.EnteredRate, len(rows))
	for i, row := range rows {
		rates[i] = casework.EnteredRate{
			Since: row.SinceOn.Date, Rate: money.PartsPerMillion(row.Rate), Seen: row.Seen,
			Entered:  casework.RateWitness{Name: row.EnteredName, By: row.EnteredBy, At: row.EnteredAt.Time},
			Seconded: casework.RateWitness{Name: row.SecondedName, By: row.SecondedBy, At: row.SecondedAt.Time},
		}
	}
	return rates, nil
}

// EnterRate implements casework.Store.
func (s *DB) EnterRate(ctx context.Context, r casework.EnteredRate) error {
	return s.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		added, err := tx.q.AddLawSupplement(ctx, db.AddLawSupplementParams{
			SinceOn: column.Day{Date: r.Since}, Rate: r.Rate.PartsPerMillion(), Seen: r.Seen,
			EnteredName: r.Entered.Name, EnteredBy: r.Entered.By, EnteredAt: column.At(r.Entered.At),
		})
		if err == nil && added == 0 {
			return fault.New(fault.Conflict, "law.supplement_entered_already").With("day", r.Since.String())
		}
		return err
	})
}

// SecondRate implements casework.Store.
func (s *DB) SecondRate(ctx context.Context, since civil.Date, by casework.RateWitness) error {
	return s.update(ctx, house, func(ctx context.Context, tx *transaction) error {
		seconded, err := tx.q.SecondLawSupplement(ctx, column.Day{Date: since}, by.Name, by.By, column.At(by.At))
		if err == nil && seconded == 0 {
			return fault.New(fault.Conflict, "law.supplement_seconded_already").With("day", since.String())
		}
		return err
	})
}
