package archtest

import (
	"go/ast"
	"maps"
	"slices"
	"strings"
)

// keyNames begin the names of constants that are message keys wherever they are
// used: keys as such, tasks for a person, and why a message was stopped.
var keyNames = []string{"key", "Key", "task", "Task", "stopped", "Stopped"}

func isKeyName(name string) bool {
	return slices.ContainsFunc(keyNames, func(beginning string) bool { return strings.HasPrefix(name, beginning) })
}

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

// origin says where a key ends up. A fault's key must be told from the text; what
// is merely said may be a key that came with a value.
type origin int

const (
	said origin = iota + 1
	faulty
)

// keyReader finds message keys in the program. It reads syntax only: no types,
// no values of variables.
type keyReader struct {
	sources    []source
	constants  map[string]string // package.name to value
	sinks      map[sink]origin
	uses       []keyUse
	complaints []Complaint
}

// usedKeys returns the message keys that the sources name, and complains of
// faults whose key is decided at run time.
func usedKeys(sources []source) ([]keyUse, []Complaint) {
	r := keyReader{
		sources:   sources,
		constants: make(map[string]string),
		sinks:     map[sink]origin{{"fault.New", 1}: faulty, {"wording.Say", 1}: said},
	}
	for _, s := range sources {
		eachConstant(s, func(name *ast.Ident, value string) { r.constants[s.Pkg+"."+name.Name] = value })
	}
	for before := map[sink]origin(nil); !maps.Equal(before, r.sinks); {
		before = maps.Clone(r.sinks)
		r.uses, r.complaints = nil, nil
		for _, s := range sources {
			r.read(s)
		}
	}
	for _, s := range sources {
		r.readListed(s)
	}
	return r.uses, r.complaints
}

// readListed counts the constants that are keys by their names as used.
func (r *keyReader) readListed(s source) {
	eachConstant(s, func(name *ast.Ident, value string) {
		if isKeyName(name.Name) && messageKey.MatchString(value) {
			r.uses = append(r.uses, keyUse{key: value, file: s.Path, line: s.line(name.Pos())})
		}
	})
}

func (r *keyReader) listsKeys(pkg string) bool {
	for name := range r.constants {
		if local, ok := strings.CutPrefix(name, pkg+"."); ok && isKeyName(local) {
			return true
		}
	}
	return false
}

func (r *keyReader) read(s source) {
	for _, decl := range s.File.Decls {
		within, _ := decl.(*ast.FuncDecl)
		ast.Inspect(decl, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CallExpr:
				r.readCall(s, within, n)
			case *ast.CompositeLit:
				r.readReason(s, within, n)
			}
			return true
		})
	}
}

// readCall notes the keys among the arguments of a call.
func (r *keyReader) readCall(s source, within *ast.FuncDecl, call *ast.CallExpr) {
	name := called(s, call.Fun)
	for i, argument := range call.Args {
		to := r.sinks[sink{name, i}]
		if to == 0 || r.note(s, within, argument, to) {
			continue
		}
		if to == faulty && !r.listsKeys(s.Pkg) {
			r.complaints = append(r.complaints, Complaint{
				File: s.Path, Line: s.line(argument.Pos()),
				Text: "the key of this fault is decided at run time: list its possible values as constants named key...",
			})
		}
	}
}

// readReason notes the key of a reason for a decision, Reason{Key: "..."}, alone
// or in a list.
func (r *keyReader) readReason(s source, within *ast.FuncDecl, literal *ast.CompositeLit) {
	list, isList := literal.Type.(*ast.ArrayType)
	switch {
	case isList && isReason(s, list.Elt):
		for _, element := range literal.Elts {
			if reason, ok := element.(*ast.CompositeLit); ok && reason.Type == nil {
				r.readFields(s, within, reason)
			}
		}
	case isReason(s, literal.Type):
		r.readFields(s, within, literal)
	}
}

func isReason(s source, e ast.Expr) bool { return strings.HasSuffix(called(s, e), ".Reason") }

func (r *keyReader) readFields(s source, within *ast.FuncDecl, reason *ast.CompositeLit) {
	for _, element := range reason.Elts {
		field, ok := element.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if name, ok := field.Key.(*ast.Ident); ok && name.Name == "Key" {
			r.note(s, within, field.Value, said)
		}
	}
}

// note notes an expression that is a key, if it can be told from the text what it
// is: a literal, a constant, or a parameter of the function it stands in, whose
// callers then give the key.
func (r *keyReader) note(s source, within *ast.FuncDecl, e ast.Expr, to origin) bool {
	if key, ok := r.value(s, e); ok {
		r.uses = append(r.uses, keyUse{key: key, file: s.Path, line: s.line(e.Pos())})
		return true
	}
	if position := parameter(within, e); position >= 0 {
		at := sink{s.Pkg + "." + within.Name.Name, position}
		r.sinks[at] = max(r.sinks[at], to)
		return true
	}
	return false
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
