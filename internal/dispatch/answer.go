package dispatch

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/textproto"
	"regexp"
	"strings"
	"unicode"

	"github.com/wneessen/go-mail/smtp"

	"krav/internal/casework"
	"krav/internal/fault"
)

// stage is how far a message had come when something went wrong. It decides whose
// fault it is, and whether the message may have arrived.
type stage int

const (
	stageSender    stage = iota + 1 // our own address was looked at
	stageRecipient                  // the recipient's address was looked at
	stageContent                    // the message was being sent
	stageAnswer                     // all of it was sent, and the answer awaited
)

// stagedError is an error and the stage it came in.
type stagedError struct {
	at  stage
	err error
}

func (e *stagedError) Error() string { return e.err.Error() }
func (e *stagedError) Unwrap() error { return e.err }

func inStage(at stage, err error) error {
	if err == nil {
		return nil
	}
	return &stagedError{at, err}
}

// endOfData ends the message and returns what the server answered.
func endOfData(content io.WriteCloser) (string, error) {
	if err := content.Close(); err != nil {
		return "", err
	}
	if ended, ok := content.(*smtp.DataCloser); ok {
		return ended.ServerResponse(), nil
	}
	return "", nil
}

// unsendable is a message that couldn't even be composed. Trying again is no use
// when it is the recipient's address or the message itself; what the creditor has
// typed of itself can be mended, and the message tried again.
func unsendable(err error) *casework.SendError {
	field := ""
	if f := fault.Of(err); f != nil {
		field = f.Field
	}
	switch field {
	case "to":
		return &casework.SendError{Permanent: true, Hindrance: casework.AddressDead, Err: err}
	case "to_name", "subject", "attachment":
		return &casework.SendError{Permanent: true, Hindrance: casework.HindranceUnknown, Err: err}
	}
	return &casework.SendError{Hindrance: casework.OwnSide, Err: err}
}

// notConnected is a server that couldn't be used at all.
func (s *SMTP) notConnected(err error) *casework.SendError {
	failed := &casework.SendError{Hindrance: casework.OwnSide, Err: s.connectFault(err)}
	if answer, ok := errors.AsType[*textproto.Error](err); ok {
		failed.Code, failed.Enhanced, failed.Text = parts(answer)
	}
	return failed
}

// connectFault says what a person can do about a server that can't be used. The
// server's own words go no further than SendError.Text.
func (s *SMTP) connectFault(err error) *fault.Fault {
	trouble := fault.New(fault.Unavailable, "dispatch.server_unreachable").Because(err)
	untrusted, isUntrusted := errors.AsType[*tls.CertificateVerificationError](err)
	_, isOpen := errors.AsType[tls.RecordHeaderError](err)
	unknown, isLookedUp := errors.AsType[*net.DNSError](err)
	_, spoken := errors.AsType[*textproto.Error](err)
	switch {
	case errors.Is(err, errSpeaksTLS):
		trouble = fault.New(fault.Unavailable, "dispatch.server_wants_implicit")
	case isLookedUp && unknown.IsNotFound:
		trouble = fault.New(fault.Unavailable, "dispatch.server_unknown").Because(err)
	case isOpen && s.server.Security == ImplicitTLS:
		trouble = fault.New(fault.Unavailable, "dispatch.server_wants_starttls")
	case errors.Is(err, errOutOfReach):
		trouble = fault.New(fault.Forbidden, "dispatch.server_out_of_reach")
	case errors.Is(err, errNotHere), errors.Is(err, smtp.ErrUnencrypted):
		trouble = fault.New(fault.Invalid, "dispatch.server_unprotected")
	case errors.Is(err, errNoTLS):
		trouble = fault.New(fault.Unavailable, "dispatch.server_without_tls")
	case isUntrusted:
		trouble = fault.New(fault.Unavailable, distrust(untrusted.Err)).Because(err)
	case errors.Is(err, errNoLogin), errors.Is(err, errLogin):
		trouble = fault.New(fault.Unavailable, "dispatch.login_refused")
	case spoken:
		trouble = fault.New(fault.Unavailable, "dispatch.server_refused_us")
	}
	return trouble.With("server", s.server.Host)
}

// What is said of a certificate that doesn't hold.
const (
	keyAuthorityUnknown   = "dispatch.server_authority_unknown"
	keyOtherName          = "dispatch.server_has_other_name"
	keyCertificateExpired = "dispatch.server_certificate_expired"
	keyNotTrusted         = "dispatch.server_not_trusted"
)

// distrust returns what to say of a certificate that doesn't hold: each reason is mended
// in another place.
func distrust(err error) string {
	_, isUnknown := errors.AsType[x509.UnknownAuthorityError](err)
	_, isOther := errors.AsType[x509.HostnameError](err)
	invalid, isInvalid := errors.AsType[x509.CertificateInvalidError](err)
	switch {
	case isUnknown:
		return keyAuthorityUnknown
	case isOther:
		return keyOtherName
	case isInvalid && invalid.Reason == x509.Expired:
		return keyCertificateExpired
	}
	return keyNotTrusted
}

// refusal is a message that got as far as the server and no further.
func refusal(err error) *casework.SendError {
	at := stageSender
	if staged, ok := errors.AsType[*stagedError](err); ok {
		at = staged.at
	}
	answer, ok := errors.AsType[*textproto.Error](err)
	if !ok {
		return cut(at, err)
	}
	failed := &casework.SendError{}
	failed.Code, failed.Enhanced, failed.Text = parts(answer)
	failed.Hindrance = hindrance(failed.Code, failed.Enhanced)
	if ours(at, failed) {
		failed.Hindrance = casework.OwnSide
	}
	failed.Permanent = failed.Code/100 == 5 && failed.Hindrance != casework.OwnSide
	failed.Err = refusalFault(at, failed)
	return failed
}

