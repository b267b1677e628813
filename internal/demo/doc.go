// Package demo is a house to click in (demohus): two made-up creditors, their
// made-up debtors, and what they all do. Everything is done through the use cases,
// day by day, on the creditors' own sandbox clocks: invoices come in, letters
// leave, debtors pay, object, ask for time, or are silent.
//
// What happens is a function of the day: the same house every time, and it goes on
// when the clock is moved past the day that it is shown on. Nothing in it is real:
// the creditors' CVR numbers lie in a range of trials, addresses end in .example,
// and a sandbox is never wired to a mail server.
package demo
