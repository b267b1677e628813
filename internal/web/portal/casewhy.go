package portal

import (
	"context"
	"slices"
	"sync"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// reason is a row of what is owed: an amount, why it is there, and the lines that
// make it. The rows add up to what is owed.
type reason struct {
	Label  string
	Amount money.Amount
	Why    string // in plain words
	Lines  []web.ReckoningLine
}

// claimsApart is how many claims have a row each; more stand together in one.
const claimsApart = 6

// reasons are the rows, what adds to the debt first.
func (p casePage) reasons(ctx context.Context) []reason {
	charged := p.Seen.Owed.Charged
	rows := p.claimRows(ctx)
	for _, row := range []reason{
		{web.Say(ctx, "portal.interest"), charged.Interest, p.say(ctx, "portal.why_interest"), slices.Concat(p.lines(ctx, ledger.InterestLine), p.capitalLines(ctx), p.freeLines(ctx))},
		{web.Say(ctx, "portal.reminder_fees"), charged.ReminderFees, web.Say(ctx, "portal.why_fee"), p.lines(ctx, ledger.ReminderFeeLine)},
		{web.Say(ctx, "portal.compensation"), charged.Compensation, web.Say(ctx, "portal.why_compensation"), p.lines(ctx, ledger.CompensationLine)},
		{web.Say(ctx, "portal.collection_costs"), charged.CollectionCosts, web.Say(ctx, "portal.why_costs"), p.lines(ctx, ledger.CollectionCostsLine)},
		{web.Say(ctx, "portal.court_costs"), charged.CourtCosts, web.Say(ctx, "portal.why_court"), p.lines(ctx, ledger.CourtFeeLine, ledger.AwardedCostsLine)},
		{p.say(ctx, p.ofDead("portal.paid", "portal.paid_of_dead")), p.Seen.Owed.Paid.Negated(), p.say(ctx, "portal.why_paid"), p.lines(ctx, ledger.PaymentLine)},
		{web.Say(ctx, "portal.credited"), p.Seen.Owed.Credited.Negated(), "", p.lines(ctx, ledger.CreditNoteLine)},
		{web.Say(ctx, "portal.refunded"), p.Seen.Owed.Refunded, "", p.lines(ctx, ledger.RefundLine)},
		{p.waived(ctx), p.Seen.Owed.Waived.Negated(), "", p.lines(ctx, ledger.WaivedLine)},
	} {
		if !row.Amount.IsZero() {
			rows = append(rows, row)
		}
	}
	return append(rows, p.spared(ctx)...)
}

// waived names what was taken off without being paid.
func (p casePage) waived(ctx context.Context) string {
	owed := p.Seen.Owed
	return web.Waived(ctx, owed.Waived, owed.TimeBarred, owed.TimeBarredCosts, web.Say(ctx, "portal.waived"))
}

// capitalLines say after which days interest bears interest itself, and why it may.
func (p casePage) capitalLines(ctx context.Context) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, e := range p.Seen.Case.Capitalised {
		if !e.On.Before(p.Seen.On) {
			continue
		}
		line := web.ReckoningLine{What: web.Say(ctx, "portal.line_capitalised", "day", web.Date(ctx, e.On)), Rule: web.Say(ctx, "portal.line_capitalised_judgment")}
		if e.By == debt.CapitalisedByAgreement {
			line.Rule = web.Say(ctx, "portal.line_capitalised_agreement")
		}
		found = append(found, line)
	}
	return found
}

// freeLines are the days on which no interest ran, among the lines of interest. What the
// creditor wrote of them is his own.
func (p casePage) freeLines(ctx context.Context) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, free := range p.Seen.FreeDays() {
		line := web.ReckoningLine{What: web.Say(ctx, "portal.line_free", "from", web.Date(ctx, free.From), "to", web.Date(ctx, free.Until.AddDays(-1)), "days", days(ctx, free.Days()))}
		line.Rule = whyFree(ctx, free)
		found = append(found, line)
	}
	return found
}

