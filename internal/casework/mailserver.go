package casework

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"krav/internal/fault"
	"krav/internal/intake"
)

// MailServer is a creditor's own mail server, by which its letters leave (egen
// mailserver). The way to it is always encrypted.
type MailServer struct {
	Host string  `json:"host"` // empty: the house's server is used
	Port int     `json:"port,omitempty"`
	TLS  MailTLS `json:"tls,omitempty"`
	User string  `json:"user,omitempty"` // empty: no login
	// Secret is the number of the password among the secrets, or nought: each password
	// gets a number of its own.
	Secret int64 `json:"secret,omitempty"`
	// Password is what a person has typed, or what was opened to send by. It is kept
	// nowhere but among the secrets.
	Password string `json:"-"`
}

// MailTLS is how the way to a mail server is encrypted. It is stored, and so never
// renamed; empty is MailStartTLS.
type MailTLS string

// The ways.
const (
	// MailStartTLS begins in the open and goes over to TLS before anything is said:
	// usually at port 587.
	MailStartTLS MailTLS = "starttls"
	// MailImplicitTLS is TLS from the first byte: usually at port 465.
	MailImplicitTLS MailTLS = "implicit"
)

// MailPorts returns the ports that mail servers are spoken to at. Others are refused:
// a creditor types the address, and it isn't for looking at what else stands there.
func MailPorts() []int { return []int{25, 465, 587, 2525} }

// Bounds of what is typed about a mail server, in letters.
const (
	longestHost     = 253 // RFC 1035
	longestUser     = 200
	longestPassword = 500
)

// settle checks how mail leaves. Without a server of its own nothing more is kept.
func (m *Mail) settle() error {
	s := &m.Server
	s.Host = strings.ToLower(strings.TrimSpace(s.Host))
	if s.Host == "" {
		m.From, m.Server = "", MailServer{}
		return nil
	}
	if s.TLS == "" {
		s.TLS = MailStartTLS
	}
	var wrong []error
	if !isHost(s.Host) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.mail_host_wrong").In("smtp_host"))
	}
	if s.Port != 0 && !slices.Contains(MailPorts(), s.Port) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.mail_port_wrong").In("smtp_port"))
	}
	if s.TLS != MailStartTLS && s.TLS != MailImplicitTLS {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.mail_tls_unknown").In("smtp_tls"))
	}
	return errors.Join(append(wrong, m.checkFrom(), s.checkLogin())...)
}

// checkFrom checks the sender's address at the creditor's own server.
func (m *Mail) checkFrom() error {
	switch {
	case m.From == "":
		return fault.New(fault.Invalid, "creditor.mail_from_missing").In("from")
	case !intake.IsEmail(m.From):
		return fault.New(fault.Invalid, "creditor.email_wrong").In("from").With("address", m.From)
	}
	return nil
}

// checkLogin checks what the server is logged in to with.
func (s MailServer) checkLogin() error {
	var wrong []error
	if !isPlain(s.User, longestUser) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.mail_login_wrong").In("smtp_user"))
	}
	if !isPlain(s.Password, longestPassword) {
		wrong = append(wrong, fault.New(fault.Invalid, "creditor.mail_login_wrong").In("smtp_password"))
	}
	return errors.Join(wrong...)
}

// isHost reports whether a text can be the name or address of a machine.
func isHost(text string) bool {
	if len(text) > longestHost || strings.HasPrefix(text, ".") || strings.HasSuffix(text, ".") {
		return false
	}
	return strings.IndexFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-' }) < 0
}

// isPlain reports whether a text is short enough and has nothing in it that no
// keyboard writes.
func isPlain(text string, most int) bool {
	return utf8.RuneCountInString(text) <= most && strings.IndexFunc(text, unicode.IsControl) < 0
}

// reaches reports whether two servers are logged in to as the same user.
func (s MailServer) reaches(o MailServer) bool {
	return s.Host == o.Host && s.Port == o.Port && s.User == o.User
}

// mayLeaveBy refuses another mail server that Krav wouldn't send by.
func (v *visit) mayLeaveBy(was, is MailServer) error {
	if v.MailHost == nil || is.Host == "" || is.Host == was.Host {
		return nil
	}
	return inField(v.MailHost(is.Host), "smtp_host")
}

// keepPassword puts a password that was typed among the secrets, and removes the one
// before. A password stays with the server and the user that it was typed for: who
// names another server is never sent it.
func (v *visit) keepPassword(ctx context.Context, before Creditor, after *Creditor) error {
	was, is := before.Mail.Server, &after.Mail.Server
	typed := is.Password
	is.Password = ""
	switch {
	case is.User == "":
		is.Secret = 0
	case typed != "":
		is.Secret = v.NewID()
		if err := v.tx.SaveSecret(ctx, mailSecret(is.Secret), typed); err != nil {
			return err
		}
	case is.Secret == 0 || is.Secret != was.Secret || !is.reaches(was):
		return fault.New(fault.Invalid, keyPasswordMissing).In("smtp_password")
	}
	if was.Secret == 0 || was.Secret == is.Secret {
		return nil
	}
	return v.tx.SaveSecret(ctx, mailSecret(was.Secret), "")
}

// keyPasswordMissing says that a login has no password.
const keyPasswordMissing = "creditor.mail_password_missing"

// mailSecret is the name of a mail server's password among the secrets.
func mailSecret(secret int64) string { return "smtp/" + number(secret) }

// channel returns the e-mail channel of the creditor.
func (v *visit) channel(ctx context.Context, r Reader) (Sender, error) {
	c := v.creditor
	if secret := c.Mail.Server.Secret; secret != 0 {
		var err error
		if c.Mail.Server.Password, err = r.Secret(ctx, mailSecret(secret)); err != nil {
			return nil, err
		}
	}
	return v.Mail(c)
}
