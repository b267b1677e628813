package letter

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text is a line of words, part of which may be bold (tekst).
type Text []Run

// Run is a piece of text in one weight (tekststump).
type Run struct {
	Text string `json:"t"`
	Bold bool   `json:"b,omitempty"`
}

// Plain returns a text without anything bold in it.
func Plain(text string) Text {
	if text == "" {
		return nil
	}
	return Text{{Text: text}}
}

// String returns the words without their weight.
func (t Text) String() string {
	if len(t) == 1 {
		return t[0].Text
	}
	var size int
	for _, r := range t {
		size += len(r.Text)
	}
	var b strings.Builder
	b.Grow(size)
	for _, r := range t {
		b.WriteString(r.Text)
	}
	return b.String()
}

// after returns the text with words put before it.
func (t Text) after(words string) Text {
	if words == "" {
		return t
	}
	return append(Text{{Text: words}}, t...).joined()
}

// joined returns the text with neighbours of one weight run together, and
// without empty runs.
func (t Text) joined() Text {
	t = slices.DeleteFunc(t, func(r Run) bool { return r.Text == "" })
	kept := t[:0]
	for from := 0; from < len(t); {
		to := from + 1
		for to < len(t) && t[to].Bold == t[from].Bold {
			to++
		}
		kept = append(kept, Run{t[from:to].String(), t[from].Bold})
		from = to
	}
	return kept
}

// trimmed returns the text without blanks at its ends.
func (t Text) trimmed() Text {
	if len(t) == 0 {
		return t
	}
	t[0].Text = strings.TrimLeft(t[0].Text, " ")
	t[len(t)-1].Text = strings.TrimRight(t[len(t)-1].Text, " ")
	return t.joined()
}

// headed cuts a text into its head and the rest: the head is what begins it in
// bold, or a question that begins it. A text without one is all rest.
func (t Text) headed() (string, Text) {
	if len(t) == 0 {
		return "", t
	}
	if t[0].Bold && len(t) > 1 {
		return t[0].Text, t[1:].trimmed()
	}
	question, rest, found := strings.Cut(t[0].Text, "? ")
	if !found || strings.Contains(question, ". ") {
		return "", t
	}
	return question + "?", append(Text{{Text: rest, Bold: t[0].Bold}}, t[1:]...)
}

// capitalised returns a text with its first letter as a capital.
func capitalised(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || unicode.IsUpper(first) {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
