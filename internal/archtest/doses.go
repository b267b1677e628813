package archtest

import (
	"fmt"
	"go/ast"
	"go/parser"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// makeList finds a list of packages in the Makefile.
var makeList = regexp.MustCompile(`(?m)^(CONCURRENT|STORED) *:= *((?:.*\\\n)*.*)$`)

// Doses complains of packages that the Makefile's lists have forgotten: one that
// starts goroutines must be run under the race detector (CONCURRENT), and one whose
// tests ask for a PostgreSQL server must be run on one (STORED).
func Doses(tree fs.FS) ([]Complaint, error) {
	makefile, err := fs.ReadFile(tree, "Makefile")
	if err != nil {
		return nil, fmt.Errorf("read the Makefile: %w", err)
	}
	lists := make(map[string][]string)
	for _, m := range makeList.FindAllStringSubmatch(string(makefile), -1) {
		lists[m[1]] = strings.Fields(strings.ReplaceAll(m[2], "\\\n", " "))
	}
	sources, err := goFiles(tree, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	var complaints []Complaint
	complained := make(map[string]bool)
	for _, s := range sources {
		for list, why := range dosesOf(s) {
			if isListed(lists[list], s.Pkg) || complained[list+s.Pkg] {
				continue
			}
			complained[list+s.Pkg] = true
			complaints = append(complaints, Complaint{File: s.Path, Text: s.Pkg + " " + why + ", and isn't in the Makefile's " + list})
		}
	}
	slices.SortFunc(complaints, func(a, b Complaint) int { return strings.Compare(a.Text, b.Text) })
	return complaints, nil
}

// wiring is the package that puts the others together. Its tests run the whole program,
// for which the race detector is too slow.
const wiring = "cli"

// dosesOf returns the lists that the package of a file belongs in, and why.
func dosesOf(s source) map[string]string {
	doses := make(map[string]string)
	ast.Inspect(s.File, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			if !s.Test && s.Pkg != wiring {
				doses["CONCURRENT"] = "starts goroutines"
			}
		case *ast.SelectorExpr:
			if n.Sel.Name == "Go" && !s.Test && s.Pkg != wiring {
				doses["CONCURRENT"] = "starts goroutines"
			}
			if slices.Contains([]string{"OpenPostgres", "EmptyPostgres", "PostgresAddress"}, n.Sel.Name) && s.Test {
				doses["STORED"] = "is tested on PostgreSQL"
			}
		}
		return true
	})
	return doses
}

// isListed reports whether a list of patterns has a package.
func isListed(patterns []string, pkg string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		folder, below := strings.CutSuffix(strings.TrimPrefix(pattern, "./internal/"), "/...")
		return pkg == folder || below && strings.HasPrefix(pkg, folder+"/")
	})
}
