package cli

import (
	"strconv"

	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/wording"
)

func (a caseAnswer) print(p *paper) {
	c := &a.seen.Case
	p.line(p.said("case.heading", "case", strconv.FormatInt(a.Number, 10), "debtor", a.Debtor))
	a.printAsOf(p)
	p.say("case.standing", "state", p.state(c.State()), "flow", p.flow(a.Flow), "day", wording.Date(p.language, a.On))
	if !a.seen.Case.IsClosed() {
		a.Court.print(p)
	}
	a.printNext(p)
	a.CourtRight.print(p)
	p.blank()
	a.printSums(p)
	a.Agreement.print(p)
	a.printTasks(p)
	a.printShown(p)
	a.printLetters(p)
	a.printPayments(p)
	a.printEnclosures(p)
	a.printFoundations(p)
	a.printCourtCosts(p)
	a.printEvents(p)
}

// printNext says what happens next and why.
func (a caseAnswer) printNext(p *paper) {
	if len(a.LeftOut) > 0 {
		p.paragraph("", joined(" ", p.said("case.left_out", "step", p.step(a.NextStep)), allReasons(a.LeftOut)))
		return
	}
	if sent := a.seen.Decision.Sent(); sent != nil {
		p.say("case.due", "step", p.step(sent.Name), "channel", p.channel(sent.Channel), "fee", wording.Amount(p.language, sent.Fee))
	}
	for _, reason := range a.Reasons {
		if reason.Key != keyFeeAllowed { // that goes without saying
			p.paragraph("", joined(" ", reason.Text, bracketed(reason.Rule)))
		}
	}
	if !a.NextStepOn.IsZero() {
		p.say("case.next", "step", p.step(a.NextStep), "day", wording.Date(p.language, a.NextStepOn))
	}
}

// keyFeeAllowed is the reason for a fee that is as the flow has it.
const keyFeeAllowed = "guard.fee_allowed"

// keyStepByHand is the reason for asking a person to take the next step.
const keyStepByHand = "followup.step_by_hand"

func bracketed(text string) string {
	if text == "" {
		return ""
	}
	return "(" + text + ")"
}

// printSums writes what was claimed and what came in; what is nothing is left out
// but for the principal and the balance.
func (a caseAnswer) printSums(p *paper) {
	for _, row := range []struct {
		key    string
		amount money.Amount
		always bool
	}{
		{"case.principal", a.Principal, true},
		{"case.interest", a.Interest, false},
		{"case.fees", a.Fees, false},
		{"case.compensation", a.Compensation, false},
		{"case.costs", a.Costs, false},
		{"case.paid", a.Paid.Negated(), false},
		{"case.refunded", a.Refunded, false},
		{"case.credited", a.Credited.Negated(), false},
		{"case.waived", a.TimeBarredInterest.Plus(a.TimeBarredCosts).Minus(a.Waived), false},
		{"calc.line_time_barred", a.TimeBarredInterest.Negated(), false},
		{"calc.line_time_barred_costs", a.TimeBarredCosts.Negated(), false},
	} {
		if row.always || !row.amount.IsZero() {
			p.row(p.said(row.key), wording.Figure(p.language, row.amount))
		}
	}
	p.rule()
	balance := p.said("case.balance")
	switch a.seen.Case.Closed.Why {
	case debt.ClosedWrittenOff:
		balance = p.said("case.balance_written_off")
	case debt.ClosedEstate:
		balance = p.said("case.balance_estate")
	}
	if a.WithoutInterest {
		balance = p.said("case.balance_without_interest")
	}
	p.row(balance, wording.Figure(p.language, a.Balance))
	if !a.Prepaid.IsZero() {
		p.row(p.said("case.prepaid"), wording.Figure(p.language, a.Prepaid))
	}
	if !a.NotDue.IsZero() {
		p.row(p.said("case.not_due"), wording.Figure(p.language, a.NotDue))
	}
	if assumed := assumedRate(&a.seen); assumed != nil {
		p.blank()
		p.paragraph("", wording.Say(p.language, assumed.Key, assumed.Args))
	}
	if e := a.Enough; e != nil {
		p.blank()
		spared := p.said(a.seen.Enough.Sparing(), "interest", wording.Amount(p.language, e.Spared), "costs", wording.Amount(p.language, e.Costs), "discount", wording.Amount(p.language, a.seen.Enough.Discount))
		p.say(a.seen.EnoughWords(), "amount", wording.Amount(p.language, e.Amount), "day", wording.Date(p.language, e.Deadline), "spared", spared)
	}
}

func (a caseAnswer) printTasks(p *paper) {
	if len(a.Tasks) == 0 {
		return
	}
	p.heading("case.tasks")
	for _, t := range a.Tasks {
		p.beside(numbered(t.No), 4, t.Text)
	}
}

func (a caseAnswer) printLetters(p *paper) {
	letters := a.seen.Case.Letters
	if len(letters) == 0 {
		return
	}
	p.heading("case.letters")
	for i, made := range letters {
		p.columns([]int{4, 12, 34, 12}, numbered(i+1), wording.ShortDate(p.language, made.Dated), p.document(made.Document),
			a.letterStatus(p, made))
	}
}

// letterStatus says how far a letter has come, and whether it still stands.
func (a caseAnswer) letterStatus(p *paper, made debt.Letter) string {
	status := p.status(statusOf(&a.seen.Case, made.Letter))
	if isVoided(&a.seen.Case, made.Step) {
		return p.said("case.letter_voided", "status", status)
	}
	return status
}

// numbered returns the place of a thing on a list.
func numbered(place int) string { return strconv.Itoa(place) + "." }

func (a caseAnswer) printPayments(p *paper) {
	if len(a.Payments) == 0 {
		return
	}
	p.heading("case.payments")
	for _, paid := range a.Payments {
		left := "  " + numbered(paid.No) + " " + wording.ShortDate(p.language, paid.ValueOn)
		if paid.Reversed {
			left += ", " + p.said("case.payment_reversed")
		}
		p.row(left, wording.Figure(p.language, paid.Amount))
	}
}

// printEvents writes what happened in the order in which it became known; what counts
// from another day says so.
func (a caseAnswer) printEvents(p *paper) {
	p.heading("case.events")
	for _, e := range a.Events {
		text := e.Text
		if e.On != e.Known {
			text = p.said("case.event_counts_from", "text", text, "day", wording.Date(p.language, e.On))
		}
		p.beside(wording.ShortDate(p.language, e.Known), 12, text)
	}
}
