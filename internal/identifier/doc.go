// Package identifier reads and writes the numbers by which the Danish world
// tells things apart: the payment slip and its reference (indbetalingskort,
// OCR-linje), bank accounts and IBAN, businesses (CVR), persons (CPR), postcodes,
// and Krav's own number and code for the debtor's page.
//
// All of them are texts of digits and none of them is a number to count with:
// leading zeros matter. A value of one of these types has been checked; the
// functions named Parse are strict about everything but blanks, and those named
// Read take what others write, with a warning where it is wrong but usable. A
// warning is a fault that is told and not returned as an error.
//
// A CPR number and a login code mask themselves however they are printed, and
// no fault of theirs mentions what was typed.
package identifier
