package cli

import (
	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/wording"
)

// explainNote is something that a reader of an explanation should know: a figure that
// nobody has seen in the act itself, or an agreed rate that gave way.
type explainNote struct {
	Key  string `json:"key"`
	Rule string `json:"rule"`
	Text string `json:"text"`
}

// keyOfferSpreads says what is paid and what is given up by an offer that was kept.
const keyOfferSpreads = "case.offer_spreads"

// explainNotes returns what there is to know of what is owed on a case: agreed rates that
// gave way, days without interest, an offer that was kept, and what the law leaves open.
func explainNotes(seen *casework.CaseView, in wording.Language) []explainNote {
	notes := []explainNote{}
	for _, line := range seen.Owed.Lines {
		if !line.GaveWay.IsZero() {
			notes = append(notes, explainNote{Key: "calc.agreed_capped", Rule: "rentelovens § 7", Text: wording.Say(in, "calc.agreed_capped", nil)})
			break
		}
	}
	notes = append(notes, freeNotes(seen, in)...)
	notes = append(notes, bornNotes(seen, in)...)
	notes = append(notes, capitalNotes(seen, in)...)
	if seen.Case.Account.HasKept() {
		notes = append(notes, explainNote{Key: keyOfferSpreads, Text: wording.Say(in, keyOfferSpreads, nil)})
	}
	for _, doubt := range seen.Doubts {
		notes = append(notes, explainNote{Key: doubt.Key, Rule: doubt.Rule, Text: wording.Say(in, doubt.Key, doubt.Args)})
	}
	return notes
}

// freeNotes name the days on which no interest ran, and why.
func freeNotes(seen *casework.CaseView, in wording.Language) []explainNote {
	var notes []explainNote
	for _, free := range seen.FreeDays() {
		values := map[string]string{"from": wording.Date(in, free.From), "to": wording.Date(in, free.Until.AddDays(-1)), "why": free.Why}
		note := explainNote{Key: "case.free_objection"}
		switch free.Because {
		case debt.StillSpared:
			note = explainNote{Key: "event.interest_spared", Rule: "rentelovens § 4"}
		case debt.StillEnded:
			note = explainNote{Key: "case.free_ended"}
		}
		note.Text = wording.Say(in, note.Key, values)
		notes = append(notes, note)
	}
	return notes
}

// bornNotes name the days on which interest ran though an objection was handled.
func bornNotes(seen *casework.CaseView, in wording.Language) []explainNote {
	var notes []explainNote
	for _, born := range calculation.BornWhileDisputed(&seen.Case, seen.On) {
		notes = append(notes, explainNote{Key: "still.disputed_bears", Text: calculation.BornText(in, born, seen.On)})
	}
	return notes
}

func (n explainNote) print(p *paper) { p.paragraph("", n.Text) }
