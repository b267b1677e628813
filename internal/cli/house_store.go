package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"krav/internal/fault"
	"krav/internal/store"
)

func (c configuration) isPostgres() bool {
	return strings.HasPrefix(c.Database, "postgres://") || strings.HasPrefix(c.Database, "postgresql://")
}

// storeOptions returns where the data lies. A SQLite database is made, and brought
// up to date, when it is needed; a PostgreSQL is migrated by krav migrate, and by
// whoever may.
func (c configuration) storeOptions() store.Options {
	if c.isPostgres() {
		return store.Options{URL: c.Database, OwnerURL: c.Owner}
	}
	return store.Options{Path: c.Database, Migrate: true}
}

// openStore opens a database. Its errors are faults that a person can act on.
func openStore(ctx context.Context, options store.Options, sealer *store.Sealer) (*store.DB, error) {
	options.Sealer = sealer
	db, err := store.Open(ctx, options)
	_, isOutOfReach := errors.AsType[*pgconn.ConnectError](err)
	switch {
	case errors.Is(err, store.ErrSchemaBehind) && !isOutOfReach:
		return nil, fault.New(fault.Conflict, "store.schema_behind").Because(err)
	case err != nil && fault.Of(err) == nil && ctx.Err() == nil:
		return nil, notOpened(options).Because(err)
	}
	return db, err
}

// notOpened says that a database can't be opened, and of a file what is mostly the
// matter: a full disk keeps it from being opened even to be read.
func notOpened(o store.Options) *fault.Fault {
	if o.Path != "" {
		return fault.New(fault.Unavailable, "store.file_not_opened").With("place", o.Path)
	}
	return fault.New(fault.Unavailable, "store.not_opened").With("place", withoutPassword(o.URL))
}

// keysFor reads the keys of the house, and makes them where there are none and
// nothing that was ever sealed or printed could need the old ones.
func keysFor(ctx context.Context, conf configuration, t *teller) (keyring, error) {
	if whole, err := filepath.Abs(conf.KeyFile); err == nil {
		conf.KeyFile = whole // a copy is to be made of it, from wherever one stands then
	}
	keys, err := readKeys(conf)
	if !errors.Is(err, errNoKeyFile) {
		return keys, err
	}
	inUse, err := isInUse(ctx, conf.storeOptions())
	if err != nil {
		return keyring{}, err
	}
	if inUse {
		return keyring{}, fault.New(fault.NotFound, "key.file_lost").With("file", conf.KeyFile)
	}
	if err := makeKeys(conf.KeyFile); err != nil {
		return keyring{}, err
	}
	t.note(keyMadeKeys, "file", conf.KeyFile)
	return readKeys(conf)
}

// keyMadeKeys tells that there are new keys, and what to do about it.
const keyMadeKeys = "key.made"

// isInUse reports whether a house has creditors already.
func isInUse(ctx context.Context, options store.Options) (bool, error) {
	db, err := openStore(ctx, options, nil)
	if err != nil {
		return false, err
	}
	creditors, err := db.Creditors(ctx)
	return len(creditors) > 0, errors.Join(err, db.Close())
}
