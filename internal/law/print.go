package law

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// Text returns the whole book in words, series by series and row by row, oldest
// row first. The same book always gives the same text; it is what a change of
// law is reviewed in.
func (b *Book) Text() string {
	var text strings.Builder
	for _, series := range b.all() {
		writeHeading(&text, series)
		for _, line := range series.lines() {
			writeLine(&text, line)
		}
	}
	return text.String()
}

func writeHeading(text *strings.Builder, series history) {
	end := series.expiry()
	fmt.Fprintf(text, "%s (%s)", end.Series, end.Danish)
	if lines := series.lines(); len(lines) > 0 {
		fmt.Fprintf(text, ", by %s (%s)", lines[0].Basis, lines[0].Basis.Danish())
	}
	if !end.KnownUntil.IsZero() {
		fmt.Fprintf(text, ", unknown from %s", end.KnownUntil)
	}
	text.WriteString("\n")
}

func writeLine(text *strings.Builder, line Line) {
	fmt.Fprintf(text, "  %s  %s\n", line.Since, line.Value)
	fmt.Fprintf(text, "              %s; %s\n", line.Source.Act, line.Source)
	fmt.Fprintf(text, "              %s\n", line.provenance())
}

// provenance says where the row was seen, by whom and when, and what is doubtful
// about it.
func (l Line) provenance() string {
	text := fmt.Sprintf("seen: %s; by: %s, %s", l.Source.Looked, l.Source.By, l.Source.VerifiedOn)
	if marks := l.marks(); marks != "" {
		text += " [" + marks + "]"
	}
	if l.Source.Note != "" {
		text += " " + l.Source.Note
	}
	return text
}

// marks returns what a reader must know of the row, or nothing.
func (l Line) marks() string {
	var marks []string
	if l.Unverified {
		marks = append(marks, "unverified")
	}
	if l.Assumed {
		marks = append(marks, "assumed")
	}
	return strings.Join(marks, ", ")
}

// Fingerprint identifies the book by what it says (aftryk): sixteen hexadecimal
// digits of the SHA-256 of its Text. It prints the whole book; ask once for each
// book and keep the answer.
func (b *Book) Fingerprint() string {
	sum := sha256.Sum256([]byte(b.Text()))
	return fmt.Sprintf("%x", sum[:8])
}
