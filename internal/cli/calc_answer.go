package cli

import (
	"strings"

	"krav/internal/calculation"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/wording"
)

// calcAnswer is what is owed on a day, and why, as a command answers it.
type calcAnswer struct{ calculation.Answer }

// breakable has plain spaces for no-break ones in the answer's texts.
func (a calcAnswer) breakable() calcAnswer {
	for _, notes := range [][]calculation.Note{a.Notes, a.Doubts} {
		for i := range notes {
			notes[i].Text = breakable(notes[i].Text)
		}
	}
	for i := range a.Next {
		a.Next[i].Text = breakable(a.Next[i].Text)
	}
	return a
}

func (a calcAnswer) print(p *paper) {
	if lost := a.LostText(p.language); lost != "" {
		p.say("calc.lost_on", "day", wording.Date(p.language, a.On))
		p.paragraph("", lost)
		p.blank()
	}
	p.say("calc.heading", "day", wording.Date(p.language, a.On))
	p.blank()
	for _, line := range a.Lines {
		p.owedLine(line)
	}
	p.rule()
	p.row(p.said("calc.total"), wording.Figure(p.language, a.Total))
	p.blank()
	p.paragraph("", a.DailyText(p.language))
	p.paragraph("", a.StartText(p.language))
	p.paragraph("", calculation.DayCountText(p.language, a.Facts.DayCount))
	a.printShares(p)
	p.notes(p.said("calc.notes"), a.Notes)
	p.notes(p.said("calc.doubts"), a.Doubts)
	a.printNext(p)
}

func (a calcAnswer) printShares(p *paper) {
	if len(a.Shares) == 0 {
		return
	}
	p.blank()
	p.line(p.said("calc.shares"))
	for _, s := range a.Shares {
		p.row(joined(" ", wording.ShortDate(p.language, s.PaidOn), calculation.PartText(p.language, s.Of)), wording.Figure(p.language, s.Amount))
	}
}

func (a calcAnswer) printNext(p *paper) {
	if !a.Total.IsPositive() {
		p.blank()
		p.say("calc.next_none")
		return
	}
	if len(a.Next) == 0 {
		return
	}
	p.blank()
	p.line(p.said("calc.next"))
	for _, step := range a.Next {
		p.item("- ", "  ", withRule(step.Text, step.Rule))
	}
}

// withRule returns a sentence with its rule in brackets before the full stop. The point of
// an abbreviation that ends it stays.
func withRule(sentence, rule string) string {
	if !strings.HasSuffix(sentence, "kr.") {
		sentence = strings.TrimSuffix(sentence, ".")
	}
	return sentence + " (" + rule + ")."
}

// notes writes a list of notes under a title, where there is one.
func (p *paper) notes(title string, notes []calculation.Note) {
	if len(notes) == 0 {
		return
	}
	p.blank()
	p.line(title)
	for _, note := range notes {
		p.item("- ", "  ", note.Text)
	}
}

// owedLine writes a line of an account, with the rule that it rests on beneath.
func (p *paper) owedLine(line calculation.Line) {
	reminder := ""
	if line.Of.Kind == ledger.ReminderFeeLine && line.Of.Label != "" {
		reminder = p.step(line.Of.Label)
	}
	p.row(line.Label(p.language, reminder), wording.Figure(p.language, line.Amount))
	if ground := line.Ground(p.language); ground != "" {
		p.paragraph("    ", ground)
	}
}

// owedLines returns the lines of a statement with their sources.
func owedLines(book *law.Book, lines []ledger.Line) ([]calculation.Line, error) {
	made := make([]calculation.Line, len(lines))
	for i, line := range lines {
		source, _, err := line.Source(book)
		if err != nil {
			return nil, err
		}
		made[i] = calculation.LineOf(line, source)
	}
	return made, nil
}
