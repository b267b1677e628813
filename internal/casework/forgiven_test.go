package casework_test

import (
	"strings"
	"testing"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
)

// promised brings Anna's case to a demand that promises to drop its costs: on
// 13 November it asks for 1,900.66, 600.00 of them costs, by the 23rd.
func promised(h *house) {
	h.t.Helper()
	h.with(func(c *casework.Creditor) { c.Terms.ForgivesCosts = true })
	demanded(h)
}

func TestTheCostsFallWhenTheRestIsPaidInTime(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-23")
		h.pays(first, "1300.66")
		if c := h.look(first).Case; c.Closed.Why != debt.ClosedPaid || c.Steps[1].Forgiven != kr("600.00") {
			h.t.Errorf("closed %q, forgiven %v", c.Closed.Why, c.Steps[1].Forgiven)
		}
		h.owes(first, "0.00")
		// What was promised and kept stays so, though the money bounces: 1,200.00, the fee
		// and twelve days of interest to the 23rd, 3.95.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, h.paid(first)[0].Payment))
		h.owes(first, "1303.95")
		h.proven()
	})
}

// While the deadline of the demand runs, the rest is asked for everywhere: the
// 1,900.66 of the letter without its costs of 600.00. Afterwards all of it is.
func TestTheRestIsAskedForWhileTheDeadlineOfTheDemandRuns(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-18")
		seen := h.look(first)
		if seen.ToPay() != kr("1300.66") || seen.Enough.Costs != kr("600.00") || seen.Enough.Deadline != day("2026-11-23") {
			h.t.Errorf("to pay %v, costs that fall %v by %v", seen.ToPay(), seen.Enough.Costs, seen.Enough.Deadline)
		}
		h.at("2026-11-24")
		if seen = h.look(first); seen.Enough.Amount.IsPositive() || !kr("1900.66").Less(seen.ToPay()) {
			h.t.Errorf("after the deadline %v is asked for", seen.ToPay())
		}
	})
}

// The demand's deadline is the 23rd. An objection stops the clock from the 16th to the
// 26th, ten days: the 3rd of December is the last day, and the rest is enough by then.
func TestAnObjectionMovesTheDebtorsOwnDeadline(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-16")
		h.works(h.Object(h.t.Context(), h.person, h.creditor, first, "Jeg har betalt"))
		h.at("2026-11-26")
		h.works(h.Resolve(h.t.Context(), h.person, h.creditor, first, debt.OutcomeRejected, "Vi har ikke fået pengene."))
		seen := h.look(first)
		if seen.ToPay() != kr("1300.66") || seen.Enough.Deadline != day("2026-12-03") {
			h.t.Errorf("to pay %v by %v, want the rest by 3 December", seen.ToPay(), seen.Enough.Deadline)
		}
		h.at("2026-12-03")
		h.pays(first, "1300.66")
		h.state(first, debt.Closed)
		h.owes(first, "0.00")
		h.proven()
	})
}

// The first of two payments covers the costs; with the second the rest is paid in
// time, and what the first covered of the costs is paid back.
func TestTheCostsFallAlsoWhenTheyHadBeenPaid(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-18")
		h.pay(first, "700.00", "2026-11-16")
		h.owes(first, "1202.30") // 1,200.00 and seven days of it, from 12 November
		h.pay(first, "1200.66", "2026-11-18")
		h.toPayBack("600.00")
		h.owes(first, "-600.00")
		h.proven()
	})
}

func TestTheCostsStandWhenTheRestComesLate(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-24")
		h.pay(first, "1300.66", "2026-11-24")
		h.state(first, debt.Open)
		if costs := h.look(first).Owed.Charged.CollectionCosts; costs != kr("600.00") {
			h.t.Errorf("costs = %v", costs)
		}
		// The bank tells late of what was paid on the last day.
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, h.paid(first)[0].Payment))
		h.pay(first, "1300.66", "2026-11-23")
		h.state(first, debt.Closed)
		h.proven()
	})
}

func TestAnOreShortKeepsTheCosts(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-23")
		h.pays(first, "1300.65")
		if costs := h.look(first).Owed.Charged.CollectionCosts; costs != kr("600.00") {
			h.t.Errorf("costs = %v", costs)
		}
	})
}

func TestNoCostsFallWithoutThePromise(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		h.at("2026-11-23")
		h.pays(first, "1300.66")
		h.state(first, debt.Open)
	})
}

// An older invoice joins the case after the demand. Who pays what the demand asked for
// without its costs, 1,300.66, has done what it said: the costs fall, its invoice is
// settled, and what joined is owed with all its interest: of 500.00 from 16 October,
// the thirty-first day after the invoice, to 15 November, 31 days at 10 %, 4.25. Of one
// that was due on 30 October it is 16 days, 2.19.
func TestAPromiseIsKeptThoughAnInvoiceJoined(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ joins, owed string }{
		"older":   {"0999;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;15-09-2026;01-10-2026;500,00", "504.25"},
		"younger": {"1999;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;15-09-2026;30-10-2026;500,00", "502.19"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			onBoth(t, func(h *house) {
				promised(h)
				h.at("2026-11-15")
				h.invoices(c.joins)
				h.pays(first, "1300.66")
				seen := h.look(first)
				if seen.Case.Steps[1].Forgiven != kr("600.00") || seen.Case.IsClosed() {
					h.t.Errorf("forgiven %v, ended %v; want 600.00 and a case that goes on", seen.Case.Steps[1].Forgiven, seen.Case.IsClosed())
				}
				h.owes(first, c.owed)
				h.proven()
			})
		})
	}
}

