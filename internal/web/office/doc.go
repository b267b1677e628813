// Package office is the pages of the creditor's people (kontoret): the case list
// and all that is done from it. Its addresses stand in one table, in office.go.
//
// A page is four things, all named for it: a handler and a struct of what it shows
// in cases.go, its HTML in cases.templ, its samples in samples.go, its words in
// internal/wording/messages/office.txt. A handler asks use cases and nothing
// else; what it calls of them it names as an interface of its own.
package office
