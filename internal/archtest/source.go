package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// Module is the path of the program's module.
const Module = "krav"

// Complaint is one thing that isn't as the house says, and where it stands.
type Complaint struct {
	File string
	Line int // from 1; 0 where the whole file is meant
	Text string
}

// String returns the complaint with its place last, as in
// "ledger must not import store (internal/ledger/balance.go:7)".
func (c Complaint) String() string {
	switch {
	case c.File == "":
		return c.Text
	case c.Line == 0:
		return fmt.Sprintf("%s (%s)", c.Text, c.File)
	}
	return fmt.Sprintf("%s (%s:%d)", c.Text, c.File, c.Line)
}

// source is one Go file, parsed.
type source struct {
	Path string
	Pkg  string // the package's name in Layers
	Test bool
	Text []byte
	File *ast.File
	set  *token.FileSet
}

func (s source) line(pos token.Pos) int { return s.set.Position(pos).Line }

// goFiles parses the program's Go files, those under cmd and internal, in the
// order of their paths. What lies under testdata isn't the program's.
func goFiles(tree fs.FS, mode parser.Mode) ([]source, error) {
	names, err := filesIn(tree, ".go", "cmd", "internal")
	if err != nil {
		return nil, err
	}
	sources := make([]source, 0, len(names))
	for _, name := range names {
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		set := token.NewFileSet()
		file, err := parser.ParseFile(set, name, text, mode)
		if err != nil {
			return nil, fmt.Errorf("parse %s: %w", name, err)
		}
		sources = append(sources, source{
			Path: name, Pkg: packageOf(name), Test: strings.HasSuffix(name, "_test.go"),
			Text: text, File: file, set: set,
		})
	}
	return sources, nil
}

// packageOf returns the name in Layers of the package that a file belongs to.
func packageOf(file string) string { return strings.TrimPrefix(path.Dir(file), "internal/") }

// filesIn returns the files below the folders that end so, sorted; a folder that
// isn't there holds none.
func filesIn(tree fs.FS, suffix string, folders ...string) ([]string, error) {
	var found []string
	for _, folder := range folders {
		if _, err := fs.Stat(tree, folder); err != nil {
			continue
		}
		err := fs.WalkDir(tree, folder, func(name string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return fmt.Errorf("walk %s: %w", name, err)
			case entry.IsDir() && (entry.Name() == "testdata" || entry.Name() == "node_modules"):
				return fs.SkipDir
			case !entry.IsDir() && strings.HasSuffix(name, suffix):
				found = append(found, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(found)
	return found, nil
}
