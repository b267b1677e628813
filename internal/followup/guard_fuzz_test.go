package followup_test

import (
	"math/rand/v2"
	"testing"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// Whatever is asked, and of whatever case: the guard answers, a refusal can be said with
// its reason, and an answer without a word is a yes.
func FuzzTheGuardAnswers(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed, uint16(seed*37))
	}
	book := law.Denmark()
	f.Fuzz(func(t *testing.T, seed uint64, days uint16) {
		l, why := playLife(t, livesOf(seed % 50)[:25])
		if why != "" {
			t.Fatal(why)
		}
		c, random := &l.story.c, rand.New(rand.NewPCG(seed, 29))
		on := l.story.day.AddDays(int(days) % 1000)
		for _, e := range anything(random) {
			a, err := followup.Judge(book, c, e, on)
			if err != nil {
				if !fault.Is(err, fault.UnknownLaw) {
					t.Errorf("%T: %v", e, err)
				}
				continue
			}
			checkAnswer(t, e, a)
		}
	})
}

func checkAnswer(t *testing.T, e debt.Event, a followup.Answer) {
	t.Helper()
	worst := followup.Allow
	for _, found := range a.Findings {
		worst = max(worst, found.Verdict)
		if found.Key == "" || found.Verdict == followup.Allow {
			t.Errorf("%T: a finding of nothing: %+v", e, found)
		}
	}
	if a.Verdict != worst || (a.Err() != nil) != (worst == followup.Refuse) {
		t.Errorf("%T: %v, of which the strictest is %v", e, a.Verdict, worst)
	}
	if why := a.Err(); why != nil && fault.Of(why) == nil {
		t.Errorf("%T: refused without a fault: %v", e, why)
	}
}

// anything returns one event of each kind that a person may ask for, with what may be
// wrong in it.
func anything(random *rand.Rand) []debt.Event {
	id := func() debt.ClaimID { return debt.ClaimID(random.IntN(4)) }
	sum := func() money.Amount { return money.FromOre(random.Int64N(200_000) - 1000) }
	on := day(lifeBegins).AddDays(random.IntN(1000))
	return []debt.Event{
		debt.StepTaken{
			Step: 99, Document: debt.Document(random.IntN(9)), Channel: debt.Channel(random.IntN(3)), Planned: on, Deadline: on.AddDays(random.IntN(20)),
			Fee: sum(), FeeOn: id(), Compensation: []debt.ClaimID{id(), id()}, Each: sum(), Asked: sum(), Costs: []debt.Cost{{Claim: id(), Amount: sum()}},
			Proposal: debt.Proposal{Count: random.IntN(4), First: on, Amount: sum()},
		},
		debt.StepVoided{Step: debt.StepID(random.IntN(9)), Why: debt.VoidDeleted},
		debt.ClaimRegistered{Claim: debt.Claim{
			ID: 99, Due: on, Principal: sum(), DueOrigin: law.DueOrigin(random.IntN(6)), InterestFrom: on, Agreed: money.PerCent(int64(random.IntN(30)), 0),
			Earlier: debt.EarlierReminders{Count: random.IntN(5), Fees: random.IntN(5), Fee: sum(), Last: on},
		}},
		debt.ClaimCredited{Claim: id(), On: on, Amount: sum()},
		debt.RefundPaid{Amount: sum(), On: on},
		debt.CaseHeld{Until: on},
		debt.CaseClosed{Why: []string{debt.ClosedPaid, debt.ClosedTrifle, debt.ClosedWithdrawn, ""}[random.IntN(4)]},
		debt.CaseReopened{Why: "x"},
		debt.TaskDone{Task: debt.TaskID(random.IntN(9))},
		debt.DispatchOrdered{Dispatch: 99, Letter: debt.DocumentID(random.IntN(9)), Channel: debt.Email},
		debt.DebtorCorrected{Debtor: debt.Debtor{Kind: law.Party(random.IntN(4))}},
	}
}
