package archtest

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// lintFile is the linter's configuration, with depguard's lists in it.
const lintFile = ".golangci.yml"

// Depguard compares the allow-lists that the linter holds the pure packages to
// with those of the layers, so that neither can be widened alone. It reads the
// strict rules as they are written in .golangci.yml: one line of files, one of
// packages.
func Depguard(tree fs.FS, layers []Layer) ([]Complaint, error) {
	text, err := fs.ReadFile(tree, lintFile)
	if err != nil {
		return nil, fmt.Errorf("read the linter's configuration: %w", err)
	}
	linted := strictLists(string(text))
	var complaints []Complaint
	for _, layer := range layers {
		for _, p := range layer.Packages {
			complaints = append(complaints, differences(p, linted[p.Name])...)
			delete(linted, p.Name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(linted)) {
		complaints = append(complaints, Complaint{File: lintFile, Text: "depguard speaks of " + name + ", which stands in no layer"})
	}
	return complaints, nil
}

func differences(p Package, linted []string) []Complaint {
	var complaints []Complaint
	for _, pattern := range missing(p.Std, linted) {
		complaints = append(complaints, Complaint{
			File: lintFile, Text: fmt.Sprintf("archtest lets %s import %s, depguard doesn't", p.Name, pattern),
		})
	}
	for _, pattern := range missing(linted, p.Std) {
		complaints = append(complaints, Complaint{
			File: lintFile, Text: fmt.Sprintf("depguard lets %s import %s, archtest doesn't", p.Name, pattern),
		})
	}
	return complaints
}

// missing returns what the first list has and the second lacks.
func missing(these, those []string) []string {
	return slices.DeleteFunc(slices.Clone(these), func(s string) bool { return slices.Contains(those, s) })
}

var (
	lintedFiles = regexp.MustCompile(`^\s+- "\*\*/internal/\{?([a-z,/]+?)\}?/\*\.go"$`)
	lintedAllow = regexp.MustCompile(`^\s+allow: \[(.*)\]$`)
)

// strictLists returns depguard's allow-lists by package, without the program's
// own packages, of which the layers speak.
func strictLists(text string) map[string][]string {
	lists := make(map[string][]string)
	var packages []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if m := lintedFiles.FindStringSubmatch(line); m != nil {
			packages = strings.Split(m[1], ",")
		}
		m := lintedAllow.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		allowed := slices.DeleteFunc(strings.Split(m[1], ", "), func(s string) bool { return s == Module+"/internal" })
		for _, name := range packages {
			lists[name] = append(lists[name], allowed...)
		}
		packages = nil
	}
	return lists
}
