package cli

import (
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/wording"
)

// caseShown is a letter that had left for the debtor by the day, and what was known of
// whether it came.
type caseShown struct {
	Letter   wireID       `json:"letter"`
	Document string       `json:"document"`
	Channel  string       `json:"channel"`
	LeftOn   civil.Date   `json:"left_on"`
	Status   string       `json:"status"`
	OpenedOn civil.Date   `json:"opened_on"` // no date where nothing is known of that
	Total    money.Amount `json:"total"`     // that it states
	Deadline civil.Date   `json:"deadline"`
	Voided   bool         `json:"voided"` // taken back after it had left

	shown debt.Shown
}

func shownOf(c *debt.Case) []caseShown {
	answer := []caseShown{}
	for _, s := range c.Shown() {
		answer = append(answer, caseShown{
			Letter: wireID(s.Letter), Document: s.Document.String(), Channel: s.Channel.String(), LeftOn: s.LeftOn, Status: s.Status.String(),
			OpenedOn: s.OpenedOn, Total: s.Total, Deadline: s.Deadline, Voided: s.Voided, shown: s,
		})
	}
	return answer
}

// printAsOf says as of when a case is shown, where that was asked for.
func (a caseAnswer) printAsOf(p *paper) {
	switch {
	case !a.asked:
	case a.Known.IsZero():
		p.say("case.as_of", "day", wording.Date(p.language, a.On))
	default:
		p.say("case.as_of_known", "day", wording.Date(p.language, a.On), "known", wording.Date(p.language, a.Known))
	}
}

// printShown writes what the debtor had seen, where the case is shown as of a day.
func (a caseAnswer) printShown(p *paper) {
	if !a.asked {
		return
	}
	p.heading("case.shown")
	if len(a.Shown) == 0 {
		p.say("case.shown_nothing")
	}
	for _, s := range a.Shown {
		text := p.said("case.shown_letter", "document", p.document(s.shown.Document), "amount", wording.Amount(p.language, s.Total), "status", p.status(s.shown.Status))
		if !s.OpenedOn.IsZero() {
			text = joined(" ", text, p.said("case.shown_opened", "day", wording.Date(p.language, s.OpenedOn)))
		}
		p.beside(wording.ShortDate(p.language, s.LeftOn), 12, text)
	}
}
