package cli_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"math/rand/v2"
	"net"
	"net/mail"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"krav/internal/store/storetest"
)

// How often the program is killed, on each engine: a few times always, and very
// often when it is asked for.
const (
	killsOfProgram     = 6
	soakKillsOfProgram = 1000
	// killsOfHouse is how many kills a house sees before it is let end.
	killsOfHouse = 6
	// debtorsOfHouse is how many get a letter.
	debtorsOfHouse = 24
	// atOnce is how many messages may be on their way when a process dies.
	atOnce = 8
)

// TestExactlyOnceThroughKillsOfTheProgram kills krav followup run and krav work, as
// processes, at random moments, begins them again until they are done, and holds that
// what there is then is what undisturbed ones leave.
func TestExactlyOnceThroughKillsOfTheProgram(t *testing.T) {
	t.Parallel()
	for name, open := range map[string]func(testing.TB) storetest.Database{"sqlite": nil, "postgres": storetest.OpenPostgres} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			database := func(t *testing.T) []string {
				t.Helper()
				if open == nil {
					return nil // a file in the program's folder
				}
				return []string{"KRAV_DB=" + open(t).Options.URL}
			}
			enough := killsOfProgram
			if os.Getenv("KRAV_SOAK") != "" {
				enough = soakKillsOfProgram
			}
			seed := rand.Uint64()
			chance := rand.New(rand.NewPCG(seed, 0))
			calm := openKilled(t, database(t))
			calm.live(func(string) (time.Duration, bool) { return 0, false })
			want, repeated, killed := calm.journal(), 0, 0
			for house := 0; killed < enough; house++ {
				t.Run("house "+strconv.Itoa(house), func(t *testing.T) {
					p := openKilled(t, database(t))
					p.live(func(command string) (time.Duration, bool) {
						return time.Duration(chance.Int64N(int64(calm.took[command]) + 1)), p.killed < killsOfHouse && killed+p.killed < enough
					})
					if diff := cmp.Diff(p.journal(), want); diff != "" {
						t.Errorf("seed %d, %d kills: another story (-got +want):\n%s", seed, p.killed, diff)
					}
					repeated += p.once()
					killed += p.killed
					if p.killed < 2 { // the machine has become faster than it was when nobody was disturbed
						for command := range calm.took {
							calm.took[command] -= calm.took[command] / 4
						}
					}
				})
				if t.Failed() {
					return
				}
			}
			t.Logf("%d kills, %d messages repeated, seed %d", killed, repeated, seed)
		})
	}
}

// killed is a house whose program is killed.
type killed struct {
	*program

	mails  *sink
	killed int
	took   map[string]time.Duration // by the first word of the command
}

// openKilled opens a house with debtors who are to get a letter.
func openKilled(t *testing.T, env []string) *killed {
	t.Helper()
	mails, address := startSink(t)
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		t.Fatal(err)
	}
	k := &killed{mails: mails, took: make(map[string]time.Duration), program: newProgram(t, append(env, "KRAV_SMTP_HOST="+host, "KRAV_SMTP_PORT="+port, "KRAV_SMTP_TLS=loopback", "KRAV_SMTP_FROM=krav@krav.example")...)}
	k.fjord()
	k.does("creditor", "set", "1", "--automatic")
	lines := strings.SplitAfter(bills(0), "\n")
	k.writes("bills.csv", billHeadings+strings.Join(lines[:debtorsOfHouse], ""))
	k.does("import", "bills.csv", "--creditor", "1")
	return k
}

// live follows up and works until both are done. When tells how long the next process
// has, and whether it is to die then.
func (k *killed) live(when func(command string) (time.Duration, bool)) {
	k.t.Helper()
	for _, command := range [][]string{{"followup", "run", "--creditor", "1"}, {"work", "--until-empty"}} {
		for isDone := false; !isDone; {
			after, dies := when(command[0])
			began := time.Now()
			isDone = k.process(command, after, dies)
			k.took[command[0]] = time.Since(began)
		}
	}
}

