package followup_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// life is one case with a random debtor, played day by day.
type life struct {
	t      *testing.T
	random *rand.Rand
	book   *law.Book
	flows  followup.Flows
	c      debt.Case
	day    civil.Date
	ids    int64
	last   followup.Decision
	diary  []string // what happened, for the report of a life that broke a rule
}

func born(t *testing.T, seed uint64, first civil.Date) *life {
	t.Helper()
	l := &life{t: t, random: rand.New(rand.NewPCG(seed, 17)), book: law.Denmark(), flows: followup.Standard(), c: debt.Case{ID: debt.CaseID(seed)}, day: first}
	l.happens(debt.CaseOpened{
		Number: 1, Flow: l.flow(),
		Terms: debt.Terms{
			DayCount: ledger.DayCount(1 + l.random.IntN(3)), Settles: l.chance(2), PostalDays: l.random.IntN(4),
			Creditor: law.Business, Compensation: l.chance(2),
			CostBasis: debt.CostBasis(l.random.IntN(3)), Proposal: debt.ProposalTerms{Months: l.random.IntN(13), Never: l.chance(8)},
		},
		Debtor: debt.Debtor{Kind: law.Party(1 + l.random.IntN(3)), Name: "Anna Holm", Email: l.address()},
	})
	for range 1 + l.random.IntN(3) {
		l.invoiced()
	}
	return l
}

// chance reports whether something happens that happens once in so many times.
func (l *life) chance(in int) bool { return l.random.IntN(in) == 0 }

func (l *life) flow() string {
	return []string{followup.StandardFlow, followup.PatientFlow, followup.FastFlow}[l.random.IntN(3)]
}

func (l *life) address() string {
	return []string{"", "anna@holm.example", "holm@anna.example"}[l.random.IntN(3)]
}

func (l *life) id() int64 { l.ids++; return l.ids }

func (l *life) fail(form string, values ...any) {
	l.t.Helper()
	l.t.Fatalf("seed %d, %v: %s\n%s", l.c.ID, l.day, fmt.Sprintf(form, values...), strings.Join(l.diary, "\n"))
}

// happens lets an event happen that must be possible.
func (l *life) happens(e debt.Event) {
	l.t.Helper()
	l.diary = append(l.diary, fmt.Sprintf("%v %T %+v", l.day, e, e))
	if err := l.c.Possible(e, l.day); err != nil {
		l.fail("%T isn't possible: %v", e, err)
	}
	if err := l.c.Apply(debt.Occurred{Version: l.c.Version + 1, On: l.day, Known: l.day, By: "person:1", Event: e}); err != nil {
		l.fail("%T: %v", e, err)
	}
}

// mayHappen lets an event happen if it is possible.
func (l *life) mayHappen(e debt.Event) {
	l.t.Helper()
	if l.c.Possible(e, l.day) == nil {
		l.happens(e)
	}
}

// invoiced registers a claim of up to 5,000.00, due within two months.
func (l *life) invoiced() {
	l.t.Helper()
	id, due := l.id(), l.day.AddDays(l.random.IntN(60))
	claim := debt.Claim{
		ID: debt.ClaimID(id), Source: "file", Number: strconv.FormatInt(id, 10), Issued: l.day, Arisen: l.day, Due: due,
		Principal: money.FromOre(1 + l.random.Int64N(500_000)), InterestFrom: due.AddDays(1),
	}
	if l.chance(3) {
		claim.InterestFrom = due.AddDays(1 + l.random.IntN(30))
	}
	if len(l.c.Claims) == 0 && l.chance(3) { // reminded elsewhere
		times := 1 + l.random.IntN(5)
		fees := l.random.IntN(min(times, 3) + 1)
		claim.Earlier = debt.EarlierReminders{Count: times, Last: l.day, Fees: fees, Fee: money.Kroner(100, 0).Times(fees)}
	}
	l.mayHappen(debt.ClaimRegistered{Claim: claim})
}

// daytime lets the debtor, the bank, the mail and the caseworker do something,
// seldom.
func (l *life) daytime() {
	l.t.Helper()
	switch l.random.IntN(400) {
	case 0, 1, 2, 3:
		l.pays(money.FromOre(1 + l.random.Int64N(200_000)))
	case 4, 5:
		l.paysAll()
	case 6:
		if n := len(l.c.Payments); n > 0 {
			l.mayHappen(debt.PaymentReversed{Payment: l.c.Payments[n-1].Payment, Why: "payment.reversed_by_bank"})
			l.mayHappen(debt.CaseReopened{Why: "case.reopened_payment_reversed"})
		}
	case 7:
		l.invoiced()
	case 8:
		l.mayHappen(debt.CaseHeld{Until: l.day.AddDays(1 + l.random.IntN(60))})
	case 9, 10:
		l.mayHappen(debt.ObjectionRaised{Reason: "nej"})
	case 11:
		l.mayHappen(debt.BatchLeft{})
	case 12:
		l.mayHappen(debt.FlowChanged{Flow: l.flow()})
	case 13:
		if last := l.c.LastStanding(); last != nil {
			l.mayHappen(debt.StepVoided{Step: last.Step, Why: debt.VoidDeleted})
		}
	case 14:
		debtor := l.c.Debtor
		debtor.Email = l.address()
		l.mayHappen(debt.DebtorCorrected{Debtor: debtor})
	case 15:
		l.mayHappen(debt.ClaimCredited{Claim: l.c.Claims[0].ID, On: l.day, Amount: money.FromOre(1 + l.random.Int64N(100_000))})
	}
	l.settles()
}

// settles ends what doesn't last: objections, follow-up by hand, tasks.
func (l *life) settles() {
	l.t.Helper()
	if l.c.Objection.Open && l.chance(20) {
		l.mayHappen(debt.ObjectionResolved{Outcome: debt.OutcomeRejected})
	}
	if l.c.ByHand && l.chance(40) {
		l.mayHappen(debt.BatchJoined{})
	}
	for _, task := range l.c.OpenTasks() {
		if l.chance(30) {
			l.happens(debt.TaskDone{Task: task.Task})
		}
	}
}

func (l *life) pays(sum money.Amount) {
	l.t.Helper()
	if sum.IsPositive() {
		l.happens(debt.PaymentRecorded{Payment: debt.PaymentID(l.id()), Amount: sum, ValueOn: l.day.AddDays(-l.random.IntN(5))})
	}
}

func (l *life) paysAll() {
	l.t.Helper()
	owed, err := l.c.Account.StatementOn(l.book, l.day)
	if err != nil {
		l.fail("%v", err)
	}
	l.pays(owed.Total().Plus(owed.NotDue))
}
