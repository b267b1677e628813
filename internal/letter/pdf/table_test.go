package pdf_test

import (
	"fmt"
	"strings"
	"testing"

	"krav/internal/letter/pdf"
)

// Over many pages the head of a table comes again on each, every invoice is
// there, and a sum never stands on a page without a row above it.
func TestLongTablesBreakWell(t *testing.T) {
	t.Parallel()
	for _, n := range []int{8, 27, 28, 29, 30, 31, 60} {
		pages := text(t, printed(t, invoices(t, n)))
		all := strings.Join(pages, "\n")
		for i := range n {
			if got := strings.Count(all, fmt.Sprintf("Faktura %d", 5001+i)); got != 2 {
				t.Errorf("of %d invoices, no. %d is found %d times, want once as a claim and once with interest", n, i+1, got)
			}
		}
		for number, page := range pages {
			checkPage(t, fmt.Sprintf("%d invoices, page %d of %d", n, number+1, len(pages)), page)
		}
	}
}

// checkPage looks for rows without a head and sums without a row.
func checkPage(t *testing.T, where, page string) {
	t.Helper()
	if strings.Contains(page, "10,00 %  12,33") && !strings.Contains(page, "Rente, kr.") {
		t.Errorf("%s has interest without its head:\n%s", where, page)
	}
	if strings.Contains(page, "kaffemaskine, leje") && !strings.Contains(page, "Det drejer sig om") {
		t.Errorf("%s has claims without their head:\n%s", where, page)
	}
	lines := strings.Split(page, "\n")
	for i, line := range lines {
		isSum := strings.HasPrefix(line, "Renter i alt") || strings.HasPrefix(line, "Hovedstol i alt") || strings.HasPrefix(line, "I alt skylder I pr.")
		if isSum && i < 3 {
			t.Errorf("%s begins with a sum:\n%s", where, page)
		}
		isHeading := strings.HasPrefix(line, "Renter efter") || strings.HasPrefix(line, "Det mangler") || line == "Krav"
		if isHeading && i > len(lines)-4 {
			t.Errorf("%s ends with a heading:\n%s", where, page)
		}
	}
}

func TestLinesBreakAtBlanksAndNowhereElse(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Betal senest den 19.\u00a0november 2026 til os.": "Betal senest den|19.\u00a0november|2026 til os.",
		"en to tre": "en to tre",
		"":          "",
		"Donaudampfschiffahrtsgesellschaftskapitän": "Donaudampfschif|fahrtsgesellschaft|skapitän",
		"x Donaudampfschiffahrtsgesellschaft":       "x|Donaudampfschif|fahrtsgesellschaft",
	} {
		lines, err := pdf.Wrap(text, 80)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(lines, "|"); got != want {
			t.Errorf("%q breaks into %q, want %q", text, got, want)
		}
	}
}

// "AV" at 10.5 pt: 544 + 515 thousandths of the size without kerning; the font
// moves the pair together, so the text is narrower than its letters.
func TestLettersAreKerned(t *testing.T) {
	t.Parallel()
	pair, err := pdf.Width("To")
	if err != nil {
		t.Fatal(err)
	}
	one, _ := pdf.Width("T")
	other, _ := pdf.Width("o")
	if pair >= one+other {
		t.Errorf("To is %d wide, its letters %d + %d", pair, one, other)
	}
	figures, _ := pdf.Width("1111111111")
	others, _ := pdf.Width("8080808080")
	if figures != others {
		t.Errorf("figures are %d and %d wide: columns of them wouldn't stand", figures, others)
	}
}
