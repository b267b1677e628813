package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"krav/internal/store/db"
)

// Options says where the data lies. Either Path or URL is given.
type Options struct {
	// Path is the file of a SQLite database. It and its folder are made where
	// they are missing, for the owner's eyes only.
	Path string
	// URL is the address of a PostgreSQL database: postgres://...
	URL string
	// OwnerURL is the address by which the schema's owner reaches the same
	// PostgreSQL database, where that isn't the role of URL. With it the role of
	// URL can add events but neither change nor remove one.
	OwnerURL string
	// Migrate brings the schema up to date first. Without it Open fails with
	// ErrSchemaBehind where the schema is older than the program.
	Migrate bool
	// Connections is how many connections read (SQLite) or work (PostgreSQL) at
	// a time; nought means 8 and 20.
	Connections int
	// Sealer seals and opens secrets. Without one they can be neither stored nor
	// read.
	Sealer *Sealer
}

// DB is an open database. It is safe for use from anywhere.
type DB struct {
	engine Engine
	writer *sql.DB // on SQLite one connection; on PostgreSQL the same as reader
	reader *sql.DB
	write  *db.Queries
	read   *db.Queries
	sealer *Sealer
	looks  chan struct{} // a place for each look that may hold a connection
}

// ErrNoAddress says that neither a file nor an address was given, or both.
var ErrNoAddress = errors.New("store: give either a file or an address")

// Open opens a database, and first brings its schema up to date if asked to.
func Open(ctx context.Context, o Options) (*DB, error) {
	if (o.Path == "") == (o.URL == "") {
		return nil, ErrNoAddress
	}
	open := openPostgres
	if o.Path != "" {
		open = openSQLite
	}
	s, err := open(ctx, o)
	if err != nil {
		return nil, fmt.Errorf("open the store: %w", err)
	}
	s.sealer = o.Sealer
	s.looks = make(chan struct{}, max(1, s.reader.Stats().MaxOpenConnections/2))
	return s, nil
}

// Engine returns the kind of database under the store.
func (s *DB) Engine() Engine { return s.engine }

// Close closes every connection. It waits for statements that are under way.
func (s *DB) Close() error {
	if s.reader == s.writer { // PostgreSQL has one pool
		return s.writer.Close()
	}
	return errors.Join(s.reader.Close(), s.writer.Close())
}

// Ping asks whether the database answers.
func (s *DB) Ping(ctx context.Context) error { return s.reader.PingContext(ctx) }
