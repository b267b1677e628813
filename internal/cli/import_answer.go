package cli

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/wording"
)

// importAnswer says what became of the lines of one file, or of several.
type importAnswer struct {
	File      wireID       `json:"file,omitempty"` // where there is one
	Created   int          `json:"created"`
	Joined    int          `json:"joined"`
	Credited  int          `json:"credited"`
	Unchanged int          `json:"unchanged"`
	Overtaken int          `json:"overtaken"` // lines of earlier files that waited, and have come in now
	Repeated  int          `json:"repeated"`  // lines of earlier files that wait anew with this one instead
	Asked     []lineAnswer `json:"asked"`
	Refused   []lineAnswer `json:"refused"`
	Files     []fileAnswer `json:"files,omitempty"`

	language wording.Language
}

// fileAnswer is a file that was taken in, or that couldn't be.
type fileAnswer struct {
	Name      string       `json:"name"`
	Sheet     string       `json:"sheet,omitempty"` // of a workbook
	File      wireID       `json:"file,omitempty"`
	Created   int          `json:"created"`
	Joined    int          `json:"joined"`
	Credited  int          `json:"credited"`
	Unchanged int          `json:"unchanged"`
	Overtaken int          `json:"overtaken"` // lines of earlier files that waited, and have come in now
	Repeated  int          `json:"repeated"`  // lines of earlier files that wait anew with this one instead
	Asked     int          `json:"asked"`
	Refused   int          `json:"refused"`
	Remarks   []noteAnswer `json:"remarks,omitempty"` // of the file as a whole
	Notes     []noteAnswer `json:"notes,omitempty"`   // of lines that were used
	Key       string       `json:"key,omitempty"`     // why it wasn't taken in
	Reason    string       `json:"reason,omitempty"`

	brokeOff bool // what was read before that stands
}

// noteAnswer is something about a file or some of its lines that a person may want
// to know.
type noteAnswer struct {
	Key   string `json:"key"`
	Text  string `json:"text"`
	Count int    `json:"count,omitempty"`
	Lines []int  `json:"lines,omitempty"` // the first ten
}

// lineAnswer is a line of a file that waits for a person.
type lineAnswer struct {
	In     string `json:"in,omitempty"`    // the file, where there are several
	Sheet  string `json:"sheet,omitempty"` // of a workbook, where there are several files
	Line   int    `json:"line"`
	Entry  string `json:"entry,omitempty"` // of a bank's file: the bank's reference, and what the file says of it
	Reason string `json:"reason"`
	Key    string `json:"key"`
	OnCase int64  `json:"on_case,omitempty"` // the case that a task asks on, where the line itself doesn't wait
}

// newImportAnswer returns the answer for one file, or for a line of one.
func newImportAnswer(r casework.ImportReport, l wording.Language) importAnswer {
	return importAnswer{
		File: wireID(r.File), Created: r.Created, Joined: r.Joined, Credited: r.Credited, Unchanged: r.Unchanged, Overtaken: r.Overtaken, Repeated: r.Repeated,
		Asked: lineAnswers(r.Asked, l), Refused: lineAnswers(r.Refused, l), language: l,
	}
}

func lineAnswers(reports []casework.LineReport, l wording.Language) []lineAnswer {
	lines := make([]lineAnswer, len(reports))
	for i, r := range reports {
		lines[i] = lineAnswer{Line: r.Line, Entry: breakable(r.Entry), Key: r.Why.Key, OnCase: r.Case, Reason: breakable(wording.Fault(l, r.Why))}
	}
	return lines
}

// take adds a file with what became of its lines, where any of it was taken in.
func (a *importAnswer) take(name string, r casework.ImportReport, err error) {
	if err != nil && r.File == 0 {
		return
	}
	a.add(name, r)
	a.Files[len(a.Files)-1].brokeOff = err != nil
}

// add adds a file with what became of its lines.
func (a *importAnswer) add(name string, r casework.ImportReport) {
	one := newImportAnswer(r, a.language)
	for _, lines := range [][]lineAnswer{one.Asked, one.Refused} {
		for i := range lines {
			lines[i].In, lines[i].Sheet = name, r.Layout.Sheet
		}
	}
	a.Created, a.Joined, a.Unchanged = a.Created+one.Created, a.Joined+one.Joined, a.Unchanged+one.Unchanged
	a.Overtaken += one.Overtaken
	a.Repeated += one.Repeated
	a.Credited += one.Credited
	a.Asked, a.Refused = append(a.Asked, one.Asked...), append(a.Refused, one.Refused...)
	a.File = one.File
	if len(a.Files) > 0 {
		a.File = 0
	}
	a.Files = append(a.Files, fileAnswer{
		Name: name, Sheet: r.Layout.Sheet, File: one.File,
		Created: one.Created, Joined: one.Joined, Credited: one.Credited, Unchanged: one.Unchanged, Overtaken: one.Overtaken, Repeated: one.Repeated,
		Asked: len(one.Asked), Refused: len(one.Refused), Remarks: remarksOf(r.Remarks, a.language), Notes: a.notes(r),
	})
}

// remarksOf returns what is to be said of a file as a whole, in words.
func remarksOf(remarks []intake.Remark, l wording.Language) []noteAnswer {
	var said []noteAnswer
	for _, remark := range remarks {
		said = append(said, noteAnswer{Key: remark.Key, Text: breakable(wording.Say(l, remark.Key, remark.Args))})
	}
	return said
}

