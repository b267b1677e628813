package calculation

import (
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// Answer is what may be claimed on a day, and why (opgørelse). The lines of a kind
// add up to the figure of that name exactly, and the figures to the total. Its names in
// JSON are a contract.
type Answer struct {
	On              civil.Date   `json:"on" doc:"The day the answer is made up to and including."`
	Currency        string       `json:"currency" doc:"Always DKK."`
	Principal       money.Amount `json:"principal" doc:"The principal, in kroner, as all amounts."`
	Interest        money.Amount `json:"interest" doc:"Default interest, or agreed interest where it is lawful."`
	ReminderFees    money.Amount `json:"reminder_fees" doc:"Fees of the reminders that may have one."`
	Compensation    money.Amount `json:"compensation" doc:"The flat sum of late payment in trade."`
	CollectionCosts money.Amount `json:"collection_costs" doc:"The most that the creditor's own collection may cost."`
	// Paid is what the debtor has paid by the day.
	Paid money.Amount `json:"paid" doc:"What the debtor has paid by the day. It is subtracted from the total."`
	// Total is what is owed, less what was paid; negative where too much was.
	Total money.Amount `json:"total" doc:"What is owed on the day; negative where more was paid than was owed."`
	// DailyInterest is what a further day costs; nothing before interest runs.
	DailyInterest money.Amount `json:"daily_interest" doc:"What a further day costs."`
	InterestFrom  civil.Date   `json:"interest_from" doc:"The first day that carries interest."`
	DayCount      string       `json:"day_count" doc:"How interest days are counted."`
	Lines         []Line       `json:"lines" nullable:"false"`
	// Shares are what each payment covered.
	Shares []Share `json:"shares" nullable:"false" doc:"What each payment covered: costs, then interest, then principal."`
	// Notes are what was left out, or should be known.
	Notes []Note `json:"notes" nullable:"false" doc:"What was left out because it isn't lawful, and what should be known."`
	// Doubts are what the law leaves open, and would change an amount.
	Doubts []Note `json:"doubts" nullable:"false" doc:"What the law leaves open, or rests on an unverified source, and touches an amount."`
	// Next is what may be done, in the order of its days.
	Next []Step `json:"next" nullable:"false" doc:"What may be done next, and from which day."`

	// Facts are what was asked, with what was left out and could be known.
	Facts Facts `json:"-"`
	// LostAfter is the last day before the claim looked lost by limitation (forældet), where
	// that is past and something is owed: then nothing may be claimed, unless something
	// interrupted the period. Nothing is asked of that here.
	LostAfter civil.Date `json:"-"`
	// Start is the first day of interest and the rule that gave it.
	Start law.InterestStart `json:"-"`
}

// Line is a line of an account: so much, for these days, by this rule. Until is the
// day after the last.
type Line struct {
	Kind   string        `json:"kind" doc:"The name of the figure that the line is part of."`
	From   civil.Date    `json:"from"`
	Until  civil.Date    `json:"until" doc:"The day after the last."`
	Days   int           `json:"days" doc:"Days of interest; 0 for other lines."`
	Rate   *money.Rate   `json:"rate" nullable:"true" doc:"Yearly, per cent; null but for interest."`
	Base   *money.Amount `json:"base" nullable:"true" doc:"What interest ran on; null but for interest."`
	Amount money.Amount  `json:"amount"`
	Rule   string        `json:"rule" doc:"The paragraph, as a Danish lawyer cites it."`
	Source string        `json:"source" doc:"The act or order as promulgated."`

	// Of is the line of the ledger.
	Of ledger.Line `json:"-"`
}

// Share is the part of a payment that covered one thing (fordeling af betaling).
type Share struct {
	PaidOn civil.Date   `json:"paid_on"`
	Part   string       `json:"part" doc:"costs, interest, principal or rest."`
	Amount money.Amount `json:"amount"`

	// Of is the part as the ledger has it.
	Of ledger.SharePart `json:"-"`
}

// Note is something that the reader of an answer should know (bemærkning).
type Note struct {
	Key  string     `json:"key"`
	On   civil.Date `json:"on,omitzero"`
	Rule string     `json:"rule,omitempty"`
	Text string     `json:"text"`

	values map[string]string
}

// Step is something that may be done, the first day on which it may (næste skridt).
type Step struct {
	Kind string     `json:"kind" doc:"reminder, compensation, collection_notice, own_collection, other_collection, demand, payment_order, court or limitation."`
	From civil.Date `json:"from" doc:"The first day on which it may be done; of limitation the last day before the claim is lost."`
	// Deadline is the last day in time that the debtor is to be given, where the law
	// asks for one.
	Deadline civil.Date `json:"deadline,omitzero" doc:"The last day in time that the debtor must be given, when it is done on the first day."`
	// Amount is the most that it adds to the debt.
	Amount *money.Amount `json:"amount,omitempty" doc:"The most it may add to the debt."`
	Rule   string        `json:"rule"`
	Text   string        `json:"text"`

	key    string
	values map[string]string
}

// LineOf returns a line of the ledger, with where its rule stands written.
func LineOf(line ledger.Line, source law.Source) Line {
	made := Line{
		Kind: lineKinds[line.Kind], From: line.Period.From, Until: line.Period.Until,
		Amount: line.Amount, Rule: source.Citation, Source: source.Promulgation, Of: line,
	}
	if line.Kind == ledger.InterestLine {
		made.Days, made.Rate, made.Base = line.Days, &line.Rate, &line.Base
	}
	if line.Rule == ledger.ByAgreement || line.Rule == ledger.ByAgreedInterest {
		made.Rule = "aftalen"
	}
	if line.Rule == ledger.ByAward {
		made.Rule = "retsplejelovens § 316"
	}
	return made
}

// lineKinds are the kinds of line in JSON: each has the name of the figure that its
// lines add up to.
var lineKinds = map[ledger.LineKind]string{
	ledger.PrincipalLine: "principal", ledger.InterestLine: "interest", ledger.ReminderFeeLine: "reminder_fees",
	ledger.CompensationLine: "compensation", ledger.CollectionCostsLine: "collection_costs",
	ledger.CourtFeeLine: "court_fees", ledger.AwardedCostsLine: "awarded_costs",
	ledger.CreditNoteLine: "credited", ledger.WaivedLine: "waived", ledger.PaymentLine: "paid", ledger.RefundLine: "refunded",
}

// PartName returns the name of a part of a payment in JSON.
func PartName(part ledger.SharePart) string { return shareParts[part] }

var shareParts = map[ledger.SharePart]string{
	ledger.CostShare: "costs", ledger.InterestShare: "interest", ledger.PrincipalShare: "principal",
	ledger.RestShare: "rest", ledger.RefundShare: "refunded",
}
