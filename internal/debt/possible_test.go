package debt_test

import (
	"testing"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/money"
)

// The cases that the tables below start from.
func disputed(t *testing.T) debt.Case {
	t.Helper()
	return after(t, reminded(t), debt.ObjectionRaised{Reason: "for dyr"})
}

func closed(t *testing.T) debt.Case {
	t.Helper()
	return after(t, reminded(t), debt.CaseClosed{Why: debt.ClosedWithdrawn})
}

func unsent(t *testing.T) debt.Case {
	t.Helper()
	c := after(t, opened(t), reminder(1, "2026-08-16"))
	happens(t, &c, "2026-08-16", sending()[:2]...)
	return c
}

func paid(t *testing.T) debt.Case {
	t.Helper()
	return after(t, reminded(t), debt.PaymentRecorded{Payment: 1, Amount: money.Kroner(10, 0), ValueOn: day("2026-08-20"), Reference: "B1"})
}

func after(t *testing.T, c debt.Case, events ...debt.Event) debt.Case {
	t.Helper()
	happens(t, &c, "2026-08-20", events...)
	return c
}

// possibility is an event, and the key of why it can't happen; none where it can.
type possibility struct {
	name  string
	from  func(*testing.T) debt.Case
	event debt.Event
	key   string
}

// hold holds that each event may happen, or not, on 1 September; what may happen
// can be applied.
func hold(t *testing.T, table []possibility) {
	t.Helper()
	for _, p := range table {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			c := p.from(t)
			err := c.Possible(p.event, day("2026-09-01"))
			if p.key == "" {
				if err != nil {
					t.Fatalf("%T: %v, want it possible", p.event, err)
				}
				happens(t, &c, "2026-09-01", p.event)
				return
			}
			if !fault.HasKey(err, p.key) {
				t.Errorf("%T: %v, want %s", p.event, err, p.key)
			}
			if f := fault.Of(err); f != nil && f.Kind != fault.Conflict && f.Kind != fault.Invalid {
				t.Errorf("%T: kind %v, want a conflict or an invalid event", p.event, f.Kind)
			}
		})
	}
}

func TestWhatIsPossibleAtTheBeginningAndTheEnd(t *testing.T) {
	t.Parallel()
	none := func(*testing.T) debt.Case { return debt.Case{ID: 7} }
	hold(t, []possibility{
		{"a case is opened", none, opening(), ""},
		{"nothing comes before the opening", none, debt.NoteAdded{Text: "x"}, "case.not_opened"},
		{"a case is opened once", opened, opening(), "case.opened_already"},
		{"a case is closed", reminded, debt.CaseClosed{Why: debt.ClosedWrittenOff}, ""},
		{"a disputed case is closed", disputed, debt.CaseClosed{Why: debt.ClosedWithdrawn}, ""},
		{"a case is closed for a reason that is known", reminded, debt.CaseClosed{Why: "tired of it"}, "case.closing_unknown"},
		{"a case is closed once", closed, debt.CaseClosed{Why: debt.ClosedPaid}, "case.is_closed"},
		{"a closed case is reopened", closed, debt.CaseReopened{Why: "x"}, ""},
		{"an open case isn't reopened", opened, debt.CaseReopened{Why: "x"}, "case.not_closed"},
	})
}

