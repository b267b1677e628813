package cli

import (
	"slices"

	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
	"krav/internal/wording"
)

// calcAnswer is what is owed on a day, and why. The lines of a kind add up to the
// figure of that name exactly.
type calcAnswer struct {
	On              civil.Date   `json:"on"`
	Currency        string       `json:"currency"`
	Principal       money.Amount `json:"principal"`
	Interest        money.Amount `json:"interest"`
	ReminderFees    money.Amount `json:"reminder_fees"`
	Compensation    money.Amount `json:"compensation"`
	CollectionCosts money.Amount `json:"collection_costs"`
	Total           money.Amount `json:"total"`
	// DailyInterest is what the day asked about costs; nothing before interest
	// runs.
	DailyInterest money.Amount `json:"daily_interest"`
	InterestFrom  civil.Date   `json:"interest_from"`
	DayCount      string       `json:"day_count"`
	Lines         []owedLine   `json:"lines"`
	Notes         []calcNote   `json:"notes"`

	dayCount ledger.DayCount
	start    law.InterestStart
}

// owedLine is a line of a statement on the wire: so much, for these days, by this
// rule. Until is the day after the last.
type owedLine struct {
	Kind   string        `json:"kind"`
	From   civil.Date    `json:"from"`
	Until  civil.Date    `json:"until"`
	Days   int           `json:"days"` // of interest
	Rate   *money.Rate   `json:"rate"` // yearly, per cent; null but for interest
	Base   *money.Amount `json:"base"` // what interest ran on; null but for interest
	Amount money.Amount  `json:"amount"`
	Rule   string        `json:"rule"`   // the paragraph, as a Danish lawyer cites it
	Source string        `json:"source"` // the act or order as promulgated

	line ledger.Line
}

// calcNote is something that the reader of a calculation should know.
type calcNote struct {
	Key  string     `json:"key"`
	On   civil.Date `json:"on,omitzero"`
	Rule string     `json:"rule,omitempty"`
	Text string     `json:"text"`
}

// note keeps a note, with the values of its sentence given in turn.
func (w *calculation) note(key string, on civil.Date, rule string, values ...string) {
	text := breakable(wording.Say(w.language, key, pairs(values)))
	w.notes = append(w.notes, calcNote{Key: key, On: on, Rule: rule, Text: text})
}

// answer makes up the account.
func (w *calculation) answer() (calcAnswer, error) {
	owed, err := w.owed.Account.Explain(w.book, w.asked.On.Date)
	if err != nil {
		return calcAnswer{}, err
	}
	lines := make([]owedLine, len(owed.Lines))
	for i, line := range owed.Lines {
		source, _, err := line.Source(w.book)
		if err != nil {
			return calcAnswer{}, err
		}
		lines[i] = newOwedLine(line, source)
		w.noteUnverified(line, source)
	}
	return calcAnswer{
		On: w.asked.On.Date, Currency: "DKK",
		Principal: owed.Left.Principal, Interest: owed.Left.Interest, ReminderFees: owed.Left.ReminderFees,
		Compensation: owed.Left.Compensation, CollectionCosts: owed.Left.CollectionCosts,
		Total: owed.Total(), DailyInterest: owed.Daily, InterestFrom: w.start.First, DayCount: w.asked.Daycount.String(),
		Lines: lines, Notes: w.notes,
		dayCount: w.asked.Daycount.DayCount, start: w.start,
	}, nil
}

// noteUnverified tells of figures that nobody has seen in the act itself, once
// for each rule.
func (w *calculation) noteUnverified(line ledger.Line, source law.Source) {
	statutory := line.Statutory
	if line.Kind == ledger.InterestLine && statutory.Margin.Source.Unverified {
		w.noteDoubt(statutory.Margin.Source)
	}
	if source.Unverified {
		w.noteDoubt(source)
	}
}

func (w *calculation) noteDoubt(source law.Source) {
	const key = "calc.source_unverified"
	told := slices.ContainsFunc(w.notes, func(n calcNote) bool { return n.Key == key && n.Rule == source.Citation })
	if !told {
		w.note(key, civil.Date{}, source.Citation, "rule", source.Citation, "seen", source.Looked)
	}
}

// lineKinds are the kinds of line on the wire: each has the name of the figure
// that its lines add up to.
var lineKinds = map[ledger.LineKind]string{
	ledger.PrincipalLine: "principal", ledger.InterestLine: "interest", ledger.ReminderFeeLine: "reminder_fees",
	ledger.CompensationLine: "compensation", ledger.CollectionCostsLine: "collection_costs",
	ledger.CourtFeeLine: "court_fees", ledger.AwardedCostsLine: "awarded_costs",
	ledger.CreditNoteLine: "credited", ledger.WaivedLine: "waived", ledger.PaymentLine: "paid", ledger.RefundLine: "refunded",
}

func newOwedLine(line ledger.Line, source law.Source) owedLine {
	made := owedLine{
		Kind: lineKinds[line.Kind], From: line.Period.From, Until: line.Period.Until,
		Amount: line.Amount, Rule: source.Citation, Source: source.Promulgation, line: line,
	}
	if line.Kind == ledger.InterestLine {
		made.Days, made.Rate, made.Base = line.Days, &line.Rate, &line.Base
	}
	if line.Rule == ledger.ByAgreement {
		made.Rule = "aftalen"
	}
	return made
}
