// Package demo is the pages that only the demo has, before the office's own: who
// can sign in, the clock that moves the house forward, what the nights did, the
// mail that was caught, and files to try. The debtors' pages and the office know
// nothing of it. It never stands in a house that is in use.
package demo
