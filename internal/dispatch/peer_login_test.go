package dispatch_test

import (
	"bufio"
	"encoding/base64"
	"fmt"
	"net"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
	"krav/internal/dispatch/postfix"
	"krav/internal/fault"
)

// The settings with which Postfix takes mail only from who has logged in, and hears of
// passwords only under TLS. Whose password is right it asks as it would ask Dovecot.
const mayLogIn = `smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = inet:127.0.0.1:%d
smtpd_tls_auth_only = yes
smtpd_relay_restrictions = permit_sasl_authenticated, reject`

func TestPostfixTakesMailFromWhoLogsInUnderTLS(t *testing.T) {
	t.Parallel()
	postfix.Folder(t)
	far := start(t, &sink{})
	own, roots := certificate(t)
	relay := postfix.Start(t, own, postfix.Hops{Far: far.port, Back: far.port}, fmt.Sprintf(mayLogIn, answerLogins(t)))
	arriving := 0
	for name, open := range map[string]func(*dispatch.Server){
		"STARTTLS":           func(s *dispatch.Server) { s.Port, s.Security = relay.Port, dispatch.StartTLS },
		"TLS from the start": func(s *dispatch.Server) { s.Port, s.Security = relay.TLSPort, dispatch.ImplicitTLS },
	} {
		server := local(0)
		server.Host, server.Roots, server.Username, server.Password = "localhost", roots, user, password
		open(&server)
		arriving++
		if handed := send(t, sender(t, server), reminder(debt.DispatchID(arriving))); handed.ProviderID == "" {
			t.Errorf("%s: got %+v, want the queue's id", name, handed)
		}
		server.Password = "forkert"
		failed := sendFails(t, sender(t, server), reminder(91))
		if failed.Permanent || failed.Hindrance != casework.OwnSide || !fault.HasKey(failed, "dispatch.login_refused") {
			t.Errorf("%s, a wrong password: %+v, want a temporary fault of our own", name, failed)
		}
		server.Username, server.Password = "", ""
		if failed := sendFails(t, sender(t, server), reminder(92)); failed.Hindrance == casework.AddressDead {
			t.Errorf("%s, no login: %+v, want no fault of the recipient's", name, failed)
		}
		server.Username, server.Password, server.Roots = user, password, nil
		if failed := sendFails(t, sender(t, server), reminder(93)); failed.Permanent || failed.Hindrance != casework.OwnSide {
			t.Errorf("%s, a certificate that nobody knows: %+v, want a temporary fault of our own", name, failed)
		}
	}
	if said := relay.Said(); strings.Count(said, "sasl_method=PLAIN, sasl_username="+user) != arriving {
		t.Errorf("postfix knows of other logins:\n%s", said)
	}
}

// answerLogins says whose password is right, in the words of Dovecot's auth protocol,
// version 1, of which Postfix needs the half that is here. It returns its port.
func answerLogins(t *testing.T) int {
	t.Helper()
	listener, port := hear(t)
	go func() {
		for {
			asking, err := listener.Accept()
			if err != nil {
				return // the test has ended
			}
			go answerLogin(asking)
		}
	}()
	return port
}

func answerLogin(asking net.Conn) {
	defer func() { _ = asking.Close() }()
	hello := []string{"VERSION\t1\t1", "MECH\tPLAIN\tplaintext", "SPID\t1", "CUID\t1", "COOKIE\t" + strings.Repeat("0", 32), "DONE", ""}
	if _, err := asking.Write([]byte(strings.Join(hello, "\n"))); err != nil {
		return
	}
	for lines := bufio.NewScanner(asking); lines.Scan(); {
		words := strings.Split(lines.Text(), "\t")
		if words[0] != "AUTH" {
			continue
		}
		answer := "FAIL\t" + words[1] + "\tuser=" + user
		said, _ := strings.CutPrefix(words[len(words)-1], "resp=")
		if told, err := base64.StdEncoding.DecodeString(said); err == nil && string(told) == "\x00"+user+"\x00"+password {
			answer = "OK\t" + words[1] + "\tuser=" + user
		}
		if _, err := asking.Write([]byte(answer + "\n")); err != nil {
			return
		}
	}
}
