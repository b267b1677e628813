package archtest

import (
	"fmt"
	"go/parser"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Imports reads the import lines of every file and complains of each that goes
// against the layers, of a package that stands in no layer, and of one whose
// Planned mark isn't true. Tests may import what they like.
func Imports(tree fs.FS, layers []Layer) ([]Complaint, error) {
	sources, err := goFiles(tree, parser.ImportsOnly)
	if err != nil {
		return nil, err
	}
	places := placesOf(layers)
	complaints := standing(sources, places)
	for _, s := range sources {
		from, placed := places[s.Pkg]
		if s.Test || !placed {
			continue
		}
		for _, imported := range importsOf(s) {
			if text := verdict(layers, places, from, imported.path); text != "" {
				complaints = append(complaints, Complaint{File: s.Path, Line: imported.line, Text: text})
			}
		}
	}
	return complaints, nil
}

// verdict says what is wrong with an import, or nothing.
func verdict(layers []Layer, places map[string]place, from place, path string) string {
	name, ours := ownPackage(path)
	if !ours {
		if mayUse(from.Package, path) {
			return ""
		}
		return fmt.Sprintf("%s must not import %s: it is pure", from.Name, path)
	}
	to, placed := places[name]
	if placed && !mayImport(layers, from, to) {
		return fmt.Sprintf("%s must not import %s", from.Name, name)
	}
	return ""
}

// standing complains where the layers and the packages that exist differ.
func standing(sources []source, places map[string]place) []Complaint {
	exist := make(map[string]bool)
	for _, s := range sources {
		if !s.Test {
			exist[s.Pkg] = true
		}
	}
	var complaints []Complaint
	for _, name := range slices.Sorted(maps.Keys(exist)) {
		if _, placed := places[name]; !placed {
			complaints = append(complaints, Complaint{Text: name + " stands in no layer: give it a place in archtest.Layers"})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(places)) {
		switch planned := places[name].Planned; {
		case planned && exist[name]:
			complaints = append(complaints, Complaint{Text: name + " is marked planned in archtest.Layers and exists"})
		case !planned && !exist[name]:
			complaints = append(complaints, Complaint{Text: name + " stands in archtest.Layers and has no code: mark it planned"})
		}
	}
	return complaints
}

type importLine struct {
	path string
	line int
}

func importsOf(s source) []importLine {
	lines := make([]importLine, 0, len(s.File.Imports))
	for _, spec := range s.File.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			path = spec.Path.Value // the parser has let it through, so let the verdict name it
		}
		lines = append(lines, importLine{path: path, line: s.line(spec.Pos())})
	}
	return lines
}

// ownPackage returns the name in Layers of an import path of this module.
func ownPackage(path string) (name string, ours bool) {
	inside, ours := strings.CutPrefix(path, Module+"/")
	return strings.TrimPrefix(inside, "internal/"), ours
}
