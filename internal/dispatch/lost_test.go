package dispatch_test

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/jobs"
)

// oneJob is a queue with one job, whose lease can't be extended.
type oneJob struct{ claimed bool }

func (q *oneJob) Ready(context.Context, jobs.Lane, time.Time, int) ([]int64, error) {
	if q.claimed {
		return nil, nil
	}
	return []int64{1}, nil
}

func (q *oneJob) Claim(_ context.Context, c jobs.Claim) ([]jobs.Job, error) {
	if q.claimed {
		return nil, nil
	}
	q.claimed = true
	return []jobs.Job{{Ref: jobs.Ref{Creditor: 1, ID: 1, Attempt: 1}, Kind: "send", Lane: c.Lane, HeldUntil: c.Until}}, nil
}

func (q *oneJob) Extend(context.Context, int64, []jobs.Ref, time.Time) ([]int64, error) {
	return nil, errors.New("the database is away")
}

func (q *oneJob) Settle(context.Context, int64, []jobs.Outcome, time.Time) error { return nil }

func (q *oneJob) Unfinished(context.Context, time.Time) (int, time.Time, error) {
	return 0, time.Time{}, nil
}

// losing has a server play a script while a message is handed over to it by a job whose
// lease is lost meanwhile. It returns what came of it.
func losing(t *testing.T, s *script, lost chan struct{}) error {
	t.Helper()
	one := sender(t, local(play(t, s)))
	var sent error
	runner, err := jobs.New(jobs.Options{
		Queue: &oneJob{}, Now: func(int64) time.Time { return time.Now() }, Random: func() float64 { return 0 }, //nolint:forbidigo // leases are on a clock that goes
		Log: slog.New(slog.DiscardHandler), Lease: 300 * time.Millisecond, Poll: time.Millisecond,
	}, jobs.Work{Kind: "send", Do: func(ctx context.Context, _ jobs.Job) error {
		context.AfterFunc(ctx, func() { close(lost) })
		_, sent = one.Send(ctx, reminder(1))
		return sent
	}})
	if err == nil {
		err = runner.Drain(t.Context())
	}
	if err != nil {
		t.Fatal(err)
	}
	return sent
}

// Whoever loses a job while the server takes its message in hears the answer out: to hang up
// would leave a doubt, and the message would come twice.
func TestAMessageOnItsWayIsFinishedWhenItsJobIsLost(t *testing.T) {
	t.Parallel()
	lost := make(chan struct{})
	s := &script{greeting: "220 script.test", data: "250 OK", after: func() { <-lost }}
	if err := losing(t, s, lost); err != nil {
		t.Errorf("%v; the server heard %q", err, s.said())
	}
}

// Who loses the job before has begun nothing, and leaves it to the other.
func TestNoMessageIsBegunForAJobThatIsLost(t *testing.T) {
	t.Parallel()
	lost := make(chan struct{})
	s := &script{greeting: "220 script.test", data: "250 OK", before: func() { <-lost }}
	err := losing(t, s, lost)
	if failed, ok := errors.AsType[*casework.SendError](err); !ok || failed.InDoubt || failed.Permanent {
		t.Errorf("%v, want that it is tried again without a doubt", err)
	}
	if strings.Contains(s.said(), "DATA") {
		t.Errorf("the server heard %q", s.said())
	}
}
