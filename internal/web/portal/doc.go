// Package portal is the debtor's pages (skyldnerens side): what is owed and why,
// how to pay, what happens next. It is a site of its own, on an origin of its own:
// other people, other sessions, other rights. Nothing personal is shown before the
// debtor has logged in, by the number and code of a letter.
//
// A page is made as in package office.
package portal
