package store

import (
	"context"
	"database/sql"
	"fmt"

	"krav/internal/casework"
	"krav/internal/money"
	"krav/internal/store/db"
)

// LawAdditions implements casework.Store.
func (s *DB) LawAdditions(ctx context.Context) (added casework.LawAdditions, err error) {
	if added.Entered, err = enteredRates(ctx, s.read); err != nil {
		return casework.LawAdditions{}, err
	}
	added.Attested, err = attestations(ctx, s.read)
	return added, err
}

// LawIn returns what was added to the law in a house, and what whoever runs it is asked to
// do about it. It changes nothing there: a house of an older schema has none. It fails with
// fault.NotFound where there is no house.
func LawIn(ctx context.Context, o Options) (added casework.LawAdditions, tasks []casework.HouseTask, err error) {
	pool, engine, err := looking(o)
	if err != nil {
		return added, nil, err
	}
	defer func() { _ = pool.Close() }()
	tx, err := pool.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return added, nil, explained(fmt.Errorf("look into the house: %w", err))
	}
	defer tx.Rollback()
	schema, err := schemaOf(ctx, tx, engine)
	switch {
	case err != nil:
		return added, nil, explained(err)
	case schema == 0:
		return added, nil, noHouse(nil)
	}
	q := db.New(tx)
	if schema >= supplementsSince {
		added.Entered, err = enteredRates(ctx, q)
	}
	if err == nil && schema >= attestationsSince {
		added.Attested, err = attestations(ctx, q)
	}
	if err == nil && schema >= houseTasksSince {
		tasks, err = houseTasks(ctx, q)
	}
	return added, tasks, err
}

// The versions of the schema that brought the rates, the tasks of the house, and the rows
// that were read at their source.
const (
	supplementsSince  = 25
	houseTasksSince   = 31
	attestationsSince = 35
)

func attestations(ctx context.Context, q *db.Queries) ([]casework.Attestation, error) {
	rows, err := q.LawAttestations(ctx)
	if err != nil {
		return nil, explained(fmt.Errorf("the rows of the law that were read: %w", err))
	}
	read := make([]casework.Attestation, len(rows))
	for i, row := range rows {
		read[i] = casework.Attestation{
			Series: row.Series, Since: row.SinceOn.Date, Value: row.Said, Seen: row.Seen,
			Read: casework.LawWitness{Name: row.ReadName, By: row.ReadBy, At: row.ReadAt.Time},
		}
	}
	return read, nil
}

func enteredRates(ctx context.Context, q *db.Queries) ([]casework.EnteredRate, error) {
	rows, err := q.LawSupplements(ctx)
	if err != nil {
		return nil, explained(fmt.Errorf("the rates that were entered: %w", err))
	}
	rates := make([]casework.EnteredRate, len(rows))
	for i, row := range rows {
		rates[i] = casework.EnteredRate{
			Since: row.SinceOn.Date, Rate: money.PartsPerMillion(row.Rate), Seen: row.Seen,
			Entered:  casework.LawWitness{Name: row.EnteredName, By: row.EnteredBy, At: row.EnteredAt.Time},
			Seconded: casework.LawWitness{Name: row.SecondedName, By: row.SecondedBy, At: row.SecondedAt.Time},
		}
	}
	return rates, nil
}
