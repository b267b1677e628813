package casework

import (
	"context"
	"fmt"
	"io"
	"iter"
	"strconv"
	"time"

	"krav/internal/debt"
)

// Outgoing is one message as it is handed to a channel (forsendelse). Every
// attempt at the same dispatch hands over the same Outgoing, but for At: a
// receiver that gets it twice can tell by the message id that it is one message.
type Outgoing struct {
	Creditor debt.CreditorID
	Dispatch debt.DispatchID
	At       time.Time // now, by the creditor's own clock; a sandbox's moves

	MessageID string // see MessageID
	FromName  string // who writes: the creditor's name; the address is the channel's own
	ReplyTo   string // the creditor's address, or empty
	To        string // one address; never several
	ToName    string // the debtor's name, or empty
	Subject   string

	Text        string // the message in plain text, lines ended by \n
	HTML        string // the same for mail programs that show it, or empty
	Attachments []Attachment
}

// Attachment is a file that goes along with a message (vedhæftning).
type Attachment struct {
	Name  string // file name, such as brev-10427.pdf
	Type  string // media type, such as application/pdf
	Bytes []byte
}

// MessageID returns the id that every attempt at a dispatch carries in its
// Message-ID header, without the angle brackets. The domain is the house's own.
func MessageID(dispatch debt.DispatchID, domain string) string {
	return "krav." + strconv.FormatInt(int64(dispatch), 10) + "@" + domain
}

// Handed is what a channel answered when it took a message over (afsendt).
type Handed struct {
	ProviderID string // the other side's own name for the message, or empty
	Answer     string // the other side's own words; may name the recipient, so it is personal text
	// Accepted says that it was the recipient's own server that took the
	// message (modtaget), not one that will carry it further.
	Accepted bool
	// Reports says that the other side promised to tell what becomes of the
	// message. Without it, silence means nothing.
	Reports bool
}

// Sender is a channel to the debtor (kanal), such as a mail server.
type Sender interface {
	// Send hands one message over and returns what was answered. It fails with a
	// *SendError, in whose chain a fault says it to a person. It may be called by
	// many goroutines at once, and waits when the other side is slower than they. When
	// ctx ends it begins no message; one whose text is being handed over is finished,
	// unless the program stops (jobs.InHand).
	Send(ctx context.Context, message Outgoing) (Handed, error)
}

// Forgetter is a Sender that keeps what it was handed, as a sandbox's does.
type Forgetter interface {
	// Forget removes the messages of some dispatches. What isn't there is forgotten.
	Forget(ctx context.Context, dispatches []debt.DispatchID) error
}

// SendError says that a message wasn't handed over, or perhaps was.
type SendError struct {
	// Permanent says that this recipient can't be reached like this and that
	// trying again is no use (fejlet). Otherwise the message is tried again.
	Permanent bool
	// InDoubt says that the connection was cut after the whole message had been
	// sent and before the answer came: it may have arrived. By e-mail it is sent
	// again under the same message id.
	InDoubt   bool
	Hindrance Hindrance
	Code      int    // the answer's code, such as 550; nought when there was none
	Enhanced  string // the answer's status, such as 5.1.1 (RFC 3463), or empty
	Text      string // the other side's words; may name the recipient, so it is personal text
	Err       error  // a *fault.Fault
}

// Error says what happened, its fault first, without the other side's words: those may
// hold an address, which has no place in a log.
func (e *SendError) Error() string {
	return fmt.Sprintf("%v (%s, code %d %s)", e.Err, e.Hindrance, e.Code, e.Enhanced)
}

// Unwrap returns the fault.
func (e *SendError) Unwrap() error { return e.Err }

// Hindrance is what stood in a message's way, by what can be done about it.
type Hindrance int

// The hindrances. What can't be told apart is HindranceUnknown.
const (
	HindranceUnknown Hindrance = iota + 1
	// AddressDead is an address that isn't there, or no longer: find another.
	AddressDead
	// MailboxFull is an address that takes no more mail: send by letter.
	MailboxFull
	// MessageRefused is a receiver that takes mail, but not this.
	MessageRefused
	// NotReached is a receiver whose server didn't answer, or didn't say yes yet.
	NotReached
	// OwnSide is a fault on our own side: the mail server we use, or the
	// creditor's settings, are to be mended. It says nothing of the recipient.
	OwnSide
)

// String returns the hindrance as it is stored and logged.
func (h Hindrance) String() string {
	switch h {
	case HindranceUnknown:
		return "unknown"
	case AddressDead:
		return "address_dead"
	case MailboxFull:
		return "mailbox_full"
	case MessageRefused:
		return "message_refused"
	case NotReached:
		return "not_reached"
	case OwnSide:
		return "own_side"
	}
	return "hindrance_" + strconv.Itoa(int(h))
}

// Report is news of a message that was handed over (leveringsnyt). Reports come
// late, twice and out of order.
type Report struct {
	Creditor debt.CreditorID
	Dispatch debt.DispatchID
	Kind     ReportKind
	// Hindrance says why, for what failed or is delayed; nought otherwise.
	Hindrance  Hindrance
	Status     string    // such as 5.1.1 (RFC 3463), or empty
	Diagnostic string    // the other side's words; may name the recipient, so it is personal text
	RemoteMTA  string    // the server that said so, or empty
	When       time.Time // when we learned it
	Raw        [32]byte  // SHA-256 of the news as it came: the same news twice has the same
	Place      int       // its place, from nought, where one piece of news holds several reports
}

// ReportKind is what a report says became of the message.
type ReportKind int

// The kinds of report.
const (
	// ReportAccepted says that the recipient's server has taken it (modtaget).
	ReportAccepted ReportKind = iota + 1
	// ReportDelivered says that it lies in the recipient's mailbox.
	ReportDelivered
	// ReportRelayed says that it was passed on to a server that tells no more.
	// It isn't delivered.
	ReportRelayed
	// ReportDelayed says that it hasn't got through yet and is still tried.
	ReportDelayed
	// ReportFailed says that it won't get through (fejlet).
	ReportFailed
	// ReportUnclear says that something came back that can't be read. It changes
	// nothing, and a person may want to know.
	ReportUnclear
)

// String returns the kind as it is stored and logged.
func (k ReportKind) String() string {
	switch k {
	case ReportAccepted:
		return "accepted"
	case ReportDelivered:
		return "delivered"
	case ReportRelayed:
		return "relayed"
	case ReportDelayed:
		return "delayed"
	case ReportFailed:
		return "failed"
	case ReportUnclear:
		return "unclear"
	}
	return "report_" + strconv.Itoa(int(k))
}

// Reports takes news of messages.
type Reports interface {
	// Report records news. When it fails, the news is asked for again: a mail
	// server, for one, comes back with it later.
	Report(ctx context.Context, news Report) error
}

// PrintedLetter is one letter of a pack that the creditor prints and posts
// (send selv).
type PrintedLetter struct {
	Dispatch   debt.DispatchID
	CaseNumber string
	Document   string   // what it is, such as 1. rykker
	Recipient  string   // the debtor's name
	Address    []string // its lines
	PDF        []byte
}

// Packer gathers letters to be printed and posted.
type Packer interface {
	// Pack writes the pack to w as the letters come, and returns how many there
	// were. It stops at the first letter that comes with an error.
	Pack(ctx context.Context, w io.Writer, letters iter.Seq2[PrintedLetter, error]) (int, error)
}
