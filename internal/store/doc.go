// Package store keeps everything: on SQLite inside the program, in one file, or
// on a PostgreSQL server, for as many machines as needed. Both are held to the
// same promises by storetest.
//
// # One text
//
// Every statement stands in queries, by noun, in the SQL that both engines
// understand; sqlc makes package db of it (scripts/sqlc). Parameters are numbered
// ($1), or named by sqlc.arg where sqlc can't tell a name from the column. Many
// rows go in and out by one JSON array and json_each. Days are given to date(),
// moments to instant(). The clock is a parameter, never the database's.
//
// # The creditor first
//
// So that the tables can be spread over many machines by creditor, and one
// creditor's rows never show up in another's work:
//
//   - creditor_id is NOT NULL and leads every primary key, unique key, foreign
//     key and index of a tenant table. The creditor's own table is keyed by id.
//     The house itself is creditor 0.
//   - every table is in one of three classes, listed in Tables.
//   - nothing is unique over all creditors in a tenant table.
//   - foreign keys go from tenant to tenant or to global tables, never back.
//   - every mention of a tenant table in a statement has its own
//     creditor_id = $n: joins, sub-selects, and the UPDATE outside a CTE.
//   - a transaction has one creditor. Work over creditors is a loop.
//   - reads over all creditors are a short list (acrossCreditors in the tests),
//     and take no lock.
//   - a case is locked by raising its version, as the first statement. Behind
//     the lock stand the version that Append expects and the key of the event.
//   - an error from COMMIT means that nobody knows: see CommitUnknown.
//   - ids are made by the program: see LeaseIDs.
//
// Tests read the query files and the catalogues of both engines and fail where
// one of these is broken; planted faults show that they can.
//
// # Looks
//
// What limits a page on a server is how often it asks. The views that are taken
// inside a look (DB.Look) are of one picture, in one transaction, which keeps what
// it has told of the creditor, its counts and figures; counts that go together are
// one statement. A look has one creditor at a time and ends with any change.
//
// # The journal and the rows
//
// event only grows: triggers forbid the rest on both engines, and on PostgreSQL
// the application's role has no right to it where the operator gives the schema
// an owner of its own (Options.OwnerURL). Rows about a case (case_file, claim,
// step and so on) come from one pure function, projected; a change writes the
// difference between the rows before and after, and a rebuild writes them anew.
//
// # Migrations
//
// Numbered files in migrations, common to both engines; what only one needs lies
// in migrations/sqlite and migrations/postgres under a number of the same row.
// They only go forward, name every constraint, change one thing an ALTER, and
// drop nothing in the release that stops using it: a release runs on its own
// schema and on the next. Each gets a chapter in the migration test.
package store
