package law

import (
	"fmt"
	"strings"
)

const preamble = `# The book of law

Every figure and deadline that Krav takes from the law: since when, which date of
the case picks the row, and where it stands written. This page is made from the
program's own book by ` + "`go generate ./internal/law`" + ` and isn't edited by hand; a test
fails when the two differ.

**Unverified** marks a figure that rests on memory or on one secondary source, whose
day of effect does, or that is open to doubt otherwise; the remarks say how. It is
used, and whoever sees it is told. **Not found**
marks a time when there was a figure that nobody has found: nothing is charged by
it. Before the first row, and from the day a series is unknown, there is no answer
either. Some rows nothing in the program asks for yet: they are kept for what comes.
A lawyer should read the acts themselves before the program is relied on.
`

// Markdown returns the whole book as a page of tables for the documentation.
func (b *Book) Markdown() string {
	var page strings.Builder
	page.WriteString(preamble)
	for _, series := range b.Histories() {
		writeTable(&page, series)
	}
	return page.String()
}

func writeTable(page *strings.Builder, h History) {
	fmt.Fprintf(page, "\n## %s (%s)\n\n", capitalised(h.Name), h.Danish)
	fmt.Fprintf(page, "Picked by: %s (%s).", h.Basis, h.Basis.Danish())
	if !h.KnownUntil.IsZero() {
		fmt.Fprintf(page, " Unknown from %s.", h.KnownUntil)
	}
	page.WriteString("\n\n| since | value | source | seen | remarks |\n|---|---|---|---|---|\n")
	for _, line := range h.Lines {
		writeTableRow(page, line)
	}
}

func writeTableRow(page *strings.Builder, line Line) {
	remarks := line.Source.Note
	if line.Unverified {
		remarks = "**Unverified.** " + remarks
	}
	cells := []string{line.Since.String(), line.Value, line.Source.String(), line.Source.Looked, remarks}
	for i := range cells {
		cells[i] = strings.ReplaceAll(cells[i], "|", "\\|")
	}
	fmt.Fprintf(page, "| %s |\n", strings.Join(cells, " | "))
}

func capitalised(text string) string {
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
