package cli

import (
	"context"
	"maps"
	"strconv"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseAgreementCommands let the debtor pay bit by bit.
type caseAgreementCommands struct {
	Make  caseAgreementMakeCommand  `cmd:""`
	Defer caseAgreementDeferCommand `cmd:""`
	End   caseAgreementEndCommand   `cmd:""`
}

func (caseAgreementCommands) page() page {
	return page{does: "help.case_agreement", why: "help.case_agreement_why"}
}

// caseAgreementMakeCommand makes an agreement on paying bit by bit.
type caseAgreementMakeCommand struct {
	ofCase
	First       dayFlag    `required:"" placeholder:"DAY"`
	Count       int        `placeholder:"N"`
	Amount      amountFlag `placeholder:"KRONER"`
	Down        amountFlag `placeholder:"KRONER"`
	Raise       amountFlag `placeholder:"KRONER"`
	RaiseEvery  int        `placeholder:"N"`
	Fortnightly bool
	Grace       int    `default:"5" placeholder:"DAYS"`
	Covering    string `default:"costs-first" enum:"costs-first,principal-first,interest-first" placeholder:"ORDER"`
	Text        string `placeholder:"TEXT"`
	Try         bool
}

func (caseAgreementMakeCommand) page() page {
	flags := ofCase{}.about()
	maps.Copy(flags, map[string]string{
		"first": "help.case_agreement_first", "count": "help.case_agreement_count", "amount": "help.case_agreement_amount", "down": "help.case_agreement_down",
		"raise": "help.case_agreement_raise", "raise-every": "help.case_agreement_raise_every", "fortnightly": "help.case_agreement_fortnightly",
		"grace": "help.case_agreement_grace", "text": "help.case_agreement_text", "covering": "help.case_agreement_covering", "try": "help.case_agreement_try",
	})
	return page{
		does: "help.case_agreement_make", why: "help.case_agreement_make_why", flags: flags,
		examples: []example{
			{"help.case_agreement_make_example", "krav case agreement make 10001 --creditor 1 --first 2026-12-01 --count 6"},
			{"help.case_agreement_make_example_try", "krav case agreement make 10001 --creditor 1 --first 2026-12-01 --amount 500 --try"},
		},
	}
}

func (c *caseAgreementMakeCommand) terms() casework.AgreementTerms {
	cadence := ledger.Monthly
	if c.Fortnightly {
		cadence = ledger.Fortnightly
	}
	covering, _ := ledger.ParseCovering(c.Covering) // the flag takes no other
	return casework.AgreementTerms{Grace: c.Grace, Text: c.Text, Covering: covering, PlanTerms: ledger.PlanTerms{
		First: c.First.Date, Cadence: cadence, Count: c.Count, Amount: c.Amount.Amount, Down: c.Down.Amount, Raise: c.Raise.Amount, RaiseEvery: c.RaiseEvery,
	}}
}

// Run makes the agreement, or says what it would be.
func (c *caseAgreementMakeCommand) Run(ctx context.Context, s *session) error {
	return s.within(ctx, func(h *house) error {
		draft, err := h.DraftAgreement(ctx, c.actor(), c.id(), c.number(), c.terms())
		if err != nil {
			return err
		}
		for _, f := range draft.Warnings {
			s.tell.line(wording.Fault(s.conf.Language, f.Fault()))
		}
		if c.Try {
			return s.answer(newAgreementDraft(draft))
		}
		if err := h.MakeAgreement(ctx, c.actor(), c.id(), c.number(), c.terms(), draft.Fingerprint()); err != nil {
			return err
		}
		return s.answerCase(ctx, h, c.ofCreditor, c.number())
	})
}

// caseAgreementDeferCommand gives the debtor more time for one instalment.
type caseAgreementDeferCommand struct {
	ofCase
	Until      dayFlag `required:"" placeholder:"DAY"`
	Instalment dayFlag `placeholder:"DAY"`
	Text       string  `placeholder:"TEXT"`
}

func (caseAgreementDeferCommand) page() page {
	flags := ofCase{}.about()
	flags["until"], flags["instalment"], flags["text"] = "help.case_agreement_until", "help.case_agreement_instalment", "help.case_agreement_defer_text"
	return page{
		does: "help.case_agreement_defer", why: "help.case_agreement_defer_why", flags: flags,
		examples: []example{{"help.case_agreement_defer_example", "krav case agreement defer 10001 --creditor 1 --until 2026-12-08"}},
	}
}

// Run gives more time.
func (c *caseAgreementDeferCommand) Run(ctx context.Context, s *session) error {
	given := casework.MoreTime{Instalment: c.Instalment.Date, Until: c.Until.Date, Text: c.Text}
	return c.do(ctx, s, func(h *house) error { return h.DeferInstalment(ctx, c.actor(), c.id(), c.number(), given) })
}

// caseAgreementEndCommand ends the agreement that runs on a case.
type caseAgreementEndCommand struct {
	ofCase
	Broken bool
	Text   string `placeholder:"TEXT"`
}

func (caseAgreementEndCommand) page() page {
	flags := ofCase{}.about()
	flags["broken"], flags["text"] = "help.case_agreement_broken", "help.case_agreement_end_text"
	return page{
		does: "help.case_agreement_end", why: "help.case_agreement_end_why", flags: flags,
		examples: []example{{"help.case_agreement_end_example", "krav case agreement end 10001 --creditor 1 --broken"}},
	}
}

// Run ends the agreement.
func (c *caseAgreementEndCommand) Run(ctx context.Context, s *session) error {
	why := debt.AgreementCancelled
	if c.Broken {
		why = debt.AgreementBroken
	}
	return c.do(ctx, s, func(h *house) error { return h.EndAgreement(ctx, c.actor(), c.id(), c.number(), why, c.Text) })
}

// caseAgreement is an agreement on paying bit by bit, and how it is kept.
type caseAgreement struct {
	Made        civil.Date       `json:"made"`
	Ended       civil.Date       `json:"ended,omitzero"`
	Why         string           `json:"why,omitempty"` // message key of how it ended
	Grace       int              `json:"grace"`
	Agreed      money.Amount     `json:"agreed"`   // what was owed when it was made
	Interest    money.Amount     `json:"interest"` // that was foreseen on the way
	Paid        money.Amount     `json:"paid"`
	Left        money.Amount     `json:"left"` // still to be paid by it, with the interest to come
	Late        money.Amount     `json:"late"`
	Instalments []caseInstalment `json:"instalments"`
}

// caseInstalment is one of them. Left is what is still to be paid of it: of the last
// what is left of the debt by then.
type caseInstalment struct {
	No     int          `json:"no"`
	On     civil.Date   `json:"on"`
	Amount money.Amount `json:"amount"`
	Paid   money.Amount `json:"paid"`
	Left   money.Amount `json:"left"`
	Late   bool         `json:"late"`
	Until  civil.Date   `json:"until,omitzero"` // until when it may wait, where more time was given
}

// agreementOf returns how the last agreement of a case is kept, or nil.
func agreementOf(s *followup.Standing) *caseAgreement {
	if s == nil {
		return nil
	}
	a := &caseAgreement{
		Made: s.Agreement.Made, Ended: s.Agreement.Ended, Why: s.Agreement.Why, Grace: s.Agreement.Grace,
		Agreed: s.Agreement.Owed, Interest: s.Agreement.Interest, Paid: s.Paid, Left: s.Ahead, Late: s.Late,
	}
	for _, i := range s.Instalments {
		a.Instalments = append(a.Instalments, caseInstalment{No: i.No, On: i.On, Amount: i.Amount, Paid: i.Paid, Left: i.Left, Late: i.Late, Until: i.Until})
	}
	return a
}

// print says how an agreement that runs is kept.
func (a *caseAgreement) print(p *paper) {
	if a == nil || !a.Ended.IsZero() {
		return
	}
	p.blank()
	p.say("case.agreement_of", "day", wording.Date(p.language, a.Made), "paid", wording.Amount(p.language, a.Paid), "left", wording.Amount(p.language, a.Left))
	for _, i := range a.Instalments {
		p.row(p.said(i.standing(), "no", strconv.Itoa(i.No), "day", wording.Date(p.language, i.On), "until", wording.Date(p.language, i.Until)), wording.Figure(p.language, i.shown()))
	}
}

// shown returns the sum that stands beside an instalment: what is still to come of it, or
// what came, where nothing is.
func (i caseInstalment) shown() money.Amount {
	if i.Left.IsPositive() {
		return i.Left
	}
	return i.Paid
}

// The standings of an instalment.
const (
	keyInstalmentPaid   = "case.instalment_paid"
	keyInstalmentLate   = "case.instalment_late"
	keyInstalmentComing = "case.instalment_coming"
	keyInstalmentLater  = "case.instalment_deferred"
	keyInstalmentNone   = "case.instalment_not_needed"
)

func (i caseInstalment) standing() string {
	switch {
	case i.Late:
		return keyInstalmentLate
	case i.Left.IsPositive() && !i.Until.IsZero():
		return keyInstalmentLater
	case i.Left.IsPositive():
		return keyInstalmentComing
	case i.Paid.IsPositive():
		return keyInstalmentPaid
	}
	return keyInstalmentNone
}

// agreementDraft is an agreement as it would be made.
type agreementDraft struct {
	Owed        money.Amount      `json:"owed"`
	Interest    money.Amount      `json:"interest"`
	Total       money.Amount      `json:"total"`
	Instalments []draftInstalment `json:"instalments"`

	lost money.Amount // by limitation on the way, beyond the interest that runs
}

// draftInstalment is one payment of it.
type draftInstalment struct {
	On       civil.Date   `json:"on"`
	Amount   money.Amount `json:"amount"`
	Interest money.Amount `json:"interest"`
	Rest     money.Amount `json:"rest"`
}

func newAgreementDraft(d casework.AgreementDraft) agreementDraft {
	a := agreementDraft{Owed: d.Made.Owed, Interest: d.Plan.Interest, Total: d.Plan.Total, lost: d.Plan.Lost()}
	for _, i := range d.Plan.Instalments {
		a.Instalments = append(a.Instalments, draftInstalment(i))
	}
	return a
}

func (a agreementDraft) print(p *paper) {
	for n, i := range a.Instalments {
		p.row(p.said(keyInstalmentComing, "no", strconv.Itoa(n+1), "day", wording.Date(p.language, i.On)), wording.Figure(p.language, i.Amount))
	}
	p.row(p.said("case.agreement_total", "interest", wording.Amount(p.language, a.Interest.Plus(a.lost))), wording.Figure(p.language, a.Total))
	if a.lost.IsPositive() {
		p.say("office.plan_lost", "amount", wording.Amount(p.language, a.lost))
	}
}
