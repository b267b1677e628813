package followup_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
)

// livesPlayedAgain is how many lives are played once more.
const livesPlayedAgain = 200

// Lives in which people pay, object, are given time and have invoices credited, each
// played once more by the flow that it followed: the same letters leave on the same days
// for the same sums, and as much is owed in the end.
func TestSimulationOfTheFlowThatWasUsedIsWhatHappened(t *testing.T) {
	t.Parallel()
	letters := 0
	for seed := range uint64(livesPlayedAgain) {
		l := newLife()
		l.keeps = true
		if why := l.play(t, plainly(livesOf(seed))); why != "" {
			t.Fatalf("life %d: %s", seed, why)
		}
		again := followup.Replay{Book: law.Denmark(), Flows: followup.Standard(), Until: l.story.day.AddDays(-1)}
		got, err := again.Case(0, 0, l.opened())
		if err != nil {
			t.Fatalf("life %d: %v", seed, err)
		}
		want := &l.evenings[len(l.evenings)-1].c
		if diff := cmp.Diff(courseOf(t, want, again.Until), courseOf(t, &got, again.Until)); diff != "" {
			t.Fatalf("life %d (-was +again):\n%s", seed, diff)
		}
		letters += len(got.Steps)
	}
	if letters < 2*livesPlayedAgain {
		t.Errorf("%d letters in %d lives: nothing was tried", letters, livesPlayedAgain)
	}
}

// plainly leaves of a life what debtors do and what creditors answer. What a machine does
// to a letter, and what a person does to a step, follow-up alone doesn't bring again.
func plainly(lines []string) []string {
	keep := []string{"invoice", "payment", "objection", "rejected", "upheld", "withdrawn", "hold", "credit", "nothing"}
	lines = slices.Clone(lines)
	if takes := "what wasn't owed is taken back"; !strings.Contains(lines[0], takes) { // as the house does
		lines[0] += ", " + takes
	}
	return slices.DeleteFunc(lines, func(line string) bool {
		what := strings.Fields(line)
		return line[0] >= '0' && line[0] <= '9' && !slices.Contains(keep, what[1])
	})
}

// courseOf tells what came of a case, without the ids.
func courseOf(t *testing.T, c *debt.Case, on civil.Date) []string {
	t.Helper()
	var told []string
	for i := range c.Steps {
		s := &c.Steps[i]
		told = append(told, fmt.Sprintf("%s %s left %s, %s asked by %s, charges %s, voided %q", s.Name, s.Document, s.Dispatched, s.Asked, s.Deadline, s.Charges(), s.Voided))
	}
	for i := range c.Payments {
		told = append(told, fmt.Sprintf("paid %s on %s", c.Payments[i].Amount, c.Payments[i].ValueOn))
	}
	for i := range c.Tasks {
		told = append(told, fmt.Sprintf("asked %s on %s", c.Tasks[i].Kind, c.Tasks[i].On))
	}
	owed, err := c.Account.StatementOn(law.Denmark(), on)
	if err != nil {
		t.Fatal(err)
	}
	return append(told, fmt.Sprintf("closed %s %s, owed %s", c.Closed.On, c.Closed.Why, owed.Total()))
}

// A claim of 1,000.00 falls due on 16 January 2025. In the standard flow the first reminder
// goes on the 17th, and the debtor pays all three days after it, 1,100.00. In the patient
// flow the first reminder goes five days after the due day, on the 21st, and so it is
// assumed that they pay on the 24th.
func TestReplayADebtorPaysAsLongAfterALetterAsTheyDid(t *testing.T) {
	t.Parallel()
	l := newLife()
	l.keeps = true
	lines := []string{
		"flow standard, no interest claimed",
		"2025-01-02  invoice 1 000.00 kr. last timely day 2025-01-16",
		"2025-01-20  payment 1 100.00 kr.",
		"2025-03-01  nothing",
	}
	if why := l.play(t, lines); why != "" {
		t.Fatal(why)
	}
	again := followup.Replay{Book: law.Denmark(), Flows: followup.Standard(), Flow: followup.PatientFlow, Until: day("2025-02-28")}
	got, err := again.Case(0, 0, l.opened())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Steps) != 1 || got.Steps[0].Dispatched != day("2025-01-21") || got.Flow != followup.PatientFlow {
		t.Fatalf("steps %+v in %s, want the first reminder on 21 January in the patient flow", got.Steps, got.Flow)
	}
	if len(got.Payments) != 1 || got.Payments[0].ValueOn != day("2025-01-24") || got.Closed.On != day("2025-01-24") {
		t.Errorf("paid %+v, closed %+v, want all paid on 24 January", got.Payments, got.Closed)
	}
}

// What happened before the first day stays as it was, also the letters of another flow.
func TestReplayWhatWasBeforeStaysAsItWas(t *testing.T) {
	t.Parallel()
	l := newLife()
	l.keeps = true
	lines := []string{
		"flow standard, no interest claimed",
		"2025-01-02  invoice 1 000.00 kr. last timely day 2025-01-16",
		"2025-06-01  nothing",
	}
	if why := l.play(t, lines); why != "" {
		t.Fatal(why)
	}
	again := followup.Replay{
		Book: law.Denmark(), Flows: followup.Standard(), Flow: followup.FastFlow, Since: day("2025-01-20"), Until: day("2025-02-20"),
	}
	got, err := again.Case(0, 0, l.opened())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Steps) < 2 || got.Steps[0].Document != debt.FirstReminder || got.Steps[0].Dispatched != day("2025-01-17") || !got.Steps[1].Document.IsCollectionNotice() {
		t.Errorf("steps %+v, want the first reminder of 17 January, and then the notice", got.Steps)
	}
}
