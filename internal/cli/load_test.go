package cli_test

import (
	"fmt"
	"net"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/store/storetest"
)

func TestABackupUnderLoadIsOfOneMomentOnSQLite(t *testing.T) {
	t.Parallel()
	backedUpUnderLoad(t)
}

func TestABackupUnderLoadIsOfOneMomentOnPostgreSQL(t *testing.T) {
	t.Parallel()
	backedUpUnderLoad(t, "KRAV_DB="+storetest.OpenPostgres(t).Options.URL)
}

// The load: files that come in one after the other, with so many bills each.
const (
	filesOfLoad = 6
	billsOfFile = 40
)

// backedUpUnderLoad makes backups while other processes import, follow up, book
// payments and send, and restores them: each is of one moment, and proves itself.
func backedUpUnderLoad(t *testing.T, env ...string) {
	t.Helper()
	_, address := startSink(t)
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	p := newProgram(t, append(env, "KRAV_SMTP_HOST="+host, "KRAV_SMTP_PORT="+port, "KRAV_SMTP_TLS=loopback", "KRAV_SMTP_FROM=krav@krav.example")...)
	p.fjord()
	p.writes("0.csv", billHeadings+bills(0))
	p.does("import", "0.csv", "--creditor", "1")

	files := p.backupsUntil(p.load())
	if len(files) < 3 {
		t.Fatalf("%d backups that differ were made under load, want 3 or more", len(files))
	}
	for _, file := range []string{files[0], files[len(files)/2], files[len(files)-1]} {
		there := p.restored(file)
		there.proven()
		if diff := cmp.Diff(settled(there.contents()), settled(p.linesOf(file))); diff != "" {
			t.Errorf("%s: the rows are others (-restored +backup):\n%s", file, diff)
		}
	}

	planned := p.does("followup", "plan", "--creditor", "1", "--on", "2026-11-20", "--json")
	if want := filesOfLoad * billsOfFile; strings.Count(string(planned), "reminder-2") < want/2 {
		t.Fatalf("too little is planned: %s", planned)
	}
	p.does("backup", "calm.gz")
	there := p.restored("calm.gz")
	if diff := cmp.Diff(string(there.does("followup", "plan", "--creditor", "1", "--on", "2026-11-20", "--json")), string(planned)); diff != "" {
		t.Errorf("the next steps are others (-restored +before):\n%s", diff)
	}
}

// bills are the lines of a file.
func bills(file int) string {
	var lines strings.Builder
	for i := range billsOfFile {
		n := 1000 + file*billsOfFile + i
		fmt.Fprintf(&lines, "%d;%d;Anna Nr%d;Søvej %d;4000;Roskilde;a%d@holm.example;12-10-2026;26-10-2026;%d,00\n", n, n, n, i+1, n, 500+i)
	}
	return lines.String()
}

// load sets other processes to work, and returns what is closed when they are done.
func (p *program) load() <-chan struct{} {
	arrived := make(chan struct{})
	var working sync.WaitGroup
	working.Go(func() {
		defer close(arrived)
		for file := 1; file < filesOfLoad; file++ {
			name := strconv.Itoa(file) + ".csv"
			p.writes(name, billHeadings+bills(file))
			p.does("import", name, "--creditor", "1")
			p.does("payments", "record", strconv.Itoa(10000+file), "20.00", "--creditor", "1")
		}
	})
	for _, task := range [][]string{{"followup", "run", "--creditor", "1"}, {"work", "--until-empty"}} {
		working.Go(func() {
			for isOver := false; !isOver; {
				select {
				case <-arrived:
					isOver = true // once more, for what came last
				default:
				}
				p.does(task...)
			}
		})
	}
	done := make(chan struct{})
	go func() {
		working.Wait()
		p.does("followup", "run", "--creditor", "1")
		p.does("work", "--until-empty")
		close(done)
	}()
	return done
}

// backupsUntil makes backups until something is done, and returns the files whose
// numbers of rows differ from those of the one before.
func (p *program) backupsUntil(done <-chan struct{}) []string {
	p.t.Helper()
	var files []string
	for last := int64(0); ; {
		select {
		case <-done:
			return files
		default:
		}
		name := "load-" + strconv.Itoa(len(files)) + ".gz"
		var made struct{ Rows int64 }
		p.read(&made, "backup", name, "--replace")
		if made.Rows != last {
			files = append(files, name)
		}
		last = made.Rows
	}
}

// restored returns the program over a house restored from a backup, in a place of its
// own, on the same engine.
func (p *program) restored(file string) *program {
	p.t.Helper()
	there := *p
	there.folder = p.t.TempDir()
	if slices.ContainsFunc(p.env, func(e string) bool { return strings.HasPrefix(e, "KRAV_DB=") }) {
		there.env = append(slices.Clone(p.env), "KRAV_DB="+storetest.EmptyPostgres(p.t))
	}
	there.env = append(slices.Clone(there.env), "KRAV_KEY_FILE="+filepath.Join(p.folder, "data", "krav.key"))
	var found struct {
		Wrong []struct{ Text string }
	}
	there.read(&found, "restore", filepath.Join(p.folder, file))
	if len(found.Wrong) > 0 {
		p.t.Errorf("%s: wrong: %v", file, found.Wrong)
	}
	return &there
}

// settled leaves out of a backup's rows those that a restore, and whoever opens the
// house, must change: that it was restored, and who gives out ids.
func settled(lines []string) []string {
	var left []string
	isSkipped := false
	for _, line := range lines {
		if strings.HasPrefix(line, "{") {
			isSkipped = strings.HasPrefix(line, `{"table":"restoration"`) || strings.HasPrefix(line, `{"table":"node_lease"`)
		}
		if !isSkipped {
			left = append(left, line)
		}
	}
	return left
}
