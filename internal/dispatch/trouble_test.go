package dispatch_test

import (
	"net"
	"strconv"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"krav/internal/casework"
	"krav/internal/dispatch"
	"krav/internal/fault"
)

// rude is a mail server that is no such thing: it does with each visitor what it
// is told.
func rude(t *testing.T, do func(conn net.Conn)) dispatch.Server {
	t.Helper()
	listener, port := hear(t)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go do(conn)
		}
	}()
	return local(port)
}

// waits holds that a message wasn't sent for a reason of the house's own, which
// passes: the letter waits.
func waits(t *testing.T, failed *casework.SendError, key string) {
	t.Helper()
	if failed.Permanent || failed.InDoubt || failed.Hindrance != casework.OwnSide || !fault.HasKey(failed, key) {
		t.Errorf("got %+v, want a temporary fault of our own, %s", failed, key)
	}
}

func TestAServerThatTakesTooLongToGreetIsLeftForNow(t *testing.T) {
	t.Parallel()
	server := rude(t, func(net.Conn) {}) // says nothing, and stays
	server.Timeouts.Connect = 50 * time.Millisecond
	waits(t, sendFails(t, sender(t, server), reminder(1)), "dispatch.server_unreachable")
}

func TestAServerThatDoesntSpeakSMTPIsLeftForNow(t *testing.T) {
	t.Parallel()
	for name, words := range map[string]string{
		"a web server":      "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n",
		"noise":             "\x00\xff\x13\x37\r\n\x00\r\n",
		"half a line":       "220 sink",
		"another's code":    "999 hello\r\n",
		"a code by letters": "2x0 hello\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := rude(t, func(conn net.Conn) {
				_, _ = conn.Write([]byte(words))
				_ = conn.Close()
			})
			failed := sendFails(t, sender(t, server), reminder(1))
			if failed.Permanent || failed.InDoubt || failed.Hindrance != casework.OwnSide {
				t.Errorf("got %+v, want a temporary fault of our own", failed)
			}
		})
	}
}

func TestAServerThatSpeaksNonsenseAfterTheMessageLeavesItInDoubt(t *testing.T) {
	t.Parallel()
	s := &script{greeting: "220 script.test", data: "what was that?"}
	failed := sendFails(t, sender(t, local(play(t, s))), reminder(1))
	if !failed.InDoubt || failed.Permanent {
		t.Errorf("in doubt = %t, permanent = %t; want true, false: nobody knows whether it was taken", failed.InDoubt, failed.Permanent)
	}
}

// A server behind a line that carries one byte at a time is slow, and no more.
func TestAServerHeardByteByByteTakesTheMessage(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	target := net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port))
	server := rude(t, func(conn net.Conn) { between(conn, target) })
	send(t, sender(t, server), reminder(1))
	if got := len(s.messages()); got != 1 {
		t.Errorf("%d messages, want 1", got)
	}
}

// between carries a visitor to a server and back, a byte at a time.
func between(conn net.Conn, target string) {
	behind, err := net.Dial("tcp", target) //nolint:noctx // it ends with its test
	if err != nil {
		return
	}
	go crawl(conn, behind)
	crawl(behind, conn)
}

// crawl carries what one side says to the other, a byte at a time.
func crawl(to, from net.Conn) {
	reader, one := iotest.OneByteReader(from), make([]byte, 1)
	for {
		n, err := reader.Read(one)
		if _, wrong := to.Write(one[:n]); err != nil || wrong != nil {
			_ = to.Close()
			return
		}
	}
}

// A server that takes a message and then dies has taken it; who comes next meets
// nobody, and waits.
func TestAServerThatTakesAMessageAndDiesHasTakenIt(t *testing.T) {
	t.Parallel()
	s := start(t, &sink{})
	target := net.JoinHostPort("127.0.0.1", strconv.Itoa(s.port))
	alive := make(chan struct{}, 1)
	alive <- struct{}{}
	server := rude(t, func(conn net.Conn) {
		select {
		case <-alive:
			between(conn, target)
		default:
			_ = conn.Close()
		}
	})
	server.PerLine = 1
	one := sender(t, server)
	send(t, one, reminder(1))
	waits(t, sendFails(t, one, reminder(2)), "dispatch.server_unreachable")
	if got := len(s.messages()); got != 1 {
		t.Errorf("%d messages, want 1", got)
	}
}

// A part of a name has 63 letters at most (RFC 1035 § 2.3.4), so nobody needs to be asked
// whether there is such a server.
func TestAServerThatNobodyKnowsIsSaidToBeMisspelt(t *testing.T) {
	t.Parallel()
	server := dispatch.Server{Host: strings.Repeat("a", 64) + ".test", Reach: dispatch.ReachAnywhere, From: "brev@krav.test"}
	waits(t, sendFails(t, sender(t, server), reminder(1)), "dispatch.server_unknown")
}
