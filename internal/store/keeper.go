package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"strings"
)

// How the text of a query begins that is kept: one from our query files, and one that is put
// together for a list.
const (
	ofFile = "-- name: "
	ofList = "-- list\n"
)

// mostLists is how many lists' queries a connection keeps. There are more ways to filter
// and sort than anybody uses.
const mostLists = 64

// keeper is a connection to SQLite that keeps each query from our files, and those of some
// lists, as it was prepared, as PostgreSQL's driver does: to prepare one takes longer than
// most take to run, and to prepare them all beforehand longer than most commands take.
// Whoever uses a connection has it alone, so there is nothing to lock.
type keeper struct {
	sqliteConn
	kept  map[string][]sqliteStmt
	lists int // how many of them are lists'
}

// isKept reports whether a query is one of those that are kept.
func isKept(query string) bool {
	return strings.HasPrefix(query, ofFile) || strings.HasPrefix(query, ofList)
}

// sqliteConn is what database/sql asks of a connection.
type sqliteConn interface {
	driver.Conn
	driver.ConnBeginTx
	driver.ConnPrepareContext
	driver.ExecerContext
	driver.QueryerContext
	driver.Pinger
	driver.SessionResetter
	driver.Validator
}

// sqliteStmt is a prepared query.
type sqliteStmt interface {
	driver.Stmt
	driver.StmtExecContext
	driver.StmtQueryContext
}

var errDriver = errors.New("store: SQLite's driver lacks what is asked of it")

func keeping(conn driver.Conn) (driver.Conn, error) {
	whole, ok := conn.(sqliteConn)
	if !ok {
		return nil, errors.Join(errDriver, conn.Close())
	}
	return &keeper{sqliteConn: whole, kept: make(map[string][]sqliteStmt)}, nil
}

// take returns a prepared query that nobody uses.
func (k *keeper) take(ctx context.Context, query string) (sqliteStmt, error) {
	if kept := k.kept[query]; len(kept) > 0 {
		k.kept[query] = kept[:len(kept)-1]
		return kept[len(kept)-1], nil
	}
	made, err := k.PrepareContext(ctx, query)
	if err != nil {
		return nil, err
	}
	whole, ok := made.(sqliteStmt)
	if !ok {
		return nil, errors.Join(errDriver, made.Close())
	}
	return whole, nil
}

// give takes a prepared query back that went well. One that failed goes.
func (k *keeper) give(query string, s sqliteStmt, failed error) {
	if failed != nil {
		_ = s.Close() // why it failed has been said
		return
	}
	if _, known := k.kept[query]; !known && strings.HasPrefix(query, ofList) {
		k.makeRoom()
		k.lists++
	}
	k.kept[query] = append(k.kept[query], s)
}

// makeRoom lets go of all lists' queries where there are too many.
func (k *keeper) makeRoom() {
	if k.lists < mostLists {
		return
	}
	for query, kept := range k.kept {
		if !strings.HasPrefix(query, ofList) {
			continue
		}
		for _, s := range kept {
			_ = s.Close() // it was of use, and nobody asks it any more
		}
		delete(k.kept, query)
	}
	k.lists = 0
}

// ExecContext runs a statement.
func (k *keeper) ExecContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Result, error) {
	if !isKept(query) {
		return k.sqliteConn.ExecContext(ctx, query, args)
	}
	s, err := k.take(ctx, query)
	if err != nil {
		return nil, err
	}
	result, err := s.ExecContext(ctx, args)
	k.give(query, s, err)
	return result, err
}

// QueryContext asks for rows. The prepared query is in use until they are closed.
func (k *keeper) QueryContext(ctx context.Context, query string, args []driver.NamedValue) (driver.Rows, error) {
	if !isKept(query) {
		return k.sqliteConn.QueryContext(ctx, query, args)
	}
	s, err := k.take(ctx, query)
	if err != nil {
		return nil, err
	}
	rows, err := s.QueryContext(ctx, args)
	if err != nil {
		k.give(query, s, err)
		return nil, err
	}
	return &keptRows{Rows: rows, end: func(failed error) { k.give(query, s, failed) }}, nil
}

// Close closes the connection and what it kept.
func (k *keeper) Close() error {
	var errs []error
	for _, kept := range k.kept {
		for _, s := range kept {
			errs = append(errs, s.Close())
		}
	}
	clear(k.kept)
	return errors.Join(append(errs, k.sqliteConn.Close())...)
}

// keptRows are the rows of a prepared query that is given back after them.
type keptRows struct {
	driver.Rows
	end func(failed error)
}

// Close ends the rows; once is enough.
func (r *keptRows) Close() error {
	err := r.Rows.Close()
	if r.end != nil {
		r.end(err)
		r.end = nil
	}
	return err
}
