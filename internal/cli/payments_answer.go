package cli

import (
	"strconv"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/money"
	"krav/internal/wording"
)

// paymentsCounts are how many entries became what.
type paymentsCounts struct {
	Matched   int `json:"matched"`
	Proposed  int `json:"proposed"`
	Unmatched int `json:"unmatched"`
	Duplicate int `json:"duplicate"`
	Reversed  int `json:"reversed"`
	Outgoing  int `json:"outgoing"` // money that left the account
}

func (c *paymentsCounts) add(more paymentsCounts) {
	c.Matched, c.Proposed, c.Unmatched = c.Matched+more.Matched, c.Proposed+more.Proposed, c.Unmatched+more.Unmatched
	c.Duplicate, c.Reversed, c.Outgoing = c.Duplicate+more.Duplicate, c.Reversed+more.Reversed, c.Outgoing+more.Outgoing
}

// paymentsAnswer says what became of the entries of one file, or of several.
type paymentsAnswer struct {
	File wireID `json:"file,omitempty"` // where there is one
	paymentsCounts
	Overpaid []overpaidAnswer  `json:"overpaid"`
	Refused  []lineAnswer      `json:"refused"`
	Warnings []lineAnswer      `json:"warnings"`
	Files    []paymentsOfAFile `json:"files"`

	language wording.Language
}

// paymentsOfAFile is a file that was taken in, or that couldn't be.
type paymentsOfAFile struct {
	Name string `json:"name"`
	File wireID `json:"file,omitempty"`
	paymentsCounts
	Unread  int          `json:"unread,omitempty"`  // of the refused, those that are kept in the inbox
	Remarks []noteAnswer `json:"remarks,omitempty"` // of the file as a whole
	Key     string       `json:"key,omitempty"`     // why it wasn't taken in, or broke off
	Reason  string       `json:"reason,omitempty"`
}

// overpaidAnswer is a payment that was more than was owed.
type overpaidAnswer struct {
	In     string       `json:"in"`
	Line   int          `json:"line"`
	Case   int64        `json:"case"`
	Amount money.Amount `json:"amount"` // too much
}

func newPaymentsAnswer(l wording.Language) paymentsAnswer {
	return paymentsAnswer{Overpaid: []overpaidAnswer{}, Refused: []lineAnswer{}, Warnings: []lineAnswer{}, Files: []paymentsOfAFile{}, language: l}
}

// add adds a file with what became of its entries.
func (a *paymentsAnswer) add(name string, r casework.PaymentsReport) {
	counts := paymentsCounts{r.Matched, r.Proposed, r.Unmatched, r.Duplicate, r.Reversed, r.Outgoing}
	a.paymentsCounts.add(counts)
	a.Refused = append(a.Refused, linesOf(name, r.Refused, a.language)...)
	a.Warnings = append(a.Warnings, linesOf(name, r.Warnings, a.language)...)
	for _, over := range r.Overpaid {
		a.Overpaid = append(a.Overpaid, overpaidAnswer{In: name, Line: over.Line, Case: over.Number, Amount: over.Amount})
	}
	a.File = wireID(r.File)
	if len(a.Files) > 0 {
		a.File = 0
	}
	a.Files = append(a.Files, paymentsOfAFile{Name: name, File: wireID(r.File), paymentsCounts: counts, Unread: r.Unread, Remarks: remarksOf(r.Remarks, a.language)})
}

// linesOf returns what is to be said of lines of a file.
func linesOf(name string, reports []casework.LineReport, l wording.Language) []lineAnswer {
	lines := lineAnswers(reports, l)
	for i := range lines {
		lines[i].In = name
	}
	return lines
}

// refuse adds a file that couldn't be taken in.
func (a *paymentsAnswer) refuse(name string, err error) {
	f := fault.Of(err)
	reason := breakable(wording.Fault(a.language, f))
	if last := len(a.Files) - 1; last >= 0 && a.Files[last].Name == name {
		a.Files[last].Key, a.Files[last].Reason = f.Key, reason // it broke off
		return
	}
	a.File = 0
	a.Files = append(a.Files, paymentsOfAFile{Name: name, Key: f.Key, Reason: reason})
}

// verdict is how a command ends that has answered: a file that couldn't be taken in
// among others is something found wrong.
func (a *paymentsAnswer) verdict() error { return verdictOn(a.Files) }

func (f paymentsOfAFile) title() string     { return f.Name }
func (f paymentsOfAFile) faultOfIt() string { return f.Key }

func (a paymentsAnswer) print(p *paper) {
	if several := printEach(p, a.Files, a.printFile); several {
		p.counted(a.paymentsCounts)
	}
	if a.Proposed+a.Unmatched > 0 {
		p.blank()
		p.say("payments.see_inbox")
	}
}

// printFile writes what became of one file.
func (a paymentsAnswer) printFile(p *paper, file paymentsOfAFile) {
	if file.File != 0 {
		p.counted(file.paymentsCounts)
	}
	if file.Reason != "" {
		p.say("import.file_refused", "reason", file.Reason)
	}
	p.remarks(file.Remarks)
	for _, over := range a.Overpaid {
		if over.In == file.Name {
			p.say("payments.overpaid", "case", strconv.FormatInt(over.Case, 10), "amount", over.Amount.String())
		}
	}
	p.lines("payments.refused", linesIn(a.Refused, file.Name, ""))
	if file.Unread > 0 {
		p.say("payments.refused_wait", "count", wording.Count(p.language, file.Unread))
	}
	p.lines("payments.warnings", linesIn(a.Warnings, file.Name, ""))
}

// counted writes how many entries became what.
func (p *paper) counted(c paymentsCounts) {
	count := func(n int) string { return wording.Count(p.language, n) }
	p.say("payments.summary", "matched", count(c.Matched), "proposed", count(c.Proposed), "unmatched", count(c.Unmatched),
		"duplicate", count(c.Duplicate), "reversed", count(c.Reversed))
	if c.Outgoing > 0 {
		p.say("payments.outgoing", "count", count(c.Outgoing))
	}
}
