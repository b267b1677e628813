package dispatch_test

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

func TestARefusalIsLaidToWhomItConcerns(t *testing.T) {
	t.Parallel()
	const permanent, passing = true, false
	for _, c := range []struct {
		command, answer string
		permanent       bool
		hindrance       casework.Hindrance
		key             string
	}{
		// The recipient's own: RFC 3463 says what the status means, RFC 5321 what a code without one does.
		{"RCPT", "550 5.1.1 <anna.holm@debitor.test>: user unknown", permanent, casework.AddressDead, "dispatch.address_refused"},
		{"RCPT", "550 No such user here", permanent, casework.AddressDead, "dispatch.address_refused"},
		{"RCPT", "553 mailbox name not allowed", permanent, casework.AddressDead, "dispatch.address_refused"},
		{"RCPT", "550 5.2.1 The mailbox is disabled", permanent, casework.AddressDead, "dispatch.address_refused"},
		{"RCPT", "550 5.4.4 Host not found", permanent, casework.AddressDead, "dispatch.address_refused"},
		{"RCPT", "550 5.4.1 Recipient address rejected: Access denied", permanent, casework.AddressDead, "dispatch.address_refused"},
		{"RCPT", "552 5.2.2 Mailbox full", permanent, casework.MailboxFull, "dispatch.mailbox_full"},
		{"RCPT", "552 Requested mail action aborted: exceeded storage allocation", permanent, casework.MailboxFull, "dispatch.mailbox_full"},
		{"RCPT", "554 5.7.1 Your message was rejected", permanent, casework.MessageRefused, "dispatch.message_refused"},
		{"DATA", "554 5.6.0 Message content rejected", permanent, casework.MessageRefused, "dispatch.message_refused"},
		{".", "552 5.3.4 Message too big", permanent, casework.MessageRefused, "dispatch.message_refused"},
		{".", "554 Transaction failed", permanent, casework.MessageRefused, "dispatch.message_refused"},
		{"MAIL", "552 5.3.4 Message size exceeds limit", permanent, casework.MessageRefused, "dispatch.message_refused"},
		// Class 4 passes.
		{"RCPT", "450 4.2.1 Greylisted, come back later", passing, casework.NotReached, "dispatch.try_later"},
		{"RCPT", "452 4.2.2 Over quota", passing, casework.MailboxFull, "dispatch.try_later"},
		{".", "451 4.3.0 Local error in processing", passing, casework.NotReached, "dispatch.try_later"},
		{"MAIL", "421 4.3.2 Shutting down", passing, casework.OwnSide, "dispatch.sending_refused"},
		// Ours: no address is dead because our own set-up is wrong.
		{"MAIL", "530 5.7.0 Authentication required", passing, casework.OwnSide, "dispatch.login_wanted"},
		{"MAIL", "530 5.7.0 Must issue a STARTTLS command first", passing, casework.OwnSide, "dispatch.encryption_wanted"},
		{"MAIL", "550 5.7.1 You may not send as brev@krav.test", passing, casework.OwnSide, "dispatch.sender_refused"},
		{"MAIL", "553 Not your address", passing, casework.OwnSide, "dispatch.sender_refused"},
		{"RCPT", "554 5.7.1 <anna.holm@debitor.test>: Relay access denied", passing, casework.OwnSide, "dispatch.sending_refused"},
		{"RCPT", "550 relay not permitted", passing, casework.OwnSide, "dispatch.sending_refused"},
		{"RCPT", "503 5.5.1 Bad sequence of commands", passing, casework.OwnSide, "dispatch.sending_refused"},
	} {
		t.Run(c.command+" "+c.answer, func(t *testing.T) {
			t.Parallel()
			s := &script{greeting: "220 script.test", answers: map[string]string{c.command: c.answer}, data: "250 OK"}
			if c.command == "." {
				s.data = c.answer
			}
			failed := sendFails(t, sender(t, local(play(t, s))), reminder(1))
			if failed.Permanent != c.permanent || failed.Hindrance != c.hindrance || !fault.HasKey(failed, c.key) {
				t.Errorf("permanent %t, %s, %v; want %t, %s, %s", failed.Permanent, failed.Hindrance, failed.Err, c.permanent, c.hindrance, c.key)
			}
			if failed.InDoubt {
				t.Error("in doubt, though the server answered")
			}
			if code := strconv.Itoa(failed.Code); !strings.HasPrefix(c.answer, code) {
				t.Errorf("code = %s of %q", code, c.answer)
			}
			if words := c.answer[4:]; failed.Text != words {
				t.Errorf("words = %q, want %q", failed.Text, words)
			}
			if strings.Contains(failed.Error(), "anna") {
				t.Errorf("%q names the recipient, and errors are logged", failed.Error())
			}
		})
	}
}

