package cli

import (
	"time"
	"unicode"
	"unicode/utf8"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/law"
	"krav/internal/wording"
)

// lawShown is the law in force on a day.
type lawShown struct {
	On   civil.Date `json:"on"`
	Book string     `json:"book"` // fingerprint of the whole book
	Rows []lawRow   `json:"rows"`
	// UnknownRate says that no reference rate is known of the day.
	UnknownRate bool `json:"unknown_rate,omitempty"`
}

// lawRow is one row of the book: a value, since when, and where it stands.
type lawRow struct {
	Series     string     `json:"series"`
	Danish     string     `json:"danish"`
	Basis      string     `json:"basis"` // which day of the case picks the row
	Since      civil.Date `json:"since"`
	Until      civil.Date `json:"until,omitzero"` // first day it no longer applies
	Value      string     `json:"value"`
	Rule       string     `json:"rule"`
	Source     string     `json:"source"`
	Seen       string     `json:"seen"`
	Unverified bool       `json:"unverified"`
	Attested   bool       `json:"attested"` // whoever runs the house has read it at its source
	By         string     `json:"by"`       // who has seen it
	NotFound   bool       `json:"not_found"`
	Note       string     `json:"note,omitempty"`

	danish struct{ basis, value, seen, note string }
}

func newLawShown(book *law.Book, on civil.Date) lawShown {
	shown := lawShown{On: on, Book: book.Fingerprint(), Rows: []lawRow{}}
	for _, line := range book.Lines(on) {
		row := lawRow{
			Series: line.Series, Danish: line.Danish, Basis: line.Basis.String(),
			Since: line.Since, Until: line.Until, Value: line.Value,
			Rule: line.Source.Citation, Source: line.Source.Promulgation, Seen: line.Source.Looked,
			Unverified: line.Unverified, Attested: line.Source.Attested, By: line.Source.By, NotFound: line.Gap, Note: line.Source.Note,
		}
		row.danish.basis, row.danish.value, row.danish.seen = line.Basis.Danish(), line.Said, line.Source.LookedDanish()
		row.danish.note = line.Source.NoteDanish()
		shown.Rows = append(shown.Rows, row)
	}
	_, err := book.ReferenceRate.Find(on)
	shown.UnknownRate = err != nil
	return shown
}

func (a lawShown) print(p *paper) {
	p.say("book.show_heading", "day", wording.Date(p.language, a.On), "book", a.Book)
	if a.UnknownRate && len(a.Rows) > 0 {
		p.blank()
		p.paragraph("", p.said("book.show_no_rate", "day", wording.Date(p.language, a.On)))
	}
	for _, row := range a.Rows {
		p.blank()
		row.print(p)
	}
	if len(a.Rows) == 0 {
		p.blank()
		p.say("book.show_nothing")
	}
}

// print writes a row: its name and value, then where it stands, then what one should know
// of it: that it isn't verified, and what is open.
func (r lawRow) print(p *paper) {
	name, basis, value, note := r.Danish, r.danish.basis, r.danish.value, r.danish.note
	if p.language == wording.English {
		name, basis, value, note = r.Series, r.Basis, r.Value, r.Note
	}
	p.line(capital(name))
	p.paragraph("    ", value)
	p.paragraph("    ", joined("; ", r.when(p, basis), r.Rule, r.Source))
	if r.Unverified {
		p.paragraph("    ", p.said("book.show_unverified", "seen", r.Seen, "seen"+wording.InDanish, r.danish.seen))
	}
	if r.Attested {
		p.paragraph("    ", p.said("book.show_attested", "seen", r.Seen, "seen"+wording.InDanish, r.danish.seen, "by", r.By))
	}
	if note != "" {
		p.paragraph("    ", note)
	}
}

// when says since when the row applies, and which day of the case picks it. What
// has always been so has no day.
func (r lawRow) when(p *paper, basis string) string {
	if r.Since == civil.Of(1, time.January, 1) {
		return p.said("book.show_always", "basis", basis)
	}
	return p.said("book.show_row", "since", wording.Date(p.language, r.Since), "basis", basis)
}

// capital returns a name as it begins a line.
func capital(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + name[size:]
}

// lawChecked is what soon has no answer.
type lawChecked struct {
	On      civil.Date  `json:"on"`
	Days    int         `json:"days"` // how far ahead was looked
	RunsOut []lawExpiry `json:"runs_out"`
	// Entered are the rates that the operator entered, oldest first.
	Entered []enteredRate `json:"entered"`
	// Attested are the rows that the operator has read at their source.
	Attested []rowAttested `json:"attested"`
	// Tasks are what whoever runs the house is asked to do.
	Tasks []houseTask `json:"tasks"`
}

// lawExpiry is a series without an answer from a day on.
type lawExpiry struct {
	Series      string     `json:"series"`
	Danish      string     `json:"danish"`
	UnknownFrom civil.Date `json:"unknown_from"`
	DaysLeft    int        `json:"days_left"` // negative where it has run out
}

func newLawChecked(own houseLaw, on civil.Date) lawChecked {
	checked := lawChecked{
		On: on, Days: casework.LawWarningDays, RunsOut: []lawExpiry{},
		Entered: []enteredRate{}, Attested: []rowAttested{}, Tasks: newHouseTasks(own.tasks),
	}
	for _, e := range own.added.Entered {
		checked.Entered = append(checked.Entered, newEnteredRate(e))
	}
	for _, a := range own.added.Attested {
		checked.Attested = append(checked.Attested, newRowAttested(own.built, a))
	}
	for _, e := range own.book.RunsOut(on, casework.LawWarningDays) {
		checked.RunsOut = append(checked.RunsOut, lawExpiry{
			Series: e.Name, Danish: e.Danish, UnknownFrom: e.KnownUntil, DaysLeft: on.DaysUntil(e.KnownUntil),
		})
	}
	return checked
}

func (a lawChecked) print(p *paper) {
	for _, e := range a.Entered {
		if e.Unverified {
			e.print(p)
		}
	}
	for _, r := range a.Attested {
		if !r.Stands {
			r.print(p)
		}
	}
	for _, t := range a.Tasks {
		t.print(p)
	}
	if len(a.RunsOut) == 0 {
		p.say("book.check_nothing", "day", wording.Date(p.language, a.On.AddDays(a.Days)))
		return
	}
	for _, e := range a.RunsOut {
		name := e.Danish
		if p.language == wording.English {
			name = e.Series
		}
		name = capital(name)
		day := wording.Date(p.language, e.UnknownFrom)
		if e.DaysLeft > 0 {
			p.say("book.check_runs_out", "series", name, "day", day, "days", calculation.Days(p.language, e.DaysLeft))
			continue
		}
		p.say("book.check_has_run_out", "series", name, "day", day)
	}
	p.say("book.check_what_to_do")
}
