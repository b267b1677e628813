// Package storetest holds both engines to the same promises. Run is the one
// place where a rule of storage is written down as a test; the other packages'
// tests borrow its databases: OpenSQLite is there always, OpenPostgres when
// KRAV_TEST_POSTGRES names a server.
package storetest