// remarks writes what is to be said of a file as a whole.
func (p *paper) remarks(remarks []noteAnswer) {
	for _, remark := range remarks {
		p.item("- ", "  ", remark.Text)
	}
}

func (a *importAnswer) notes(r casework.ImportReport) []noteAnswer {
	var notes []noteAnswer
	for _, n := range r.Notes {
		text := breakable(wording.Say(a.language, string(n.Note), nil))
		notes = append(notes, noteAnswer{Key: string(n.Note), Text: text, Count: n.Count, Lines: n.Lines})
	}
	return notes
}

// refuse adds a file that couldn't be taken in.
func (a *importAnswer) refuse(name string, err error) {
	f := fault.Of(err)
	if last := len(a.Files) - 1; last >= 0 && a.Files[last].brokeOff {
		a.Files[last].Key, a.Files[last].Reason = f.Key, breakable(wording.Fault(a.language, f))
		return
	}
	a.Files = append(a.Files, fileAnswer{Name: name, Key: f.Key, Reason: breakable(wording.Fault(a.language, f))})
	a.File = 0
}

// verdict is how a command ends that has answered: a file that couldn't be taken
// in among others is something found wrong.
func (a *importAnswer) verdict() error { return verdictOn(a.Files) }

func (f fileAnswer) title() string     { return joined(", ", f.Name, f.Sheet) }
func (f fileAnswer) faultOfIt() string { return f.Key }

func (a importAnswer) print(p *paper) {
	several := printEach(p, a.Files, a.printFile)
	if several || len(a.Files) == 0 {
		p.say("import.summary", p.counts(a.Created, a.Joined, a.Unchanged)...)
		p.credited(a.Credited)
		p.overtaken(a.Overtaken, a.Repeated)
	}
	if len(a.Files) == 0 {
		p.lines("import.asked", a.Asked)
		p.lines("import.refused", a.Refused)
	}
	p.whatToDo(slices.Concat(a.Asked, a.Refused))
}

// whatToDo says where a person finds what waits: among the lines, or on its case.
func (p *paper) whatToDo(lines []lineAnswer) {
	onCase := func(l lineAnswer) bool { return l.OnCase != 0 }
	isKept := func(l lineAnswer) bool { return l.OnCase == 0 }
	if len(lines) > 0 {
		p.blank()
	}
	if slices.ContainsFunc(lines, isKept) {
		p.say("import.what_to_do")
	}
	if slices.ContainsFunc(lines, onCase) {
		p.say("import.asked_on_case")
	}
}

// printFile writes what became of one file.
func (a importAnswer) printFile(p *paper, file fileAnswer) {
	if file.File != 0 {
		p.say("import.summary", p.counts(file.Created, file.Joined, file.Unchanged)...)
		p.credited(file.Credited)
		p.overtaken(file.Overtaken, file.Repeated)
	}
	if file.Reason != "" {
		p.say("import.file_refused", "reason", file.Reason)
	}
	p.remarks(file.Remarks)
	for _, note := range file.Notes {
		p.item("- ", "  ", p.noted(note))
	}
	p.lines("import.asked", linesIn(a.Asked, file.Name, file.Sheet))
	p.lines("import.refused", linesIn(a.Refused, file.Name, file.Sheet))
}

// credited says how many credit notes were used, if any.
func (p *paper) credited(count int) {
	if count > 0 {
		p.say("import.credited", "count", wording.Count(p.language, count))
	}
}

// overtaken says how many lines of earlier files wait no more, if any, because they have
// come in, or wait with the newer file.
func (p *paper) overtaken(count, repeated int) {
	if repeated > 0 {
		p.say("import.repeated", "count", wording.Count(p.language, repeated))
	}
	if count > 0 {
		p.say("import.overtaken", "count", wording.Count(p.language, count))
	}
}

// noted returns a note with the lines that it is about.
func (p *paper) noted(n noteAnswer) string {
	lines := make([]string, len(n.Lines))
	for i, line := range n.Lines {
		lines[i] = strconv.Itoa(line)
	}
	key := "import.note"
	if n.Count > len(n.Lines) {
		key = "import.note_more"
	}
	return p.said(key, "text", n.Text, "count", wording.Count(p.language, n.Count), "lines", strings.Join(lines, ", "))
}

func (p *paper) counts(created, joined, unchanged int) []string {
	count := func(n int) string { return wording.Count(p.language, n) }
	return []string{"created", count(created), "joined", count(joined), "unchanged", count(unchanged)}
}

// linesIn returns the lines that are of a file, and of its sheet.
func linesIn(lines []lineAnswer, name, sheet string) []lineAnswer {
	var within []lineAnswer
	for _, line := range lines {
		if line.In == name && line.Sheet == sheet {
			within = append(within, line)
		}
	}
	return within
}

// lines writes lines of a file with their reasons under a heading.
func (p *paper) lines(heading string, lines []lineAnswer) {
	if len(lines) == 0 {
		return
	}
	p.blank()
	p.say(heading, "count", wording.Count(p.language, len(lines)))
	for _, l := range lines {
		p.beside("  "+p.said("import.line", "line", strconv.Itoa(l.Line)), 14, joined(" ", l.Reason, bracketed(l.Entry)))
	}
}