// whyFree says why no interest ran on some days.
func whyFree(ctx context.Context, free casework.FreeDays) string {
	switch free.Because {
	case debt.StillSpared:
		return web.Say(ctx, "portal.line_free_spared")
	case debt.StillEnded:
		return web.Say(ctx, "portal.line_free_ended")
	}
	return web.Say(ctx, "portal.line_free_objection")
}

// spared is what falls away when a letter's sum is paid in time: interest, and costs.
func (p casePage) spared(ctx context.Context) []reason {
	if !p.isEnough() {
		return nil
	}
	enough, day := p.Seen.Enough, web.Date(ctx, p.Seen.Enough.Deadline)
	var rows []reason
	for _, row := range []reason{
		{Label: web.Say(ctx, "portal.spared"), Amount: enough.Spared.Negated(), Why: p.say(ctx, "portal.why_spared", "day", day)},
		{Label: web.Say(ctx, "portal.spared_costs"), Amount: enough.Costs.Negated(), Why: p.say(ctx, "portal.why_spared_costs", "day", day)},
		{Label: web.Say(ctx, "portal.spared_offer"), Amount: enough.Discount.Negated(), Why: p.say(ctx, "portal.why_spared_offer", "day", day)},
	} {
		if !row.Amount.IsZero() {
			row.Lines = []web.ReckoningLine{{What: web.Say(ctx, "portal.spared_line", "day", day), Amount: row.Amount}}
			rows = append(rows, row)
		}
	}
	return rows
}

// claimRows are the invoices, each by itself while they are few.
func (p casePage) claimRows(ctx context.Context) []reason {
	lines := p.lines(ctx, ledger.PrincipalLine)
	if len(lines) > claimsApart {
		label := web.Say(ctx, "portal.invoices", "count", web.Count(ctx, len(lines)))
		return []reason{{Label: label, Amount: p.Seen.Owed.Charged.Principal, Lines: lines}}
	}
	var rows []reason
	for _, line := range p.Seen.Owed.Lines {
		if line.Kind == ledger.PrincipalLine {
			rows = append(rows, reason{Label: invoiceText(ctx, line.Label), Amount: line.Amount, Lines: []web.ReckoningLine{p.line(ctx, line)}})
		}
	}
	return rows
}

// lines returns the lines of some kinds, as they are told to the debtor.
func (p casePage) lines(ctx context.Context, kinds ...ledger.LineKind) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, line := range p.Seen.Owed.Lines {
		if slices.Contains(kinds, line.Kind) {
			found = append(found, p.line(ctx, line))
		}
	}
	return found
}

func (p casePage) line(ctx context.Context, l ledger.Line) web.ReckoningLine {
	made := web.ReckoningLine{What: p.lineText(ctx, l), Amount: l.Amount, Rule: lineRule(ctx, l)}
	switch l.Kind {
	case ledger.PrincipalLine:
		made.Rule = p.claimDays(ctx, l)
	case ledger.PaymentLine:
		made.Rule = covered(ctx, p.Seen.Owed, l.Entry)
	case ledger.InterestLine, ledger.ReminderFeeLine, ledger.CompensationLine, ledger.CollectionCostsLine, ledger.CourtFeeLine,
		ledger.AwardedCostsLine, ledger.CreditNoteLine, ledger.WaivedLine, ledger.RefundLine:
	}
	return made
}

// lineText says what a line is for.
func (p casePage) lineText(ctx context.Context, l ledger.Line) string {
	day := web.Date(ctx, l.Period.From)
	switch l.Kind {
	case ledger.PrincipalLine:
		return p.claimText(ctx, l)
	case ledger.InterestLine:
		return web.Say(ctx, "portal.line_interest", "claim", invoiceText(ctx, l.Label), "base", web.Amount(ctx, l.Base),
			"days", days(ctx, l.Days), "rate", web.Rate(ctx, l.Rate), "first", web.Date(ctx, l.Period.From), "last", web.Date(ctx, l.Period.Until.AddDays(-1)))
	case ledger.ReminderFeeLine:
		return p.feeText(ctx, l)
	case ledger.CompensationLine:
		return invoiceText(ctx, l.Label)
	case ledger.CollectionCostsLine:
		return web.Say(ctx, "portal.line_costs", "day", day)
	case ledger.CourtFeeLine, ledger.AwardedCostsLine:
		return calculation.LineOf(l, law.Source{}).Label(web.ReaderOf(ctx).Language, "")
	case ledger.PaymentLine:
		return p.paymentText(ctx, l)
	case ledger.WaivedLine:
		if l.IsTimeBarred() {
			return calculation.LineOf(l, law.Source{}).Label(web.ReaderOf(ctx).Language, "")
		}
	case ledger.CreditNoteLine, ledger.RefundLine:
	}
	return day
}

