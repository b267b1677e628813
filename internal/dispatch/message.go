package dispatch

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	netmail "net/mail"
	"strings"

	"github.com/wneessen/go-mail"

	"krav/internal/casework"
	"krav/internal/fault"
)

// maxAttached is the most that may go along with a message, in bytes. Many
// servers stop at 20 or 25 MB, and a file grows by a third when it is mailed.
const maxAttached = 10 << 20

// compose returns the message as it goes over the wire (RFC 5322), every line in
// ASCII and short, so that no server needs to recode it. From is the channel's
// own address; the creditor stands as its display name. It fails with an Invalid
// fault when a field can't be used.
func compose(from string, out casework.Outgoing) ([]byte, error) {
	if err := check(out); err != nil {
		return nil, err
	}
	msg, err := envelope(from, out)
	if err != nil {
		return nil, err
	}
	msg.SetBodyString(mail.TypeTextPlain, out.Text)
	if out.HTML != "" {
		msg.AddAlternativeString(mail.TypeTextHTML, out.HTML)
	}
	for _, file := range out.Attachments {
		msg.AttachReadSeeker(file.Name, bytes.NewReader(file.Bytes), mail.WithFileContentType(mail.ContentType(file.Type)))
	}
	var wire bytes.Buffer
	wire.Grow(wireSize(out))
	if _, err := msg.WriteTo(&wire); err != nil {
		return nil, fmt.Errorf("write message: %w", err)
	}
	return wire.Bytes(), nil
}

// envelope returns a message with its headers and no body yet.
func envelope(from string, out casework.Outgoing) (*mail.Msg, error) {
	to, err := asciiAddress(out.To)
	if err != nil {
		return nil, inField(err, "to")
	}
	msg := mail.NewMsg(mail.WithNoDefaultUserAgent())
	msg.FromMailAddress(&netmail.Address{Name: out.FromName, Address: from})
	msg.ToMailAddress(&netmail.Address{Name: out.ToName, Address: to})
	if out.ReplyTo != "" {
		replyTo, err := asciiAddress(out.ReplyTo)
		if err != nil {
			return nil, inField(err, "reply_to")
		}
		msg.ReplyToMailAddress(&netmail.Address{Name: out.FromName, Address: replyTo})
	}
	msg.SetMessageIDWithValue(out.MessageID)
	msg.SetDateWithValue(out.At)
	msg.Subject(out.Subject)
	return msg, nil
}

// check refuses what would make another message than the one that was meant.
func check(out casework.Outgoing) error {
	id, err := netmail.ParseAddress("<" + out.MessageID + ">")
	if err != nil || id.Address != out.MessageID || !isASCII(out.MessageID) || out.At.IsZero() {
		return errors.New("outgoing message without an id or a time")
	}
	fields := []struct{ name, value string }{
		{"from_name", out.FromName},
		{"reply_to", out.ReplyTo},
		{"to", out.To},
		{"to_name", out.ToName},
		{"subject", out.Subject},
	}
	for _, field := range fields {
		if err := checkField(field.name, field.value); err != nil {
			return err
		}
	}
	return checkAttachments(out.Attachments)
}

func checkAttachments(files []casework.Attachment) error {
	size := 0
	for _, file := range files {
		if err := checkField("attachment", file.Name); err != nil {
			return err
		}
		if _, _, err := mime.ParseMediaType(file.Type); err != nil || !isASCII(file.Type) {
			return errors.New("attachment of no media type")
		}
		size += len(file.Bytes)
	}
	if size > maxAttached {
		return fault.New(fault.Invalid, "dispatch.attachments_too_large").In("attachment")
	}
	return nil
}

// isASCII reports whether a word that people never type is all printable ASCII.
func isASCII(word string) bool {
	return !strings.ContainsFunc(word, func(r rune) bool { return r < ' ' || r > '~' })
}

// wireSize guesses the size on the wire, so that the buffer grows once.
func wireSize(out casework.Outgoing) int {
	size := 4096 + 2*(len(out.Text)+len(out.HTML))
	for _, file := range out.Attachments {
		size += 512 + len(file.Bytes)*7/5
	}
	return size
}

func inField(err error, field string) error {
	if f := fault.Of(err); f != nil {
		return f.In(field)
	}
	return err
}
