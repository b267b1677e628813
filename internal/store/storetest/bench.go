package storetest

import (
	"context"
	"log/slog"
	"testing"
	"time"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/jobs"
	"krav/internal/store"
)

// Bench measures an engine by what the use cases ask of it, in cases, jobs and
// journals a second. What is measured is the store alone: the records are made
// beforehand.
func Bench(b *testing.B, open func(tb testing.TB) Database) {
	b.Helper()
	b.Run("import", func(b *testing.B) { benchImport(b, open(b)) })
	b.Run("run", func(b *testing.B) { benchRun(b, open(b)) })
	b.Run("load", func(b *testing.B) { benchLoad(b, open(b)) })
	b.Run("jobs", func(b *testing.B) { benchJobs(b, open(b)) })
	b.Run("runner", func(b *testing.B) { benchRunner(b, open(b)) })
}

const (
	importChunk = 500
	runChunk    = 50
)

// rate reports how many of something were done a second.
func rate(b *testing.B, n int, what string) {
	b.Helper()
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), what+"/s")
	b.ReportMetric(0, "ns/op")
}

// chunkOf opens the next cases, unsaved.
func (w writer) chunkOf(from, n int) []casework.Change {
	changes := make([]casework.Change, n)
	for i := range changes {
		id := debt.CaseID(from + i)
		changes[i] = w.change(w.fresh(id), opening(id)...)
	}
	return changes
}

func benchImport(b *testing.B, d Database) {
	b.Helper()
	w := d.begin(1)
	n := 0
	for b.Loop() {
		b.StopTimer()
		changes := w.chunkOf(n+1, importChunk)
		b.StartTimer()
		if err := w.append(b.Context(), changes...); err != nil {
			b.Fatal(err)
		}
		n += importChunk
	}
	rate(b, n, "invoices")
}

// filled opens n cases.
func (w writer) filled(n int) {
	w.t.Helper()
	for from := 0; from < n; from += importChunk {
		if err := w.append(w.t.Context(), w.chunkOf(from+1, min(importChunk, n-from))...); err != nil {
			w.t.Fatal(err)
		}
	}
	if w.Engine() == store.PostgreSQL { // as it does by itself within a minute
		if _, err := w.Raw.ExecContext(w.t.Context(), "ANALYZE"); err != nil {
			w.t.Fatal(err)
		}
	}
}

// benchRun takes a step on each case, fifty a transaction, with a job for each.
func benchRun(b *testing.B, d Database) {
	b.Helper()
	const cases = 20_000
	w := d.begin(1)
	w.filled(cases)
	n := 0
	for b.Loop() {
		ids := make([]debt.CaseID, runChunk)
		for i := range ids {
			ids[i] = debt.CaseID(n%cases + i + 1)
		}
		err := w.Update(b.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
			return w.step(ctx, tx, ids, n)
		})
		if err != nil {
			b.Fatal(err)
		}
		n += runChunk
	}
	rate(b, n, "cases")
}

// step takes a step on cases, with a job for each.
func (w writer) step(ctx context.Context, tx casework.Tx, ids []debt.CaseID, n int) error {
	locked, err := tx.Lock(ctx, ids)
	if err != nil {
		return err
	}
	changes := make([]casework.Change, len(locked))
	drafts := make([]jobs.Draft, len(locked))
	for i := range locked {
		taken := reminder(locked[i].ID)
		taken.Step = debt.StepID(n + i + 1)
		changes[i] = w.change(locked[i], taken)
		drafts[i] = draft(int64(n + i + 1))
		drafts[i].Key = itoa(int64(taken.Step))
	}
	if err := tx.Append(ctx, changes); err != nil {
		return err
	}
	return tx.Enqueue(ctx, drafts)
}

func benchLoad(b *testing.B, d Database) {
	b.Helper()
	const cases = 5_000
	w := d.begin(1)
	w.filled(cases)
	n := 0
	for b.Loop() {
		ids := make([]debt.CaseID, runChunk)
		for i := range ids {
			ids[i] = debt.CaseID(n%cases + i + 1)
		}
		for _, records := range w.journals(ids...) {
			if _, err := casework.CaseFrom(records); err != nil {
				b.Fatal(err)
			}
		}
		n += runChunk
	}
	rate(b, n, "cases")
}

func benchJobs(b *testing.B, d Database) {
	b.Helper()
	w := d.begin(1)
	n := 0
	for b.Loop() {
		drafts := make([]jobs.Draft, 100)
		for i := range drafts {
			drafts[i] = draft(int64(n + i + 1))
		}
		w.enqueue(drafts...)
		claimed := w.claim(time.Second, 100)
		outcomes := make([]jobs.Outcome, len(claimed))
		for i, job := range claimed {
			outcomes[i] = jobs.Outcome{Ref: job.Ref, State: jobs.Done, Attempts: 1}
		}
		w.settle(time.Second, outcomes...)
		n += len(claimed)
	}
	rate(b, n, "jobs")
}

// benchRunner lets the runner carry out jobs whose work is nothing.
func benchRunner(b *testing.B, d Database) {
	b.Helper()
	w := d.begin(1)
	clock := clock{at: moment(start).Add(time.Second)}
	runner, err := jobs.New(jobs.Options{
		Queue: d.Queue(), Now: func(int64) time.Time { return clock.now() }, Random: func() float64 { return 0.5 },
		Log: slog.New(slog.DiscardHandler),
	}, jobs.Work{Kind: "letter.compose", Do: func(context.Context, jobs.Job) error { return nil }})
	if err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		b.StopTimer()
		drafts := make([]jobs.Draft, 1000)
		for i := range drafts {
			drafts[i] = draft(int64(n + i + 1))
		}
		w.enqueue(drafts...)
		b.StartTimer()
		if err := runner.Drain(b.Context()); err != nil {
			b.Fatal(err)
		}
		n += len(drafts)
	}
	rate(b, n, "jobs")
}