// claimText says what an invoice is for, as far as it is known.
func (p casePage) claimText(ctx context.Context, l ledger.Line) string {
	what := invoiceText(ctx, l.Label)
	if claim := p.Seen.Case.Claim(l.Claim); claim != nil && claim.Text != "" {
		if len(p.Seen.Owed.Claims) > claimsApart {
			return what + ": " + claim.Text
		}
		return claim.Text
	}
	return what
}

// claimDays says when an invoice was sent, and by when it was to be paid.
func (p casePage) claimDays(ctx context.Context, l ledger.Line) string {
	claim := p.Seen.Case.Claim(l.Claim)
	if claim == nil || claim.Sent.IsZero() {
		return web.Say(ctx, "portal.claim_due", "day", web.Date(ctx, l.Period.From))
	}
	return web.Say(ctx, "portal.claim_days", "sent", web.Date(ctx, claim.Sent), "due", web.Date(ctx, claim.Due))
}

func (p casePage) paymentText(ctx context.Context, l ledger.Line) string {
	day := web.Date(ctx, l.Period.From)
	for i := range p.Seen.Case.Payments {
		if paid := &p.Seen.Case.Payments[i]; paid.Entry == l.Entry {
			return day + ", " + method(ctx, paid.Method)
		}
	}
	return day
}

// written is the law as it is built in, for where its rules stand written. It is laid once:
// a page has many lines, and nobody changes it.
var written = sync.OnceValue(law.Denmark)

// lineRule is where the rule behind a line stands written.
func lineRule(ctx context.Context, l ledger.Line) string {
	if l.Rule == ledger.ByAgreedInterest {
		return web.Say(ctx, "portal.rule_agreed")
	}
	source, needed, err := l.Source(written())
	if err != nil || !needed {
		return ""
	}
	rule := source.Citation
	if l.Rule == ledger.ByDefaultInterest {
		rule = web.Say(ctx, "portal.rule_interest", "rule", source.Citation,
			"reference", web.Rate(ctx, l.Statutory.Reference.Value), "margin", web.Rate(ctx, l.Statutory.Margin.Value))
	}
	if source.Unverified || l.Rule == ledger.ByDefaultInterest && l.Statutory.Unverified() {
		return rule + " · " + web.Say(ctx, "open.unverified")
	}
	return rule
}

// feeName names the letter that a fee is for; one that was sent before the case came
// here has no name.
// feeText names the reminder that a fee is for, with its day; of reminders from before
// Krav had the claim only a single one's is known.
func (p casePage) feeText(ctx context.Context, l ledger.Line) string {
	earlier, ok := p.Seen.Case.Brought(l)
	switch {
	case !ok || !earlier.Day().IsZero():
		return web.Raised(feeName(ctx, l.Label)) + ", " + web.Date(ctx, l.Period.From)
	case earlier.Fees == 1:
		return web.Raised(web.Say(ctx, "step.earlier_one"))
	}
	return web.Say(ctx, "step.earlier_several", "count", web.Count(ctx, earlier.Fees))
}

func feeName(ctx context.Context, label string) string {
	if d := debt.ParseDocument(label); d != 0 {
		return documentName(ctx, d)
	}
	return web.Say(ctx, "calc.a_reminder")
}

func days(ctx context.Context, n int) string {
	return calculation.Days(web.ReaderOf(ctx).Language, n)
}
