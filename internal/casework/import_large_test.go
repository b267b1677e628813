package casework_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/fault"
)

// many returns so many invoices, each of a debtor with a name of its own.
func many(n int) []string {
	lines := make([]string, n)
	for i := range lines {
		lines[i] = fmt.Sprintf("%d;%d;%c%c%c Medlem;Vej %d;4300;Holbæk;m%d@medlem.example;12-10-2026;26-10-2026;100,00",
			5000+i, 9000+i, 'A'+i%26, 'a'+i/26%26, 'a'+i/676%26, i, i)
	}
	return lines
}

// largest notes the most cases that one transaction wrote.
type largest struct {
	casework.Tx
	most *int
}

func (l largest) Append(ctx context.Context, changes []casework.Change) error {
	*l.most = max(*l.most, len(changes))
	return l.Tx.Append(ctx, changes)
}

func TestALargeFileIsTakenInPartByPart(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		most := 0
		spied := h.spied()
		spied.set(func(tx casework.Tx) casework.Tx { return largest{tx, &most} }, nil)
		var told []int
		options := casework.ImportOptions{Name: "stor.csv", Progress: func(r casework.ImportReport) { told = append(told, r.Created) }}
		report, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(text(headings, many(2000)...)), options)
		h.works(err)
		if report.Created != 2000 || report.Lines != 2001 || most != 500 {
			h.t.Errorf("created %d of %d lines, %d at most at once; want 2000 of 2001, 500 at once", report.Created, report.Lines, most)
		}
		if got := spied.grown; got != 5 {
			h.t.Errorf("the store was told %d times that it has grown, want before each of four parts and at the end", got)
		}
		if got := fmt.Sprint(told); got != "[500 1000 1500 2000]" {
			h.t.Errorf("told %v", got)
		}
		verdict := h.verdict()
		if verdict.Cases != 2000 || verdict.Events != 4000 || len(verdict.Wrong) != 0 {
			h.t.Errorf("%d cases, %d events, wrong %v", verdict.Cases, verdict.Events, verdict.Wrong)
		}
	})
}

// breaks is a file that can be read once, and breaks off the second time.
type breaks struct {
	*strings.Reader
	at   int64 // where it breaks off when it is read again
	read int64
	pass int
}

var errDisk = errors.New("the disk is gone")

func (b *breaks) Read(p []byte) (int, error) {
	if b.pass > 0 && b.read+int64(len(p)) > b.at {
		return 0, errDisk
	}
	n, err := b.Reader.Read(p)
	b.read += int64(n)
	return n, err
}

func (b *breaks) Seek(offset int64, whence int) (int64, error) {
	b.pass, b.read = b.pass+1, 0
	return b.Reader.Seek(offset, whence)
}

var _ io.ReadSeeker = (*breaks)(nil)

func TestWhatWasTakenInStaysWhenTheFileBreaksOff(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		// The file's beginning is read ahead to see how it is made: 1,000 lines.
		whole := text(headings, many(3000)...)
		file := &breaks{Reader: strings.NewReader(whole), at: int64(len(whole)) * 2 / 3}
		report, err := h.Import(h.t.Context(), h.person, h.creditor, file, casework.ImportOptions{Name: "brudt.csv"})
		if fault.Of(err) == nil && !errors.Is(err, errDisk) {
			h.t.Fatalf("error = %v", err)
		}
		kept := h.verdict().Cases
		if kept == 0 || kept != report.Created || kept%500 != 0 {
			h.t.Errorf("%d cases were kept, %d reported", kept, report.Created)
		}
		again, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(whole), casework.ImportOptions{Name: "brudt.csv"})
		h.works(err)
		// The report is of the file as a whole: no line of it was known before.
		if again.Unchanged != 0 || again.Created != 3000 {
			h.t.Errorf("the file again: %d unchanged, %d created, want 0 and 3000", again.Unchanged, again.Created)
		}
		third, err := h.Import(h.t.Context(), h.person, h.creditor, strings.NewReader(whole), casework.ImportOptions{Name: "brudt.csv"})
		h.works(err)
		if third.Unchanged != 3000 || third.Created != 0 {
			h.t.Errorf("once more: %d unchanged, %d created, want 3000 and 0", third.Unchanged, third.Created)
		}
		if got := h.verdict().Cases; got != 3000 {
			h.t.Errorf("%d cases, want 3000", got)
		}
		h.proven()
	})
}
