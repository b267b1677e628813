package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"krav/internal/store/db"
)

const postgresConnections = 20

// openPostgres opens a pool of connections to a server. Queries are prepared by
// the driver as they come, which also works behind PgBouncer when the address
// says default_query_exec_mode=cache_describe.
func openPostgres(ctx context.Context, o Options) (*DB, error) {
	pool, err := postgresPool(o.URL)
	if err != nil {
		return nil, err
	}
	connections := o.Connections
	if connections == 0 {
		connections = postgresConnections
	}
	limit(pool, connections)
	if err := startPostgres(ctx, pool, o); err != nil {
		_ = pool.Close()
		return nil, err
	}
	queries := db.New(pool)
	return &DB{engine: PostgreSQL, writer: pool, reader: pool, write: queries, read: queries}, nil
}

func postgresPool(address string) (*sql.DB, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("the address of PostgreSQL: %w", err)
	}
	config.RuntimeParams["application_name"] = "krav"
	config.RuntimeParams["timezone"] = "UTC"
	return stdlib.OpenDB(*config, stdlib.OptionAfterConnect(goByKeys)), nil
}

// byKeys tells a planner how every statement here goes about its work: it finds rows by
// a key, and goes on from each of them by the next. The other ways are good for reading
// most of a table, and a planner takes them where it thinks that a creditor has next to
// nothing.
const byKeys = `SELECT set_config('enable_seqscan', 'off', FALSE), set_config('enable_bitmapscan', 'off', FALSE),
	set_config('enable_hashjoin', 'off', FALSE), set_config('enable_mergejoin', 'off', FALSE), set_config('enable_material', 'off', FALSE),
	set_config('jit', 'off', FALSE)`

// goByKeys says so to a new connection. Behind PgBouncer it may be said to another one;
// then that plans as it would of itself, which is slower and never wrong.
func goByKeys(ctx context.Context, conn *pgx.Conn) error {
	if _, err := conn.Exec(ctx, byKeys); err != nil {
		return fmt.Errorf("plan by keys: %w", err)
	}
	return nil
}

// startPostgres brings the schema up to date, by the owner's role where the
// operator has given one, and then keeps the application's role to its rights.
func startPostgres(ctx context.Context, pool *sql.DB, o Options) error {
	if o.OwnerURL == "" || !o.Migrate {
		return o.readyPostgres(ctx, pool)
	}
	owner, err := postgresPool(o.OwnerURL)
	if err != nil {
		return err
	}
	defer func() { _ = owner.Close() }()
	if err := o.readyPostgres(ctx, owner); err != nil {
		return err
	}
	application, err := pgx.ParseConfig(o.URL)
	if err != nil {
		return fmt.Errorf("the address of PostgreSQL: %w", err)
	}
	return Harden(ctx, owner, application.User)
}

// readyPostgres brings the schema up to date if asked to, spreads what is new where
// the database is a distributed one, and sees that all is. It says first what to expect
// of creditors: a table that is spread hands that on.
func (o Options) readyPostgres(ctx context.Context, pool *sql.DB) error {
	if err := o.ready(ctx, pool, PostgreSQL); err != nil {
		return err
	}
	if o.Migrate {
		if err := expectCreditors(ctx, pool); err != nil {
			return err
		}
		if err := distribute(ctx, pool); err != nil {
			return err
		}
	}
	return mustBeSpread(ctx, pool)
}

// within returns the queries inside a transaction.
func (s *DB) within(tx *sql.Tx) *db.Queries {
	if s.engine == PostgreSQL {
		return db.New(skipLocked{tx})
	}
	return s.write.WithTx(tx)
}

// skipLocked adds to a query's text, where it says so, what PostgreSQL can do
// and SQLite needn't: pass over rows that another claimer holds. It is the one
// place where the text isn't the same on both; without it nothing would be
// wrong, only slower.
type skipLocked struct{ db.DBTX }

// QueryContext runs the query.
func (s skipLocked) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	return s.DBTX.QueryContext(ctx, strings.Replace(query, "/* lock */", "FOR UPDATE OF j SKIP LOCKED", 1), args...)
}
