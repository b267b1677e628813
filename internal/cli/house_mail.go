package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"krav/internal/account"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/fault"
	"krav/internal/jobs"
)

// mailroom hands out the e-mail channel of each creditor: its own mail server or
// the house's, or for a sandbox and in the demo a folder, from which nothing ever
// leaves.
type mailroom struct {
	conf configuration
	keys keyring
	now  func() time.Time

	mu       sync.Mutex
	server   *dispatch.SMTP
	own      map[debt.CreditorID]ownServer
	catchers map[debt.CreditorID]*dispatch.Catcher
}

// ownServer is a creditor's own mail server, with the settings that it was made by.
type ownServer struct {
	*dispatch.SMTP

	by casework.Mail
}

func newMailroom(conf configuration, keys keyring, now func() time.Time) *mailroom {
	return &mailroom{
		conf: conf, keys: keys, now: now,
		own: make(map[debt.CreditorID]ownServer), catchers: make(map[debt.CreditorID]*dispatch.Catcher),
	}
}

// channel returns the e-mail channel of a creditor.
func (m *mailroom) channel(c casework.Creditor) (casework.Sender, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if c.Sandbox || m.conf.MailShown {
		return m.catcher(c.ID)
	}
	if c.Mail.Server.Host != "" {
		return m.ownServer(c)
	}
	return m.smtp()
}

// ownServer returns a creditor's own mail server, made anew where its settings have
// changed. The creditor typed its address, so it stands on the open internet unless the
// operator lets it stand anywhere.
// It sends for its own addresses alone, so what can't be delivered comes back there.
func (m *mailroom) ownServer(c casework.Creditor) (casework.Sender, error) {
	known, made := m.own[c.ID]
	if made && known.by == c.Mail {
		return known.SMTP, nil
	}
	tokens, err := m.tokens()
	if err != nil {
		return nil, err
	}
	s := c.Mail.Server
	server, err := dispatch.NewSMTP(dispatch.Server{
		Host: s.Host, Port: s.Port, Security: securities[string(s.TLS)], Reach: m.conf.SMTP.reach(),
		Username: s.User, Password: s.Password, From: c.Mail.From, Return: c.Mail.From,
	}, tokens)
	if err != nil {
		return nil, err
	}
	if made {
		known.Close()
	}
	m.own[c.ID] = ownServer{server, c.Mail}
	return server, nil
}

// caughtFrom is the sender of mail that never leaves.
const caughtFrom = "krav@sandbox.example"

func (m *mailroom) catcher(creditor debt.CreditorID) (casework.Sender, error) {
	if made, ok := m.catchers[creditor]; ok {
		return made, nil
	}
	made, err := dispatch.NewCatcher(m.caught(creditor), caughtFrom)
	if err != nil {
		return nil, err
	}
	m.catchers[creditor] = made
	return made, nil
}

// caught returns the folder that a sandbox's mail goes to.
func (m *mailroom) caught(creditor debt.CreditorID) string {
	return filepath.Join(m.conf.Files, "mail", fmt.Sprint(creditor))
}

func (m *mailroom) smtp() (casework.Sender, error) {
	if m.server != nil {
		return m.server, nil
	}
	if m.conf.SMTP.Host == "" {
		return nil, fault.New(fault.Unavailable, "mail.no_server")
	}
	tokens, err := m.tokens()
	if err != nil {
		return nil, err
	}
	m.server, err = dispatch.NewSMTP(m.conf.SMTP.server(), tokens)
	return m.server, err
}

// tokens makes the words by which returned mail is known again.
func (m *mailroom) tokens() (dispatch.Tokens, error) {
	keys := m.keys.bounces()
	return dispatch.NewTokens(m.conf.bounceDomain(), keys[0], keys[1:]...)
}

// Mail implements account.Mailer: mail to the house's own people leaves by the
// house's own mail server. Where there is none, it is put into a folder, so that
// the program can be tried on a laptop.
func (m *mailroom) Mail(ctx context.Context, message account.Message) error {
	sender, err := m.channel(casework.Creditor{Sandbox: m.conf.SMTP.Host == ""}) //nolint:contextcheck // hanging up what nobody uses any more is part of nobody's request
	if err != nil {
		return err
	}
	_, err = sender.Send(ctx, casework.Outgoing{
		Dispatch: debt.DispatchID(message.ID), At: m.now(), MessageID: casework.MessageID(debt.DispatchID(message.ID), m.conf.domain()),
		FromName: "Krav", To: message.To, ToName: message.ToName, Subject: message.Subject, Text: message.Text,
	})
	if failure, ok := errors.AsType[*casework.SendError](err); ok && failure.Permanent {
		return jobs.Cancel(err)
	}
	return err
}

func (m *mailroom) close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.server != nil {
		m.server.Close()
	}
	for _, own := range m.own {
		own.Close()
	}
	var errs []error
	for _, c := range m.catchers {
		errs = append(errs, c.Close())
	}
	return errors.Join(errs...)
}

// server returns how the mail server is reached. It is the operator's own choice,
// so it may stand anywhere.
func (s smtpConfiguration) server() dispatch.Server {
	return dispatch.Server{
		Host: s.Host, Port: s.Port, Security: securities[s.TLS], Reach: dispatch.ReachAnywhere,
		Username: s.User, Password: s.Password, From: s.From,
	}
}

// reach returns where the mail servers may stand that creditors type themselves: on the
// open internet, unless the operator has said otherwise.
func (s smtpConfiguration) reach() dispatch.Reach { return cmp.Or(s.Reach, dispatch.ReachPublic) }

// securities are the ways to protect the connection, by their names in the
// configuration.
var securities = map[string]dispatch.Security{
	"starttls": dispatch.StartTLS, "implicit": dispatch.ImplicitTLS,
	"loopback": dispatch.OpenOnLoopback, "open": dispatch.OpenAnywhere,
}

// domain returns the house's own domain, for message ids: that of the sender's
// address.
func (c configuration) domain() string {
	if _, domain, ok := strings.Cut(c.SMTP.From, "@"); ok {
		return domain
	}
	return "krav.invalid"
}

// bounceDomain returns the domain that returned mail goes to.
func (c configuration) bounceDomain() string {
	if c.Bounce.Domain != "" {
		return c.Bounce.Domain
	}
	return c.domain()
}
