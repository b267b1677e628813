// Package civil holds calendar days: what a letter is dated, when a claim is
// due, from when interest runs. A day has no hour and no zone. Which days are
// public holidays is law and stands in package law; civil can count over any
// list of them.
package civil
