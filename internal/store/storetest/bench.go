package storetest

import (
	"context"
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
func Bench(b *testing.B, open func(t testing.TB) Database) {
	b.Run("import", func(b *testing.B) { benchImport(b, open(b)) })
	b.Run("run", func(b *testing.B) { benchRun(b, open(b)) })
	b.Run("load", func(b *testing.B) { benchLoad(b, open(b)) })
	b.Run("jobs", func(b *testing.B) { benchJobs(b, open(b)) })
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
func (w writer) chunkOf(b testing.TB, from, n int) []casework.Change {
	b.Helper()
	changes := make([]casework.Change, n)
	for i := range changes {
		id := debt.CaseID(from + i)
		changes[i] = change(b, w.fresh(id), opening(id)...)
	}
	return changes
}

func benchImport(b *testing.B, d Database) {
	w := begin(b, d, 1)
	n := 0
	for b.Loop() {
		b.StopTimer()
		changes := w.chunkOf(b, n+1, importChunk)
		b.StartTimer()
		if err := w.append(b.Context(), changes...); err != nil {
			b.Fatal(err)
		}
		n += importChunk
	}
	rate(b, n, "invoices")
}

// filled opens n cases.
func (w writer) filled(b testing.TB, n int) {
	b.Helper()
	for from := 0; from < n; from += importChunk {
		if err := w.append(b.Context(), w.chunkOf(b, from+1, min(importChunk, n-from))...); err != nil {
			b.Fatal(err)
		}
	}
	if w.Engine() == store.PostgreSQL { // as it does by itself within a minute
		if _, err := w.Raw.ExecContext(b.Context(), "ANALYZE"); err != nil {
			b.Fatal(err)
		}
	}
}

// benchRun takes a step on each case, fifty a transaction, with a job for each.
func benchRun(b *testing.B, d Database) {
	const cases = 20_000
	w := begin(b, d, 1)
	w.filled(b, cases)
	n := 0
	for b.Loop() {
		ids := make([]debt.CaseID, runChunk)
		for i := range ids {
			ids[i] = debt.CaseID(n%cases + i + 1)
		}
		err := w.Update(b.Context(), 1, func(ctx context.Context, tx casework.Tx) error {
			return step(b, ctx, tx, ids, n)
		})
		if err != nil {
			b.Fatal(err)
		}
		n += runChunk
	}
	rate(b, n, "cases")
}

func step(b testing.TB, ctx context.Context, tx casework.Tx, ids []debt.CaseID, n int) error {
	b.Helper()
	locked, err := tx.Lock(ctx, ids)
	if err != nil {
		return err
	}
	changes := make([]casework.Change, len(locked))
	drafts := make([]jobs.Draft, len(locked))
	for i := range locked {
		taken := later(locked[i].ID)[0][0].(debt.StepTaken)
		taken.Step = debt.StepID(n + i + 1)
		changes[i] = change(b, locked[i], taken)
		drafts[i] = draft(b, int64(n+i+1))
		drafts[i].Key = itoa(int64(taken.Step))
	}
	if err := tx.Append(ctx, changes); err != nil {
		return err
	}
	return tx.Enqueue(ctx, drafts)
}

func benchLoad(b *testing.B, d Database) {
	const cases = 5_000
	w := begin(b, d, 1)
	w.filled(b, cases)
	n := 0
	for b.Loop() {
		ids := make([]debt.CaseID, runChunk)
		for i := range ids {
			ids[i] = debt.CaseID(n%cases + i + 1)
		}
		for _, records := range w.journals(b, ids...) {
			if _, err := casework.CaseFrom(records); err != nil {
				b.Fatal(err)
			}
		}
		n += runChunk
	}
	rate(b, n, "cases")
}

func benchJobs(b *testing.B, d Database) {
	w := begin(b, d, 1)
	n := 0
	for b.Loop() {
		drafts := make([]jobs.Draft, 100)
		for i := range drafts {
			drafts[i] = draft(b, int64(n+i+1))
		}
		w.enqueue(b, drafts...)
		claimed := w.claim(b, time.Second, 100)
		outcomes := make([]jobs.Outcome, len(claimed))
		for i, job := range claimed {
			outcomes[i] = jobs.Outcome{Ref: job.Ref, State: jobs.Done, Attempts: 1}
		}
		w.settle(b, time.Second, outcomes...)
		n += len(claimed)
	}
	rate(b, n, "jobs")
}
