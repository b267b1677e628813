package office

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"sync"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/web"
)

// economy is what was claimed and what came in, row by row; each opens to the
// lines that make it (økonomisk oversigt).
func (p casePage) economy(ctx context.Context) []web.EconomyRow {
	owed := p.Owed
	rows := []web.EconomyRow{{Label: web.Say(ctx, "office.case_principal"), Amount: owed.Charged.Principal, Lines: p.lines(ctx, ledger.PrincipalLine)}}
	rows = append(rows, web.EconomyRow{Label: web.Say(ctx, "office.interest"), Amount: owed.Charged.Interest, Lines: slices.Concat(p.lines(ctx, ledger.InterestLine), p.capitalLines(ctx), p.freeLines(ctx))})
	for _, row := range []web.EconomyRow{
		{Label: web.Say(ctx, "office.reminder_fees"), Amount: owed.Charged.ReminderFees, Lines: p.lines(ctx, ledger.ReminderFeeLine)},
		{Label: web.Say(ctx, "office.compensation"), Amount: owed.Charged.Compensation, Lines: p.lines(ctx, ledger.CompensationLine)},
		{Label: web.Say(ctx, "office.collection_costs"), Amount: owed.Charged.CollectionCosts, Lines: p.lines(ctx, ledger.CollectionCostsLine)},
		{Label: web.Say(ctx, "office.court_costs"), Amount: owed.Charged.CourtCosts, Lines: p.lines(ctx, ledger.CourtFeeLine, ledger.AwardedCostsLine)},
		{Label: web.Say(ctx, "office.claimed"), Amount: owed.Charged.Total(), Sum: true},
		{Label: web.Say(ctx, "office.paid"), Amount: owed.Paid.Negated(), Lines: p.lines(ctx, ledger.PaymentLine)},
		{Label: web.Say(ctx, "office.refunded"), Amount: owed.Refunded, Lines: p.lines(ctx, ledger.RefundLine)},
		{Label: web.Say(ctx, "office.credited"), Amount: owed.Credited.Negated(), Lines: p.lines(ctx, ledger.CreditNoteLine)},
		{Label: web.Waived(ctx, owed.Waived, owed.TimeBarred, owed.TimeBarredCosts, web.Say(ctx, "office.waived")), Amount: owed.Waived.Negated(), Lines: p.lines(ctx, ledger.WaivedLine)},
	} {
		if !row.Amount.IsZero() {
			rows = append(rows, row)
		}
	}
	return rows
}

// lines returns the lines of some kinds, as they are explained.
func (p casePage) lines(ctx context.Context, kinds ...ledger.LineKind) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, line := range p.Owed.Lines {
		for _, kind := range kinds {
			if line.Kind == kind {
				found = append(found, web.ReckoningLine{What: p.lineText(ctx, line), Amount: line.Amount, Rule: lineRule(ctx, line)})
			}
		}
	}
	return found
}

// doubtsSaid are what the law leaves open of what is owed, in words.
func (p casePage) doubtsSaid(ctx context.Context) []web.Doubt {
	var said []web.Doubt
	for _, doubt := range p.Doubts {
		said = append(said, web.Doubt{Text: reasonText(ctx, doubt), Citation: doubt.Rule})
	}
	return said
}

// doubtsWord says how many things the law leaves open.
func doubtsWord(ctx context.Context, n int) string {
	if n == 1 {
		return web.Say(ctx, "office.doubts_one")
	}
	return web.Say(ctx, "office.doubts_many", "count", web.Count(ctx, n))
}

// capitalLines say after which days interest bears interest itself, and by what.
func (p casePage) capitalLines(ctx context.Context) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, e := range p.Case.Capitalised {
		if e.On.Before(p.On) {
			found = append(found, web.ReckoningLine{What: capitalised(ctx, e)})
		}
	}
	return found
}

// freeLines are the days on which no interest ran, among the lines of interest.
func (p casePage) freeLines(ctx context.Context) []web.ReckoningLine {
	var found []web.ReckoningLine
	for _, free := range p.FreeDays() {
		line := web.ReckoningLine{What: web.Say(ctx, "office.line_free", "from", web.Date(ctx, free.From), "to", web.Date(ctx, free.Until.AddDays(-1)), "days", days(ctx, free.Days()))}
		line.Rule = whyFree(ctx, free)
		found = append(found, line)
	}
	return found
}