// process runs a command, and kills it some time after it began if it is to die then.
// It reports whether the command was done before.
func (k *killed) process(args []string, after time.Duration, dies bool) bool {
	k.t.Helper()
	command := exec.CommandContext(k.t.Context(), "krav", args...)
	command.Dir, command.Env = k.folder, append(os.Environ(), k.env...)
	var said bytes.Buffer
	command.Stdout, command.Stderr = &said, &said
	if err := command.Start(); err != nil {
		k.t.Fatal(err)
	}
	if dies {
		defer time.AfterFunc(after, func() { _ = command.Process.Kill() }).Stop()
	}
	err := command.Wait()
	exit, isExit := errors.AsType[*exec.ExitError](err)
	switch {
	case err == nil:
		return true
	case dies && isExit && !exit.Exited(): // by a signal
		k.killed++
		k.goesOn(2 * time.Minute) // what the dead held is free again
		return false
	}
	k.t.Fatalf("krav %s, which nobody killed: %v: %s", strings.Join(args, " "), err, said.String())
	return false
}

// journal returns what happened on each case, in order, without ids.
func (k *killed) journal() []string {
	k.t.Helper()
	folder := filepath.Join(k.folder, "export"+strconv.Itoa(k.killed))
	k.does("export", folder, "--creditor", "1")
	file, err := os.Open(filepath.Join(folder, "journal.jsonl"))
	if err != nil {
		k.t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	cases := make(map[string]string)
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var e struct {
			Case    json.RawMessage `json:"case_id"`
			Kind    string          `json:"kind"`
			On      string          `json:"effective_on"`
			Private string          `json:"private"`
		}
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil || e.Kind == "" {
			k.t.Fatalf("%v: %s", err, lines.Text())
		}
		cases[string(e.Case)] += e.On + " " + e.Kind + " " + e.Private + "\n"
	}
	var told []string
	for _, story := range cases {
		told = append(told, story)
	}
	slices.Sort(told)
	return told
}

// once holds that all proves itself, that nothing is left to do, and that each letter
// came under one id with one content, and again only where a process died with it on
// its way. It returns how often they did.
func (k *killed) once() int {
	k.t.Helper()
	if got := k.proven(); got != debtorsOfHouse {
		k.t.Errorf("%d cases, want %d", got, debtorsOfHouse)
	}
	var left struct{ Jobs []json.RawMessage }
	if k.read(&left, "queue", "--creditor", "1"); len(left.Jobs) > 0 {
		k.t.Errorf("left to do: %s", left.Jobs)
	}
	k.mails.mu.Lock()
	defer k.mails.mu.Unlock()
	contents, to := make(map[string]string), make(map[string]bool)
	for _, c := range k.mails.got {
		to[c.to] = true
		message, err := mail.ReadMessage(bytes.NewReader(c.message))
		if err != nil {
			k.t.Fatal(err)
		}
		id := message.Header.Get("Message-ID")
		content := plainMail(c.message)
		if before, again := contents[id]; again && before != content {
			k.t.Errorf("%s says two things (-first +again):\n%s", id, cmp.Diff(before, content))
		}
		contents[id] = content
	}
	if len(contents) != debtorsOfHouse || len(to) != debtorsOfHouse {
		k.t.Errorf("%d letters to %d debtors, want %d", len(contents), len(to), debtorsOfHouse)
	}
	repeated := len(k.mails.got) - len(contents)
	if most := k.killed * atOnce; repeated > most {
		k.t.Errorf("%d letters came again after %d kills", repeated, k.killed)
	}
	return repeated
}

// What differs each time a message is written: when, and how its parts are kept apart.
var (
	mailDate     = regexp.MustCompile(`(?m)^Date: .*$`)
	mailBoundary = regexp.MustCompile(`boundary="?([0-9a-zA-Z]+)`)
)

// plainMail returns a message without that.
func plainMail(message []byte) string {
	text := mailDate.ReplaceAllString(string(message), "Date:")
	for _, m := range mailBoundary.FindAllStringSubmatch(text, -1) {
		text = strings.ReplaceAll(text, m[1], "PART")
	}
	return text
}
