package followup_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
)

// How many lives are played, and how many where there is time (make soak).
const (
	lives     = 2000
	soakLives = 100_000
	shards    = 4
)

// Random cases over two years: whatever debtors, banks and caseworkers do, some things
// never happen. The life that breaks a rule is cut down to what it takes, and written
// as a scenario: mend what is wrong, move the file to testdata/scenarios, and it is
// played for good.
func TestSimulationWhateverHappensTheLawIsKept(t *testing.T) {
	t.Parallel()
	count := lives
	if os.Getenv("KRAV_SOAK") != "" { //nolint:forbidigo // the tests' own switch
		count = soakLives
	} else if testing.Short() {
		count = lives / 10
	}
	tally := make([]tallied, shards)
	var played sync.WaitGroup
	for shard := range shards {
		played.Go(func() { tally[shard] = playLives(t, shard, count) })
	}
	played.Wait()
	checkTally(t, tally, count)
}

// tallied counts what happened, so that a simulation in which nothing happens shows.
type tallied struct{ letters, fees, costs, closed, disputed, spared, agreed, kept, capitalised, courtFees, awards, lapsed int }

func playLives(t *testing.T, shard, count int) tallied {
	t.Helper()
	var sum tallied
	for seed := uint64(shard); seed < uint64(count); seed += shards {
		lines := livesOf(seed)
		l, why := playLife(t, lines)
		if why != "" {
			t.Errorf("life %d: %s\nIt is cut down in %s", seed, why, writeBroken(t, seed, lines))
			return sum
		}
		sum.add(l)
	}
	return sum
}

func (n *tallied) add(l *life) {
	for i := range l.story.c.Steps {
		step := &l.story.c.Steps[i]
		n.letters++
		if step.Fee.IsPositive() {
			n.fees++
		}
		if step.CostsCharged().IsPositive() {
			n.costs++
		}
	}
	if l.story.c.IsClosed() {
		n.closed++
	}
	if !l.story.c.Objection.Raised.IsZero() {
		n.disputed++
	}
	if len(l.spared) > 0 {
		n.spared++
	}
	if len(l.story.c.Account.Capitalised) > 0 {
		n.capitalised++
	}
	if owed := l.owed(l.story.day); owed.Lost().IsPositive() {
		n.lapsed++
	}
	for _, cost := range l.story.c.CourtCosts {
		if cost.Charged.Kind == debt.CourtFeePaid {
			n.courtFees++
		} else {
			n.awards++
		}
	}
	for i := range l.story.c.Agreements {
		n.agreed++
		if made := &l.story.c.Agreements[i]; made.Ended.IsZero() && l.story.c.IsClosed() {
			n.kept++
		}
	}
}

func checkTally(t *testing.T, tally []tallied, count int) {
	t.Helper()
	var n tallied
	for _, of := range tally {
		n.letters, n.fees, n.costs, n.closed, n.disputed = n.letters+of.letters, n.fees+of.fees, n.costs+of.costs, n.closed+of.closed, n.disputed+of.disputed
		n.agreed, n.kept, n.spared = n.agreed+of.agreed, n.kept+of.kept, n.spared+of.spared
		n.capitalised, n.courtFees, n.awards = n.capitalised+of.capitalised, n.courtFees+of.courtFees, n.awards+of.awards
		n.lapsed += of.lapsed
	}
	if n.capitalised < count/10 || n.courtFees < count/10 || n.awards < count/50 || n.lapsed < count/50 {
		t.Errorf("%+v in %d lives: no court was tried, or nothing lost", n, count)
	}
	if n.spared < count/8 || n.agreed < count/3 || n.kept < count/20 || n.letters < 3*count/2 || n.fees < count || n.costs < count/10 || n.closed < count/4 || n.closed == count || n.disputed < count/4 {
		t.Errorf("%+v in %d lives: nothing was tried", n, count)
	}
}

// broken is what a rule says that was broken.
type broken string

// playLife plays a life and returns which rule it breaks, or nothing.
func playLife(t *testing.T, lines []string) (l *life, why string) {
	t.Helper()
	l = newLife()
	return l, l.play(t, lines)
}

func newLife() *life {
	return &life{rates: statutory(), disputed: make(map[civil.Date]bool), spared: make(map[civil.Date]bool), founded: make(map[debt.ClaimID]civil.Date)}
}

// play plays the life and returns which rule it breaks, or nothing.
func (l *life) play(t *testing.T, lines []string) (why string) {
	t.Helper()
	l.story = &story{t: t, book: law.Denmark(), life: l}
	defer func() {
		switch found := recover().(type) {
		case nil:
		case broken:
			why = string(found)
		default:
			panic(fmt.Sprintf("%v in\n%s", found, strings.Join(lines, "\n")))
		}
	}()
	l.story.happened(debt.CaseOpened{
		Number: 1, Flow: followup.StandardFlow,
		Terms:  debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business, Compensation: true},
		Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@holm.example"},
	})
	for _, line := range lines {
		l.line(line)
	}
	l.ends()
	return ""
}

// writeBroken cuts a life that breaks a rule down to the lines that it takes, and
// writes it as a scenario. It returns the file.
func writeBroken(t *testing.T, seed uint64, lines []string) string {
	t.Helper()
	lines = shrink(lines, func(lines []string) bool {
		_, why := playLife(t, lines)
		return why != ""
	})
	l, why := playLife(t, lines)
	file := filepath.Join("testdata", "broken", fmt.Sprintf("life-%d.txt", seed))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Error(err)
	}
	text := "# Life " + strconv.FormatUint(seed, 10) + ". " + strings.ReplaceAll(why, "\n", "\n# ") + "\n" + l.story.out.String()
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Error(err)
	}
	return file
}

// shrink leaves out of a life what it breaks its rule without: first half of its lines,
// then a quarter, down to each. The first line, the terms, stays.
func shrink(lines []string, breaks func([]string) bool) []string {
	for size := max(1, len(lines)/2); ; {
		shorter := false
		for from := 1; from < len(lines); {
			without := slices.Concat(lines[:from], lines[min(from+size, len(lines)):])
			if !breaks(without) {
				from += size
				continue
			}
			lines, shorter = without, true
		}
		if size == 1 && !shorter {
			return lines
		}
		size = max(1, size/2)
	}
}

// A life that breaks a rule is cut down to what it takes: here an objection, and the
// claim that it is against.
func TestSimulationABrokenLifeIsCutDown(t *testing.T) {
	t.Parallel()
	whole := []string{"flow fast"}
	for i := range 40 {
		whole = append(whole, fmt.Sprintf("2025-01-%02d  nothing", 1+i%28))
	}
	whole[7], whole[33] = "2025-01-07  invoice", "2025-02-01  objection"
	got := shrink(whole, func(lines []string) bool {
		text := strings.Join(lines, "\n")
		return strings.Contains(text, "invoice") && strings.Contains(text, "objection")
	})
	if diff := cmp.Diff([]string{whole[0], whole[7], whole[33]}, got); diff != "" {
		t.Errorf("cut down to (-want +got):\n%s", diff)
	}
}
