package followup_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
)

var update = flag.Bool("update", false, "write what was decided into the scenario files; read the difference")

// A scenario is a story by date in a text file that a lawyer can read. Lines with
// ">" are what was decided, and "owed" lines end in what was owed; the rest is
// what happened. The expected days and amounts were worked out by hand.
func TestScenarios(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/scenarios/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			t.Parallel()
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("what was decided is not what the story says (-story +decided):\n%s", diff)
			}
		})
	}
}

// story plays one scenario.
type story struct {
	t       *testing.T
	book    *law.Book
	c       debt.Case
	out     strings.Builder
	day     civil.Date
	dated   bool // the day has been written
	ids     int64
	noClaim bool // no interest is claimed
	last    followup.Decision
	takes   bool // what turns out not to have been owed is taken back
	slow    bool // the next letter doesn't leave on its day
	away    int  // for how many nights nobody decides
	life    *life
}

func play(t *testing.T, text string) string {
	t.Helper()
	s := &story{t: t, book: law.Denmark()}
	s.happened(debt.CaseOpened{Number: 1, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business, Compensation: true}, Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@holm.example"}})
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\n"), "\n") {
		s.line(line)
	}
	return s.out.String()
}

func (s *story) line(line string) {
	if strings.HasPrefix(line, "#") || line == "" {
		s.out.WriteString(line + "\n")
		return
	}
	if line[0] >= 'a' && line[0] <= 'z' {
		s.out.WriteString(line + "\n")
		s.set(line)
		return
	}
	date, what := strings.TrimSpace(line[:10]), strings.TrimSpace(line[10:])
	if date != "" {
		s.nightsUntil(civil.MustParse(date))
	}
	if strings.HasPrefix(what, ">") {
		return
	}
	s.say(s.do(what))
}

// nightsUntil lets the nights pass up to the morning of a day.
func (s *story) nightsUntil(day civil.Date) {
	for !s.day.IsZero() && s.day.Before(day) {
		if s.away > 0 {
			s.away--
		} else {
			s.night()
		}
		s.life.evening(s)
		s.day, s.dated = s.day.AddDays(1), false
		s.morning()
	}
	s.day = day
}

// morning lets a letter that missed its day be stopped, to be written anew.
func (s *story) morning() {
	if last := s.c.LastStanding(); last != nil && last.Waits() {
		s.happened(debt.DispatchStopped{Dispatch: s.c.Dispatches[len(s.c.Dispatches)-1].Dispatch, Why: "dispatch.stopped_late"})
		s.happened(debt.StepVoided{Step: last.Step, Why: debt.VoidReplanned})
	}
	s.life.morning(s)
}

// night decides on the case and carries out what was decided, as often as there
// is something to do; letters leave at once.
func (s *story) night() {
	for range 10 {
		made, err := followup.Decide(s.book, followup.Standard(), &s.c, s.day)
		if err != nil {
			s.fatal("%v", err)
		}
		s.checkReview(made)
		s.last = made
		if len(made.Actions) == 0 {
			return
		}
		for _, action := range made.Actions {
			s.carryOut(action, made)
		}
	}
	s.fatal("the night doesn't end")
}

// checkReview holds that nothing is done on a case on which nothing has happened
// before the day that the last decision named: nobody would have looked at it.
func (s *story) checkReview(made followup.Decision) {
	s.t.Helper()
	tooEarly := s.last.Review.IsZero() || made.On.Before(s.last.Review)
	if s.last.Version == made.Version && made.On.After(s.last.On) && tooEarly && len(made.Actions) > 0 {
		s.fatal("%s, but on %v it was said that the next day to look is %v", made.Fingerprint(), s.last.On, s.last.Review)
	}
}

// fatal ends the story: a rule was broken.
func (s *story) fatal(form string, values ...any) {
	s.t.Helper()
	why := fmt.Sprintf("%s: %s", s.day, fmt.Sprintf(form, values...))
	if s.life != nil {
		panic(broken(why))
	}
	s.t.Fatal(why)
}

