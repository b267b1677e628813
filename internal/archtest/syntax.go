package archtest

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// called returns the package and name that an expression speaks of. A method is
// taken to be of the package that calls it.
func called(s source, e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return s.Pkg + "." + e.Name
	case *ast.SelectorExpr:
		if x, ok := e.X.(*ast.Ident); ok {
			if pkg := importedAs(s, x.Name); pkg != "" {
				return pkg + "." + e.Sel.Name
			}
		}
		return s.Pkg + "." + e.Sel.Name
	}
	return ""
}

// importedAs returns the package of this program that a file knows by a name.
func importedAs(s source, name string) string {
	for i, imported := range importsOf(s) {
		own, ours := ownPackage(imported.path)
		alias := own[strings.LastIndex(own, "/")+1:]
		if given := s.File.Imports[i].Name; given != nil {
			alias = given.Name
		}
		if ours && alias == name {
			return own
		}
	}
	return ""
}

// parameter returns the place of a parameter among those of its function, or -1
// for what isn't one.
func parameter(function *ast.FuncDecl, e ast.Expr) int {
	wanted, ok := e.(*ast.Ident)
	if !ok || function == nil {
		return -1
	}
	var names []string
	for _, field := range function.Type.Params.List {
		for _, name := range field.Names {
			names = append(names, name.Name)
		}
	}
	return slices.Index(names, wanted.Name)
}

// literals returns every text that stands in the sources.
func literals(sources []source) map[string]bool {
	found := make(map[string]bool)
	for _, s := range sources {
		ast.Inspect(s.File, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok {
				if value, ok := text(literal); ok {
					found[value] = true
				}
			}
			return true
		})
	}
	return found
}

func text(literal *ast.BasicLit) (string, bool) {
	if literal.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(literal.Value)
	return value, err == nil
}

// eachConstant calls visit with every constant of a file that is a plain text.
func eachConstant(s source, visit func(name *ast.Ident, value string)) {
	ast.Inspect(s.File, func(n ast.Node) bool {
		group, ok := n.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			return true
		}
		for _, spec := range group.Specs {
			constant, ok := spec.(*ast.ValueSpec)
			if !ok || len(constant.Names) != len(constant.Values) {
				continue
			}
			for i, name := range constant.Names {
				if literal, ok := constant.Values[i].(*ast.BasicLit); ok {
					if value, ok := text(literal); ok {
						visit(name, value)
					}
				}
			}
		}
		return true
	})
}
