package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strings"
)

// glossaryFile holds two tables: the terms of the trade as "| dansk | identifier |
// what it is |", and under the heading "Other exported types" the types that
// name no term.
const glossaryFile = "docs/GLOSSARY.md"

// spoken lists the packages whose exported types a caseworker speaks of.
var spoken = []string{"debt", "ledger", "followup", "letter"}

// Glossary complains of exported types of debt, ledger, followup and letter that
// the glossary lacks; of two rows with the same identifier or the same Danish
// term; and of an entry "package.Type" that no longer exists.
func Glossary(tree fs.FS) ([]Complaint, error) {
	p, err := readPage(tree, glossaryFile)
	if err != nil {
		return nil, err
	}
	types, err := exportedTypes(tree)
	if err != nil {
		return nil, err
	}
	known, complaints := entries(p)
	for _, t := range types {
		if !known[t.name] && !known[t.pkg+"."+t.name] {
			complaints = append(complaints, Complaint{
				File: t.file, Line: t.line, Text: fmt.Sprintf("%s.%s is missing in %s", t.pkg, t.name, glossaryFile),
			})
		}
		delete(known, t.pkg+"."+t.name)
	}
	return append(complaints, gone(p, known)...), nil
}

var (
	tableRow   = regexp.MustCompile(`^\|([^|]*)\|([^|]*)\|`)
	identifier = regexp.MustCompile("`([A-Za-z.]+)`")
	qualified  = regexp.MustCompile("`([a-z]+\\.[A-Z][A-Za-z]*)`")
)

// entries returns the identifiers that the glossary explains, and a complaint for
// each identifier and each Danish term that stands in two rows.
func entries(p page) (map[string]bool, []Complaint) {
	known, terms := make(map[string]bool), make(map[string]bool)
	var complaints []Complaint
	twice := func(line int, text string) {
		complaints = append(complaints, Complaint{File: p.Path, Line: line, Text: text})
	}
	for _, line := range p.Lines {
		term, names := row(line)
		if term != "" && terms[term] {
			twice(line.Number, "the term "+term+" stands in two rows")
		}
		terms[term] = true
		for _, name := range names {
			if known[name] {
				twice(line.Number, name+" stands in two rows: one word, one thing")
			}
			known[name] = true
		}
	}
	return known, complaints
}

// row returns the Danish term and the identifiers of a row of either table. A
// row of the second table has its identifier first, and no term.
func row(line pageLine) (term string, names []string) {
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
		term = "" // a heading of the table
	}
	return term, names
}

// gone complains of entries that name a package's type which isn't there.
func gone(p page, left map[string]bool) []Complaint {
	var complaints []Complaint
	for _, line := range p.Lines {
		for _, m := range qualified.FindAllStringSubmatch(line.Text, -1) {
			if strings.HasPrefix(line.Text, "|") && left[m[1]] {
				complaints = append(complaints, Complaint{File: p.Path, Line: line.Number, Text: "no such type: " + m[1]})
			}
		}
	}
	return complaints
}

type exportedType struct {
	pkg, name, file string
	line            int
}

func exportedTypes(tree fs.FS) ([]exportedType, error) {
	sources, err := goFiles(tree, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var types []exportedType
	for _, s := range sources {
		if s.Test || len(missing([]string{s.Pkg}, spoken)) > 0 {
			continue
		}
		for _, spec := range typeSpecs(s.File) {
			if spec.Name.IsExported() {
				types = append(types, exportedType{pkg: s.Pkg, name: spec.Name.Name, file: s.Path, line: s.line(spec.Pos())})
			}
		}
	}
	return types, nil
}

func typeSpecs(file *ast.File) []*ast.TypeSpec {
	var specs []*ast.TypeSpec
	for _, decl := range file.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.TYPE {
			continue
		}
		for _, spec := range group.Specs {
			if t, ok := spec.(*ast.TypeSpec); ok {
				specs = append(specs, t)
			}
		}
	}
	return specs
}
