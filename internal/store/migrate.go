package store

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/lock"
)

// migrations are numbered files common to both engines, and a folder for each
// engine with what only it needs (guards, bridges) under numbers of the same
// row; what only Go can do (hashing) is a function with a number of that row.
// They only go forward.
//
//go:embed migrations
var migrations embed.FS

// versionTable is where the migrations that were made are noted.
const versionTable = "schema_version"

// ErrSchemaBehind says that the database's schema is older than the program.
var ErrSchemaBehind = errors.New("store: the schema is older than the program; run krav migrate")

// ready brings the schema up to date if asked to, and else sees that it is. A
// newer schema than the program's is borne: a release runs on its own schema
// and on the next.
func (o Options) ready(ctx context.Context, pool *sql.DB, engine Engine) error {
	p, err := migrator(pool, engine)
	if err != nil {
		return err
	}
	if o.Migrate {
		return apply(ctx, p)
	}
	if err := pool.PingContext(ctx); err != nil {
		return fmt.Errorf("reach the database: %w", err) // not a word of its schema
	}
	sources := p.ListSources()
	var version int64
	row := pool.QueryRowContext(ctx, "SELECT COALESCE(MAX(version_id), 0) FROM "+versionTable)
	if err := row.Scan(&version); err != nil {
		return fmt.Errorf("%w (%w)", ErrSchemaBehind, err)
	}
	if version < sources[len(sources)-1].Version {
		return ErrSchemaBehind
	}
	return nil
}

// apply makes the missing migrations. PostgreSQL keeps a second program that
// starts at once waiting by a lock. On SQLite all try, and one that comes second
// to a migration finds it made and fails; so it looks again, at most once for each
// migration there is and once for the table they are noted in: each failure of
// that kind means that somebody else has got one further.
func apply(ctx context.Context, p *goose.Provider) error {
	var err error
	for range len(p.ListSources()) + 2 {
		if _, err = p.Up(ctx); err == nil {
			return nil
		}
	}
	return fmt.Errorf("migrate: %w", err)
}

// migrator returns what makes migrations for an engine.
func migrator(pool *sql.DB, engine Engine) (*goose.Provider, error) {
	options := []goose.ProviderOption{
		goose.WithDisableGlobalRegistry(true), goose.WithTableName(versionTable),
		goose.WithGoMigrations(goose.NewGoMigration(fillHashesAt, &goose.GoFunc{RunTx: fillHashes}, nil),
			goose.NewGoMigration(fillPlacesAt, &goose.GoFunc{RunTx: fillPlaces}, nil)),
	}
	dialect, folder := goose.DialectSQLite3, "migrations/sqlite"
	if engine == PostgreSQL {
		dialect, folder = goose.DialectPostgres, "migrations/postgres"
		locker, err := lock.NewPostgresSessionLocker()
		if err != nil {
			return nil, fmt.Errorf("migrate: %w", err)
		}
		options = append(options, goose.WithSessionLocker(locker))
	}
	both, err := together("migrations", folder)
	if err != nil {
		return nil, err
	}
	p, err := goose.NewProvider(dialect, pool, both, options...)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	return p, nil
}

// together returns the files of two folders as one.
func together(common, own string) (fs.FS, error) {
	first, err := fs.Sub(migrations, common)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	second, err := fs.Sub(migrations, own)
	if err != nil {
		return nil, fmt.Errorf("migrate: %w", err)
	}
	return union{first, second}, nil
}

// union is the files of two trees as one.
type union struct{ first, second fs.FS }

// Open opens a file of the first tree, or else of the second.
func (u union) Open(name string) (fs.File, error) {
	file, err := u.first.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return u.second.Open(name)
	}
	return file, err
}

// ReadDir lists a folder of both trees, by name.
func (u union) ReadDir(name string) ([]fs.DirEntry, error) {
	first, err := fs.ReadDir(u.first, name)
	if err != nil {
		return nil, err
	}
	second, err := fs.ReadDir(u.second, name)
	if err != nil {
		return nil, err
	}
	both := slices.Concat(first, second)
	slices.SortFunc(both, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return both, nil
}