func TestARefusalLeavesTheConnectionFitForTheNext(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{recipient: func(to string) error {
		if strings.HasPrefix(to, "ukendt") {
			return errors.New("no such user")
		}
		return nil
	}})
	server := local(s.port)
	server.Lines = 1
	one := sender(t, server)
	unknown := reminder(1)
	unknown.To = "ukendt@debitor.test"
	_ = sendFails(t, one, unknown)
	send(t, one, reminder(2))
	if got := s.number(&s.visits); got != 1 {
		t.Errorf("%d connections, want 1", got)
	}
	if got := len(s.messages()); got != 1 {
		t.Errorf("%d messages, want 1: the refused one must not come along", got)
	}
}

func TestTheLastTransactionIsWipedBeforeTheNext(t *testing.T) {
	t.Parallel()
	s := &script{greeting: "220 script.test", data: "250 OK"}
	server := local(play(t, s))
	server.Lines = 1
	one := sender(t, server)
	send(t, one, reminder(1))
	send(t, one, reminder(2))
	var words []string
	for line := range strings.Lines(s.said()) {
		words = append(words, strings.TrimSpace(line)[:4])
	}
	want := []string{"EHLO", "MAIL", "RCPT", "DATA", "RSET", "MAIL", "RCPT", "DATA"}
	if !slices.Equal(words, want) {
		t.Errorf("said %v, want %v", words, want)
	}
}

func TestAServerThatSaysGoodbyeIsLeft(t *testing.T) {
	t.Parallel()
	s := &script{greeting: "220 script.test", answers: map[string]string{"RCPT": "421 4.3.2 Closing"}}
	one := sender(t, local(play(t, s)))
	_ = sendFails(t, one, reminder(1))
	_ = sendFails(t, one, reminder(2))
	if got := strings.Count(s.said(), "EHLO"); got != 2 {
		t.Errorf("%d connections, want 2", got)
	}
}

func TestAnOldServerWithoutEHLOGetsPlainCommands(t *testing.T) {
	t.Parallel()
	s := &script{greeting: "220 script.test", answers: map[string]string{"EHLO": "502 What?"}, data: "250 Queued as 4XyZ12"}
	handed := send(t, sender(t, local(play(t, s))), reminder(1))
	if handed.Reports || handed.ProviderID != "4XyZ12" {
		t.Errorf("got %+v, want no reports and the queue's id", handed)
	}
	for line := range strings.Lines(s.said()) {
		if strings.HasPrefix(line, "MAIL") && strings.Contains(line, "> ") || strings.Contains(line, "NOTIFY") {
			t.Errorf("%q asks for what the server doesn't know", line)
		}
	}
}

func TestAServerThatTalksForEverIsHungUpOn(t *testing.T) {
	t.Parallel()
	s := &script{greeting: strings.Repeat("220-"+strings.Repeat("a", 1000)+"\r\n", 5000) + "220 done"}
	failed := sendFails(t, sender(t, local(play(t, s))), reminder(1))
	if failed.Hindrance != casework.OwnSide || failed.Permanent {
		t.Errorf("got %+v, want a temporary fault of the server's", failed)
	}
}

func TestTheOtherSidesWordsAreMadeHarmless(t *testing.T) {
	t.Parallel()
	s := &script{greeting: "220 script.test", answers: map[string]string{
		"RCPT": "550-5.1.1 No \x1b[31msuch\x00 user\r\n550 5.1.1 " + strings.Repeat("æ", 2000),
	}}
	failed := sendFails(t, sender(t, local(play(t, s))), reminder(1))
	if !strings.HasPrefix(failed.Text, "5.1.1 No [31msuch user 5.1.1 æææ") || len([]rune(failed.Text)) != 500 {
		t.Errorf("words = %q", failed.Text)
	}
	if failed.Enhanced != "5.1.1" {
		t.Errorf("status = %q, want 5.1.1", failed.Enhanced)
	}
}
