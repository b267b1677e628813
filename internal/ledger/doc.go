// Package ledger says what is owed (mellemregning): the claims of one case, the
// entries that were made on them, and from these alone the balance on any day,
// with every øre of it explained.
//
// The rule of the package: entries are only ever added, and a balance is always
// computed from all of them. Nothing is stored that can be computed, so a
// payment that is learned of late changes the interest of every later day and
// no figure that a letter has already printed. The balance on a day does not
// depend on the order in which entries were learned, but for what was known of
// when an offer was made that ended the debt.
//
// Interest is simple, runs on the principal only, is split where the reference
// rate or the principal changes, and is rounded once for each claim. A payment
// covers costs, then interest, then principal within a claim, and the oldest
// claim first, unless the debtor named one (law.md §11). What was paid by an offer
// to take less than all pays what the offer doesn't give up, once it is kept. There
// is no statute on the day count: it is a named convention stored with the case.
package ledger
