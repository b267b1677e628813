package dispatch_test

import (
	"errors"
	"net"
	"strconv"
	"sync"
	"testing"

	"github.com/emersion/go-smtp"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/dispatch"
)

// TestNothingIsSentTwiceButWhatWasInDoubtAndThatUnderItsOwnId sends two hundred
// messages through a server with every bad habit, each tried until it is taken,
// as the jobs do. The server's own journal is the judge: a message that arrived
// twice was in doubt in between, and never are there two ids for one dispatch.
func TestNothingIsSentTwiceButWhatWasInDoubtAndThatUnderItsOwnId(t *testing.T) {
	t.Parallel()
	const messages = 200
	s := badServer(t)
	server := local(s.port)
	server.PerLine = 7
	one := sender(t, server)

	doubts := make([]int, messages+1)
	var senders sync.WaitGroup
	for first := 1; first <= 8; first++ {
		senders.Go(func() {
			for id := first; id <= messages; id += 8 {
				doubts[id] = untilTaken(t, one, debt.DispatchID(id))
			}
		})
	}
	senders.Wait()

	arrived := map[string]int{}
	for _, message := range s.messages() {
		_, id, ok := tokens(t).Read(message.From)
		if want := "<krav." + strconv.Itoa(int(id)) + "@krav.test>"; !ok || message.Message.Header.Get("Message-Id") != want {
			t.Errorf("dispatch %d came as %s, want %s", id, message.Message.Header.Get("Message-Id"), want)
		}
		arrived[strconv.Itoa(int(id))]++
	}
	twice := 0
	for id := 1; id <= messages; id++ {
		got := arrived[strconv.Itoa(id)]
		if got < 1 || got > 1+doubts[id] {
			t.Errorf("dispatch %d arrived %d times with %d doubts", id, got, doubts[id])
		}
		twice += got - 1
	}
	if twice == 0 {
		t.Error("the server never cut a line after the message: nothing was tried")
	}
}

// badServer refuses every fifth recipient for now, says goodbye to every eleventh
// sender, cuts every seventh line before the message and every ninth after it.
func badServer(t *testing.T) *sink {
	t.Helper()
	var mu sync.Mutex
	counts := map[string]int{}
	every := func(what string, n int) bool {
		mu.Lock()
		defer mu.Unlock()
		counts[what]++
		return counts[what]%n == 0
	}
	s := &sink{}
	s.sender = func(string) error {
		if every("sender", 11) {
			return &smtp.SMTPError{Code: 421, EnhancedCode: smtp.EnhancedCode{4, 3, 2}, Message: "Closing"}
		}
		return nil
	}
	s.recipient = func(string) error {
		if every("recipient", 5) {
			return &smtp.SMTPError{Code: 450, EnhancedCode: smtp.EnhancedCode{4, 2, 0}, Message: "Greylisted"}
		}
		return nil
	}
	s.before = func(conn net.Conn) error {
		if every("before", 7) {
			return conn.Close()
		}
		return nil
	}
	s.answer = func(_ int, conn net.Conn) error {
		if every("after", 9) {
			return conn.Close()
		}
		return nil
	}
	return start(t, s)
}

// untilTaken tries a message until it is taken, and returns how often it was in
// doubt on the way.
func untilTaken(t *testing.T, one *dispatch.SMTP, id debt.DispatchID) (doubts int) {
	t.Helper()
	for range 50 {
		_, err := one.Send(t.Context(), reminder(id))
		if err == nil {
			return doubts
		}
		failed, ok := errors.AsType[*casework.SendError](err)
		if !ok || failed.Permanent {
			t.Errorf("dispatch %d: %v", id, err)
			return doubts
		}
		if failed.InDoubt {
			doubts++
		}
	}
	t.Errorf("dispatch %d was never taken", id)
	return doubts
}
