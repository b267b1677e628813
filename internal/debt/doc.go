// Package debt is the case file: the parties, the claims, and the case with its
// journal.
//
// The rule of the package: a case is its journal. Whatever happens is an Event
// that is only ever added, and everything that can be said of a case is found by
// Fold over its events. There is no other way to change a case. An event says
// what happened, never what a row should hold; what was charged is frozen in it,
// and interest is computed from it. Which event may happen when is asked of
// Possible before it is added; what the journal tells of did happen.
//
// Each event has two days: the day it counts from (its effective day) and the
// day it was recorded. A question may be asked of either.
package debt
