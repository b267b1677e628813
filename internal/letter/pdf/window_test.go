package pdf_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"krav/internal/fault"
	"krav/internal/letter"
	"krav/internal/letter/pdf"
)

var wordBox = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>`)

// words returns the words of a sheet's first page with their boxes.
func words(t *testing.T, s pdf.Sheet) []word {
	t.Helper()
	return wordsOfPage(t, s, 1)
}

// wordsOfPage returns the words of a page, which are counted from one.
func wordsOfPage(t *testing.T, s pdf.Sheet, page int) []word {
	t.Helper()
	pages := strings.Split(run(t, "pdftotext", "-bbox", file(t, s), "-"), "</page>")
	var found []word
	for _, m := range wordBox.FindAllStringSubmatch(pages[page-1], -1) {
		n := [4]float64{}
		for i := range n {
			var err error
			if n[i], err = strconv.ParseFloat(m[i+1], 64); err != nil {
				t.Fatal(err)
			}
		}
		found = append(found, word{m[5], n[0], n[1], n[2], n[3]})
	}
	return found
}

const millimetre = 72 / 25.4

// The address stands inside the window, and nothing else of the first page does
// but the sender's line above it.
func TestTheAddressStandsInTheWindow(t *testing.T) {
	t.Parallel()
	long := []string{
		"Ejerforeningen Skovbrynets Længste Navn i Hele Roskilde og Omegn v/ administrator Mette Lund-Christoffersen",
		"c/o Administrationsselskabet af 1. januar 2009 ApS", "Skovbrynet 22, 2. tv.", "4000 Roskilde", "DANMARK",
	}
	for name, c := range map[string]struct {
		window pdf.Window
		lines  []string
	}{
		"a plain address":   {pdf.StandardWindow(), []string{"Jonas Birkholm", "Skovbrynet 22, 2. tv.", "4000 Roskilde"}},
		"a long one":        {pdf.StandardWindow(), long},
		"a window of M65":   {pdf.Window{Left: 15, Top: 40, Width: 95, Height: 30}, long},
		"a low, narrow one": {pdf.Window{Left: 22, Top: 55, Width: 70, Height: 40}, long},
	} {
		content := danish(t, letter.CollectionNotice)
		content.Recipient = &letter.Recipient{Lines: c.lines}
		s, err := press(t, pdf.Letterhead{Window: c.window}).Print(content)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := inside(words(t, s), c.window)
		want := content.Sender.Return + " " + strings.Join(c.lines, " ")
		if got != want {
			t.Errorf("%s: the window shows %q, want %q", name, got, want)
		}
	}
}

// inside returns the words that lie wholly in a window, in order.
func inside(all []word, w pdf.Window) string {
	var seen []string
	for _, word := range all {
		isIn := word.left >= (w.Left-0.1)*millimetre && word.right <= (w.Left+w.Width+0.1)*millimetre &&
			word.top >= (w.Top-0.5)*millimetre && word.bottom <= (w.Top+w.Height+0.5)*millimetre
		if isIn {
			seen = append(seen, word.text)
		}
	}
	return strings.ReplaceAll(strings.Join(seen, " "), "&amp;", "&")
}

func TestAnAddressThatDoesNotFitIsRefused(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.CollectionNotice)
	c.Recipient = &letter.Recipient{Lines: []string{strings.Repeat("Et meget langt navn ", 30)}}
	if _, err := press(t, pdf.Letterhead{}).Print(c); !fault.HasKey(err, "pdf.address_too_long") {
		t.Errorf("err = %v", err)
	}
}

func TestAWindowMustBeWhereALetterCanHaveOne(t *testing.T) {
	t.Parallel()
	for _, w := range []pdf.Window{
		{Left: 20, Top: 10, Width: 85, Height: 32},
		{Left: 60, Top: 47, Width: 85, Height: 32},
		{Left: 20, Top: 90, Width: 85, Height: 32},
		{Left: 20, Top: 47, Width: 20, Height: 32},
		{Left: 20, Top: 47, Width: 85, Height: 5},
		{Left: -5, Top: 47, Width: 85, Height: 32},
	} {
		if _, err := pdf.Prepare(pdf.Letterhead{Window: w}); !fault.HasKey(err, "pdf.window_off_page") {
			t.Errorf("%+v: %v", w, err)
		}
	}
}

// No text runs into another, over the margin or into the foot, however long the
// names are.
func TestNothingRunsOverTheMargins(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.CollectionNotice)
	c.Sender.Name = strings.Repeat("Lindebjerg Tømrer & Snedker ", 4) + "ApS"
	c.Sender.Contact = strings.Repeat("Savværksvej 4, 4300 Holbæk · ", 6) + "CVR 12 34 56 78"
	c.Running.Sender = c.Sender.Name
	c.Meta.Items[2].Value = strings.Repeat("4031-", 20)
	c.Pay.Ways.Items[4].Value = "https://krav.example/" + strings.Repeat("sti/", 20)
	c.Portal.URL = c.Pay.Ways.Items[4].Value
	for _, w := range words(t, printed(t, c)) {
		if w.left < 19.9*millimetre || w.right > 190.1*millimetre || w.bottom > 293*millimetre {
			t.Errorf("%q stands at %.1f–%.1f mm, down to %.1f mm", w.text, w.left/millimetre, w.right/millimetre, w.bottom/millimetre)
		}
	}
}

// The line at the top of later pages names debtor, letter and day; a name that is
// too long for it ends before they begin. It stands whole in the address.
func TestALongNameEndsBeforeTheDayOfLaterPages(t *testing.T) {
	t.Parallel()
	c := danish(t, letter.CollectionNotice)
	c.Running.Debtor = strings.Repeat("Ejerforeningen Skovbrynets Længste Navn ", 6)
	var line []word
	for _, w := range wordsOfPage(t, printed(t, c), 2) {
		if w.bottom < 20*millimetre {
			line = append(line, w)
		}
	}
	var read strings.Builder
	for i, w := range line {
		read.WriteString(w.text + " ")
		if i > 0 && w.left < line[i-1].right {
			t.Errorf("%q begins at %.1f mm, before %q ends at %.1f mm", w.text, w.left/millimetre, line[i-1].text, line[i-1].right/millimetre)
		}
	}
	said := read.String()
	if !strings.HasPrefix(said, "Ejerforeningen Skovbrynets Længste Navn ") || !strings.Contains(said, "… ") || !strings.HasSuffix(said, "9. november 2026 ") {
		t.Errorf("the line says %q, want the beginning of the name and the day", said)
	}
}
