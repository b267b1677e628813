package intake_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"krav/internal/intake"
)

// entriesOfLarge is how many entries the large files have.
const entriesOfLarge = 100_000

// written writes a large file, part by part, and opens it.
func written(t *testing.T, write func(w io.Writer)) *os.File {
	t.Helper()
	file, err := os.Create(filepath.Join(t.TempDir(), "large"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.Close() })
	buffered := bufio.NewWriter(file)
	write(buffered)
	if err := buffered.Flush(); err != nil {
		t.Fatal(err)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	return file
}

// heldWhileReading reads a file to its end, and returns how many entries it has, what
// it ended in, and the most that was held at once, by looking now and then.
func heldWhileReading(t *testing.T, file *os.File) (entries int, held int64, stopped error) {
	t.Helper()
	before := live()
	r, err := intake.OpenPayments(file, intake.BankListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			stopped = err
			break
		}
		if _, ok := line.(intake.BankEntry); ok {
			entries++
		}
		if entries%20_000 == 0 {
			held = max(held, live()-before)
		}
	}
	held = max(held, live()-before)
	runtime.KeepAlive(r)
	return entries, held, stopped
}

// live returns how many bytes are in use.
func live() int64 {
	var stats runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

const mebibyte = 1 << 20

// The digests of what was seen are kept, some seventy bytes an entry; of the file
// itself, which is up to 60 MB, one entry at a time.
const heldOfLarge = 24 * mebibyte

// These tests look at the memory of the whole process, so nothing else may run.
func TestALargeStatementIsReadInBoundedMemory(t *testing.T) { //nolint:paralleltest // see above
	words := strings.Repeat("husleje og varme ", 16)
	file := written(t, func(w io.Writer) {
		before, after, _ := strings.Cut(message(statement("HERE")), "HERE")
		_, _ = io.WriteString(w, before)
		for i := range entriesOfLarge {
			_, _ = io.WriteString(w, entry(fmt.Sprintf("<AcctSvcrRef>R%d</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Søren %d</Nm></Dbtr></RltdPties>"+
				"<RmtInf><Ustrd>Faktura %d %s</Ustrd></RmtInf></TxDtls></NtryDtls>", i, i, 50_000+i, words)))
		}
		_, _ = io.WriteString(w, after)
	})
	entries, held, stopped := heldWhileReading(t, file)
	if entries != entriesOfLarge || stopped != nil || held > heldOfLarge {
		t.Errorf("%d entries, %v, %d MB held", entries, stopped, held/mebibyte)
	}
}

func TestALargeDeliveryIsReadInBoundedMemory(t *testing.T) { //nolint:paralleltest // see above
	lines := delivery(t)
	file := written(t, func(w io.Writer) {
		_, _ = io.WriteString(w, lines[0]+"\n"+lines[1]+"\n")
		for i := range entriesOfLarge {
			_, _ = fmt.Fprintf(w, "%s%09d%s\n", lines[2][:40], i, lines[2][49:])
		}
		// 299.00 each: 29,900,000.00 of 100,000 payments, in one section.
		_, _ = fmt.Fprintf(w, "%s%011d%015d%s\n", lines[6][:31], entriesOfLarge, 2_990_000_000, lines[6][57:])
		_, _ = fmt.Fprintf(w, "%s%011d%011d%015d%s\n", lines[11][:20], 1, entriesOfLarge, 2_990_000_000, lines[11][57:])
	})
	entries, held, stopped := heldWhileReading(t, file)
	if entries != entriesOfLarge || stopped != nil || held > heldOfLarge {
		t.Errorf("%d entries, %v, %d MB held", entries, stopped, held/mebibyte)
	}
}
