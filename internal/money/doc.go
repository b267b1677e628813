// Package money holds kroner exact to the øre, yearly rates of interest, and
// interest that has accrued but not yet been rounded.
//
// There is one currency, the Danish krone. Nothing here is a float, and the
// integer inside an Amount is hidden, so that kroner can't be multiplied by
// kroner and a bare number can't pass for money. Interest is summed as an exact
// fraction over as many periods as there are, and becomes a figure once, by a
// method whose name says how it rounds.
package money
