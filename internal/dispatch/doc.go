// Package dispatch hands messages over to the world outside (forsendelse) and
// hears what became of them.
//
// SMTP speaks to a mail server, Catcher puts the messages into a folder instead,
// Pack gathers letters for the creditor's own printer, and Bounces is the small
// mail server that the news of sent messages comes back to.
//
// What can be promised about e-mail decides the shape of it:
//
//   - A message carries the same Message-ID at every attempt. When the line is
//     cut after the message has gone and before the answer has come, nobody can
//     know whether it arrived (casework.SendError.InDoubt). It is sent again,
//     and a receiver that got it twice can see that it is one message.
//   - A mail server that takes a message has not delivered it. The envelope
//     sender of each message is an address of its own at the house's bounce
//     domain, signed (Tokens), so that what comes back names its dispatch
//     whatever the report looks like inside. A report is asked for (RFC 3461)
//     where the server offers it.
//   - A refusal is laid to the recipient only when it is about the recipient. A
//     server that is down, doesn't let us in or won't carry our mail further is
//     the house's own trouble: nobody's address is called dead for that.
//
// A demand is individual mail from a creditor, answered by a person. So it
// carries neither Precedence nor Auto-Submitted (RFC 3834), on which help desks
// drop mail unread, and it is not a list: no List-Unsubscribe. Machines that
// answer on their own do so to the envelope sender, where Bounces tells their
// answers from reports.
//
// Nothing in this package logs an address or a text.
package dispatch
