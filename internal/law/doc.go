// Package law is the book of law: every number and deadline that the law fixes,
// since when, picked by which date of the case, and where it stands written.
//
// A Book is a struct of Series. A Series is the history of one value as dated
// rows, each with its source; its Basis names the date of the case that picks
// the row, because that date is law too. There is no answer but a row: a day
// before the first, a day a published value hasn't reached yet and a row whose
// figures nobody has found are all an UnknownError, and then nothing may be
// charged.
//
// Beside the series stand the formulas that use them, named for the rule they
// carry out. What Denmark's book holds is in the files denmark_*.go and, in
// print, in docs/LAW.md.
package law

//go:generate go test -run=TestThePrintedBookIsTheOneThatWasReviewed -update .
