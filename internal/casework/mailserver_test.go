package casework_test

import (
	"testing"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/wording"
)

// ownServer is a mail server that a creditor has typed.
func ownServer(host, user, password string) casework.Mail {
	return casework.Mail{From: "kontor@fjord.example", Server: casework.MailServer{Host: host, User: user, Password: password}}
}

// mail changes how mail leaves, as the form does it that knows no password.
func (h *house) mail(m casework.Mail) (int64, error) {
	h.t.Helper()
	m.Server.Secret = h.settings().Mail.Server.Secret
	return h.ChangeSettings(h.t.Context(), h.person, h.creditor, casework.MailPart, casework.Creditor{Mail: m})
}

// opened returns the mail server that letters leave by now, password and all.
func (h *house) opened() casework.MailServer {
	h.t.Helper()
	var found casework.MailServer
	h.Mail = func(c casework.Creditor) (casework.Sender, error) {
		found = c.Mail.Server
		return h.post, nil
	}
	_, err := h.TestMessage(h.t.Context(), h.person, h.creditor, wording.Danish)
	h.works(err)
	return found
}

func TestMailLeavesByTheCreditorsOwnServerWithItsPassword(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		first, err := h.mail(ownServer(" SMTP.Fjord.example ", "kontor", "hemmelig 1"))
		h.works(err)
		if s := h.opened(); s.Host != "smtp.fjord.example" || s.TLS != casework.MailStartTLS || s.Password != "hemmelig 1" {
			h.t.Errorf("server = %+v", s)
		}
		if s := h.settings().Mail.Server; s.Password != "" || s.Secret == 0 {
			h.t.Errorf("the settings tell %+v, want the number of a secret alone", s)
		}
		m := ownServer("smtp.fjord.example", "kontor", "")
		m.FromName = "Fjord"
		_, err = h.mail(m)
		if h.works(err); h.opened().Password != "hemmelig 1" {
			h.t.Error("the password is lost where another thing was changed")
		}
		second, err := h.mail(ownServer("smtp.fjord.example", "kontor", "hemmelig 2"))
		if h.works(err); second == 0 || second == first || h.opened().Password != "hemmelig 2" || h.count("secret") != 1 {
			h.t.Errorf("%d secrets, want the new one alone; change %d", h.count("secret"), second)
		}
		h.fails(h.UndoSettings(h.t.Context(), h.person, h.creditor, second), fault.Invalid, "creditor.mail_password_missing")
		_, err = h.mail(casework.Mail{FromName: "Fjord"})
		h.works(err)
		if s := h.opened(); s != (casework.MailServer{}) || h.count("secret") != 0 {
			h.t.Errorf("server = %+v and %d secrets, want the house's", s, h.count("secret"))
		}
	})
}

// Whoever may change the settings could otherwise have the password sent to a server of
// their own.
func TestAPasswordGoesToNoOtherServer(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		_, err := h.mail(ownServer("smtp.fjord.example", "kontor", "hemmelig"))
		h.works(err)
		for _, m := range []casework.Mail{ownServer("smtp.evil.example", "kontor", ""), ownServer("smtp.fjord.example", "admin", "")} {
			_, err := h.mail(m)
			h.fails(err, fault.Invalid, "creditor.mail_password_missing")
		}
		m := ownServer("smtp.fjord.example", "kontor", "")
		m.Server.Port = 2525
		_, err = h.mail(m)
		h.fails(err, fault.Invalid, "creditor.mail_password_missing")
	})
}

func TestAMailServerThatCantBeIsRefused(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		for key, change := range map[string]func(m *casework.Mail){
			"creditor.mail_host_wrong":   func(m *casework.Mail) { m.Server.Host = "https://smtp.fjord.example" },
			"creditor.mail_port_wrong":   func(m *casework.Mail) { m.Server.Port = 22 },
			"creditor.mail_tls_unknown":  func(m *casework.Mail) { m.Server.TLS = "open" },
			"creditor.mail_from_missing": func(m *casework.Mail) { m.From = "" },
			"creditor.email_wrong":       func(m *casework.Mail) { m.From = "kontor" },
			"creditor.mail_login_wrong":  func(m *casework.Mail) { m.Server.User = "a\r\nb" },
		} {
			m := ownServer("smtp.fjord.example", "", "")
			change(&m)
			_, err := h.mail(m)
			h.fails(err, fault.Invalid, key)
		}
		_, err := h.ChangeSettings(h.t.Context(), personAt(h.creditor, access.Caseworker), h.creditor, casework.MailPart, casework.Creditor{})
		if !fault.Is(err, fault.Forbidden) {
			h.t.Errorf("a caseworker changes the settings: %v", err)
		}
	})
}

// A server is tried before it is kept, with the password that was typed or the one that is
// kept for the same server and user, and trying changes nothing.
func TestATriedMailServerIsNotKept(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		_, err := h.mail(ownServer("smtp.fjord.example", "kontor", "hemmelig"))
		h.works(err)
		before := h.settings()
		var tried casework.MailServer
		h.Mail = func(c casework.Creditor) (casework.Sender, error) {
			tried = c.Mail.Server
			return h.post, nil
		}
		try := func(by casework.Mail) error {
			_, err := h.TestMail(h.t.Context(), h.person, h.creditor, wording.Danish, by)
			return err
		}
		h.works(try(ownServer("smtp.other.example", "leder", "ny")))
		if tried.Host != "smtp.other.example" || tried.Password != "ny" {
			h.t.Errorf("tried %+v", tried)
		}
		h.works(try(ownServer("smtp.fjord.example", "kontor", "")))
		if tried.Password != "hemmelig" {
			h.t.Error("the kept password isn't used for its own server")
		}
		h.fails(try(ownServer("smtp.evil.example", "kontor", "")), fault.Invalid, "creditor.mail_password_missing")
		h.fails(try(ownServer("not a host", "", "")), fault.Invalid, "creditor.mail_host_wrong")
		if after := h.settings(); after.Mail != before.Mail || h.count("secret") != 1 {
			h.t.Errorf("kept is %+v with %d secrets", after.Mail, h.count("secret"))
		}
	})
}

// A closed host is refused when it is typed; one that was stored before stands until it is
// changed.
func TestAHostThatMayNotBeReachedIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		closed := ownServer("10.0.0.1", "", "")
		_, err := h.mail(closed)
		h.works(err)
		h.MailHost = func(host string) error {
			if host == "10.0.0.1" || host == "localhost" {
				return fault.New(fault.Forbidden, "dispatch.server_out_of_reach").With("server", host)
			}
			return nil
		}
		closed.From = "post@fjord.example"
		_, err = h.mail(closed)
		h.works(err)
		_, err = h.mail(ownServer("localhost", "", ""))
		h.fails(err, fault.Forbidden, "dispatch.server_out_of_reach")
		_, err = h.TestMail(h.t.Context(), h.person, h.creditor, wording.Danish, ownServer("localhost", "", ""))
		h.fails(err, fault.Forbidden, "dispatch.server_out_of_reach")
		if kept := h.settings().Mail.Server.Host; kept != "10.0.0.1" {
			h.t.Errorf("kept is %s", kept)
		}
	})
}
