// Package access says who acts and what each may do (rettigheder).
//
// The rule. Every use case asks, in its first line, whether its actor may do
// this for this creditor. Nothing is allowed that a table here doesn't allow.
//
//   - A person (bruger) has a role at each creditor they work for, and at every
//     other creditor may do nothing. So a creditor's administrator changes
//     nothing for others, and an accountant acts for a client as the role that
//     the client gave them.
//   - The operator (driftsansvarlig) runs the house: the program, its store and
//     who its creditors are. The operator sees no case, no debtor and no letter;
//     one who needs to is given a role by the creditor, and it shows.
//   - The night run (natkørslen) plans and carries out follow-up for every
//     creditor, and reads what the bank has sent. It approves nothing: a person
//     does that, or has done it once and for all.
//   - A debtor (skyldner) sees and answers their own case; a partner (partner)
//     sees and reports on cases handed to them by a creditor. Neither has the
//     rights of persons, not even to see a case: their rights have names of their
//     own, so that no page for the creditor's people can be reached by mistake.
//     Which case is theirs isn't asked here: a debtor's use case takes it from the
//     actor (Actor.Case), never from what was sent to it.
//
// An actor read back from the journal is a name for who acted, and may do
// nothing.
package access
