package letter

import (
	"strings"
)

// AsText returns the document as plain text, in reading order and without any
// measure: for a terminal, a search, a reader who can't see the page.
func (c *Content) AsText() string {
	w := &textWriter{}
	w.head(c)
	w.paragraph(c.Title)
	for _, b := range c.Body {
		w.block(b)
	}
	w.boxes(c)
	if c.Calculation != nil {
		w.calculation(c.Calculation)
	}
	for _, n := range c.Notes {
		w.paragraph(n.Title)
		w.paragraphs(n.Text)
	}
	w.paragraphs(c.SmallPrint)
	w.paragraph(strings.Join(c.Signature, "\n"))
	text := w.out.String()
	if c.Translation != nil {
		text += "\n* * *\n\n" + c.Translation.AsText()
	}
	return text
}

type textWriter struct{ out strings.Builder }

// paragraph writes lines that stand together, and nothing for an empty text.
func (w *textWriter) paragraph(text string) {
	if text == "" {
		return
	}
	if w.out.Len() > 0 {
		w.out.WriteString("\n")
	}
	w.out.WriteString(text)
	w.out.WriteString("\n")
}

func (w *textWriter) paragraphs(ps []Paragraph) {
	for _, p := range ps {
		w.paragraph(p.Text.String())
	}
}

func (w *textWriter) head(c *Content) {
	if c.Notice != nil {
		w.paragraph(c.Notice.Text.String())
	}
	if c.Sender != nil {
		w.paragraph(c.Sender.Name + "\n" + c.Sender.Contact)
	}
	if c.Recipient != nil {
		w.paragraph(strings.Join(c.Recipient.Lines, "\n"))
	}
	if c.Meta != nil {
		w.facts(c.Meta.Items)
	}
}

func (w *textWriter) facts(items []Fact) {
	lines := make([]string, len(items))
	for i, f := range items {
		lines[i] = f.Name + ": " + f.Value
	}
	w.paragraph(strings.Join(lines, "\n"))
}

func (w *textWriter) block(b Block) {
	switch b := b.(type) {
	case Paragraph:
		w.paragraph(b.Text.String())
	case Heading:
		w.paragraph(b.Text)
	case Item:
		w.paragraph("- " + b.Text.String())
	case Warning:
		w.paragraphs(b.Text)
	case Table:
		w.table(b)
	}
}

// table writes a row on a line, its cells between bars.
func (w *textWriter) table(t Table) {
	var lines []string
	if heads := headsOf(t); strings.TrimLeft(heads, "| ") != "" {
		lines = append(lines, heads)
	}
	for _, r := range t.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			cells[i] = c.Text
			if c.Small != "" {
				cells[i] += " (" + c.Small + ")"
			}
		}
		lines = append(lines, strings.Join(cells, " | "))
	}
	w.paragraph(strings.Join(lines, "\n"))
}

func headsOf(t Table) string {
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = c.Head
	}
	return strings.Join(heads, " | ")
}

func (w *textWriter) boxes(c *Content) {
	if c.Pay != nil {
		w.paragraph(c.Pay.Demand.Text.String())
		w.facts(c.Pay.Ways.Items)
		w.paragraph(c.Pay.Note.Text.String())
	}
	if c.Portal != nil {
		w.paragraph(c.Portal.Text.String())
	}
}

func (w *textWriter) calculation(c *Calculation) {
	w.paragraph(c.Title)
	w.paragraph(c.Intro.Text.String())
	for _, s := range c.Sections {
		w.paragraph(s.Title)
		w.table(s.Table)
		w.paragraphs(s.Notes)
	}
}