// whyFree says why no interest ran on some days.
func whyFree(ctx context.Context, free casework.FreeDays) string {
	switch free.Because {
	case debt.StillSpared:
		return joined(cmp.Or(free.Why, web.Say(ctx, "office.line_free_spared")), " · ", "rentelovens § 4")
	case debt.StillEnded:
		return web.Say(ctx, "office.line_free_ended")
	}
	return web.Say(ctx, "office.line_free_objection")
}

// lineText says what a line is for: of reminders from elsewhere without a day that
// nobody has said.
func (p casePage) lineText(ctx context.Context, l ledger.Line) string {
	if earlier, ok := p.Case.Brought(l); ok && earlier.Day().IsZero() {
		return web.Raised(earlierText(ctx, earlier.Fees))
	}
	return lineText(ctx, l)
}

func earlierText(ctx context.Context, count int) string {
	if count == 1 {
		return web.Say(ctx, "step.earlier_one")
	}
	return web.Say(ctx, "step.earlier_several", "count", web.Count(ctx, count))
}

// lineText says what a line is for: under its figure's heading, where that says the
// most of it, in fewer words than standing alone.
func lineText(ctx context.Context, l ledger.Line) string {
	from := web.Date(ctx, l.Period.From)
	switch l.Kind {
	case ledger.PrincipalLine:
		return joined(invoiceText(ctx, l.Label), ", ", web.Say(ctx, "office.line_due", "day", from))
	case ledger.InterestLine:
		return joined(invoiceText(ctx, l.Label), ", ", web.Say(ctx, "office.line_interest",
			"period", period(ctx, l), "days", days(ctx, l.Days), "rate", web.Rate(ctx, l.Rate), "base", web.Figure(ctx, l.Base)))
	case ledger.ReminderFeeLine:
		return web.Say(ctx, "office.line_fee", "letter", web.Raised(feeName(ctx, l.Label)), "day", from)
	case ledger.CompensationLine:
		return joined(invoiceText(ctx, l.Label), ", ", from)
	case ledger.CollectionCostsLine:
		return web.Say(ctx, "office.line_costs", "day", from)
	case ledger.PaymentLine:
		return web.Say(ctx, "office.line_payment", "day", from)
	case ledger.CourtFeeLine, ledger.AwardedCostsLine, ledger.CreditNoteLine, ledger.WaivedLine, ledger.RefundLine:
	}
	return calculation.LineOf(l, law.Source{}).Label(web.ReaderOf(ctx).Language, "")
}

// written is the law as it is built in, for where its rules stand written. It is laid once:
// a page has many lines, and nobody changes it.
var written = sync.OnceValue(law.Denmark)

// lineRule is where the rule behind a line stands written.
func lineRule(ctx context.Context, l ledger.Line) string {
	if l.Rule == ledger.ByAgreedInterest {
		return web.Say(ctx, "calc.rule_agreed_interest")
	}
	source, needed, err := l.Source(written())
	if err != nil || !needed {
		return ""
	}
	rule := source.Citation
	if l.Rule == ledger.ByDefaultInterest {
		rule = web.Say(ctx, "office.rule_interest", "rule", source.Citation,
			"reference", web.Rate(ctx, l.Statutory.Reference.Value), "margin", web.Rate(ctx, l.Statutory.Margin.Value))
	}
	if source.Unverified || l.Rule == ledger.ByDefaultInterest && l.Statutory.Unverified() {
		return rule + " · " + web.Say(ctx, "open.unverified")
	}
	return rule
}

func period(ctx context.Context, l ledger.Line) string {
	last := l.Period.Until.AddDays(-1)
	if last == l.Period.From {
		return web.DayMonth(ctx, last)
	}
	return web.DayMonth(ctx, l.Period.From) + "–" + web.DayMonth(ctx, last)
}

// days returns a number of days in words.
func days(ctx context.Context, n int) string {
	return calculation.Days(web.ReaderOf(ctx).Language, n)
}

