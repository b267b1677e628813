package archtest

import (
	"fmt"
	"io/fs"
	"strings"
)

// architecturePage shows the layers, between two marks.
const (
	architecturePage = "docs/ARCHITECTURE.md"
	tableBegins      = "<!-- layers: made by make update -->\n"
	tableEnds        = "<!-- end of layers -->"
)

// Table returns the layers as the table that stands in docs/ARCHITECTURE.md.
func Table(layers []Layer) string {
	var b strings.Builder
	b.WriteString("| layer | package | charter | may import |\n|---|---|---|---|\n")
	for i, layer := range layers {
		name := fmt.Sprintf("%d %s", i, layer.Name)
		for _, p := range layer.Packages {
			fmt.Fprintf(&b, "| %s | `%s` | %s | %s |\n", name, p.Name, p.charter(), strings.Join(p.May, ", "))
			name = ""
		}
	}
	return b.String()
}

func (p Package) charter() string {
	if p.Planned {
		return p.Charter + " *(planned)*"
	}
	return p.Charter
}

// WithTable returns a page with the table of the layers between its marks.
func WithTable(text string, layers []Layer) string {
	return between(text, tableBegins, tableEnds, Table(layers))
}

// Shown complains where docs/ARCHITECTURE.md doesn't show the layers as they are.
func Shown(tree fs.FS, layers []Layer) ([]Complaint, error) {
	text, err := fs.ReadFile(tree, architecturePage)
	if err != nil {
		return nil, fmt.Errorf("read the table of layers: %w", err)
	}
	if strings.Contains(string(text), tableBegins+Table(layers)+tableEnds) {
		return nil, nil
	}
	return []Complaint{{File: architecturePage, Text: "the table isn't archtest.Layers: run make update"}}, nil
}
