// Package column holds the types that cross the border to the database: days,
// moments and JSON. Both engines hand such values back in several forms, and
// only text goes in the same on both, so each type reads every form and writes
// text.
package column
