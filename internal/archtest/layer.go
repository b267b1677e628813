package archtest

import (
	"slices"
	"strings"
)

// Layer is one storey of the program. Imports go downwards only.
type Layer struct {
	Name     string
	Packages []Package
}

// Package is one package of the program: what it is for, and what it may use.
type Package struct {
	// Name is the path below internal, or from the module's root for a command.
	Name string
	// Charter says in one line what the package is for.
	Charter string
	// May lists what it may import of the program: Below, Everything, the name of
	// a layer, or the name of a package.
	May []string
	// Std lists what a pure package may import from outside the program, in the
	// notation of depguard: "time$" is that package alone, "unicode" is whatever
	// begins so. It is nil where there is no limit.
	Std []string
	// Planned marks a package that has its place but no code yet.
	Planned bool
}

// What a package may import, where it isn't a list of names.
const (
	// Below stands for every package of the layers beneath one's own.
	Below = "below"
	// Everything stands for every package of the program.
	Everything = "everything"
)

// place is where a package stands.
type place struct {
	Package
	layer int
}

// placesOf returns every package of the layers by its name.
func placesOf(layers []Layer) map[string]place {
	places := make(map[string]place)
	for i, layer := range layers {
		for _, p := range layer.Packages {
			places[p.Name] = place{Package: p, layer: i}
		}
	}
	return places
}

// mayImport reports whether one package may import another of the program.
func mayImport(layers []Layer, from, to place) bool {
	return slices.ContainsFunc(from.May, func(term string) bool {
		switch term {
		case Everything, to.Name:
			return true
		case Below:
			return to.layer < from.layer
		}
		return term == layers[to.layer].Name
	})
}

// mayUse reports whether a pure package may import a path from outside the
// program.
func mayUse(p Package, path string) bool {
	if p.Std == nil {
		return true
	}
	return slices.ContainsFunc(p.Std, func(pattern string) bool {
		if exact, ok := strings.CutSuffix(pattern, "$"); ok {
			return path == exact
		}
		return strings.HasPrefix(path, pattern)
	})
}
