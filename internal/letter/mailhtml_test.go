package letter_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"krav/internal/letter"
)

// TestTheMailsPageSaysWhatItsTextSays reads the page as a mail program does.
func TestTheMailsPageSaysWhatItsTextSays(t *testing.T) {
	t.Parallel()
	m := letter.Mail{
		Subject: "Rykker fra <Æ & Ø>, sag 10106",
		Address: "https://betal.krav.example/2001/Y8?a=1&b=2",
		Text: "Kære \"Bo\" <script>alert(1)</script> https://evil.example/\n\nBetal 100,00\u00a0kr. Se sagen her: https://betal.krav.example/2001/Y8?a=1&b=2.\n\n" +
			"Venlig hilsen\nMette, <Æ & Ø>",
	}
	page := m.HTML("<Æ & Ø>")
	words, links, names := readPage(t, page)
	want := []string{
		"Rykker fra <Æ & Ø>, sag 10106", "<Æ & Ø>", `Kære "Bo" <script>alert(1)</script> https://evil.example/`,
		"Betal 100,00\u00a0kr. Se sagen her: ", "https://betal.krav.example/2001/Y8?a=1&b=2", ".", "Venlig hilsen", "Mette, <Æ & Ø>",
	}
	if !slices.Equal(words, want) {
		t.Errorf("the page says %q, want %q", words, want)
	}
	if !slices.Equal(links, []string{"https://betal.krav.example/2001/Y8?a=1&b=2"}) {
		t.Errorf("it leads to %q", links)
	}
	for _, name := range []string{"script", "img", "link", "style", "form"} {
		if slices.Contains(names, name) {
			t.Errorf("there is a %s in %s", name, page)
		}
	}
}

// readPage returns the texts of a page, the addresses that it leads to, and the names of
// its elements.
func readPage(t *testing.T, page string) (words, links, names []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" {
			words = append(words, n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		names = append(names, n.Data)
		for _, a := range n.Attr {
			if a.Key == "href" || a.Key == "src" {
				links = append(links, a.Val)
			}
		}
	}
	return words, links, names
}

// TestTheEnglishWordsOfAMailAreSaidToBeEnglish: who listens to the mail hears each
// language as it is spoken.
func TestTheEnglishWordsOfAMailAreSaidToBeEnglish(t *testing.T) {
	t.Parallel()
	m := letter.Mail{Subject: "Rykker", Text: "Kære Bo\n\nBetal.\n\nDear Bo\n\nPay."}
	m.English = strings.Index(m.Text, "Dear Bo")
	m.Lead("En prøve")
	danish, english, found := strings.Cut(m.HTML("Tømrer"), `<div lang="en">`)
	if !found || !strings.Contains(danish, `<html lang="da">`) {
		t.Fatalf("the languages aren't said: %s", m.HTML("Tømrer"))
	}
	for part, words := range map[string][]string{danish: {"En prøve</p>", "Kære Bo</p>", "Betal.</p>"}, english: {"Dear Bo</p>", "Pay.</p>"}} {
		for _, w := range words {
			if !strings.Contains(part, ">"+w) {
				t.Errorf("%q isn't in its language's part: %s", w, part)
			}
		}
	}
}
