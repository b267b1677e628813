package archtest

import (
	"go/ast"
	"go/token"
	"slices"
	"strconv"
	"strings"
)

// keyUse is a message key that the code uses, and where.
type keyUse struct {
	key, file string
	line      int
}

// sink is an argument that is a message key: of fault.New, or of a function that
// passes one of its own parameters on to a sink.
type sink struct {
	function string // package.name, also for a method
	argument int    // from 0
}

// keyReader finds message keys in the program. It reads syntax only: no types,
// no values of variables.
type keyReader struct {
	sources    []source
	constants  map[string]string // package.name to value
	sinks      map[sink]bool
	uses       []keyUse
	complaints []Complaint
}

// usedKeys returns the message keys that the sources name, and complains of
// those that are decided at run time.
func usedKeys(sources []source) ([]keyUse, []Complaint) {
	r := keyReader{sources: sources, constants: make(map[string]string), sinks: map[sink]bool{{"fault.New", 1}: true, {"wording.Say", 1}: true}}
	for _, s := range sources {
		r.readConstants(s)
	}
	for before := -1; before != len(r.sinks); {
		before = len(r.sinks)
		r.uses, r.complaints = nil, nil
		for _, s := range sources {
			r.readCalls(s)
		}
	}
	for _, s := range sources {
		r.useNamed(s)
	}
	return r.uses, r.complaints
}

func (r *keyReader) readConstants(s source) {
	eachConstant(s, func(name *ast.Ident, value string) { r.constants[s.Pkg+"."+name.Name] = value })
}

// useNamed counts the constants whose names begin with key as used.
func (r *keyReader) useNamed(s source) {
	eachConstant(s, func(name *ast.Ident, value string) {
		if isKeyName(name.Name) {
			r.uses = append(r.uses, keyUse{key: value, file: s.Path, line: s.line(name.Pos())})
		}
	})
}

func isKeyName(name string) bool {
	return strings.HasPrefix(name, "key") || strings.HasPrefix(name, "Key")
}

func (r *keyReader) listsKeys(pkg string) bool {
	for name := range r.constants {
		if local, ok := strings.CutPrefix(name, pkg+"."); ok && isKeyName(local) {
			return true
		}
	}
	return false
}

func (r *keyReader) readCalls(s source) {
	for _, decl := range s.File.Decls {
		function, _ := decl.(*ast.FuncDecl)
		ast.Inspect(decl, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				r.readCall(s, function, call)
			}
			return true
		})
	}
}

func (r *keyReader) readCall(s source, within *ast.FuncDecl, call *ast.CallExpr) {
	name := called(s, call.Fun)
	for i, argument := range call.Args {
		if !r.sinks[sink{name, i}] {
			continue
		}
		if key, ok := r.value(s, argument); ok {
			r.uses = append(r.uses, keyUse{key: key, file: s.Path, line: s.line(argument.Pos())})
			continue
		}
		if position := parameter(within, argument); position >= 0 {
			r.sinks[sink{s.Pkg + "." + within.Name.Name, position}] = true
			continue
		}
		if name != "wording.Say" && !r.listsKeys(s.Pkg) {
			r.complaints = append(r.complaints, Complaint{
				File: s.Path, Line: s.line(argument.Pos()),
				Text: "the key of this fault is decided at run time: list its possible values as constants named key...",
			})
		}
	}
}

// value returns the text of a literal, or of a constant of this or another
// package.
func (r *keyReader) value(s source, e ast.Expr) (string, bool) {
	if literal, ok := e.(*ast.BasicLit); ok {
		return text(literal)
	}
	value, ok := r.constants[called(s, e)]
	return value, ok
}

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
