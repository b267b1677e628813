package dispatch_test

import (
	"bufio"
	"net"
	"strings"
	"sync"
	"testing"
)

// script is a mail server that says what it is told to, word by word: for what
// no real one does, or only old ones.
type script struct {
	greeting string
	answers  map[string]string // by the first word of a command; default 250 OK
	data     string            // answer to the message
	before   func()            // what is waited for before the greeting; nil for nothing
	after    func()            // what is waited for before the answer to the message; nil for nothing

	mu    sync.Mutex
	heard []string
}

// play runs the script on a port of this machine for any number of visitors.
func play(t *testing.T, s *script) int {
	t.Helper()
	listener, port := hear(t)
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go s.talk(conn)
		}
	}()
	return port
}

func (s *script) talk(conn net.Conn) {
	defer func() { _ = conn.Close() }()
	say := func(answer string) bool {
		_, err := conn.Write([]byte(answer + "\r\n"))
		return err == nil
	}
	if s.before != nil {
		s.before()
	}
	if !say(s.greeting) {
		return
	}
	inMessage := false
	for lines := bufio.NewScanner(conn); lines.Scan(); {
		line := lines.Text()
		switch {
		case inMessage && line == ".":
			inMessage = false
			if s.after != nil {
				s.after()
			}
			if !say(s.data) {
				return
			}
		case inMessage:
		default:
			answer := s.answer(line)
			inMessage = strings.HasPrefix(answer, "354")
			if !say(answer) || strings.HasPrefix(answer, "221") {
				return
			}
		}
	}
}

func (s *script) answer(line string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.heard = append(s.heard, line)
	word, _, _ := strings.Cut(line, " ")
	if answer, ok := s.answers[word]; ok {
		return answer
	}
	switch word {
	case "DATA":
		return "354 Go on"
	case "QUIT":
		return "221 Bye"
	}
	return "250 OK"
}

func (s *script) said() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.Join(s.heard, "\n")
}