// invoiceText names an invoice; a claim may have no number.
func invoiceText(ctx context.Context, number string) string {
	if number == "" {
		return web.Say(ctx, "office.a_claim")
	}
	return web.Say(ctx, "office.case_invoice", "number", number)
}

// feeName names the letter that a fee is for.
func feeName(ctx context.Context, step string) string {
	if step == "" {
		return web.Say(ctx, "calc.a_reminder")
	}
	return stepName(ctx, step)
}

// allocation is how a payment was spread (fordeling af betaling).
type allocation struct {
	Payment debt.Payment
	Parts   []allocated
}

// allocated is the part of a payment that covered one thing.
type allocated struct {
	What   string
	Colour string // the class of its colour in the bar
	Amount money.Amount
	// From and Wide place it in the bar, in per cent.
	From, Wide string
}

// allocation returns how the last payment that stands was spread, or false.
func (p casePage) allocation(ctx context.Context) (allocation, bool) {
	paid := lastPaid(p.Case)
	if paid == nil || !paid.Amount.IsPositive() {
		return allocation{}, false
	}
	made, from := allocation{Payment: *paid}, int64(0)
	for _, share := range p.Owed.Shares {
		if share.Payment != paid.Entry {
			continue
		}
		part := allocated{What: shareText(ctx, share), Colour: shareColour(share.Part), Amount: share.Amount}
		part.From, part.Wide = ofHundred(from, paid.Amount), ofHundred(share.Amount.Ore(), paid.Amount)
		from += share.Amount.Ore()
		made.Parts = append(made.Parts, part)
	}
	return made, len(made.Parts) > 0
}

// allocationOrder says in which order a payment was spread.
func (p casePage) allocationOrder(ctx context.Context, made allocation) string {
	paid := ledger.Entry{ID: made.Payment.Entry, Kind: ledger.Payment, On: made.Payment.ValueOn}
	if p.Case.Account.IsByKept(&paid) {
		return web.Say(ctx, "case.offer_spreads")
	}
	switch p.Case.Account.CoveringOn(made.Payment.ValueOn) {
	case ledger.PrincipalFirst:
		return web.Say(ctx, "office.allocation_principal_first")
	case ledger.InterestFirst:
		return web.Say(ctx, "office.allocation_interest_first")
	case ledger.CostsFirst:
	}
	return web.Say(ctx, "office.allocation_order")
}

func ofHundred(ore int64, whole money.Amount) string {
	return strconv.FormatFloat(100*float64(ore)/float64(whole.Ore()), 'f', 2, 64) + "%"
}

func shareColour(part ledger.SharePart) string {
	switch part {
	case ledger.CostShare:
		return "x-red"
	case ledger.InterestShare:
		return "x-red2"
	case ledger.PrincipalShare:
		return "x-primary"
	case ledger.RestShare, ledger.RefundShare:
	}
	return "x-green"
}

func shareText(ctx context.Context, share ledger.Share) string {
	switch share.Part {
	case ledger.CostShare:
		return costShareText(ctx, share)
	case ledger.InterestShare:
		return web.Say(ctx, "office.share_interest", "claim", lowered(invoiceText(ctx, share.Label)))
	case ledger.PrincipalShare:
		return web.Say(ctx, "office.share_principal", "claim", lowered(invoiceText(ctx, share.Label)))
	case ledger.RefundShare:
		return web.Say(ctx, "office.refunded")
	case ledger.RestShare:
	}
	return web.Say(ctx, "office.share_rest")
}

func costShareText(ctx context.Context, share ledger.Share) string {
	switch share.Kind {
	case ledger.ReminderFee:
		return web.Say(ctx, "office.share_fee", "letter", feeName(ctx, share.Label))
	case ledger.Compensation:
		return web.Say(ctx, "office.compensation")
	case ledger.CollectionCosts:
		return web.Say(ctx, "office.collection_costs")
	case ledger.CourtFee, ledger.AwardedCosts, ledger.CreditNote, ledger.Waiver, ledger.Payment, ledger.Reversal, ledger.Refund:
	}
	return web.Say(ctx, "office.court_costs")
}
