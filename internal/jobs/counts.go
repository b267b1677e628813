package jobs

import (
	"maps"
	"slices"
	"sync/atomic"
)

// Counts is what became of the tries of one kind since the runner was made.
type Counts struct {
	Kind                             string
	Done, Again, Cancelled, Failures int64
}

type counts struct{ done, again, cancelled, failures atomic.Int64 }

func (c *counts) add(o Outcome) {
	switch o.State {
	case Done:
		c.done.Add(1)
	case Ready:
		c.again.Add(1)
	case Cancelled:
		c.cancelled.Add(1)
	case Failed:
		c.failures.Add(1)
	}
}

// Counts returns the counts of every kind, by name, for the metrics.
func (r *Runner) Counts() []Counts {
	all := make([]Counts, 0, len(r.counts))
	for _, kind := range slices.Sorted(maps.Keys(r.counts)) {
		c := r.counts[kind]
		all = append(all, Counts{
			Kind: kind, Done: c.done.Load(), Again: c.again.Load(),
			Cancelled: c.cancelled.Load(), Failures: c.failures.Load(),
		})
	}
	return all
}
