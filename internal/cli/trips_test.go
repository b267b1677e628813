package cli_test

import (
	"encoding/binary"
	"io"
	"net"
	"net/http"
	"net/url"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"krav/internal/store/storetest"
)

// What limits a page on PostgreSQL is how often it asks the server and waits for the
// answer. Each page begins with who comes (1), and a transaction (2) with the creditor,
// the counts of its cases and what the menu says (3). On top, the overview has the cases
// that need a person, tasks, letters to print, steps, payments of two months, money that
// waits for a case, the days to come, claims soon lost, cases whose limitation was broken
// off and the last change of the account (10); the case list its saved views, its lines
// and their journals (3); a case its id, its journal, its files,
// the money that waits for it, what its debtor is known by and the debtor's other cases (6). A search for a
// word counts what it leads to, and then finds (1 more than the list).
func TestAPageTakesFewTripsToTheServer(t *testing.T) {
	t.Parallel()
	counted := newTrips(t, storetest.OpenPostgres(t).Options.URL)
	desk := freePort(t)
	o := newOffice(t, "KRAV_OFFICE_LISTEN="+desk, "KRAV_PORTAL_LISTEN="+freePort(t))
	o.environ[0] = "KRAV_DB=" + counted.address
	o.must("creditor", "add", "--name", "Fjord Fitness ApS")
	o.must("import", o.write("unpaid.csv", unpaidOf("Fjord", 6)), "--creditor", "1", "--lang", "da")
	o.withPassword(t.Context(), "user", "add", "mette@krav.example", "--name", "Mette Lund", "--creditor", "1", "--role", "administrator", "--password-stdin")
	serving(t, o, []string{desk}, "--role", "web")
	w := newWalker(t, "http://"+desk)
	w.signIn("mette@krav.example")
	for path, most := range map[string]int64{
		"/": 17, "/cases": 9, "/cases?tab=needs": 9, "/cases?sort=-owed": 9, "/cases?q=skyldner": 10, "/cases/10001": 12,
	} {
		if got := counted.fewest(t, w, path); got > most || got == 0 {
			t.Errorf("%s takes %d trips, want some and %d at most", path, got, most)
		}
	}
}

// trips is a line to PostgreSQL that counts how often the server is asked for an answer.
type trips struct {
	address string
	asked   atomic.Int64
}

// newTrips lays a line to the server at an address.
func newTrips(t *testing.T, address string) *trips {
	t.Helper()
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	network, server := "tcp", net.JoinHostPort(config.Host, "5432")
	if filepath.IsAbs(config.Host) {
		network, server = "unix", filepath.Join(config.Host, ".s.PGSQL.5432")
	}
	var settings net.ListenConfig
	listener, err := settings.Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	through, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	through.Host, through.RawQuery = listener.Addr().String(), "sslmode=disable"
	counted := &trips{address: through.String()}
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go counted.carry(client, network, server)
		}
	}()
	return counted
}

// carry carries one connection until either side hangs up.
func (c *trips) carry(client net.Conn, network, address string) {
	defer func() { _ = client.Close() }()
	server, err := net.Dial(network, address) //nolint:noctx // it ends with its test
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }()
	go func() {
		defer func() { _ = client.Close() }()
		_, _ = io.Copy(client, server)
	}()
	_ = c.listen(client, server)
}

// listen carries what the client says. Its first message has no kind; of the others, a
// query (Q) and a synchronisation (S) wait for an answer.
func (c *trips) listen(client io.Reader, server io.Writer) error {
	said := io.TeeReader(client, server)
	for head := make([]byte, 4); ; head = make([]byte, 5) {
		if _, err := io.ReadFull(said, head); err != nil {
			return err
		}
		if len(head) == 5 && (head[0] == 'Q' || head[0] == 'S') {
			c.asked.Add(1)
		}
		length := head[len(head)-4:]
		if _, err := io.CopyN(io.Discard, said, int64(binary.BigEndian.Uint32(length))-4); err != nil {
			return err
		}
	}
}

// fewest returns how many trips a page takes that is asked for again and again: the
// first times it is made ready, and now and then something else goes on beside it.
func (c *trips) fewest(t *testing.T, w *walker, path string) int64 {
	t.Helper()
	fewest := int64(0)
	for range 40 {
		before := c.asked.Load()
		if answer, _ := w.get(path); answer.status != http.StatusOK {
			t.Fatalf("%s is answered with %d", path, answer.status)
		}
		if n := c.asked.Load() - before; fewest == 0 || n < fewest {
			fewest = n
		}
	}
	return fewest
}
