package store

import (
	"cmp"
	"context"
	"fmt"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/store/column"
	"krav/internal/store/db"
)

// Queue is the job table as the runner of package jobs needs it.
type Queue struct{ store *DB }

var _ jobs.Queue = (*Queue)(nil)

// Queue returns the job table as the runner needs it.
func (s *DB) Queue() *Queue { return &Queue{s} }

// Ready implements jobs.Queue. A sandbox is asked by its own clock. It fails with
// fault.Conflict while the house is on hold after a restore: no job is done then.
func (q *Queue) Ready(ctx context.Context, lane jobs.Lane, now time.Time, limit int) ([]int64, error) {
	if restored, held, err := q.store.Restored(ctx); err != nil || held {
		return nil, cmp.Or(err, casework.OnHold(restored))
	}
	creditors, err := q.store.read.ReadyCreditors(ctx, lane.String(), column.At(now), int64(limit))
	if err != nil {
		return nil, fmt.Errorf("ready creditors: %w", err)
	}
	return creditors, nil
}

// Claim implements jobs.Queue.
func (q *Queue) Claim(ctx context.Context, c jobs.Claim) ([]jobs.Job, error) {
	var claimed []db.ClaimJobsRow
	err := q.store.update(ctx, debt.CreditorID(c.Creditor), func(ctx context.Context, tx *transaction) error {
		var err error
		claimed, err = tx.q.ClaimJobs(ctx, db.ClaimJobsParams{
			CreditorID: c.Creditor, Lane: c.Lane.String(), RunAt: column.At(c.Now),
			House: column.At(c.House), Until: column.At(c.Until), Limit: int64(c.Limit),
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("claim jobs: %w", err)
	}
	return mapped(claimed, func(row db.ClaimJobsRow) jobs.Job {
		return jobs.Job{
			Ref:  jobs.Ref{Creditor: c.Creditor, ID: row.ID, Attempt: int(row.Attempt)},
			Kind: row.Kind, Lane: c.Lane, Args: row.Args, RunAt: row.RunAt.Time, HeldUntil: c.Until,
		}
	}), nil
}

// try is one try of a job as it travels to the database.
type try struct {
	ID      int64 `json:"id"`
	Attempt int   `json:"attempt"`
}

// Extend implements jobs.Queue.
func (q *Queue) Extend(ctx context.Context, creditor int64, tries []jobs.Ref, until time.Time) ([]int64, error) {
	rows, err := array(mapped(tries, func(r jobs.Ref) try { return try{r.ID, r.Attempt} }))
	if err != nil {
		return nil, err
	}
	var kept []int64
	err = q.store.update(ctx, debt.CreditorID(creditor), func(ctx context.Context, tx *transaction) error {
		var err error
		kept, err = tx.q.ExtendJobs(ctx, creditor, column.At(until), rows)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("extend leases: %w", err)
	}
	return kept, nil
}

// outcome is what became of a try as it travels to the database.
type outcome struct {
	try
	State      string  `json:"state"`
	Attempts   int     `json:"attempts"`
	HeldUntil  string  `json:"held_until"`
	FinishedAt *string `json:"finished_at"`
	Error      string  `json:"error"`
}

// Settle implements jobs.Queue.
func (q *Queue) Settle(ctx context.Context, creditor int64, outcomes []jobs.Outcome, now time.Time) error {
	rows, err := array(mapped(outcomes, func(o jobs.Outcome) outcome { return settled(o, now) }))
	if err != nil {
		return err
	}
	err = q.store.update(ctx, debt.CreditorID(creditor), func(ctx context.Context, tx *transaction) error {
		if err := tx.q.RemoveDoneJobs(ctx, creditor, rows); err != nil {
			return err
		}
		return tx.q.SettleJobs(ctx, creditor, rows)
	})
	if err != nil {
		return fmt.Errorf("settle jobs: %w", err)
	}
	return nil
}

func settled(o jobs.Outcome, now time.Time) outcome {
	row := outcome{
		try: try{o.ID, o.Attempt}, State: o.State.String(), Attempts: o.Attempts,
		HeldUntil: column.At(now).Text(), Error: o.Error,
	}
	if o.State == jobs.Ready {
		row.HeldUntil = column.At(o.HeldUntil).Text()
		return row
	}
	finished := column.At(now).Text()
	row.FinishedAt = &finished
	return row
}

// Unfinished implements jobs.Queue. A sandbox is asked by its own clock.
func (q *Queue) Unfinished(ctx context.Context, now time.Time) (int, time.Time, error) {
	row, err := q.store.read.UnfinishedJobs(ctx, column.At(now))
	if err != nil {
		return 0, time.Time{}, fmt.Errorf("unfinished jobs: %w", err)
	}
	return int(row.Jobs), row.FreeAt.Time, nil
}

// Prune removes a creditor's jobs that ended before a moment. Those that failed
// stay: a person has been asked about them.
func (q *Queue) Prune(ctx context.Context, creditor int64, before time.Time) error {
	return q.store.update(ctx, debt.CreditorID(creditor), func(ctx context.Context, tx *transaction) error {
		_, err := tx.q.PruneJobs(ctx, creditor, column.At(before))
		return err
	})
}

// enqueued is a draft as it travels to the database.
type enqueued struct {
	ID    int64   `json:"id"`
	Kind  string  `json:"kind"`
	Lane  string  `json:"lane"`
	Args  string  `json:"args"`
	Key   *string `json:"key"`
	RunAt string  `json:"run_at"`
}

// Enqueue implements casework.Tx. The jobs exist if and only if the change does.
func (t *transaction) Enqueue(ctx context.Context, drafts []jobs.Draft) error {
	if len(drafts) == 0 {
		return nil
	}
	rows, err := array(mapped(drafts, func(d jobs.Draft) enqueued {
		row := enqueued{
			ID: d.ID, Kind: d.Kind, Lane: d.Lane.String(), Args: d.Args,
			RunAt: column.At(d.RunAt).Text(),
		}
		if d.Key != "" {
			row.Key = &d.Key
		}
		return row
	}))
	if err != nil {
		return err
	}
	if _, err := t.q.EnqueueJobs(ctx, int64(t.creditor), rows); err != nil {
		return fmt.Errorf("enqueue jobs: %w", err)
	}
	return nil
}

// Supersede implements casework.Tx.
func (t *transaction) Supersede(ctx context.Context, kind, key string) error {
	if err := t.q.SupersedeJobs(ctx, int64(t.creditor), kind, column.Text(key)); err != nil {
		return fmt.Errorf("supersede jobs: %w", err)
	}
	return nil
}