// cut is a line that broke: nobody can tell whose trouble that is. Only once the
// whole message was sent may it have arrived.
func cut(at stage, err error) *casework.SendError {
	failed := &casework.SendError{Hindrance: casework.HindranceUnknown, InDoubt: at == stageAnswer}
	failed.Err = fault.New(fault.Unavailable, "dispatch.connection_lost").Because(err)
	if failed.InDoubt {
		failed.Err = fault.New(fault.Unavailable, "dispatch.outcome_in_doubt").Because(err)
	}
	return failed
}

// ours reports whether a refusal is about us and not about the recipient: we
// haven't logged in, may not send as who we say, or the server won't carry mail
// further for us. The last has no code of its own, so its words are looked at.
func ours(at stage, failed *casework.SendError) bool {
	switch failed.Code {
	case 500, 502, 503, 504, 530, 534, 535, 538: // syntax, order, login
		return true
	}
	switch failed.Enhanced {
	case "5.7.8", "5.7.9", "5.7.11": // login (RFC 4954)
		return true
	}
	if at == stageSender {
		return !isTooLarge(failed.Code, failed.Enhanced)
	}
	return at == stageRecipient && strings.Contains(strings.ToLower(failed.Text), "relay")
}

func isTooLarge(code int, enhanced string) bool {
	return enhanced == "5.3.4" || enhanced == "5.2.3" || code == 552 && enhanced == ""
}

// hindrance reads what stands in the way from an answer's code and status. The
// meanings of a status are RFC 3463's; a code without one has only RFC 5321's.
// What may pass (class 4) says nothing final of an address. Microsoft answers
// 5.4.1 for an address that isn't there, and 5.4.310 for a domain.
func hindrance(code int, enhanced string) casework.Hindrance {
	class, detail, _ := strings.Cut(enhanced, ".")
	subject, _, _ := strings.Cut(detail, ".")
	switch {
	case detail == "2.2", enhanced == "" && code == 552:
		return casework.MailboxFull
	case class == "4", enhanced == "" && code/100 == 4:
		return casework.NotReached
	case detail == "2.1", subject == "1", detail == "4.4", detail == "4.1", detail == "4.310":
		return casework.AddressDead
	case subject == "7", subject == "6", detail == "3.4", detail == "2.3":
		return casework.MessageRefused
	case subject == "4":
		return casework.NotReached
	case enhanced == "" && (code == 550 || code == 551 || code == 553):
		return casework.AddressDead
	case code == 554:
		return casework.MessageRefused
	}
	return casework.HindranceUnknown
}

// codeNeedsFirst is what a server says that wants a login (RFC 4954 § 6) or encryption
// (RFC 3207 § 4) before it takes mail.
const codeNeedsFirst = 530

func refusalFault(at stage, failed *casework.SendError) *fault.Fault {
	switch {
	case failed.Code == codeNeedsFirst && strings.Contains(strings.ToUpper(failed.Text), "STARTTLS"):
		return fault.New(fault.Unavailable, "dispatch.encryption_wanted")
	case failed.Code == codeNeedsFirst:
		return fault.New(fault.Unavailable, "dispatch.login_wanted")
	case at == stageSender && isOfSender(failed):
		return fault.New(fault.Unavailable, "dispatch.sender_refused")
	case failed.Hindrance == casework.OwnSide:
		return fault.New(fault.Unavailable, "dispatch.sending_refused")
	case !failed.Permanent:
		return fault.New(fault.Unavailable, "dispatch.try_later")
	case failed.Hindrance == casework.MailboxFull:
		return fault.New(fault.Invalid, "dispatch.mailbox_full")
	case failed.Hindrance == casework.AddressDead:
		return fault.New(fault.Invalid, "dispatch.address_refused")
	}
	return fault.New(fault.Invalid, "dispatch.message_refused")
}

// isOfSender reports whether a refusal of the sender is for good and of the address: we
// may not send from it, or it isn't there (RFC 3463: 5.1.7, 5.1.8 and 5.7.1). Some servers
// give no status.
func isOfSender(failed *casework.SendError) bool {
	switch failed.Enhanced {
	case "5.1.7", "5.1.8", "5.7.1":
		return true
	case "":
		return failed.Code == 550 || failed.Code == 553
	}
	return false
}

// statusAtStart is the enhanced status at the start of an answer (RFC 2034).
var statusAtStart = regexp.MustCompile(`^([245]\.\d{1,3}\.\d{1,3})(?:\s|$)`)

// parts takes a server's answer apart.
func parts(answer *textproto.Error) (code int, enhanced, text string) {
	if found := statusAtStart.FindStringSubmatch(answer.Msg); found != nil {
		enhanced = found[1]
	}
	return answer.Code, enhanced, printable(answer.Msg)
}

const maxWords = 500 // of the other side's words, in characters: enough to see what it meant

// printable returns somebody else's words in one line, bounded, and with nothing
// in it that a screen or a file would take for more than text.
func printable(words string) string {
	words = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return ' '
		}
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(words, "?"))
	words = strings.Join(strings.Fields(words), " ")
	if runes := []rune(words); len(runes) > maxWords {
		return string(runes[:maxWords-1]) + "…"
	}
	return words
}
