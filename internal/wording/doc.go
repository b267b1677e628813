// Package wording holds what a person reads: how amounts, rates and days are
// written, and the catalogue of messages (tekster) in Danish and English.
//
// The formats follow Danish practice: 1.234,50 kr., 21. november 2026, a true
// minus, and no-break spaces where a line may not be broken. The neutral forms
// that programs exchange are the String methods of money and civil.
package wording