func TestWhatIsPossibleOnAClosedCase(t *testing.T) {
	t.Parallel()
	settled := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, paid(t), debt.TaskRaised{Task: 1}, debt.CaseClosed{Why: debt.ClosedPaid})
	}
	queued := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, unsent(t), debt.CaseClosed{Why: debt.ClosedWithdrawn})
	}
	receipt := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, settled(t), debt.LetterComposed{Letter: 5, Document: debt.PaymentReceipt, Payment: 1})
	}
	hold(t, []possibility{
		{"money comes in", settled, debt.PaymentRecorded{Payment: 2, Amount: money.Kroner(1, 0), ValueOn: day("2026-09-01")}, ""},
		{"money goes back", settled, debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_bank"}, ""},
		{"mail bounces", settled, debt.DispatchReported{Dispatch: 1, Status: debt.Failed}, ""},
		{"what waits is stopped", queued, debt.DispatchStopped{Dispatch: 1, Why: "dispatch.stopped_closed"}, ""},
		{"what couldn't be stopped has left", queued, debt.DispatchHanded{Dispatch: 1, On: day("2026-09-01")}, ""},
		{"the step of a stopped letter is void", queued, debt.StepVoided{Step: 1, Why: debt.VoidStopped}, ""},
		{"nothing is rewound", queued, debt.StepVoided{Step: 1, Why: debt.VoidDeleted}, "case.is_closed"},
		{"a receipt is written", settled, debt.LetterComposed{Letter: 5, Document: debt.PaymentReceipt, Payment: 1}, ""},
		{"a receipt is sent", receipt, debt.DispatchOrdered{Dispatch: 5, Letter: 5, Channel: debt.Email}, ""},
		{"a reminder isn't sent", settled, debt.DispatchOrdered{Dispatch: 5, Letter: 1, Channel: debt.Print}, "case.is_closed"},
		{"a reminder isn't written", queued, debt.LetterComposed{Letter: 5, Step: 1}, "case.is_closed"},
		{"a note is written", settled, debt.NoteAdded{Text: "x"}, ""},
		{"a task is raised", settled, debt.TaskRaised{Task: 2, Kind: "task.refund_overpayment"}, ""},
		{"a task is done", settled, debt.TaskDone{Task: 1}, ""},
		{"the debtor's data are mended", settled, debt.DebtorCorrected{}, ""},
		{"no claim joins", settled, invoice(2, "1002"), "case.is_closed"},
		{"a claim is credited, and money is to be paid back", settled, debt.ClaimCredited{Claim: 1, On: day("2026-09-01"), Amount: money.Kroner(1, 0)}, ""},
		{"no step is taken", settled, reminder(2, "2026-09-01"), "case.is_closed"},
		{"there is no pause", settled, debt.CaseHeld{Until: day("2026-10-01")}, "case.is_closed"},
		{"there is no pause to end", settled, debt.CaseResumed{}, "case.is_closed"},
		{"it isn't taken out of batch follow-up", settled, debt.BatchLeft{}, "case.is_closed"},
		{"nor into it", settled, debt.BatchJoined{}, "case.is_closed"},
		{"its flow stays", settled, debt.FlowChanged{Flow: "fast"}, "case.is_closed"},
		{"an objection takes a reopening", settled, debt.ObjectionRaised{}, "case.is_closed"},
		{"there is none to answer", settled, debt.ObjectionResolved{Outcome: debt.OutcomeUpheld}, "case.no_open_objection"},
	})
}

