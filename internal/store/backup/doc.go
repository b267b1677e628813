// Package backup is the file that a house is backed up to (sikkerhedskopi): the
// same whichever engine it was made from, so that it can be restored into either,
// and plain enough to be read without Krav.
//
// # The form
//
// A file is gzip, and within it lines of JSON, in UTF-8, each ended by a line feed:
//
//	{"krav_backup":1,"made_at":...,"schema":5,"keys":[...],...}   the head, first
//	{"table":"event","columns":[{"name":"creditor_id","kind":"int"},...]}
//	[1,83429,1,"case.opened",...]                                 a row, in that order
//	...
//	{"end":true,"rows":1234,"sha256":"..."}                       last
//
// Tables come in an order in which they can be filled, their rows in the order of
// the primary key, texts in the order of their bytes. So two backups of the same
// rows differ in their head alone, whatever engine they were made from.
//
// The kinds of column: int (a whole number of 64 bits, which a reader must not put
// through a float), text, bool, day ("2026-11-21"), moment ("2026-11-21
// 08:00:00.000000Z"), bytes (base64). Any may be null.
//
// The last line holds the number of rows and the SHA-256 of every byte before it. A
// file without it was cut short, whatever else it holds.
//
// # Growing
//
// What the tables are is told by schema, the number of the migration they had come
// to; a reader lays that schema first and migrates onwards when the rows are in. The
// number in the head's first field changes only when this page does.
package backup
