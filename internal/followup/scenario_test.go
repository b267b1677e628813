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
	"krav/internal/money"
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
}

func play(t *testing.T, text string) string {
	t.Helper()
	s := &story{t: t, book: law.Denmark()}
	s.happened(debt.CaseOpened{Number: 1, Flow: followup.StandardFlow, Terms: debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business, Compensation: true}, Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@holm.example"}})
	for _, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
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
		s.night()
		s.day, s.dated = s.day.AddDays(1), false
	}
	s.day = day
}

// night decides on the case and carries out what was decided, as often as there
// is something to do; letters leave at once.
func (s *story) night() {
	for range 10 {
		made, err := followup.Decide(s.book, followup.Standard(), &s.c, s.day)
		if err != nil {
			s.t.Fatalf("%s: %v", s.day, err)
		}
		if len(made.Actions) == 0 {
			return
		}
		for _, action := range made.Actions {
			s.carryOut(action, made)
		}
	}
	s.t.Fatalf("%s: the night doesn't end", s.day)
}

func (s *story) carryOut(action followup.Action, made followup.Decision) {
	switch a := action.(type) {
	case followup.Send:
		a.Step.Step = debt.StepID(s.id())
		s.say("> " + sending(a.Step, made))
		s.happened(a.Step)
		letter, dispatch := debt.DocumentID(s.id()), debt.DispatchID(s.id())
		s.happened(debt.LetterComposed{Letter: letter, Step: a.Step.Step, Document: a.Step.Document, Dated: s.day})
		s.happened(debt.DispatchOrdered{Dispatch: dispatch, Letter: letter, Channel: a.Step.Channel, Recipient: s.c.Debtor.Email})
		s.happened(debt.DispatchHanded{Dispatch: dispatch, On: s.day, Accepted: true})
	case followup.Refer:
		s.say("> ask a person: " + strings.TrimSpace(strings.TrimPrefix(a.Kind, "task.")+" "+a.Step))
		s.happened(debt.TaskRaised{Task: debt.TaskID(s.id()), Kind: a.Kind, Step: a.Step, Args: a.Args})
	case followup.Withdraw:
		s.say("> withdraw the letter")
		s.happened(debt.StepVoided{Step: a.Step, Why: debt.VoidStopped})
	case followup.Close:
		s.say("> close: " + strings.TrimPrefix(a.Why, "case.closed_"))
		s.happened(debt.CaseClosed{Why: a.Why})
	}
}

func sending(step debt.StepTaken, made followup.Decision) string {
	text := "send " + step.Document.String()
	if step.Channel != debt.Email {
		text += " by " + step.Channel.String()
	}
	switch {
	case step.Fee.IsPositive():
		text += fmt.Sprintf(", charge %s kr.", step.Fee)
	default:
		text += ", no fee"
	}
	if n := len(step.Compensation); n > 0 {
		text += fmt.Sprintf(", compensation %s kr. for %d", step.Each.Times(n), n)
	}
	text += fmt.Sprintf(", pay %s kr. by %s", step.Asked, step.Deadline)
	for _, reason := range made.Reasons {
		text += " (" + strings.TrimPrefix(reason.Key, "guard.") + ")"
	}
	return text
}

func (s *story) id() int64 { s.ids++; return s.ids }

func (s *story) happened(e debt.Event) {
	s.t.Helper()
	if err := s.c.Apply(debt.Occurred{Version: s.c.Version + 1, On: s.day, Known: s.day, By: "person:1", Event: e}); err != nil {
		s.t.Fatalf("%s: %v", s.day, err)
	}
}

func (s *story) say(text string) {
	date := strings.Repeat(" ", 10)
	if !s.dated {
		date, s.dated = s.day.String(), true
	}
	s.out.WriteString(date + "  " + text + "\n")
}

// set takes a line of the story's head.
func (s *story) set(line string) {
	for _, word := range strings.Split(line, ", ") {
		switch word {
		case "flow standard", "flow patient", "flow fast":
			s.c.Flow = strings.TrimPrefix(word, "flow ")
		case "no interest claimed":
			s.noClaim = true
		case "debtor business":
			s.c.Debtor.Kind = law.Business
		case "debtor public":
			s.c.Debtor.Kind = law.Public
		case "no e-mail":
			s.c.Debtor.Email = ""
		case "three postal days":
			s.c.Terms.PostalDays = 3
		case "paid in time is paid in full":
			s.c.Terms.Settles = true
		default:
			s.t.Fatalf("what is %q?", word)
		}
	}
}

