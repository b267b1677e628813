package archtest

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"io/fs"
)

// MaxLines is the length at which a file is two files.
const MaxLines = 400

// Sizes complains of Go files, tests among them, longer than MaxLines. Generated
// files may be as long as they are.
func Sizes(tree fs.FS) ([]Complaint, error) {
	sources, err := goFiles(tree, parser.PackageClauseOnly|parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var complaints []Complaint
	for _, s := range sources {
		lines := bytes.Count(s.Text, []byte("\n"))
		if lines > MaxLines && !ast.IsGenerated(s.File) {
			complaints = append(complaints, Complaint{
				File: s.Path, Text: fmt.Sprintf("a file of %d lines is two files (at most %d)", lines, MaxLines),
			})
		}
	}
	return complaints, nil
}
