package archtest

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// glossaryPage holds two tables: the terms of the trade, as "| Danish | identifier
// | what it is |", and the other exported types, as "| `package.Type` | what it
// is |". The second is made from the types' comments by WithOthers.
const glossaryPage = "docs/GLOSSARY.md"

// Glossary complains of exported types of debt, ledger, followup and letter that
// the glossary doesn't explain; of an identifier or a Danish term that stands in
// two rows; and of an entry for a type that is gone.
//
// A type is explained by an entry of its own, or by a term's row, if its comment
// names the Danish term: then the word means the same thing in both places.
func Glossary(tree fs.FS) ([]Complaint, error) {
	p, err := readPage(tree, glossaryPage)
	if err != nil {
		return nil, err
	}
	types, err := exportedTypes(tree)
	if err != nil {
		return nil, err
	}
	words, complaints := readGlossary(p)
	for _, t := range types {
		if !words.others[t.qualified()] && !words.explain(t) {
			complaints = append(complaints, Complaint{
				File: t.file, Line: t.line, Text: t.qualified() + " is missing in " + glossaryPage + ": run make update, or give it a row",
			})
		}
		delete(words.others, t.qualified())
	}
	for _, name := range slices.Sorted(maps.Keys(words.others)) {
		complaints = append(complaints, Complaint{File: glossaryPage, Text: "no such type: " + name})
	}
	return complaints, nil
}

// glossary is what the page says.
type glossary struct {
	terms  map[string][]string // identifier to the Danish terms of its row
	others map[string]bool     // package.Type of the second table
}

// explain reports whether a term's row explains a type.
func (g glossary) explain(t exportedType) bool {
	return slices.ContainsFunc(g.terms[t.name], func(term string) bool {
		return strings.Contains(strings.ToLower(t.comment), strings.ToLower(term))
	})
}

var (
	tableRow   = regexp.MustCompile(`^\|([^|]*)\|([^|]*)\|`)
	identifier = regexp.MustCompile("`([A-Za-z]+(?:\\.[A-Z][A-Za-z]*)?)`")
	bracketed  = regexp.MustCompile(`\s*\([^)]*\)`)
)

// readGlossary returns what the page says, and a complaint for each identifier and
// each Danish term that stands in two rows.
func readGlossary(p page) (glossary, []Complaint) {
	g := glossary{terms: make(map[string][]string), others: make(map[string]bool)}
	seen := make(map[string]bool)
	var complaints []Complaint
	once := func(line int, what string) {
		if seen[what] {
			complaints = append(complaints, Complaint{File: p.Path, Line: line, Text: what + " stands in two rows: one word, one thing"})
		}
		seen[what] = true
	}
	for _, line := range p.Lines {
		term, names := rowOf(line)
		for _, name := range names {
			once(line.Number, "the identifier "+name)
			if term == "" {
				g.others[name] = true
				continue
			}
			g.terms[name] = wordsOf(term)
		}
		if term != "" {
			once(line.Number, "the term "+term)
		}
	}
	return g, complaints
}

// rowOf returns the Danish term and the identifiers of a row of either table. A
// row of the second table has its type first, and no term.
func rowOf(line pageLine) (term string, names []string) {
	cells := tableRow.FindStringSubmatch(line.Text)
	if cells == nil || line.Code {
		return "", nil
	}
	term, identifiers := strings.TrimSpace(cells[1]), cells[2]
	if strings.HasPrefix(term, "`") {
		term, identifiers = "", cells[1]
	}
	for _, m := range identifier.FindAllStringSubmatch(identifiers, -1) {
		names = append(names, m[1])
	}
	if len(names) == 0 {
		return "", nil // the table's heading, or one within it
	}
	return term, names
}

// wordsOf returns the words of a term: "udlæg (penge)" is udlæg, and
// "forbruger / erhvervsdrivende" is either.
func wordsOf(term string) []string {
	var words []string
	for word := range strings.SplitSeq(strings.ReplaceAll(bracketed.ReplaceAllString(term, ""), "/", ","), ",") {
		words = append(words, strings.TrimSpace(word))
	}
	return words
}

const (
	othersBegin = "<!-- other types: made by make update -->\n"
	othersEnd   = "<!-- end of other types -->"
)

// WithOthers returns the glossary's page with its second table made anew: the
// exported types that no term's row explains, each with the first sentence of
// its comment.
func WithOthers(text string, tree fs.FS) (string, error) {
	types, err := exportedTypes(tree)
	if err != nil {
		return "", err
	}
	words, _ := readGlossary(pageOf(glossaryPage, text))
	var table strings.Builder
	table.WriteString("| type | what it is |\n|---|---|\n")
	for _, t := range types {
		if !words.explain(t) {
			fmt.Fprintf(&table, "| `%s` | %s |\n", t.qualified(), t.meaning())
		}
	}
	return between(text, othersBegin, othersEnd, table.String()), nil
}
