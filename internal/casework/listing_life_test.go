package casework_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/law"
	"krav/internal/money"
)

// Whatever happens on cases, the lists say of each what its own page says, on every
// day: what is owed with interest, and without; and the sums of many are the sums of
// the lists. Nothing is charged that is known not to have been owed.
func TestListsOweWhatTheCasesOwe(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.t.Helper()
		l := lives{house: h, random: rand.New(rand.NewPCG(7, 29)), happened: map[string]int{}}
		l.begin(16)
		for d := range 12 {
			h.at(day("2026-11-02").AddDays(4 * d).String())
			for range 8 {
				l.goesOn()
			}
			h.run()
			h.work()
			l.check()
		}
		l.count()
		for _, kind := range []string{"debt.PaymentReversed", "debt.RefundPaid", "debt.ClaimCredited", "debt.CaseReopened", "debt.StepVoided", "debt.ChargeDropped"} {
			if l.happened[kind] == 0 {
				h.t.Errorf("nothing of %s: that tells little", kind)
			}
		}
		h.proven()
	})
}

// lives lets things happen on the cases of a house.
type lives struct {
	*house

	random   *rand.Rand
	cases    int
	happened map[string]int // events, by their kinds
}

// begin opens cases, every other of a business.
func (l *lives) begin(cases int) {
	l.cases = cases
	lines := make([]string, 0, 2*cases)
	for i := range cases {
		lines = append(lines, l.invoice(i, i, "15-10-2026"), l.invoice(100+i, i, "20-10-2026"))
	}
	l.file(headsOfTrade, lines...)
}

func (l *lives) invoice(number, debtor int, due string) string {
	cvr := ""
	if debtor%2 == 1 {
		cvr = businessNumber(debtor)
	}
	return fmt.Sprintf("F%d;%d;%s;Anna Holm %d;Søvej %d;4000;Roskilde;a%d@holm.example;01-10-2026;%s;%d,%02d",
		number, debtor+100, cvr, debtor, debtor, debtor, due, 500+l.random.IntN(20_000), l.random.IntN(100))
}

// businessNumber returns the CVR number at a place: of those whose weighted digits
// (2, 7, 6, 5, 4, 3, 2, 1) add up to a multiple of eleven.
func businessNumber(at int) string {
	for n, found := 20_000_000, 0; ; n++ {
		digits, sum := strconv.Itoa(n), 0
		for i, weight := range []int{2, 7, 6, 5, 4, 3, 2, 1} {
			sum += weight * int(digits[i]-'0')
		}
		if sum%11 != 0 {
			continue
		}
		if found++; found > at {
			return digits
		}
	}
}

// goesOn lets one thing happen on one of the cases. What isn't possible as it stands
// doesn't happen.
func (l *lives) goesOn() {
	number := first + int64(l.random.IntN(l.cases))
	c := l.look(number).Case
	switch l.random.IntN(7) {
	case 0, 1, 2:
		l.receives(number)
	case 3:
		l.takeBack(&c)
	case 4:
		l.payBack(&c)
	case 5:
		note := casework.CreditNote{Case: number, Invoice: c.Claims[0].Number, Number: fmt.Sprint("K", c.Version), Amount: money.FromOre(int64(1 + l.random.IntN(200_000)))}
		l.works(l.Credit(l.t.Context(), l.person, l.creditor, note))
	default:
		l.file(headsOfTrade, l.invoice(1000+l.random.IntN(1_000_000), int(number-first), "20-11-2026"))
	}
}

// receives enters money of today, or of a day since the invoices fell due.
func (l *lives) receives(number int64) {
	today := casework.DayOf(l.clock.now())
	on := today.AddDays(-l.random.IntN(day("2026-10-10").DaysUntil(today)))
	_, err := l.RecordPayment(l.t.Context(), l.person, l.creditor, casework.PaymentByHand{
		Number: number, Amount: money.FromOre(int64(1 + l.random.IntN(2_500_000))), ValueOn: on, Again: true,
	})
	l.works(err)
}

func (l *lives) takeBack(c *debt.Case) {
	for _, p := range c.Payments {
		if p.Reversed == "" {
			l.works(l.ReversePayment(l.t.Context(), l.person, l.creditor, c.Number, p.Payment))
			return
		}
	}
}

func (l *lives) payBack(c *debt.Case) {
	if c.HasOpenTask(followup.TaskRefund) {
		l.finish(c.Number, followup.TaskRefund)
	}
}

// count counts what has happened on the cases.
func (l *lives) count() {
	for i := range l.cases {
		for _, o := range l.look(first + int64(i)).Events {
			l.happened[fmt.Sprintf("%T", o.Event)]++
		}
	}
}

// check holds every list against the cases' own pages today.
func (l *lives) check() {
	l.t.Helper()
	rows, err := l.Cases(l.t.Context(), l.person, l.creditor, 0, 100)
	l.works(err)
	for _, row := range rows {
		seen := l.look(row.Number)
		if !row.OwedKnown || row.Owed != seen.Owed.Total() {
			l.t.Errorf("case %d: the list says %v, its page %v", row.Number, row.Owed, seen.Owed.Total())
		}
		if events, err := followup.LearnedLate(law.Denmark(), &seen.Case); err != nil || len(events) != 0 {
			l.t.Errorf("case %d: not taken back: %+v (%v)", row.Number, events, err)
		}
		if want := withoutInterest(&seen); row.OwedFixed != want {
			l.t.Errorf("case %d: the list says %v without interest, its page %v", row.Number, row.OwedFixed, want)
		}
	}
	var open, counted money.Amount
	for _, line := range l.listed(casework.CaseQuery{CaseFilter: casework.CaseFilter{Shelf: casework.OpenCases}, Limit: 100}).Lines {
		seen := l.look(line.Number)
		if line.Owed != seen.Owed.Total() || line.OwedFixed != withoutInterest(&seen) {
			l.t.Errorf("case %d: the line says %v and %v, its page %v", line.Number, line.Owed, line.OwedFixed, seen.Owed.Total())
		}
		open = open.Plus(line.OwedFixed)
	}
	o, err := l.Overview(l.t.Context(), l.person, l.creditor)
	l.works(err)
	for _, c := range o.Counts {
		if !c.Closed {
			counted = counted.Plus(c.OwedFixed)
		}
	}
	if counted != open {
		l.t.Errorf("the overview says %v without interest, the list %v", counted, open)
	}
}

// withoutInterest is what a case's page says is left but for interest, with the claims
// that aren't due and less the money that waits for them.
func withoutInterest(seen *casework.CaseView) money.Amount {
	owed := seen.Owed
	sum := money.Sum(owed.Left.Total(), owed.Left.Interest.Negated(), owed.NotDue, owed.Overpaid.Negated())
	return money.Max(sum, money.Amount{})
}
