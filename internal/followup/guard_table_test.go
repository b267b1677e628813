package followup_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/wording"
)

// The guard's cases stand in a text file that a lawyer can read: what had happened, what
// is asked, and the answer with its paragraph. "yes", "yes, but" and "no" with what
// follows were written by hand from the law; the sentences after ">" are what a person
// is then told, filled in by -update and read.
func TestTheGuardsCases(t *testing.T) {
	t.Parallel()
	const file = "testdata/guard.txt"
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	q := &questions{t: t}
	for line := range strings.SplitSeq(strings.TrimSuffix(string(want), "\n"), "\n") {
		q.line(line)
	}
	q.unanswered()
	if q.cases < 60 {
		t.Errorf("%d cases, want at least 60", q.cases)
	}
	if *update {
		if err := os.WriteFile(file, []byte(q.out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(string(want), q.out.String()); diff != "" {
		t.Errorf("the guard doesn't say what the table says (-table +guard):\n%s", diff)
	}
}

// questions plays the table.
type questions struct {
	t       *testing.T
	out     strings.Builder
	cases   int
	story   *story
	answers []string // to the last question, not yet seen
}

const titled, indent = "## ", "            "

func (q *questions) line(line string) {
	q.t.Helper()
	said := strings.TrimSpace(line)
	switch {
	case strings.HasPrefix(line, titled):
		q.unanswered()
		q.begin()
	case line == "" || strings.HasPrefix(line, "#"):
		q.unanswered()
	case strings.HasPrefix(line, indent):
		if strings.HasPrefix(said, ">") {
			return // filled in with the answer
		}
		q.answer()
		return // the answer itself is written
	case line[0] >= 'a' && line[0] <= 'z':
		q.story.set(line)
	default:
		q.unanswered()
		q.happens(line)
	}
	q.out.WriteString(line + "\n")
}

// begin opens a case: a consumer who was sent an invoice by a business.
func (q *questions) begin() {
	q.cases++
	q.story = &story{t: q.t, book: law.Denmark()}
	q.story.happened(debt.CaseOpened{
		Number: 1, Flow: followup.StandardFlow,
		Terms:  debt.Terms{DayCount: ledger.Actual365, Creditor: law.Business, Compensation: true},
		Debtor: debt.Debtor{Kind: law.Consumer, Name: "Anna Holm", Email: "anna@holm.example", Postcode: "8000", Town: "Aarhus C"},
	})
}

// answer writes what was answered to the last question: the verdict, and the sentence.
func (q *questions) answer() {
	for _, a := range q.answers {
		q.out.WriteString(indent + a + "\n")
	}
	q.answers = nil
}

// unanswered writes the answer that the table lacks, so that the difference shows it.
func (q *questions) unanswered() {
	if len(q.answers) > 0 {
		q.t.Errorf("case %d: the table lacks %q", q.cases, q.answers[0])
	}
	q.answer()
}

func (q *questions) happens(line string) {
	q.t.Helper()
	day, what := day(line[:10]), strings.TrimSpace(line[10:])
	q.story.day = day
	if asked, ok := strings.CutPrefix(what, "asks: "); ok {
		q.answers = q.asks(asked)
		return
	}
	if sent, ok := strings.CutPrefix(what, "sends "); ok {
		q.story.leaves(q.story.letter(sent))
		return
	}
	q.story.do(what)
}

// asks returns the answer to a question about a letter or another event.
func (q *questions) asks(what string) []string {
	q.t.Helper()
	if figure, ok := figures[strings.Fields(what)[0]]; ok {
		return figure(q, strings.Fields(what)[1:])
	}
	event := q.story.event(what)
	a, err := followup.Judge(q.story.book, &q.story.c, event, q.story.day)
	if err != nil {
		return []string{"no: " + fault.Of(err).Key, "> " + wording.Fault(wording.Danish, err)}
	}
	if a.Verdict == followup.Allow {
		return []string{"yes"}
	}
	var said []string
	for _, f := range a.Findings {
		verdict := map[followup.Verdict]string{followup.Warn: "yes, but ", followup.Refuse: "no: "}[f.Verdict]
		said = append(said, verdict+strings.TrimPrefix(f.Key, "guard.")+bracketed(f.Rule), "> "+sentence(f))
	}
	return said
}

func bracketed(rule string) string {
	if rule == "" {
		return ""
	}
	return " (" + rule + ")"
}

// sentence returns what a Danish reader is told of a finding.
func sentence(f followup.Finding) string {
	why := fault.New(fault.Unlawful, f.Key).Citing("", f.Instead)
	why.Args = f.Args
	return wording.Fault(wording.Danish, why)
}

// leaves takes a step, and lets its letter leave the same day, if it isn't a slow one.
func (s *story) leaves(step debt.StepTaken) {
	s.t.Helper()
	s.happened(step)
	letter, dispatch := debt.DocumentID(s.id()), debt.DispatchID(s.id())
	s.happened(debt.LetterComposed{Letter: letter, Step: step.Step, Document: step.Document, Channel: step.Channel, Dated: s.day})
	s.happened(debt.DispatchOrdered{Dispatch: dispatch, Letter: letter, Channel: step.Channel, Recipient: s.c.Debtor.Email})
	if s.slow {
		s.slow = false
		return
	}
	s.happened(debt.DispatchHanded{Dispatch: dispatch, On: s.day, Accepted: true})
}

// letter reads "reminder-1, fee 100.00 kr., by 2026-02-01": a letter of the day, with
// what it charges. Without a deadline it gives what the standard letters give.
func (s *story) letter(what string) debt.StepTaken {
	s.t.Helper()
	parts := strings.Split(what, ", ")
	step := debt.StepTaken{
		Step: debt.StepID(s.id()), Flow: s.c.Flow, Name: parts[0], Document: debt.ParseDocument(parts[0]),
		Channel: debt.Email, Planned: s.day, FeeOn: s.claim(1),
	}
	var err error
	if step.Deadline, err = followup.Deadline(s.book, followup.Step{Document: step.Document, Deadline: 10}, &s.c, debt.Email, s.day); err != nil {
		s.t.Fatal(err)
	}
	for _, part := range parts[1:] {
		s.detail(&step, strings.Fields(part))
	}
	return step
}

func (s *story) detail(step *debt.StepTaken, words []string) {
	s.t.Helper()
	switch words[0] {
	case "fee":
		step.Fee = s.sum(words[1:])
	case "on":
		step.FeeOn = s.claim(s.number(words[2]))
	case "costs":
		step.Costs = []debt.Cost{{Claim: s.claim(1), Amount: s.sum(words[1:])}}
	case "proposes":
		step.Proposal = debt.Proposal{Count: s.number(words[1]), First: step.Deadline.AddDays(1), Amount: money.Kroner(500, 0)}
	case "by":
		step.Deadline = day(words[1])
	case "post":
		step.Channel = debt.Print
	case "for":
		step.Asked = s.sum(words[1:])
	case "compensation":
		step.Each = s.sum(words[1:])
		step.Compensation = append(step.Compensation, s.claim(s.number(words[len(words)-1])))
	default:
		s.t.Fatalf("what is %q?", words)
	}
}

// claim returns the id of the case's claim with a place, from one.
func (s *story) claim(place int) debt.ClaimID { return s.c.Claims[place-1].ID }
