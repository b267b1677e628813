package webtest

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"krav/internal/web"
	"krav/internal/wording"
)

// Walk renders every sample in every language and reads what comes out: that it
// is one document with one heading, that ids are unique and what refers to them
// is there, that every field has its label, that nothing is inline which the
// content policy refuses, and that every text came out of the catalogue.
func Walk(t *testing.T, samples []web.Sample) {
	t.Helper()
	for _, sample := range samples {
		for _, language := range wording.Languages() {
			t.Run(sample.Name+"/"+string(language), func(t *testing.T) {
				t.Parallel()
				read(t, sample, language)
			})
		}
	}
}

// Render returns a sample's HTML in a language.
func Render(t *testing.T, sample web.Sample, language wording.Language) string {
	t.Helper()
	var made bytes.Buffer
	ctx := sample.In(t.Context(), web.Reader{Language: language, Path: "/" + sample.Name})
	if err := sample.Page.Render(ctx, &made); err != nil {
		t.Fatalf("render: %v", err)
	}
	return made.String()
}

func read(t *testing.T, sample web.Sample, language wording.Language) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(Render(t, sample, language)))
	if err != nil {
		t.Fatalf("parse: %v", err)
	}
	p := page{language: language, ids: make(map[string]int), labelled: make(map[string]bool)}
	p.gather(root)
	p.check(t, root)
	if p.headings != 1 {
		t.Errorf("there are %d h1, want one", p.headings)
	}
	p.askFor(t)
}

// page is what stands in one page.
type page struct {
	language wording.Language
	ids      map[string]int
	labelled map[string]bool // ids that a label is for
	headings int
	assets   []string
}

func (p *page) gather(n *html.Node) {
	if id := attribute(n, "id"); id != "" {
		p.ids[id]++
	}
	switch n.Data {
	case "h1":
		p.headings++
	case "label":
		p.labelled[attribute(n, "for")] = true
	case "link":
		p.assets = append(p.assets, attribute(n, "href"))
	case "script", "img":
		p.assets = append(p.assets, attribute(n, "src"))
	}
	for child := range n.ChildNodes() {
		p.gather(child)
	}
}

// aKey is what a text looks like that isn't in the catalogue.
var aKey = regexp.MustCompile(`\b(web|office|gate|portal|partner|open|access|house)\.[a-z_]+\b|\{[a-z_]+\}`)

func (p *page) check(t *testing.T, n *html.Node) {
	t.Helper()
	if n.Type == html.TextNode && n.Parent.Data != "script" {
		if key := aKey.FindString(n.Data); key != "" {
			t.Errorf("%q stands on the page: it isn't in the catalogue, or lacks a value", key)
		}
	}
	if n.Type == html.ElementNode {
		p.checkElement(t, n)
	}
	for child := range n.ChildNodes() {
		p.check(t, child)
	}
}

func (p *page) checkElement(t *testing.T, n *html.Node) {
	t.Helper()
	for _, a := range n.Attr {
		switch {
		case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
			t.Errorf("<%s %s=%q> is inline, which the content policy refuses", n.Data, a.Key, a.Val)
		case slices.Contains([]string{"aria-labelledby", "aria-describedby", "aria-controls"}, a.Key):
			p.checkReferences(t, n, a)
		case a.Key == "id" && p.ids[a.Val] > 1:
			t.Errorf("id %q stands %d times", a.Val, p.ids[a.Val])
		}
	}
	switch n.Data {
	case "html":
		if got := attribute(n, "lang"); got != string(p.language) {
			t.Errorf("the page says it is in %q, want %q", got, p.language)
		}
	case "style":
		t.Error("there is a <style>, which the content policy refuses")
	case "script":
		if n.FirstChild != nil {
			t.Error("there is an inline <script>, which the content policy refuses")
		}
	case "input", "select", "textarea":
		p.checkField(t, n)
	case "form":
		checkForm(t, n)
	}
}

func (p *page) checkReferences(t *testing.T, n *html.Node, a html.Attribute) {
	t.Helper()
	for id := range strings.FieldsSeq(a.Val) {
		if p.ids[id] == 0 {
			t.Errorf("<%s %s=%q> refers to what isn't there", n.Data, a.Key, id)
		}
	}
}

func (p *page) checkField(t *testing.T, n *html.Node) {
	t.Helper()
	if attribute(n, "type") == "hidden" || attribute(n, "aria-label") != "" || p.labelled[attribute(n, "id")] && attribute(n, "id") != "" {
		return
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Data == "label" {
			return
		}
	}
	t.Errorf("the field %q has no label", attribute(n, "name"))
}

// keyless are the addresses of forms that do the same however often they are sent:
// they only change what the browser keeps, or who is signed in.
var keyless = []string{"/preference", "/creditor", "/sign-in", "/sign-out", "/demo/clock"}

// checkForm wants a POST to say where to, so that a form shown again after a
// fault goes to the same address, and to have a key, so that a double click does once
// what it asks.
func checkForm(t *testing.T, n *html.Node) {
	t.Helper()
	if attribute(n, "method") != "post" {
		return
	}
	action := attribute(n, "action")
	if action == "" {
		t.Error("a form is sent to nowhere")
	}
	if !slices.Contains(keyless, action) && !hasKey(n) {
		t.Errorf("the form that is sent to %s has no key: put @web.Key() in it", action)
	}
}

// hasKey reports whether a form carries a key.
func hasKey(form *html.Node) bool {
	for n := range form.Descendants() {
		if attribute(n, "name") == "form_key" && attribute(n, "value") != "" {
			return true
		}
	}
	return false
}

// askFor asks a site for what the page needs.
func (p *page) askFor(t *testing.T) {
	t.Helper()
	site := Site(t)
	for _, address := range p.assets {
		w := httptest.NewRecorder()
		site.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s is answered with %d", address, w.Code)
		}
	}
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
