package cli

import (
	"context"
	"strconv"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseExplainCommand shows every øre of a case.
type caseExplainCommand struct {
	ofCase
	asOf
}

func (caseExplainCommand) page() page {
	flags := ofCase{}.about()
	flags["on"], flags["known"] = "help.case_on", "help.case_known"
	return page{
		does: "help.case_explain", why: "help.case_explain_why", flags: flags,
		examples: []example{{"help.case_explain_example", "krav case explain 10001 --creditor 1"}},
	}
}

// Run answers with the lines of what is owed, and how each payment was spread.
func (c *caseExplainCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		seen, err := h.Case(ctx, c.actor(), c.id(), c.number(), c.days())
		if err != nil {
			return err
		}
		if seen.NoInterest != nil {
			return seen.NoInterest // every øre, or none
		}
		explained, err := newExplainAnswer(seen, s.conf.Language)
		if err != nil {
			return err
		}
		return s.answer(explained)
	})
}

// explainAnswer is what is owed on a case, and why. The lines add up to the
// balance.
type explainAnswer struct {
	Number        int64         `json:"number"`
	On            civil.Date    `json:"on"`
	Lines         []explainLine `json:"lines"`
	Balance       money.Amount  `json:"balance"`
	DailyInterest money.Amount  `json:"daily_interest"`
	DayCount      string        `json:"day_count"`
	Shares        []paidShare   `json:"shares"`
	Notes         []explainNote `json:"notes"`

	dayCount ledger.DayCount
}

// explainLine is a line with the claim that it is of.
type explainLine struct {
	calculation.Line
	Claim string `json:"claim"` // the invoice's number; empty where it is of no claim by itself
	// Earlier is how many reminders a fee is for that were sent on days nobody knows,
	// before the claim came here: its from is no day of theirs.
	Earlier int `json:"earlier_reminders,omitempty"`
}

// explainLines returns the lines of what is owed on a case.
func explainLines(seen *casework.CaseView) ([]explainLine, error) {
	lines, err := owedLines(law.Denmark(), seen.Owed.Lines)
	if err != nil {
		return nil, err
	}
	made := make([]explainLine, len(lines))
	for i, line := range lines {
		made[i].Line = line
		if claim := seen.Case.Claim(line.Of.Claim); claim != nil {
			made[i].Claim = claim.Number
		}
		if earlier, ok := seen.Case.Brought(line.Of); ok && earlier.Day().IsZero() {
			made[i].Earlier = earlier.Fees
		}
	}
	return made, nil
}

// paidShare is the part of a payment or credit that covered one thing.
type paidShare struct {
	// On is the day it counts from: that of the money, or that of the claim, where the
	// money came before it or a credit note says that it was never owed.
	On     civil.Date   `json:"on"`
	PaidOn civil.Date   `json:"paid_on"` // the money's or the credit note's own day
	By     string       `json:"by"`      // payment, credit_note, waived or refund: what covered it
	Part   string       `json:"part"`    // costs, interest, principal or rest
	Of     string       `json:"of"`      // the invoice's number, or for costs what they were for
	Amount money.Amount `json:"amount"`

	part ledger.SharePart
}

// newExplainAnswer explains a case. The law is asked for the sources alone, and
// the past has them whatever rates a sandbox assumes of the future.
func newExplainAnswer(seen casework.CaseView, in wording.Language) (explainAnswer, error) {
	account := seen.Case.Account
	a := explainAnswer{
		Number: seen.Case.Number, On: seen.On, Balance: seen.Owed.Total(),
		DailyInterest: seen.Owed.Daily, DayCount: account.DayCount.String(), Shares: make([]paidShare, len(seen.Owed.Shares)),
		dayCount: account.DayCount,
	}
	var err error
	if a.Lines, err = explainLines(&seen); err != nil {
		return explainAnswer{}, err
	}
	a.Notes = explainNotes(&seen, in)
	for i, share := range seen.Owed.Shares {
		e := entered(&account, share)
		a.Shares[i] = paidShare{On: share.On, PaidOn: e.On, By: coveredBy(e.Kind), Part: calculation.PartName(share.Part), Of: share.Label, Amount: share.Amount, part: share.Part}
	}
	return a, nil
}

// entered returns what a share is of. Where nothing was entered, the rest was given up
// as it stood.
func entered(account *ledger.Account, share ledger.Share) ledger.Entry {
	for _, e := range account.Entries {
		if e.ID == share.Payment {
			return e
		}
	}
	return ledger.Entry{Kind: ledger.Waiver, On: share.On}
}

// sharedWaiver is the word for what was given up, in the answers of programs.
const sharedWaiver = "waived"

// coveredBy returns the word for what covered a part of the debt.
func coveredBy(kind ledger.EntryKind) string {
	switch kind {
	case ledger.CreditNote:
		return "credit_note"
	case ledger.Waiver:
		return sharedWaiver
	case ledger.Refund:
		return "refund"
	case ledger.Payment, ledger.Reversal, ledger.ReminderFee, ledger.Compensation, ledger.CollectionCosts, ledger.CourtFee, ledger.AwardedCosts:
	}
	return "payment"
}

func (a explainAnswer) print(p *paper) {
	p.say("case.explain_heading", "case", strconv.FormatInt(a.Number, 10), "day", wording.Date(p.language, a.On))
	p.blank()
	for _, line := range a.Lines {
		p.explainLine(line)
	}
	p.rule()
	p.row(p.said("case.balance"), wording.Figure(p.language, a.Balance))
	p.blank()
	p.say("calc.daily", "amount", wording.Amount(p.language, a.DailyInterest))
	p.paragraph("", calculation.DayCountText(p.language, a.dayCount))
	for _, note := range a.Notes {
		note.print(p)
	}
	a.printShares(p)
}

// explainLine writes a line with its rule; fees of reminders on days that nobody knows
// without a day.
func (p *paper) explainLine(l explainLine) {
	if l.Earlier == 0 {
		p.owedLine(l.Line)
		return
	}
	reminders := p.said("step.earlier_one")
	if l.Earlier > 1 {
		reminders = p.said("step.earlier_several", "count", wording.Count(p.language, l.Earlier))
	}
	p.row(p.said("case.brought_fee", "reminders", reminders), wording.Figure(p.language, l.Amount))
	p.paragraph("    ", l.Ground(p.language))
}

func (a explainAnswer) printShares(p *paper) {
	if len(a.Shares) == 0 {
		return
	}
	p.heading("case.shares")
	for _, s := range a.Shares {
		used := ""
		if s.On != s.PaidOn {
			used = p.said("case.share_used", "day", wording.ShortDate(p.language, s.On))
		}
		if s.By == sharedWaiver {
			used = joined(" ", p.said("case.share_waived"), used)
		}
		p.row(joined(" ", wording.ShortDate(p.language, s.PaidOn), calculation.PartText(p.language, s.part), p.step(s.Of), used), wording.Figure(p.language, s.Amount))
	}
}
