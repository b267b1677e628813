package archtest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// spoken lists the packages whose exported types a caseworker speaks of.
var spoken = []string{"debt", "ledger", "followup", "letter"}

// exportedType is a type with its comment, and where it stands.
type exportedType struct {
	pkg, name string
	comment   string
	file      string
	line      int
}

func (t exportedType) qualified() string { return t.pkg + "." + t.name }

var (
	sentenceEnd = regexp.MustCompile(`\.( [A-ZÆØÅ]|$)`)
	opening     = regexp.MustCompile(`^[A-Za-z]+ (?:(?:is|are) )?`)
)

// meaning returns the first sentence of the type's comment without the type's
// name: of "CaseID identifies a case (sag)." it is "identifies a case (sag)".
func (t exportedType) meaning() string {
	text := strings.Join(strings.Fields(t.comment), " ")
	if end := sentenceEnd.FindStringIndex(text); end != nil {
		text = text[:end[0]]
	}
	return strings.ReplaceAll(opening.ReplaceAllString(text, ""), "|", "\\|")
}

// exportedTypes returns the exported types of the packages that a caseworker
// speaks of, by package in the order of the layers, then by name.
func exportedTypes(tree fs.FS) ([]exportedType, error) {
	sources, err := goFiles(tree, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var types []exportedType
	for _, s := range sources {
		if !s.Test && slices.Contains(spoken, s.Pkg) {
			types = append(types, typesOf(s)...)
		}
	}
	slices.SortFunc(types, func(a, b exportedType) int {
		if a.pkg != b.pkg {
			return slices.Index(spoken, a.pkg) - slices.Index(spoken, b.pkg)
		}
		return strings.Compare(a.name, b.name)
	})
	return types, nil
}

func typesOf(s source) []exportedType {
	var types []exportedType
	for _, decl := range s.File.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.TYPE {
			continue
		}
		for _, spec := range group.Specs {
			t, ok := spec.(*ast.TypeSpec)
			if !ok || !t.Name.IsExported() {
				continue
			}
			comment := t.Doc
			if comment == nil {
				comment = group.Doc
			}
			types = append(types, exportedType{
				pkg: s.Pkg, name: t.Name.Name, comment: comment.Text(), file: s.Path, line: s.line(t.Pos()),
			})
		}
	}
	return types
}
