package casework_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/store"
	"krav/internal/wording"
)

// filling is a child that works on a disk that is full, and then isn't.
const filling task = "fill"

// TestExactlyOnceWhenTheDiskIsFull has a process work on a small disk of its own,
// which is full. It says so, in both languages, and has saved all of a transaction
// or nothing; and when there is room it goes on.
func TestExactlyOnceWhenTheDiskIsFull(t *testing.T) {
	t.Parallel()
	disk := t.TempDir()
	unshared(t, []string{smallDisk(disk, "16m")}, orders{Task: filling, Path: filepath.Join(disk, "krav.db"), Disk: disk})
}

// smallDisk is the command that makes a folder a disk of so much room.
func smallDisk(folder, room string) string {
	return "mount -t tmpfs -o size=" + room + " none " + folder
}

// unshared has a child obey where it sees disks of its own, which commands make, a disk
// the first. It skips the test where such can't be had.
func unshared(t *testing.T, commands []string, o orders) {
	t.Helper()
	o.Life, o.Began = 1, time.Now() //nolint:forbidigo // the child's clock goes on from here
	text, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	itself, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	// Not as root, which a PostgreSQL server refuses to be; what is begun there ends with it.
	apart := []string{"--user", "--map-user=1000", "--map-group=1000", "--keep-caps", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c"}
	if err := exec.CommandContext(t.Context(), "unshare", append(apart, commands[0])...).Run(); err != nil {
		t.Skip("SKIPPED: a disk of its own isn't to be had here: NOT TESTED with a full disk. Needs unshare (util-linux 2.38) and user namespaces: sysctl kernel.unprivileged_userns_clone=1, or run as root")
	}
	child := exec.CommandContext(t.Context(), "unshare", append(apart, strings.Join(commands, " && ")+` && "$0"`, itself)...)
	child.Env = append(os.Environ(), childOrders+"="+string(text))
	if said, err := child.CombinedOutput(); err != nil || !strings.Contains(string(said), "all is well") {
		t.Errorf("the child ended in %v:\n%s", err, said)
	}
}

// fill is the child's life.
func (o orders) fill(ctx context.Context) error {
	db, err := store.Open(ctx, store.Options{Path: o.Path, URL: o.URL, Migrate: true})
	if err != nil {
		return err
	}
	s := o.service(db)
	if o.Creditor, err = s.AddCreditor(ctx, access.NewOperator(1, "drift"), fjord()); err != nil {
		return err
	}
	err = errors.Join(o.whileFull(ctx, s), o.revive(ctx), o.whenThereIsRoom(ctx, s))
	if err == nil {
		_, err = fmt.Fprintln(os.Stdout, "all is well")
	}
	return errors.Join(err, db.Close())
}

// invoicesOnDisk is how many lines are imported: far more than fit.
const invoicesOnDisk = 1100

func (o orders) imports(ctx context.Context, s *casework.Service) (casework.ImportReport, error) {
	return s.Import(ctx, personAt(o.Creditor, access.Administrator), o.Creditor, strings.NewReader(text(headings, many(invoicesOnDisk)...)), casework.ImportOptions{Name: "a.csv"})
}

// whileFull imports while there is room for a little more than nothing.
func (o orders) whileFull(ctx context.Context, s *casework.Service) error {
	if err := ballast(o.ballast()); err != nil {
		return err
	}
	_, err := o.imports(ctx, s)
	if o.Revive != "" && (fault.HasKey(err, "store.unavailable") || fault.HasKey(err, "store.commit_unknown")) {
		return os.Remove(o.ballast()) // a server with no room for its log is gone
	}
	if !fault.HasKey(err, "store.disk_full") {
		return fmt.Errorf("on a full disk the import ended in %w", err)
	}
	danish, english := wording.Fault(wording.Danish, err), wording.Fault(wording.English, err)
	if !strings.Contains(danish, "ikke mere plads på disken") || !strings.Contains(english, "disk is full") {
		return fmt.Errorf("said %q and %q", danish, english)
	}
	return os.Remove(o.ballast())
}

func (o orders) ballast() string { return filepath.Join(o.Disk, "ballast") }

// ballast fills a disk but for a quarter of a megabyte.
func ballast(name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	size, block := int64(0), make([]byte, 64<<10)
	for err == nil {
		var n int
		n, err = file.Write(block)
		size += int64(n)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		return err
	}
	return errors.Join(file.Truncate(size-256<<10), file.Close())
}

// whenThereIsRoom imports again, follows up, and has everything prove itself.
func (o orders) whenThereIsRoom(ctx context.Context, s *casework.Service) error {
	report, err := o.imports(ctx, s)
	if err != nil || report.Created+report.Unchanged != invoicesOnDisk {
		return fmt.Errorf("with room again: %+v, %w", report, err)
	}
	done := 0
	err = s.Run(ctx, personAt(o.Creditor, access.Administrator), o.Creditor, civil.Date{}, casework.Approval{Always: true}, func(casework.RunRow) error {
		done++
		return nil
	})
	if err != nil || done != invoicesOnDisk {
		return fmt.Errorf("%d followed up: %w", done, err)
	}
	verdict, err := s.Verify(ctx, access.NewOperator(1, "drift"), o.Creditor, func(casework.Verdict) {})
	if err != nil || verdict.Cases != invoicesOnDisk || len(verdict.Wrong) > 0 {
		return fmt.Errorf("%d cases, wrong is %v: %w", verdict.Cases, verdict.Wrong, err)
	}
	return nil
}
