package casework_test

import (
	"encoding/binary"
	"io"
	"net"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
)

// wire is a line to PostgreSQL that is cut in the middle of commits: one before the
// server has heard of it, the next when the server has done it and before its
// answer arrives, and so on.
type wire struct {
	listener net.Listener
	network  string // of the server
	server   string
	every    int // which commits are cut: each so many

	mu      sync.Mutex
	commits int
	cuts    int
}

// newWire lays a line to the server at an address.
func newWire(t *testing.T, address string, every int) *wire {
	t.Helper()
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	w := &wire{every: every}
	w.network, w.server = "tcp", net.JoinHostPort(config.Host, "5432")
	if filepath.IsAbs(config.Host) {
		w.network, w.server = "unix", filepath.Join(config.Host, ".s.PGSQL.5432")
	}
	var listen net.ListenConfig
	if w.listener, err = listen.Listen(t.Context(), "tcp", "127.0.0.1:0"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.listener.Close() })
	go func() {
		for {
			client, err := w.listener.Accept()
			if err != nil {
				return
			}
			go w.carry(client)
		}
	}()
	return w
}

// address returns an address of the server that leads through the wire.
func (w *wire) address(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = w.listener.Addr().String()
	u.RawQuery = "sslmode=disable"
	return u.String()
}

// carry carries one connection until either side hangs up, or it is cut.
func (w *wire) carry(client net.Conn) {
	defer func() { _ = client.Close() }()
	server, err := net.Dial(w.network, w.server) //nolint:noctx // it ends with its test
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	deaf := make(chan struct{}) // closed when answers are no longer to arrive
	answered := make(chan struct{}, 1)
	go func() {
		defer func() { _ = client.Close() }()
		listen(server, client, deaf, answered)
	}()
	if startup(client, server) != nil {
		return
	}
	for {
		message, err := spoken(client)
		if err != nil {
			return
		}
		cut, lost := w.judge(message)
		if cut && lost {
			return // the server never hears of it
		}
		if cut {
			close(deaf)
		}
		if _, err := server.Write(message); err != nil {
			return
		}
		if cut {
			<-answered
			return
		}
	}
}

// judge says whether the line is cut at a message, and whether that is lost.
func (w *wire) judge(message []byte) (cut, lost bool) {
	if message[0] != 'Q' || !strings.HasPrefix(strings.ToLower(string(message[5:])), "commit") {
		return false, false
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.commits++
	if w.commits%w.every != 0 {
		return false, false
	}
	w.cuts++
	return true, w.cuts%2 == 1
}

// listen carries what the server says, until it is to fall on deaf ears. Then it
// says when the server has answered.
func listen(server, client net.Conn, deaf <-chan struct{}, answered chan<- struct{}) {
	buffer := make([]byte, 1<<16)
	for {
		n, err := server.Read(buffer)
		select {
		case <-deaf:
			answered <- struct{}{}
			return
		default:
		}
		if err != nil {
			return
		}
		if _, err := client.Write(buffer[:n]); err != nil {
			return
		}
	}
}

// startup carries the client's first message, which has no kind.
func startup(client, server net.Conn) error {
	length := make([]byte, 4)
	if _, err := io.ReadFull(client, length); err != nil {
		return err
	}
	if _, err := server.Write(length); err != nil {
		return err
	}
	_, err := io.CopyN(server, client, int64(binary.BigEndian.Uint32(length))-4)
	return err
}

// spoken reads one message of a client: its kind, its length, and the rest.
func spoken(client net.Conn) ([]byte, error) {
	head := make([]byte, 5)
	if _, err := io.ReadFull(client, head); err != nil {
		return nil, err
	}
	message := make([]byte, 1+binary.BigEndian.Uint32(head[1:]))
	copy(message, head)
	_, err := io.ReadFull(client, message[5:])
	return message, err
}
