package store

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"krav/internal/fault"
)

// passing are the codes of PostgreSQL's errors that pass by themselves when the
// whole transaction is tried again: serialization failure and deadlock, and a
// server that is shutting down, starting, or has become the standby.
var passing = []string{"40001", "40P01", "57P01", "57P02", "57P03", "25006"}

// rolledBack are the codes with which a server that answers a COMMIT says that
// it was undone. XX000 is how a distributed database passes on a serialization
// failure on one of its nodes.
var rolledBack = []string{"40001", "40P01", "XX000"}

// passes reports whether a transaction that failed before its COMMIT is worth
// trying again as a whole. An error from COMMIT is in nobody's power to judge.
func passes(err error) bool {
	if err == nil || CommitUnknown(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	if answer, ok := errors.AsType[*pgconn.PgError](err); ok {
		return slices.Contains(passing, answer.Code) || strings.HasPrefix(answer.Code, "08")
	}
	return connectionLost(err)
}

// undone reports whether an error from COMMIT says that the server undid the
// transaction, and that another try is worth it.
func undone(err error) bool {
	answer, ok := errors.AsType[*pgconn.PgError](err)
	return ok && slices.Contains(rolledBack, answer.Code)
}

// connectionLost reports whether the connection went, or couldn't be made.
func connectionLost(err error) bool {
	if _, ok := errors.AsType[net.Error](err); ok {
		return true
	}
	if _, ok := errors.AsType[*pgconn.ConnectError](err); ok {
		return true
	}
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, net.ErrClosed) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

// refused reports whether an error from SQLite's COMMIT says for certain that
// nothing was committed: there is no room, or another process writes.
func refused(err error) bool {
	return sqliteCode(err) == sqlite3.SQLITE_FULL || sqliteCode(err) == sqlite3.SQLITE_BUSY
}

// sqliteCode returns the primary code of an error from SQLite, or nought.
func sqliteCode(err error) int {
	answer, ok := errors.AsType[*sqlite.Error](err)
	if !ok {
		return 0
	}
	return answer.Code() & 0xff
}

// explained turns an error that isn't ours into the fault a person is told of:
// the disk is full, or the database doesn't answer. Others stay as they are.
func explained(err error) error {
	answer, _ := errors.AsType[*pgconn.PgError](err)
	switch {
	case err == nil || fault.Of(err) != nil:
		return err
	case sqliteCode(err) == sqlite3.SQLITE_FULL, answer != nil && answer.Code == "53100":
		return fault.New(fault.Unavailable, "store.disk_full").Because(err)
	case passes(err), errors.Is(err, errUndone), sqliteCode(err) == sqlite3.SQLITE_BUSY, answer != nil && answer.Code == "53300":
		return fault.New(fault.Unavailable, "store.unavailable").Because(err)
	}
	return err
}

// keyTaken reports whether a row couldn't be added because its key is taken.
func keyTaken(err error) bool {
	if answer, ok := errors.AsType[*pgconn.PgError](err); ok {
		return answer.Code == "23505"
	}
	answer, ok := errors.AsType[*sqlite.Error](err)
	return ok && (answer.Code() == sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY || answer.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE)
}
