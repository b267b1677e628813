// Package account is who may come in, and as whom (konti): people and their
// roles, signing in and out, the links that are mailed to them, what debtors are
// let in by, and the record of who did what to whose access (revisionsspor).
//
// # How a handler finds who acts
//
// A person's browser holds a token in a cookie; the database holds the token's
// hash and nothing else of it. For each request the page's handler calls
//
//	visitor, err := accounts.Who(ctx, token)
//
// and gives visitor.Actor to the use case it calls. Nothing of a right is kept in
// the session: the roles are read anew for each request, so that somebody whose
// role was taken away is out at once. Where nobody is signed in, or the session
// has run out, the fault is Forbidden with the key "session.ended": show the page
// for signing in.
//
// SignIn answers with a new token each time and ends the session of the token
// that the browser came with, so that a token that was planted in a browser is
// never worth anything. It answers with a device token too, for a cookie that
// lasts a year and is given back to SignIn: see below. Both cookies are HttpOnly,
// Secure and SameSite=Lax.
//
// A debtor's browser has a cookie of its own, on the portal's own origin, and is
// asked for by DebtorWho: its actor is a debtor of one case, who has none of the
// rights of people. A debtor's token is none of a person's, nor the other way
// round: they are in tables of their own.
//
// # Limited tries
//
// What can be guessed is limited before it is looked up: by the address the guess
// comes from, by what is guessed at, and in all. The counts lie in the database,
// so that all machines share them. Somebody who guesses at a stranger's account
// uses up its tries, but not those of the browsers in which its owner has signed
// in before (the device token), and never closes the way by mailed link.
//
// # The same answer
//
// Whether an address is known is told to nobody who doesn't own it: signing in,
// asking for a new password, and signing up answer the same and do the same work
// either way; what differs is in the mail.
package account