// The demand's deadline is the 23rd. While an objection is handled no deadline runs out:
// what comes on the 25th is in time, and ends the case.
func TestMoneyThatComesWhileAnObjectionIsHandledIsInTime(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-16")
		h.works(h.Object(h.t.Context(), h.person, h.creditor, first, "Jeg har betalt"))
		h.at("2026-11-25")
		// Nine days have gone by: were it answered now, the 2nd of December were the last.
		if seen := h.look(first); seen.ToPay() != kr("1300.66") || seen.Enough.Deadline != day("2026-12-02") {
			h.t.Errorf("to pay %v by %v, want the rest by 2 December", seen.ToPay(), seen.Enough.Deadline)
		}
		h.pays(first, "1300.66")
		h.state(first, debt.Closed)
		h.owes(first, "0.00")
		h.proven()
	})
}

// A payment entered by mistake ends a case, and what was asked of a person with it. When
// it is taken back at once, that is asked again.
func TestWhatTheEndAnsweredIsAskedAgain(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		demanded(h)
		h.at("2026-11-24")
		h.run()
		h.tasks(first, followup.TaskDemandRanOut)
		h.pays(first, h.look(first).Owed.Total().String())
		h.tasks(first)
		h.bounces()
		h.state(first, debt.Open)
		h.tasks(first, followup.TaskDemandRanOut)
		h.proven()
	})
}

// What is enough doesn't grow by an invoice that isn't due: 1,300.66 of the demand of the
// 13th, and the interest of the 14th and 15th, 0.66, is given up.
func TestWhatIsEnoughIsTheSameWithAnInvoiceToCome(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-15")
		h.invoices("1999;17;Anna Holm;Søvej 3;4000;Roskilde;anna@holm.example;01-11-2026;20-12-2026;500,00")
		if enough := h.look(first).Enough; enough.Amount != kr("1300.66") || enough.Spared != kr("0.66") || enough.Costs != kr("600.00") {
			h.t.Errorf("enough %+v, want 1300.66, sparing 0.66 and 600.00", enough)
		}
		if seen := h.look(first); seen.EnoughWords() != "case.enough_for_now" {
			h.t.Errorf("it is said that %s, though 500.00 are to come", seen.EnoughWords())
		}
	})
}

// Anna pays late what the demand of 13 November asked for, costs and all, and the money goes back
// after her receipt. The second demand charges nothing more, and promises what the first did: its
// costs of 600.00 fall when the rest is paid in time.
func TestADemandThatIsSentOnceMorePromisesToDropTheCostsOfTheFirst(t *testing.T) {
	t.Parallel()
	onBoth(t, func(h *house) {
		promised(h)
		h.at("2026-11-25")
		paid := h.pays(first, h.look(first).Owed.Total().String())
		h.state(first, debt.Closed)
		h.work()
		h.at("2026-11-28")
		h.works(h.ReversePayment(h.t.Context(), h.person, h.creditor, first, paid))
		h.finish(first, "task.payment_went_back")
		second := h.untilDemand(day("2026-11-29"))
		if !second.CostsCharged().IsZero() || !second.ForgivesCosts {
			h.t.Fatalf("the second demand charges %v, promises %v; want nothing, and the promise", second.CostsCharged(), second.ForgivesCosts)
		}
		seen := h.look(first)
		if seen.Enough.Costs != kr("600.00") || seen.ToPay() != second.Asked.Minus(kr("600.00")) || seen.Enough.Deadline != second.Deadline {
			h.t.Errorf("enough = %+v, want %v less 600.00 by %v", seen.Enough, second.Asked, second.Deadline)
		}
		if letter := h.lastPrinted(); !strings.Contains(letter, "bortfalder omkostningerne på 600,00") {
			h.t.Errorf("the letter promises nothing: %s", letter)
		}
		h.at(second.Deadline.String())
		h.pays(first, seen.ToPay().String())
		h.state(first, debt.Closed)
		h.owes(first, "0.00")
		h.work()
		if receipt := h.lastPrinted(); !strings.Contains(receipt, "omkostningerne på 600,00") {
			h.t.Errorf("the receipt doesn't say what fell: %s", receipt)
		}
		h.proven()
	})
}

// lastPrinted returns the words of the last letter that left.
func (h *house) lastPrinted() string {
	return string(h.post.sent[len(h.post.sent)-1].Attachments[0].Bytes)
}

// untilDemand goes on day by day until another demand has left, and returns it.
func (h *house) untilDemand(from civil.Date) debt.Step {
	h.t.Helper()
	before := len(h.look(first).Case.Steps)
	for d := from; d.Before(from.AddDays(60)); d = d.AddDays(1) {
		h.at(d.String())
		h.run()
		h.work()
		c := h.look(first).Case
		if last := c.Steps[len(c.Steps)-1]; len(c.Steps) > before && last.Document == debt.CollectionDemand {
			return last
		}
	}
	h.t.Fatal("no demand leaves within sixty days")
	return debt.Step{}
}
