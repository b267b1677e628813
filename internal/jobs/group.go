package jobs

import (
	"context"
	"fmt"
	"log/slog"
)

// groups parts claimed jobs, which are one creditor's, into those that are tried
// together and those that are tried by themselves.
func (r *Runner) groups(claimed []held) [][]held {
	var groups [][]held
	open := make(map[string]int) // kind to the place of its group with room
	for _, h := range claimed {
		most := r.works[h.job.Kind].atOnce(h.job)
		at, found := open[h.job.Kind]
		if most > 1 && found && len(groups[at]) < most {
			groups[at] = append(groups[at], h)
			continue
		}
		if most > 1 {
			open[h.job.Kind] = len(groups)
		}
		groups = append(groups, []held{h})
	}
	return groups
}

// atOnce returns how many jobs a job may be tried together with, itself among them.
func (w Work) atOnce(job Job) int {
	if w.DoTogether == nil || job.Attempt > 1 {
		return 1
	}
	return w.AtOnce
}

// tryGroup carries out one try of each job of a group: together, or one after the
// other where it is one or together fails.
func (r *Runner) tryGroup(group []held) []Outcome {
	outcomes := make([]Outcome, 0, len(group))
	if len(group) > 1 {
		w := r.works[group[0].job.Kind]
		errs, err := w.together(group)
		if err == nil {
			for i, h := range group {
				outcomes = append(outcomes, r.ended(h.ctx, w, h.job, errs[i]))
			}
			return outcomes
		}
		r.Log.Info("jobs are tried one by one", slog.String("kind", w.Kind), slog.Int("jobs", len(group)), slog.Any("error", err))
	}
	for _, h := range group {
		outcomes = append(outcomes, r.try(h.ctx, h.job))
	}
	return outcomes
}

// together carries out one try of several jobs at once. It ends when the lease of
// one of them is lost.
func (w Work) together(group []held) ([]error, error) {
	ctx, end := context.WithCancelCause(group[0].ctx)
	defer end(nil)
	jobs := make([]Job, len(group))
	for i, h := range group {
		jobs[i] = h.job
		forget := context.AfterFunc(h.ctx, func() { end(context.Cause(h.ctx)) })
		defer forget()
	}
	ctx, cancel := w.limited(ctx, len(jobs))
	defer cancel()
	var errs []error
	err := caught(func() error {
		var err error
		errs, err = w.DoTogether(ctx, jobs)
		return err
	})
	if err == nil && len(errs) != len(jobs) {
		err = fmt.Errorf("%d errors for %d jobs", len(errs), len(jobs))
	}
	return errs, err
}
