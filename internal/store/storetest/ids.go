package storetest

import (
	"log/slog"
	"sync"
	"time"

	"krav/internal/store"
)

var idTests = map[string]func(Database){
	"two processes at once make different ids":               differentIDs,
	"a number given back is taken by the next":               numberGivenBack,
	"a number whose lease ran out is taken":                  numberTaken,
	"sixteen processes that start at once each get a number": manyNodes,
}

// clock is a clock that a test sets.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) move(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

func (d Database) lease(c *clock) *store.LeasedIDs {
	d.t.Helper()
	ids, err := d.LeaseIDs(d.t.Context(), c.now, slog.New(slog.DiscardHandler))
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { _ = ids.Release(d.t.Context()) })
	return ids
}

// node is the node number within an id (see store.NewIDs).
func node(id int64) int64 { return id >> 12 & 1023 }

func differentIDs(d Database) {
	c := &clock{at: moment(start)}
	one, two := d.lease(c), d.lease(c)
	seen := map[int64]bool{}
	for range 10_000 {
		seen[one.Next()] = true
		seen[two.Next()] = true
	}
	if len(seen) != 20_000 {
		d.t.Errorf("%d different ids, want 20000", len(seen))
	}
}

func numberGivenBack(d Database) {
	c := &clock{at: moment(start)}
	one := d.lease(c)
	last := one.Next()
	if err := one.Release(d.t.Context()); err != nil {
		d.t.Fatal(err)
	}
	c.move(time.Second)
	two := d.lease(c)
	if next := two.Next(); node(next) != node(last) || next <= last {
		d.t.Errorf("the next id = %d of node %d, want one after %d of node %d", next, node(next), last, node(last))
	}
}

func numberTaken(d Database) {
	c := &clock{at: moment(start)}
	one := d.lease(c)
	c.move(9 * time.Minute)
	if two := d.lease(c); node(two.Next()) == node(one.Next()) {
		d.t.Error("a number was taken before its lease ran out")
	}
	c.move(2 * time.Minute)
	if three := d.lease(c); node(three.Next()) != node(one.Next()) {
		d.t.Error("a number whose lease ran out wasn't taken")
	}
}

func manyNodes(d Database) {
	c := &clock{at: moment(start)}
	var all sync.WaitGroup
	nodes := make([]int64, 16)
	for i := range nodes {
		all.Go(func() {
			ids, err := d.LeaseIDs(d.t.Context(), c.now, slog.New(slog.DiscardHandler))
			if err != nil {
				d.t.Error(err)
				return
			}
			nodes[i] = node(ids.Next())
			d.t.Cleanup(func() { _ = ids.Release(d.t.Context()) })
		})
	}
	all.Wait()
	seen := map[int64]bool{}
	for _, n := range nodes {
		seen[n] = true
	}
	if len(seen) != len(nodes) {
		d.t.Errorf("%d different numbers of %d processes: %v", len(seen), len(nodes), nodes)
	}
}
