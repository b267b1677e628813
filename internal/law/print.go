package law

import (
	"crypto/sha256"
	"fmt"
	"strings"
)

// Text returns the whole book in words, series by series and row by row, oldest
// row first. A source stands once, under the last of the rows in a run that rest
// on it. The same book always gives the same text; it is what a change of law is
// reviewed in.
func (b *Book) Text() string {
	var text strings.Builder
	for _, series := range b.Histories() {
		writeHeading(&text, series)
		for i, line := range series.Lines {
			fmt.Fprintf(&text, "  %s  %s%s\n", line.Since, line.Value, line.marks())
			sourceGoesOn := i+1 < len(series.Lines) && series.Lines[i+1].Source == line.Source
			if !sourceGoesOn {
				writeSource(&text, line.Source)
			}
		}
	}
	return text.String()
}

func writeHeading(text *strings.Builder, h History) {
	fmt.Fprintf(text, "\n%s (%s), by %s (%s)", h.Name, h.Danish, h.Basis, h.Basis.Danish())
	if !h.KnownUntil.IsZero() {
		fmt.Fprintf(text, ", unknown from %s", h.KnownUntil)
	}
	text.WriteString("\n")
}

func writeSource(text *strings.Builder, s Source) {
	fmt.Fprintf(text, "      %s: %s\n      seen: %s; by %s", s.Act, s, s.Looked, s.By)
	if !s.VerifiedOn.IsZero() {
		fmt.Fprintf(text, ", %s", s.VerifiedOn)
	}
	if s.Note != "" {
		fmt.Fprintf(text, "\n      %s", s.Note)
	}
	text.WriteString("\n")
}

// marks returns what a reader must know of the row, in brackets, or nothing.
func (l Line) marks() string {
	var marks []string
	if l.Unverified {
		marks = append(marks, "unverified")
	}
	if l.Assumed {
		marks = append(marks, "assumed")
	}
	if len(marks) == 0 {
		return ""
	}
	return " [" + strings.Join(marks, ", ") + "]"
}

// Fingerprint identifies the book by what it says (aftryk): sixteen hexadecimal
// digits of the SHA-256 of its Text. It prints the whole book; ask once for each
// book and keep the answer.
func (b *Book) Fingerprint() string {
	sum := sha256.Sum256([]byte(b.Text()))
	return fmt.Sprintf("%.8x", sum)
}
