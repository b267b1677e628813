package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"krav/internal/casework"
	"krav/internal/civil"
)

// commit measures the smallest transaction there is, one after the other, and what
// the disk itself takes.
func (b *bench) commit(ctx context.Context) error {
	h, err := b.open(ctx)
	if err != nil {
		return err
	}
	begun := time.Now()
	for i := range b.sizes.commits {
		err := h.db.Update(ctx, h.creditor, func(ctx context.Context, tx casework.Tx) error {
			return tx.SaveMapping(ctx, "bench", strconv.Itoa(i))
		})
		if err != nil {
			return err
		}
	}
	b.found.Commits = perSecond(b.sizes.commits, time.Since(begun))
	if b.session.conf.isPostgres() {
		return nil // its disk is the server's
	}
	return b.syncs()
}

// syncs measures how often the disk takes 4 kB for good.
func (b *bench) syncs() error {
	file, err := os.Create(filepath.Join(b.folder, "sync"))
	if err != nil {
		return fmt.Errorf("make a file: %w", err)
	}
	page := make([]byte, 4096)
	begun := time.Now()
	for range b.sizes.commits {
		if _, err := file.Write(page); err != nil {
			return errors.Join(fmt.Errorf("write: %w", err), file.Close())
		}
		if err := file.Sync(); err != nil {
			return errors.Join(fmt.Errorf("sync: %w", err), file.Close())
		}
	}
	b.found.Syncs = perSecond(b.sizes.commits, time.Since(begun))
	return file.Close()
}

// fill takes a file of so many invoices in, and returns how long that took.
func (b *bench) fill(ctx context.Context, h *benchHouse, n int) (time.Duration, error) {
	file, err := b.invoices(n)
	if err != nil {
		return 0, err
	}
	defer func() { _ = file.Close() }()
	begun := time.Now()
	report, err := h.Import(ctx, h.who(), h.creditor, file, casework.ImportOptions{Name: filepath.Base(file.Name())})
	if err != nil {
		return 0, err
	}
	if report.Created != n {
		return 0, fmt.Errorf("%d of %d invoices became cases", report.Created, n)
	}
	took := time.Since(begun)
	return took, h.gatherStatistics(ctx)
}

// imports measures how fast a file of invoices is taken in.
func (b *bench) imports(ctx context.Context) error {
	h, err := b.open(ctx)
	if err != nil {
		return err
	}
	took, err := b.fill(ctx, h, b.sizes.invoices)
	b.filled, b.found.Import = h, perSecond(b.sizes.invoices, took)
	return err
}

// runs measures a run of follow-up over cases of which all are due.
func (b *bench) runs(ctx context.Context) error {
	h := b.filled
	if h == nil {
		var err error
		if h, err = b.open(ctx); err != nil {
			return err
		}
		if _, err := b.fill(ctx, h, b.sizes.invoices); err != nil {
			return err
		}
	}
	took, err := h.run(ctx, b.sizes.invoices)
	b.found.Run = perSecond(b.sizes.invoices, took)
	return err
}

// run carries out what is due, which must be so many steps, and returns how long
// that took.
func (h *benchHouse) run(ctx context.Context, n int) (time.Duration, error) {
	done := 0
	begun := time.Now()
	err := h.Run(ctx, h.who(), h.creditor, civil.Date{}, casework.Approval{Always: true}, func(row casework.RunRow) error {
		if row.Skipped == "" {
			done++
		}
		return nil
	})
	if err == nil && done != n {
		err = fmt.Errorf("%d of %d cases were followed up", done, n)
	}
	return time.Since(begun), err
}

// chain measures the whole way of a file of invoices: cases, a run, and for each a
// letter and a message to the sink, all of it recorded.
func (b *bench) chain(ctx context.Context) error {
	h, err := b.open(ctx)
	if err != nil {
		return err
	}
	n, before := b.sizes.chain, b.sink.taken.Load()
	imported, err := b.fill(ctx, h, n)
	if err != nil {
		return err
	}
	run, err := h.run(ctx, n)
	if err != nil {
		return err
	}
	work, err := h.work(ctx)
	if err != nil {
		return err
	}
	if taken := int(b.sink.taken.Load() - before); taken != n {
		return fmt.Errorf("%d of %d messages arrived", taken, n)
	}
	b.found.Parts = &chainParts{Import: seconds(imported), Run: seconds(run), Work: seconds(work)}
	whole := seconds(imported + run + work)
	if n == fullChain {
		b.found.Chain = whole
	} else {
		b.found.Small = whole
	}
	return nil
}

// fullChain is how many cases the chain is promised for.
const fullChain = 20_000

// work does the waiting jobs and returns how long that took.
func (h *benchHouse) work(ctx context.Context) (time.Duration, error) {
	runner, err := h.runner()
	if err != nil {
		return 0, err
	}
	begun := time.Now()
	err = runner.Drain(ctx)
	return time.Since(begun), err
}