func amount(t *testing.T, words ...string) money.Amount {
	t.Helper()
	sum, err := money.Parse(strings.Join(words, ""))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// do lets something happen, and returns the line as it is to stand.
func (s *story) do(what string) string {
	s.t.Helper()
	words := strings.Fields(what)
	switch words[0] {
	case "invoice":
		s.invoice(words)
	case "payment":
		s.happened(debt.PaymentRecorded{Payment: debt.PaymentID(s.id()), Amount: s.sum(words[1:]), ValueOn: s.valueDay(words)})
	case "payment-back":
		last := s.c.Payments[len(s.c.Payments)-1].PaymentRecorded
		s.happened(debt.PaymentReversed{Payment: last.Payment, Why: "payment.bank_reversal"})
	case "credit":
		s.happened(debt.ClaimCredited{Claim: s.c.Claims[0].ID, Number: "K1", On: s.day, Amount: s.sum(words[1:])})
	case "hold":
		s.happened(debt.CaseHeld{Until: civil.MustParse(words[2])})
	case "resume":
		s.happened(debt.CaseResumed{})
	case "objection":
		s.happened(debt.ObjectionRaised{Reason: "fejl"})
	case "rejected", "upheld", "withdrawn":
		s.happened(debt.ObjectionResolved{Outcome: words[0]})
	case "rewind":
		s.happened(debt.StepVoided{Step: s.c.LastStanding().Step, Why: debt.VoidDeleted})
	case "by-hand":
		s.happened(debt.BatchLeft{})
	case "batch":
		s.happened(debt.BatchJoined{})
	case "bounce":
		last := s.c.Dispatches[len(s.c.Dispatches)-1]
		s.happened(debt.DispatchReported{Dispatch: last.Dispatch, Status: debt.Failed, Code: "5.1.1"})
		s.happened(debt.StepVoided{Step: s.c.LastStanding().Step, Why: debt.VoidUndelivered})
	case "flow":
		s.happened(debt.FlowChanged{Flow: words[1]})
	case "owed":
		owed, err := s.c.Account.StatementOn(s.book, s.day)
		if err != nil {
			s.t.Fatal(err)
		}
		return "owed " + owed.Total().String() + " kr."
	case "nothing":
	default:
		s.t.Fatalf("what is %q?", what)
	}
	return what
}

// sum reads "1 200.00 kr." at the head of a list of words.
func (s *story) sum(words []string) money.Amount {
	s.t.Helper()
	for i, word := range words {
		if strings.HasPrefix(word, "kr.") {
			return amount(s.t, words[:i]...)
		}
	}
	s.t.Fatalf("no amount in %q", words)
	return money.Amount{}
}

func (s *story) valueDay(words []string) civil.Date {
	if last := words[len(words)-1]; len(last) == len("2026-01-02") {
		return civil.MustParse(last)
	}
	return s.day
}

func (s *story) invoice(words []string) {
	s.t.Helper()
	claim := debt.Claim{ID: debt.ClaimID(s.id()), Number: fmt.Sprint(len(s.c.Claims) + 1), Issued: s.day, Arisen: s.day, Sent: s.day, DueOrigin: law.AgreedDue, Principal: s.sum(words[1:])}
	for i, word := range words {
		switch word {
		case "day":
			claim.Due = civil.MustParse(strings.TrimSuffix(words[i+1], ","))
		case "reminded":
			claim.Earlier = debt.EarlierReminders{Count: 1, Fees: 1, Fee: money.Kroner(100, 0), Last: civil.MustParse(words[i+1])}
		case "arisen":
			claim.Arisen = civil.MustParse(strings.TrimSuffix(words[i+1], ","))
		}
	}
	if !s.noClaim {
		claim.InterestFrom = claim.Due.AddDays(1)
	}
	s.happened(debt.ClaimRegistered{Claim: claim})
}
