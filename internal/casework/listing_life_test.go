package casework_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
)

// Whatever happens on cases, the lists say of each what its own page says, on every
// day: what is owed with interest, and without; and the sums of many are the sums of
// the lists.
func TestListsOweWhatTheCasesOwe(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		h.t.Helper()
		l := lives{house: h, random: rand.New(rand.NewPCG(7, 29))}
		l.begin(8)
		for d := range 12 {
			h.at(day("2026-11-02").AddDays(4 * d).String())
			for range 5 {
				l.goesOn()
			}
			h.run()
			h.work()
			l.check()
		}
		if l.reversed == 0 || l.paidBack == 0 {
			h.t.Errorf("%d payments reversed and %d paid back: that tells little", l.reversed, l.paidBack)
		}
		h.proven()
	})
}

// lives lets things happen on the cases of a house.
type lives struct {
	*house

	random             *rand.Rand
	cases              int
	reversed, paidBack int
}

// begin opens cases of consumers, who owe interest from 15 November.
func (l *lives) begin(cases int) {
	l.cases = cases
	lines := make([]string, cases)
	for i := range lines {
		lines[i] = l.invoice(i, i, "15-10-2026")
	}
	l.invoices(lines...)
}

func (l *lives) invoice(number, debtor int, due string) string {
	return fmt.Sprintf("F%d;%d;Anna Holm %d;Søvej %d;4000;Roskilde;a%d@holm.example;01-10-2026;%s;%d,%02d", number, debtor+100, debtor, debtor, debtor, due, 500+l.random.IntN(20_000), l.random.IntN(100))
}

// goesOn lets one thing happen on one of the cases. What isn't possible as it stands
// doesn't happen.
func (l *lives) goesOn() {
	number := first + int64(l.random.IntN(l.cases))
	c := l.look(number).Case
	switch l.random.IntN(7) {
	case 0, 1, 2:
		l.pays(number, money.FromOre(int64(1+l.random.IntN(2_500_000))).String())
	case 3:
		l.takeBack(&c)
	case 4:
		l.payBack(&c)
	case 5:
		note := casework.CreditNote{Case: number, Invoice: c.Claims[0].Number, Number: fmt.Sprint("K", c.Version), Amount: money.FromOre(int64(1 + l.random.IntN(200_000)))}
		l.works(l.Credit(l.t.Context(), l.person, l.creditor, note))
	default:
		l.invoices(l.invoice(1000+l.random.IntN(1_000_000), int(number-first), "20-11-2026"))
	}
}

func (l *lives) takeBack(c *debt.Case) {
	for _, p := range c.Payments {
		if p.Reversed == "" {
			l.works(l.ReversePayment(l.t.Context(), l.person, l.creditor, c.Number, p.Payment))
			l.reversed++
			return
		}
	}
}

func (l *lives) payBack(c *debt.Case) {
	if c.HasOpenTask(followup.TaskRefund) {
		l.finish(c.Number, followup.TaskRefund)
		l.paidBack++
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
	sum := money.Sum(owed.Left.Total(), owed.Left.Interest.Negated(), owed.NotDue, owed.Overpaid.Negated(), owed.Prepaid.Negated())
	return money.Max(sum, money.Amount{})
}
