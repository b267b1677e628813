package dispatch

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"krav/internal/casework"
	"krav/internal/jobs"
)

// SMTP sends e-mail through a mail server (RFC 5321, submission by RFC 6409). It
// is a casework.Sender and keeps a few connections open between messages.
type SMTP struct {
	server Server
	tokens Tokens
	lines  *pool
}

// NewSMTP returns a sender through a server. What comes back of its messages goes
// to addresses made by tokens. It connects when there is something to send. It
// fails with a fault when the server's settings can't be used.
func NewSMTP(server Server, tokens Tokens) (*SMTP, error) {
	server, err := server.withDefaults()
	if err != nil {
		return nil, err
	}
	return &SMTP{server: server, tokens: tokens, lines: newPool(server)}, nil
}

// Close ends the connections that aren't in use. A Send that is under way is
// finished first by whoever called it.
func (s *SMTP) Close() { s.lines.close() }

// Probe connects, logs in and disconnects: for a person who has just typed the
// settings. It fails as Send does.
func (s *SMTP) Probe(ctx context.Context) error {
	l, err := connect(ctx, s.server)
	if err != nil {
		return s.notConnected(err)
	}
	s.lines.quit(ctx, l)
	return nil
}

// Send hands one message over to the server. It fails with a
// *casework.SendError.
func (s *SMTP) Send(ctx context.Context, out casework.Outgoing) (casework.Handed, error) {
	body, err := compose(s.server.From, out)
	if err != nil {
		return casework.Handed{}, unsendable(err)
	}
	to, err := asciiAddress(out.To)
	if err != nil {
		return casework.Handed{}, unsendable(err)
	}
	l, err := s.lines.take(ctx)
	if err != nil {
		return casework.Handed{}, s.notConnected(err)
	}
	m := mailing{
		word: s.tokens.Word(out.Creditor, out.Dispatch), to: to, body: body,
		sender: orDefault(s.server.Return, s.tokens.Address(out.Creditor, out.Dispatch)),
	}
	reports := l.offers("DSN")
	answer, err := m.over(ctx, l, s.server.Timeouts)
	s.lines.giveBack(ctx, l, err)
	if err != nil {
		return casework.Handed{}, refusal(err)
	}
	return casework.Handed{
		ProviderID: queueID(answer),
		Answer:     printable(answer),
		Accepted:   s.server.receives(to),
		Reports:    reports,
	}, nil
}

// mailing is one message on its way through a line.
type mailing struct {
	word, sender, to string
	body             []byte
}

// over names the two addresses and sends the message. Its errors know how far it came. Once
// the text is on its way it goes on, whoever has the job by then.
func (m mailing) over(ctx context.Context, l *line, limits Timeouts) (string, error) {
	err := l.within(ctx, 2*limits.Command, func() error { return m.announce(l) })
	if err == nil {
		err = context.Cause(ctx)
	}
	if err != nil {
		return "", err
	}
	answer, at := "", stageContent
	err = l.within(jobs.InHand(ctx), limits.Handover, func() error {
		content, err := l.client.Data()
		if err != nil {
			return err
		}
		if _, err := content.Write(m.body); err != nil {
			l.broken = true // half a message: it must never be ended as if it were whole
			return err
		}
		at = stageAnswer
		answer, err = endOfData(content)
		return err
	})
	return answer, inStage(at, err)
}

// announce names sender and recipient, and asks for reports where the server
// knows how (RFC 3461): of success too, with the headers only, under our word.
func (m mailing) announce(l *line) error {
	mailFrom, rcptTo := "", ""
	if l.offers("SIZE") {
		mailFrom += fmt.Sprintf(" SIZE=%d", len(m.body))
	}
	if l.offers("DSN") {
		mailFrom += " RET=HDRS ENVID=" + m.word
		rcptTo = " NOTIFY=SUCCESS,FAILURE,DELAY ORCPT=rfc822;" + xtext(m.to)
	}
	if err := l.command(25, "MAIL FROM:<%s>%s", m.sender, mailFrom); err != nil {
		return inStage(stageSender, err)
	}
	if err := l.command(25, "RCPT TO:<%s>%s", m.to, rcptTo); err != nil {
		return inStage(stageRecipient, err)
	}
	return nil
}

// xtext writes a word as the parameters of RFC 3461 § 4 ask.
func xtext(word string) string {
	var b strings.Builder
	for _, c := range []byte(word) {
		if c <= ' ' || c > '~' || c == '+' || c == '=' {
			fmt.Fprintf(&b, "+%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// queueIDs are how Postfix, Exim and Exchange name a message they have taken.
var queueIDs = regexp.MustCompile(`(?i)queued as ([\w.-]{1,80})|\bid=([\w.-]{1,80})|InternalId=(\d{1,40})`)

func queueID(answer string) string {
	found := queueIDs.FindStringSubmatch(answer)
	if found == nil {
		return ""
	}
	return strings.Join(found[1:], "")
}

var _ casework.Sender = (*SMTP)(nil)
