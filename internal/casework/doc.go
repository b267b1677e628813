// Package casework is what a caseworker, a debtor, a partner or the night run
// can do to cases (sagsbehandling).
//
// The rule of the package: a use case is atomic. It asks who acts, reads what it
// needs, lets the pure packages decide, and writes the events, the projections
// and the jobs that follow in one transaction of one creditor. Nothing is sent
// from inside: the world outside is spoken to by jobs, after commit. The clock is
// asked here, once a use case, and here alone a moment becomes a day.
package casework
