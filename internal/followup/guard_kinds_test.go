package followup_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// Every kind of event that debt knows stands in the guard's switch: none is let through
// because nobody thought of it.
func TestTheGuardAnswersForEveryKindOfEvent(t *testing.T) {
	t.Parallel()
	want := eventKinds(t, "../debt/event.go")
	got := judgedKinds(t, "guard.go")
	if len(want) < 20 {
		t.Fatalf("only %d kinds of event were found", len(want))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("kinds of event (-debt +guard):\n%s", diff)
	}
}

func parsed(t *testing.T, file string) *ast.File {
	t.Helper()
	tree, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// eventKinds returns the types that have the method that makes an event.
func eventKinds(t *testing.T, file string) []string {
	t.Helper()
	var kinds []string
	for _, d := range parsed(t, file).Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "event" {
			if of, ok := f.Recv.List[0].Type.(*ast.Ident); ok {
				kinds = append(kinds, of.Name)
			}
		}
	}
	slices.Sort(kinds)
	return kinds
}

// judgedKinds returns the types of debt that the guard's switch names, but for those that
// only keep an event.
func judgedKinds(t *testing.T, file string) []string {
	t.Helper()
	var kinds []string
	ast.Inspect(parsed(t, file), func(n ast.Node) bool {
		c, ok := n.(*ast.CaseClause)
		if !ok {
			return true
		}
		for _, of := range c.List {
			if s, ok := of.(*ast.SelectorExpr); ok && !slices.Contains([]string{"Step", "Letter", "Dispatch", "Payment", "Task"}, s.Sel.Name) {
				kinds = append(kinds, s.Sel.Name)
			}
		}
		return true
	})
	slices.Sort(kinds)
	return kinds
}
