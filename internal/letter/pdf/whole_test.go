package pdf_test

import (
	"strings"
	"testing"

	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

// A paragraph that decides something is read in one piece, and so is a short table of
// the calculation, however long the names are that push it down the page.
func TestNoShortParagraphOrTableIsCutByAPage(t *testing.T) {
	t.Parallel()
	for times := range 6 {
		longer := strings.Repeat(" og Administration af 1987 Interessentskab", times)
		for _, kind := range letter.Kinds() {
			c := danish(t, kind)
			lengthen(&c, longer)
			s, err := press(t, pdf.Letterhead{}).Print(c)
			if err != nil {
				t.Fatalf("%s: %v", kind, err)
			}
			pages := text(t, s)
			for i := range pages {
				pages[i] = flat(pages[i])
			}
			for _, whole := range wholes(&c) {
				if !standsOnOne(pages, whole) {
					t.Errorf("%s, names longer by %q: cut by a page, or gone:\n%s", kind, longer, whole)
				}
			}
		}
	}
}

// lengthen gives every paragraph of a letter a longer text.
func lengthen(c *letter.Content, by string) {
	for i, b := range c.Body {
		if p, ok := b.(letter.Paragraph); ok {
			p.Text = letter.Plain(p.Text.String() + by)
			c.Body[i] = p
		}
	}
}

// wholes returns what stands in one piece: each paragraph of the body, and each
// section of the calculation from its heading to its last row.
func wholes(c *letter.Content) []string {
	var found []string
	for _, b := range c.Body {
		if p, ok := b.(letter.Paragraph); ok {
			found = append(found, flat(p.Text.String()))
		}
	}
	if c.Calculation == nil {
		return found
	}
	for _, section := range c.Calculation.Sections {
		words := []string{section.Title}
		for _, column := range section.Table.Columns {
			words = append(words, column.Head)
		}
		for _, row := range section.Table.Rows {
			for _, cell := range row.Cells {
				words = append(words, cell.Text)
			}
			if len(row.Cells) > 0 && row.Cells[0].Small != "" {
				words = append(words, row.Cells[0].Small)
			}
		}
		found = append(found, flat(strings.Join(words, " ")))
	}
	return found
}

func standsOnOne(pages []string, whole string) bool {
	for _, page := range pages {
		if strings.Contains(page, whole) {
			return true
		}
	}
	return false
}

// An address is broken where a reader would break it, and only where it is wider than
// the line.
func TestALongAddressBreaksAtAJoint(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text  string
		width float64
		want  string
	}{
		{"bogholderi@kastanjehaven-ejendomme.example", 110, "bogholderi@|kastanjehaven-|ejendomme.example"},
		{"skriv til bo-li@a.example i dag", 400, "skriv til bo-li@a.example i dag"},
	} {
		lines, err := pdf.Wrap(c.text, c.width)
		if got := strings.Join(lines, "|"); err != nil || got != c.want {
			t.Errorf("%q = %q, %v, want %q", c.text, got, err, c.want)
		}
	}
}
