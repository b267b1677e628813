package letter

import (
	"slices"
	"strings"

	"krav/internal/fault"
)

// mark is what a line is to the editor of a template, and its ID.
type mark struct {
	standing standing
	id       string
}

// standing is how firmly a line stands in its template.
type standing int

const (
	_ standing = iota // free to edit
	// statutory: the law requires the line, or a right rests on it.
	statutory
	// optional: the creditor may switch the line off.
	optional
)

// shape is what a line is on the page.
type shape int

const (
	paragraph shape = iota
	heading
	item
)

// line is one line of a document: a paragraph, a heading or a list item.
type line struct {
	mark  mark
	shape shape
	part  string // the part it came from; empty for the template's own
	text  Text
	lead  string   // what stood before the rows of a repetition
	empty []string // fields without a value
}

// read reads a draft: its mark, then its shape, then its words.
func (d draft) read() line {
	l := line{mark: d.mark, lead: d.lead}
	opening, rest := d.opening()
	if m, after, ok := cutMark(opening); ok {
		l.mark, opening = m, after
	}
	if after, ok := strings.CutPrefix(opening, "# "); ok {
		l.shape, opening = heading, after
	} else if after, ok := strings.CutPrefix(opening, "- "); ok {
		l.shape, opening = item, after
	}
	l.text, l.empty = words(opening, rest)
	return l
}

// opening returns the template's own text at the start of the line, and the
// pieces after it.
func (d draft) opening() (string, []piece) {
	var opening string
	for i, p := range d.pieces {
		if p.value {
			return strings.TrimLeft(opening, " "), d.pieces[i:]
		}
		opening += p.text
	}
	return strings.TrimLeft(opening, " "), nil
}

// cutMark takes a mark, "[§ ID] " or "[? ID] ", off the start of a line. A
// no-break space has been put after the paragraph sign by then.
func cutMark(text string) (mark, string, bool) {
	as := statutory
	rest, ok := strings.CutPrefix(text, "[§\u00a0")
	if !ok {
		as = optional
		rest, ok = strings.CutPrefix(text, "[? ")
	}
	id, after, closed := strings.Cut(rest, "]")
	if !ok || !closed {
		return mark{}, text, false
	}
	return mark{as, id}, strings.TrimLeft(after, " "), true
}

// words returns the text of a line and the names of the fields that are empty.
// Two asterisks in the template's own text begin and end bold.
func words(opening string, rest []piece) (Text, []string) {
	text := make(Text, 0, len(rest)+2)
	var empty []string
	bold := false
	own := func(part string) {
		for {
			before, after, found := strings.Cut(part, "**")
			text = append(text, Run{before, bold})
			if !found {
				return
			}
			bold, part = !bold, after
		}
	}
	own(opening)
	for _, p := range rest {
		switch {
		case p.empty != "":
			empty = append(empty, p.empty)
		case p.value:
			text = append(text, Run{p.text, bold})
		default:
			own(p.text)
		}
	}
	return text.joined().trimmed(), empty
}

// hole returns a fault when the line lacks a value that it can't do without.
func (l line) hole() error {
	if len(l.empty) == 0 {
		return nil
	}
	return missingField(l.empty[0])
}

func missingField(name string) error {
	return fault.New(fault.Invalid, "letter.field_missing").In(name).With("field", name)
}

// kept returns the lines that a document prints: without those that the creditor
// has switched off, and without optional ones that lack a value. Any other line
// that lacks one stops the letter: nothing is sent with a hole in it.
func kept(lines []line, without []string) ([]line, error) {
	printed := lines[:0]
	for _, l := range lines {
		isOff := l.mark.standing == optional && slices.Contains(without, l.mark.id)
		if isOff || l.mark.standing == optional && len(l.empty) > 0 {
			continue
		}
		if err := l.hole(); err != nil {
			return nil, err
		}
		printed = append(printed, l)
	}
	return printed, nil
}