func TestWhatIsPossibleWithClaims(t *testing.T) {
	t.Parallel()
	claim := func(change func(*debt.Claim)) debt.Event {
		e := invoice(2, "1002")
		change(&e.Claim)
		return e
	}
	credited := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, opened(t), invoice(2, ""), debt.ClaimCredited{Claim: 1, Number: "K1", Amount: money.Kroner(1, 0)})
	}
	hold(t, []possibility{
		{"a second claim joins", opened, invoice(2, "1002"), ""},
		{"the same claim doesn't join twice", opened, invoice(1, "1002"), "case.recorded_already"},
		{"nor the same number from the same source", opened, invoice(2, "1001"), "case.claim_known"},
		{"the same number from another source is another claim", opened, claim(func(c *debt.Claim) { c.Number, c.Source = "1001", "hand" }), ""},
		{"claims without a number are all different", credited, invoice(3, ""), ""},
		{"a claim of nothing", opened, claim(func(c *debt.Claim) { c.Principal = money.Amount{} }), "case.amount_not_positive"},
		{"a negative claim", opened, claim(func(c *debt.Claim) { c.Principal = money.Kroner(-1, 0) }), "case.amount_not_positive"},
		{"a negative fee elsewhere", opened, claim(func(c *debt.Claim) { c.Earlier.Fee = money.Kroner(-1, 0) }), "case.amount_not_positive"},
		{"due before it was issued", opened, claim(func(c *debt.Claim) { c.Due = day("2026-07-31") }), "case.due_before_issued"},
		{"due the day it was issued", opened, claim(func(c *debt.Claim) { c.Due = day("2026-08-01") }), ""},
		{"issued on a day that nobody knows", opened, claim(func(c *debt.Claim) { c.Issued, c.Due = civil.Date{}, day("2026-07-31") }), ""},
		{"a credit note", opened, debt.ClaimCredited{Claim: 1, Number: "K1", Amount: money.Kroner(1, 0)}, ""},
		{"a credit note of nothing", opened, debt.ClaimCredited{Claim: 1, Number: "K1"}, "case.amount_not_positive"},
		{"a credit note for no claim", opened, debt.ClaimCredited{Claim: 9, Amount: money.Kroner(1, 0)}, "case.claim_unknown"},
		{"a credit note twice", credited, debt.ClaimCredited{Claim: 1, Number: "K1", Amount: money.Kroner(1, 0)}, "case.credit_note_known"},
		{"the same number for another claim", credited, debt.ClaimCredited{Claim: 2, Number: "K1", Amount: money.Kroner(1, 0)}, ""},
		{"a credit note without a number, twice", credited, debt.ClaimCredited{Claim: 1, Amount: money.Kroner(1, 0)}, ""},
	})
}

func TestWhatIsPossibleWithMoney(t *testing.T) {
	t.Parallel()
	pay := func(change func(*debt.PaymentRecorded)) debt.Event {
		e := debt.PaymentRecorded{Payment: 2, Amount: money.Kroner(10, 0), ValueOn: day("2026-08-25"), Reference: "B2", Named: 1}
		change(&e)
		return e
	}
	back := func(t *testing.T) debt.Case {
		t.Helper()
		return after(t, paid(t), debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_bank"})
	}
	hold(t, []possibility{
		{"a payment", paid, pay(func(*debt.PaymentRecorded) {}), ""},
		{"a payment on a disputed case", disputed, pay(func(*debt.PaymentRecorded) {}), ""},
		{"the same payment twice", paid, pay(func(p *debt.PaymentRecorded) { p.Payment = 1 }), "case.recorded_already"},
		{"the bank's money twice", paid, pay(func(p *debt.PaymentRecorded) { p.Reference = "B1" }), "case.payment_known"},
		{"the bank's money again after it went back", back, pay(func(p *debt.PaymentRecorded) { p.Reference = "B1" }), "case.payment_known"},
		{"money without an identity", paid, pay(func(p *debt.PaymentRecorded) { p.Reference = "" }), ""},
		{"no money", paid, pay(func(p *debt.PaymentRecorded) { p.Amount = money.Amount{} }), "case.amount_not_positive"},
		{"money from no day", paid, pay(func(p *debt.PaymentRecorded) { p.ValueOn = civil.Date{} }), "case.value_day_missing"},
		{"money for a claim that isn't here", paid, pay(func(p *debt.PaymentRecorded) { p.Named = 9 }), "case.claim_unknown"},
		{"a payment goes back", paid, debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_bank"}, ""},
		{"for no reason", paid, debt.PaymentReversed{Payment: 1}, "case.reason_missing"},
		{"twice", back, debt.PaymentReversed{Payment: 1, Why: "payment.reversed_by_bank"}, "case.payment_reversed_already"},
		{"a payment that never came", paid, debt.PaymentReversed{Payment: 9, Why: "payment.reversed_by_bank"}, "case.payment_unknown"},
	})
}
