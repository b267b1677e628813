// Package portal is the debtor's pages (skyldnerens side): what is owed and why,
// how to pay, what happens next. It is a site of its own, on an origin of its own:
// other people, other sessions, other rights. Nothing personal is shown before the
// debtor has come in, by the number and code of a letter or by the personal link.
//
// A page for those who have come in is a handler behind [Portal.inside], which finds
// out who they are and reads their case: which case that is comes from the session
// and from nothing in the address. One of the creditor's people comes in by a ticket
// from the office, sees the same, and leaves no trace.
//
// A page is made as in package office.
package portal
