package cli

import (
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/money"
	"krav/internal/wording"
)

// plannedCase is a row of a plan as casework has it.
type plannedCase = casework.PlanRow

// planRow is what follow-up would do on one case, or why it does nothing.
type planRow struct {
	Creditor int64        `json:"creditor"`
	Case     int64        `json:"case"` // its number
	ID       wireID       `json:"id"`
	Debtor   string       `json:"debtor"`
	Step     string       `json:"step"`
	Document string       `json:"document"`
	Channel  string       `json:"channel"`
	Fee      money.Amount `json:"fee"`
	Costs    money.Amount `json:"costs"` // of own collection
	// Compensation is charged anew for late payment.
	Compensation money.Amount `json:"compensation"`
	Interest     money.Amount `json:"interest"`
	Total        money.Amount `json:"total"`
	Unknown      bool         `json:"unknown,omitempty"` // the sums are: the law has no rate for a day that bears interest
	Deadline     civil.Date   `json:"deadline"`
	Closes       bool         `json:"closes"`
	LeftOut      string       `json:"left_out_because"` // empty where something is done
	Reasons      []planReason `json:"reasons"`
	Fingerprint  string       `json:"fingerprint"`
	Waits        bool         `json:"waits"`     // it isn't to be looked at on the day
	Review       civil.Date   `json:"review_on"` // where nothing is done: the day to look again

	planned plannedCase
	skipped string // why it wasn't done though it was approved; empty where it was
	among   bool   // the cases of other creditors stand beside it
}

// planReason is one thing that was considered, with its rule.
type planReason struct {
	Key  string `json:"key"`
	Rule string `json:"rule"`
	Text string `json:"text"`
}

func newPlanRow(r plannedCase, l wording.Language) planRow {
	row := planRow{
		Creditor: int64(r.Creditor), Case: r.Number, ID: wireID(r.Case), Debtor: r.Debtor,
		Step: r.Step, Fee: r.Fee, Costs: r.Costs, Compensation: r.Compensation, Interest: r.Interest, Total: r.Total, Unknown: r.Unknown, Deadline: r.Deadline, Closes: r.Closes,
		Reasons: planReasons(r.Reasons, l), Fingerprint: r.Fingerprint, Review: r.Review, planned: r,
	}
	if r.Document != 0 {
		row.Document, row.Channel = r.Document.String(), r.Channel.String()
	}
	if r.LeftOut() {
		row.LeftOut = allReasons(row.Reasons)
	}
	return row
}

// allReasons returns the sentences of reasons after one another.
func allReasons(reasons []planReason) string {
	said := make([]string, len(reasons))
	for i, r := range reasons {
		said[i] = r.Text
	}
	return strings.Join(said, " ")
}

func planReasons(reasons []followup.Reason, l wording.Language) []planReason {
	said := make([]planReason, len(reasons))
	for i, r := range reasons {
		said[i] = planReason{Key: r.Key, Rule: r.Rule, Text: breakable(wording.Say(l, r.Key, r.Args))}
	}
	return said
}

// print writes the case with what is done on it, the sum at the right, and under
// it the letter, or why there is none.
func (r planRow) print(p *paper) {
	p.row(p.said(r.heading(), "creditor", strconv.FormatInt(r.Creditor, 10), "case", strconv.FormatInt(r.Case, 10), "debtor", r.Debtor), r.sum(p.language))
	if r.planned.LeftOut() {
		p.paragraph("    ", joined(" ", r.LeftOut, r.again(p)))
		return
	}
	if r.skipped != "" {
		p.paragraph("    ", r.skipped)
		return
	}
	p.paragraph("    ", r.action(p))
	if r.Closes {
		return
	}
	for _, reason := range r.Reasons {
		if reason.Key != keyFeeAllowed && reason.Key != keyStepByHand { // those go without saying
			p.paragraph("    ", joined(" ", reason.Text, bracketed(reason.Rule)))
		}
	}
}

// sum returns what the letter asks for, or else what is owed: nobody knows where the law
// has no rate.
func (r planRow) sum(l wording.Language) string {
	if r.Unknown {
		return "?"
	}
	return wording.Figure(l, r.Total)
}

// heading returns the key of what names the case.
func (r planRow) heading() string {
	if r.among {
		return "followup.row_of"
	}
	return "followup.row"
}

// again says when a case that waits for a day is looked at again, or nothing: what
// waits for an answer or a letter has no day of its own.
func (r planRow) again(p *paper) string {
	if !r.Waits || r.Review.IsZero() || len(r.Reasons) == 0 {
		return ""
	}
	switch r.Reasons[len(r.Reasons)-1].Key {
	case "followup.not_yet", "followup.on_hold", "followup.creditors_delay", "followup.by_hand", "followup.nothing_overdue", "followup.flow_ended":
		return p.said("followup.looked_at_again", "day", wording.Date(p.language, r.Review))
	}
	return ""
}

// question says what a person is asked: to take the next step, or to look at the case
// for the reasons that follow.
func (r planRow) question(p *paper) string {
	for _, reason := range r.Reasons {
		if reason.Key == keyStepByHand {
			return p.said("followup.asks_person", "step", p.step(r.Step))
		}
	}
	return p.said("followup.asks_look")
}

// closing says why a case ends.
func (r planRow) closing(p *paper) string {
	for _, reason := range r.Reasons {
		switch reason.Key {
		case "followup.trifle":
			return p.said("followup.closes_trifle")
		case "followup.credited":
			return p.said("followup.closes_credited")
		}
	}
	return p.said("followup.closes")
}

func (r planRow) action(p *paper) string {
	switch {
	case r.Closes:
		return r.closing(p)
	case r.planned.Document == 0:
		return r.question(p)
	}
	if r.planned.Document == debt.InstalmentReminder {
		return p.said("followup.reminds",
			"document", p.document(r.planned.Document), "channel", p.channel(r.planned.Channel),
			"amount", wording.Figure(p.language, r.Total), "deadline", wording.Date(p.language, r.Deadline))
	}
	if r.planned.Document == debt.CollectionDemand {
		return p.said("followup.demands",
			"document", p.document(r.planned.Document), "channel", p.channel(r.planned.Channel),
			"costs", wording.Figure(p.language, r.Costs), "compensation", r.compensation(p), "interest", wording.Figure(p.language, r.Interest),
			"deadline", wording.Date(p.language, r.Deadline))
	}
	return p.said("followup.sends",
		"document", p.document(r.planned.Document), "channel", p.channel(r.planned.Channel),
		"fee", wording.Figure(p.language, r.Fee), "compensation", r.compensation(p), "interest", wording.Figure(p.language, r.Interest),
		"deadline", wording.Date(p.language, r.Deadline))
}

// compensation names the compensation of a letter that charges it, or is nothing.
func (r planRow) compensation(p *paper) string {
	if r.Compensation.IsZero() {
		return ""
	}
	return p.said("followup.compensation", "amount", wording.Figure(p.language, r.Compensation))
}
