package store

import (
	"context"
	"database/sql"
	"fmt"

	"krav/internal/casework"
	"krav/internal/money"
	"krav/internal/store/db"
)

// EnteredRates implements casework.Store.
func (s *DB) EnteredRates(ctx context.Context) ([]casework.EnteredRate, error) {
	return enteredRates(ctx, s.read)
}

// LawIn returns the reference rates that were entered in a house, oldest first, and what
// whoever runs it is asked to do about the law. It changes nothing there: a house of an
// older schema has none. It fails with fault.NotFound where there is no house.
func LawIn(ctx context.Context, o Options) (entered []casework.EnteredRate, tasks []casework.HouseTask, err error) {
	pool, engine, err := looking(o)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = pool.Close() }()
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return nil, nil, explained(fmt.Errorf("look into the house: %w", err))
	}
	defer tx.Rollback()
	schema, err := schemaOf(ctx, tx, engine)
	switch {
	case err != nil:
		return nil, nil, explained(err)
	case schema == 0:
		return nil, nil, noHouse(nil)
	}
	if schema >= supplementsSince {
		entered, err = enteredRates(ctx, db.New(tx))
	}
	if err == nil && schema >= houseTasksSince {
		tasks, err = houseTasks(ctx, db.New(tx))
	}
	return entered, tasks, err
}

// The versions of the schema that brought the rates and the tasks of the house.
const (
	supplementsSince = 25
	houseTasksSince  = 31
)

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
