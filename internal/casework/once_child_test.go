package casework_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/jobs"
	"krav/internal/law"
	"krav/internal/store"
)

// childOrders names the environment variable that tells this program that it is a
// child: a process of its own that does one thing, and that its parent kills.
const childOrders = "KRAV_TEST_CHILD"

// TestMain lets the program be a child where it was begun as one.
func TestMain(m *testing.M) {
	orders := os.Getenv(childOrders) //nolint:forbidigo // how a parent tells its child what to do
	if orders == "" {
		m.Run()
		return
	}
	if err := obey(context.Background(), orders); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:forbidigo // a child's answer is its exit code
	}
}

// orders say what a child is to do.
type orders struct {
	Task     task
	Path     string // of the SQLite database, or
	URL      string // of the PostgreSQL
	File     string // with what comes in
	Creditor debt.CreditorID
	Life     int       // the number of this life, from which its ids are made
	Began    time.Time // when the story's clock showed the morning of its day
	Sink     string    // address of the world that e-mails go to

	Disk   string // a small disk, which is filled
	Revive string // the command that starts a PostgreSQL server again that goes by that
}

// task is what a child does until it is done or dead.
type task string

// The tasks.
const (
	importing task = "import"
	following task = "run"
	sending   task = "send"
	booking   task = "payments"
)

// obey does what a child is told. It says when it begins.
func obey(ctx context.Context, text string) error {
	var o orders
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return err
	}
	if o.Task == filling {
		return o.fill(ctx)
	}
	db, err := store.Open(ctx, store.Options{Path: o.Path, URL: o.URL, Connections: 4})
	if err != nil {
		return err
	}
	s := o.service(db)
	if _, err := fmt.Fprintln(os.Stdout, "ready"); err != nil {
		return err
	}
	return errors.Join(o.do(ctx, s, db), db.Close())
}

// now is the story's clock: it goes on from the morning of its day.
func (o orders) now() time.Time {
	return morning(storyDay).Add(time.Since(o.Began)) //nolint:forbidigo // leases are on a clock that goes
}

// storyDay is the day on which all of it happens.
const storyDay = "2026-11-02"

func (o orders) service(db *store.DB) *casework.Service {
	return casework.New(casework.Options{
		Store: db, Now: o.now, Book: law.Denmark(), Flows: followup.Standard(), Printer: press{}, Domain: "krav.example",
		NewID: store.NewIDs(o.Life, o.now).Next, Salt: rand.Text,
		Mail: func(casework.Creditor) (casework.Sender, error) { return line(o.Sink), nil },
	})
}

func (o orders) do(ctx context.Context, s *casework.Service, db *store.DB) error {
	who := personAt(o.Creditor, access.Administrator)
	switch o.Task {
	case importing:
		file, err := os.Open(o.File)
		if err != nil {
			return err
		}
		_, err = s.Import(ctx, who, o.Creditor, file, casework.ImportOptions{Name: "fakturaer.csv"})
		return errors.Join(err, file.Close())
	case following:
		return s.Run(ctx, who, o.Creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error { return nil })
	case sending:
		return o.work(ctx, s, db)
	case filling: // needs no store; see obey
	case booking:
		file, err := os.Open(o.File)
		if err != nil {
			return err
		}
		_, err = s.ImportPayments(ctx, who, o.Creditor, file, "konto.xml")
		return errors.Join(err, file.Close())
	}
	return fmt.Errorf("no such task: %s", o.Task)
}

// connections is how many messages a child sends at once.
const connections = 2

// lease is how long a dead child's jobs are held: short, so that the tests are, and
// long enough for a child that has to wait for a processor.
const lease = 2 * time.Second

// lostLease is what a child says, a line each, of the jobs that it had to leave to
// another though it lives.
const lostLease = "lost"

// losses is a log that keeps of each line that a job's lease was lost, if it says so.
type losses struct{ to io.Writer }

func (l losses) Write(line []byte) (int, error) {
	if bytes.Contains(line, []byte("a job's lease")) {
		_, _ = fmt.Fprintln(l.to, lostLease)
	}
	return len(line), nil
}

// work does the jobs until none is left, also those that a dead child holds, and
// those that are to be tried again.
func (o orders) work(ctx context.Context, s *casework.Service, db *store.DB) error {
	runner, err := jobs.New(jobs.Options{
		Queue: db.Queue(), Now: func(int64) time.Time { return o.now() }, Random: func() float64 { return 0.5 },
		Log: slog.New(slog.NewTextHandler(losses{os.Stdout}, &slog.HandlerOptions{Level: slog.LevelWarn})), Lease: lease, Poll: 20 * time.Millisecond, Workers: connections,
	}, s.Works()...)
	if err != nil {
		return err
	}
	for {
		if err := runner.Finish(ctx, func(int) {}); err != nil {
			return err
		}
		// What was disturbed waits for its next try.
		waiting, err := db.Queue().Ready(ctx, jobs.Ordinary, o.now().Add(24*time.Hour), 1)
		if err != nil || len(waiting) == 0 {
			return err
		}
		time.Sleep(lease / 10) //nolint:forbidigo // until its time has come
	}
}
