// Package followup says what happens next on a case, and why (opfølgning).
//
// The rule of the package: Decide is a function of the law book, the flows, the
// case and the day, and of nothing else. The next step is found from what has
// happened on the case and never from a counter, so undoing the last action
// makes the case point at it again. Showing a plan and carrying it out is the
// same call. What the law does not allow is left out and said, with the rule;
// what the book has no row for is an error, and nothing is done.
package followup
