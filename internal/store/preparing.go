package store

import (
	"context"
	"database/sql"
	"math"
	"sync"
	"sync/atomic"

	"krav/internal/store/db"
)

// oftenUsed is from how many transactions on SQLite's queries are prepared. To prepare
// them all takes some thirty milliseconds, which most commands would wait for in vain; a
// query that isn't prepared takes a twentieth of one.
const oftenUsed = 64

// queries are the queries over a pool of connections; on SQLite they are prepared once
// they are used often. PostgreSQL's driver prepares each as it goes.
type queries struct {
	pool  *sql.DB
	often int64
	plain *db.Queries
	uses  atomic.Int64
	mu    sync.Mutex
	ready atomic.Pointer[db.Queries]
}

func newQueries(pool *sql.DB, e Engine) *queries {
	q := &queries{pool: pool, often: oftenUsed, plain: db.New(pool)}
	if e == PostgreSQL {
		q.often = math.MaxInt64
	}
	return q
}

// use counts a transaction, and prepares the queries where it is time. It comes before
// the transaction is begun: the pool may have no other connection.
func (q *queries) use(ctx context.Context) {
	if q.ready.Load() != nil || q.uses.Add(1) < q.often {
		return
	}
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.ready.Load() != nil {
		return
	}
	if prepared, err := db.Prepare(ctx, q.pool); err == nil { // without, each is as right
		q.ready.Store(prepared)
	}
}

// now returns the queries as they are.
func (q *queries) now() *db.Queries {
	if prepared := q.ready.Load(); prepared != nil {
		return prepared
	}
	return q.plain
}

// close gives up what is prepared.
func (q *queries) close() error {
	if prepared := q.ready.Swap(nil); prepared != nil {
		return prepared.Close()
	}
	return nil
}
