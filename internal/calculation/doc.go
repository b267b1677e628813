// Package calculation says what may lawfully be claimed of one unpaid invoice on a
// day, why, and what may be done next (beregning). It is for who has no case here: the
// calculator on the open pages, the one of the API, and krav calc are this package.
//
// The rule of the package: it has no rules of its own. The claim is laid out as a case,
// so that what answers for cases answers here: law for the rows, ledger for interest and
// payments, followup for fees. What was asked for and isn't lawful is left out and
// said in a note; what the law leaves open, and would change an amount, is said
// as a doubt.
package calculation