func (s *story) carryOut(action followup.Action, made followup.Decision) {
	switch a := action.(type) {
	case followup.Send:
		a.Step.Step = debt.StepID(s.id())
		s.say("> " + sending(a.Step, made))
		s.judged(a.Step)
		s.life.sends(s, a.Step)
		s.leaves(a.Step)
		s.life.sent(s, a.Step)
	case followup.Refer:
		s.say("> ask a person: " + strings.TrimSpace(strings.TrimPrefix(a.Kind, "task.")+" "+a.Step))
		s.happened(debt.TaskRaised{Task: debt.TaskID(s.id()), Kind: a.Kind, Step: a.Step, Args: a.Args})
	case followup.Remind:
		s.say(fmt.Sprintf("> remind of the instalment of %s: %s kr. by %s", a.Reminder.Instalment, a.Reminder.Amount, a.Reminder.Deadline))
		s.judged(a.Reminder)
		s.happened(a.Reminder)
		s.happened(debt.LetterComposed{Letter: debt.DocumentID(s.id()), Document: debt.InstalmentReminder, Channel: a.Reminder.Channel, Dated: s.day, Total: a.Reminder.Amount})
	case followup.EndOffer:
		s.say("> end the offer: " + strings.TrimPrefix(a.Why, "composition."))
		s.happened(debt.CompositionEnded{Why: a.Why})
	case followup.EndAgreement:
		s.say("> end the agreement: " + strings.TrimPrefix(a.Why, "agreement."))
		s.happened(debt.AgreementEnded{Agreement: a.Agreement, Why: a.Why})
		s.finishAboutAgreement()
	case followup.Withdraw:
		s.say("> withdraw the letter")
		s.happened(debt.StepVoided{Step: a.Step, Why: debt.VoidStopped})
	case followup.Close:
		s.say("> close: " + strings.TrimPrefix(a.Why, "case.closed_"))
		s.judged(debt.CaseClosed{Why: a.Why})
		s.happened(debt.CaseClosed{Why: a.Why, Waives: a.Why == debt.ClosedTrifle || a.Why == debt.ClosedComposition})
	}
}

func sending(step debt.StepTaken, made followup.Decision) string {
	var b strings.Builder
	b.WriteString("send " + step.Document.String())
	if step.Channel != debt.Email {
		b.WriteString(" by " + step.Channel.String())
	}
	if step.Fee.IsPositive() {
		fmt.Fprintf(&b, ", charge %s kr.", step.Fee)
	} else {
		b.WriteString(", no fee")
	}
	if costs := step.CostsCharged(); costs.IsPositive() {
		fmt.Fprintf(&b, ", costs %s kr.", costs)
	}
	if p := step.Proposal; !p.IsZero() {
		fmt.Fprintf(&b, ", propose %d of %s kr. from %s", p.Count, p.Amount, p.First)
	}
	if n := len(step.Compensation); n > 0 {
		fmt.Fprintf(&b, ", compensation %s kr. for %d", step.Each.Times(n), n)
	}
	fmt.Fprintf(&b, ", pay %s kr. by %s", step.Asked, step.Deadline)
	for _, reason := range made.Reasons {
		b.WriteString(" (" + strings.TrimPrefix(reason.Key, "guard.") + ")")
	}
	return b.String()
}

func (s *story) id() int64 { s.ids++; return s.ids }

func (s *story) happened(e debt.Event) {
	s.t.Helper()
	o := debt.Occurred{Version: s.c.Version + 1, On: s.day, Known: s.day, By: "person:1", Event: e}
	if p, ok := e.(debt.PaymentRecorded); ok {
		o.On = p.ValueOn
	}
	if err := s.c.Apply(o); err != nil {
		s.fatal("%T: %v", e, err)
	}
	s.life.told(o)
}

// judged holds that the guard refuses nothing of what was decided.
func (s *story) judged(e debt.Event) {
	s.t.Helper()
	answer, err := followup.Judge(s.book, &s.c, e, s.day)
	if err == nil {
		err = answer.Err()
	}
	if err != nil {
		s.fatal("the guard refuses %T: %v", e, err)
	}
}

func (s *story) say(text string) {
	date := strings.Repeat(" ", 10)
	if !s.dated {
		date, s.dated = s.day.String(), true
	}
	s.out.WriteString(date + "  " + text + "\n")
}
