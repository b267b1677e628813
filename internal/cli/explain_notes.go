package cli

import (
	"slices"

	"krav/internal/casework"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/wording"
)

// explainNote is something that a reader of an explanation should know: a figure that
// nobody has seen in the act itself, or an agreed rate that gave way.
type explainNote struct {
	Key  string `json:"key"`
	Rule string `json:"rule"`
	Text string `json:"text"`
}

// explainNotes returns what there is to know of some lines, each thing once.
func explainNotes(book *law.Book, lines []ledger.Line, in wording.Language) ([]explainNote, error) {
	notes := []explainNote{}
	note := func(key, rule string, values map[string]string) {
		n := explainNote{Key: key, Rule: rule, Text: wording.Say(in, key, values)}
		if !slices.Contains(notes, n) {
			notes = append(notes, n)
		}
	}
	for _, line := range lines {
		if !line.GaveWay.IsZero() {
			note("calc.agreed_capped", "rentelovens § 7", nil)
		}
		source, _, err := line.Source(book)
		if err != nil {
			return nil, err
		}
		if source.Unverified {
			note("calc.source_unverified", source.Citation, map[string]string{"rule": source.Citation, "seen": source.Looked})
		}
	}
	return notes, nil
}

// freeNotes name the days on which no interest ran, and why.
func freeNotes(seen *casework.CaseView, in wording.Language) []explainNote {
	var notes []explainNote
	for _, free := range seen.FreeDays() {
		values := map[string]string{"from": wording.Date(in, free.From), "to": wording.Date(in, free.Until.AddDays(-1)), "why": free.Why}
		note := explainNote{Key: "case.free_objection"}
		if free.Spared {
			note = explainNote{Key: "event.interest_spared", Rule: "rentelovens § 4"}
		}
		note.Text = wording.Say(in, note.Key, values)
		notes = append(notes, note)
	}
	return notes
}

func (n explainNote) print(p *paper) { p.paragraph("", n.Text) }
