package letter

import (
	"strings"

	"krav/internal/fault"
)

// maxText bounds what a template can grow to in bytes: a case of some thousand
// invoices.
const maxText = 1 << 20

// writer carries out a template: it turns nodes and a scope into lines. Values
// are never read as marks, headings or bold; only the template's own text is.
type writer struct {
	scope *scope
	parts map[string][]node
	part  string // the part that is being written, innermost
	line  draft
	lines []line
	size  int
	err   error
}

// draft is a line on its way: pieces of the template's text and of values.
type draft struct {
	pieces []piece
	mark   mark   // taken over from the line on which a repetition began
	lead   string // what stood before the first row of a repetition
}

// piece is a piece of a line: the template's own text, or a value.
type piece struct {
	text  string
	value bool
	empty string // the name of the field, where a value is missing
}

func (w *writer) write(nodes []node) {
	for _, n := range nodes {
		if w.err != nil {
			return
		}
		w.node(n)
	}
}

func (w *writer) node(n node) {
	switch n := n.(type) {
	case literal:
		w.literal(n.text)
	case field:
		w.field(n)
	case rowField:
		value, _ := w.scope.row.value(n.column)
		w.value(n.name, value)
	case condition:
		if n.flag(w.scope) {
			w.write(n.then)
		} else {
			w.write(n.otherwise)
		}
	case repetition:
		w.repetition(n)
	case partCall:
		w.call(n.name)
	}
}

// literal adds the template's own text, line by line. A full stop after a value
// that ends with one is dropped: "kr.." is "kr.".
func (w *writer) literal(text string) {
	if strings.HasPrefix(text, ".") && w.endsWithStop() {
		text = text[1:]
	}
	for {
		before, after, more := strings.Cut(text, "\n")
		w.add(piece{text: before})
		if !more {
			return
		}
		w.finish()
		text = after
	}
}

// endsWithStop reports whether the line ends with a value that ends with a full
// stop.
func (w *writer) endsWithStop() bool {
	if len(w.line.pieces) == 0 {
		return false
	}
	last := w.line.pieces[len(w.line.pieces)-1]
	return last.value && strings.HasSuffix(last.text, ".")
}

// field adds a value. What the letter is about begins a sentence with a capital.
func (w *writer) field(f field) {
	value := f.value(w.scope)
	if f.name == "doc.about" && len(w.line.pieces) == 0 {
		value = capitalised(value)
	}
	w.value(f.name, value)
}

func (w *writer) value(name, value string) {
	if value == "" {
		w.add(piece{value: true, empty: name})
		return
	}
	w.add(piece{text: value, value: true})
}

func (w *writer) add(p piece) {
	if p.text == "" && p.empty == "" {
		return
	}
	if w.size += len(p.text); w.size > maxText {
		w.err = fault.New(fault.Invalid, "letter.text_too_long")
		return
	}
	w.line.pieces = append(w.line.pieces, p)
}

// repetition writes a text once for each row. Rows that begin new lines have the
// mark of the line on which the repetition began.
func (w *writer) repetition(r repetition) {
	begun := w.line.read()
	outer := w.scope.row
	for i, values := range r.rows(w.scope) {
		w.scope.row = values
		if i == 0 {
			w.line.lead = begun.text.String()
		}
		if len(w.line.pieces) == 0 {
			w.line.mark = begun.mark
		}
		w.write(r.body)
	}
	w.scope.row = outer
}

// call writes a fixed block in its place.
func (w *writer) call(name string) {
	w.finish()
	outer := w.part
	w.part = name
	w.write(w.parts[name])
	w.finish()
	w.part = outer
}

// finish ends a line. A line left empty disappears, with its mark.
func (w *writer) finish() {
	l := w.line.read()
	l.part = w.part
	w.line = draft{pieces: w.line.pieces[:0]}
	if len(l.text) > 0 || len(l.empty) > 0 {
		w.lines = append(w.lines, l)
	}
}
