package cli

import (
	"context"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
)

// creditorMailCommand has a creditor's mail leave by its own server, or by the
// house's again.
type creditorMailCommand struct {
	ID            numberFlag `arg:"" name:"id"`
	Host          string     `placeholder:"NAME"`
	Port          int        `placeholder:"NUMBER"`
	TLS           string     `name:"tls" default:"starttls" enum:"starttls,implicit" placeholder:"starttls|implicit"`
	From          string     `placeholder:"ADDRESS"`
	User          string     `placeholder:"NAME"`
	PasswordStdin bool
	House         bool
	Test          bool
}

func (creditorMailCommand) page() page {
	return page{
		does: "help.creditor_mail", why: "help.creditor_mail_why",
		flags: map[string]string{
			"id": "help.creditor_id", "host": "help.creditor_mail_host", "port": "help.creditor_mail_port", "tls": "help.creditor_mail_tls",
			"from": "help.creditor_mail_from", "user": "help.creditor_mail_user", "password-stdin": "help.creditor_mail_password",
			"house": "help.creditor_mail_house", "test": "help.creditor_mail_test",
		},
		examples: []example{
			{"help.creditor_mail_example", "krav creditor mail 1 --host smtp.fjord.example --from kontor@fjord.example --user kontor@fjord.example --password-stdin --test"},
			{"help.creditor_mail_example_house", "krav creditor mail 1 --house"},
		},
	}
}

// Run sends a test message where one is asked for, changes the server where that has left,
// and answers with the creditor.
func (c *creditorMailCommand) Run(ctx context.Context, s *session) error {
	if c.House == (c.Host != "") && (c.House || !c.Test) {
		return fault.New(fault.Invalid, "creditor.mail_host_or_house")
	}
	server, err := c.server(s)
	if err != nil {
		return err
	}
	id := debt.CreditorID(c.ID)
	return s.within(ctx, func(h *house) error {
		changed, err := c.changed(ctx, h, server)
		if err != nil {
			return err
		}
		if c.Test {
			to, err := h.TestMail(ctx, console(id), id, s.conf.Language, changed.Mail)
			if err != nil {
				return err
			}
			s.tell.note("creditor.mail_tested", "to", to)
		}
		if c.House || c.Host != "" {
			if _, err := h.ChangeSettings(ctx, console(id), id, casework.MailPart, changed); err != nil {
				return err
			}
		}
		if c.Host != "" && !c.Test {
			s.tell.note("creditor.mail_untested", "id", strconv.FormatInt(int64(id), 10))
		}
		return s.answerCreditor(ctx, h, id)
	})
}

// server returns the server as it was given.
func (c *creditorMailCommand) server(s *session) (casework.MailServer, error) {
	server := casework.MailServer{Host: c.Host, Port: c.Port, TLS: casework.MailTLS(c.TLS), User: c.User}
	if !c.PasswordStdin {
		return server, nil
	}
	var err error
	server.Password, err = s.password()
	return server, err
}

// changed returns the settings with the server in place, or as they are where none was
// given. The password stays where it is the same server and user.
func (c *creditorMailCommand) changed(ctx context.Context, h *house, server casework.MailServer) (casework.Creditor, error) {
	id := debt.CreditorID(c.ID)
	creditor, err := h.Creditor(ctx, console(id), id)
	if err != nil || !c.House && c.Host == "" {
		return creditor, err
	}
	server.Secret = creditor.Mail.Server.Secret
	creditor.Mail.Server = server
	if c.From != "" {
		creditor.Mail.From = c.From
	}
	return creditor, nil
}
