package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"time"

	"krav/internal/fault"
)

// benchCommand measures how fast the program is on this machine.
type benchCommand struct {
	Only []string `placeholder:"NAME"`
	Full bool
}

func (benchCommand) page() page {
	return page{
		does: "help.bench", why: "help.bench_why",
		flags: map[string]string{"only": "help.bench_only", "full": "help.bench_full"},
		examples: []example{
			{"help.bench_example", "krav bench"},
			{"help.bench_example_only", "krav bench --only decide --only letters"},
			{"help.bench_example_full", "krav bench --full --json"},
		},
	}
}

// benchMeasure is one thing that is measured.
type benchMeasure struct {
	name    string // what --only calls it
	measure func(*bench, context.Context) error
}

// benchMeasures are all that can be measured, in the order in which it is. The curve
// takes long, and is only measured where it is named, or everything in full.
var benchMeasures = []benchMeasure{
	{"commit", (*bench).commit},
	{"decide", (*bench).decide},
	{"balance", (*bench).balance},
	{"simulate", (*bench).simulate},
	{"letters", (*bench).letters},
	{"mail", (*bench).mail},
	{"import", (*bench).imports},
	{"run", (*bench).runs},
	{"chain", (*bench).chain},
	{"pages", (*bench).pages},
	{curveMeasure, (*bench).curve},
}

// Run measures and answers with the figures. The data that it made for that is
// gone when it ends, also where it is interrupted.
func (c *benchCommand) Run(ctx context.Context, s *session) error {
	chosen, err := c.chosen()
	if err != nil {
		return err
	}
	b, err := c.begin(ctx, s)
	if err != nil {
		return err
	}
	err = b.all(ctx, chosen)
	if err := errors.Join(err, b.end(ctx)); err != nil {
		return err
	}
	return s.answer(b.found)
}

// chosen returns what is to be measured: all of it where nothing is named.
func (c *benchCommand) chosen() ([]benchMeasure, error) {
	if len(c.Only) == 0 && !c.Full {
		return slices.DeleteFunc(slices.Clone(benchMeasures), func(m benchMeasure) bool { return m.name == curveMeasure }), nil
	}
	if len(c.Only) == 0 {
		return benchMeasures, nil
	}
	var chosen []benchMeasure
	var names []string
	for _, m := range benchMeasures {
		names = append(names, m.name)
		if slices.Contains(c.Only, m.name) {
			chosen = append(chosen, m)
		}
	}
	for _, name := range c.Only {
		if !slices.Contains(names, name) {
			return nil, fault.New(fault.Invalid, "bench.figure_unknown").With("name", name).With("names", strings.Join(names, ", "))
		}
	}
	return chosen, nil
}

// benchSizes are how many of each are measured.
type benchSizes struct {
	commits, mails  int
	invoices, chain int
	own, all, views int           // cases of the creditor that is read, of all, and pages read
	at              time.Duration // how long the rest is measured
}

func (c *benchCommand) sizes() benchSizes {
	sizes := benchSizes{commits: 500, mails: 5000, invoices: 10_000, chain: 2000, own: 10_000, all: 20_000, views: 1600, at: time.Second}
	if c.Full {
		sizes.chain, sizes.own, sizes.all, sizes.views = 20_000, 100_000, 1_000_000, 8000
	}
	return sizes
}

// bench is a round of measuring.
type bench struct {
	session *session
	sizes   benchSizes
	folder  string
	sink    *benchSink
	begun   time.Time
	houses  int
	found   benchAnswer

	filled *benchHouse // with cases that are due, or nil
	ends   []func(context.Context) error
}

// begin makes a folder of its own, and a mail server that takes everything.
func (c *benchCommand) begin(ctx context.Context, s *session) (*bench, error) {
	folder, err := os.MkdirTemp("", "krav-bench-")
	if err != nil {
		return nil, fmt.Errorf("make a folder: %w", err)
	}
	b := &bench{session: s, sizes: c.sizes(), folder: folder, begun: time.Now()}
	b.atEnd(func(context.Context) error { return os.RemoveAll(folder) })
	if b.sink, err = openSink(ctx); err != nil {
		return nil, errors.Join(err, b.end(ctx))
	}
	b.atEnd(func(context.Context) error { return b.sink.close() })
	b.found.Machine = thisMachine(s.conf.configuration)
	return b, nil
}

func (b *bench) atEnd(f func(context.Context) error) { b.ends = append(b.ends, f) }

// end undoes what was made, the last first.
func (b *bench) end(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	var errs []error
	for _, f := range slices.Backward(b.ends) {
		errs = append(errs, f(ctx))
	}
	return errors.Join(errs...)
}

// all measures one thing after the other, telling which.
func (b *bench) all(ctx context.Context, chosen []benchMeasure) error {
	for _, m := range chosen {
		if err := ctx.Err(); err != nil {
			return err
		}
		b.session.tell.note("bench.measuring", "name", m.name)
		if err := m.measure(b, ctx); err != nil {
			return fmt.Errorf("measure %s: %w", m.name, err)
		}
		if b.found.pagesFound == nil { // whose readers are in this process too
			b.found.PeakRSS = math.Round(peakMemory())
		}
	}
	return nil
}
