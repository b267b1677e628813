package archtest

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

const thirdPartyPage = "docs/THIRD_PARTY.md"

var (
	required = regexp.MustCompile(`^(?:require )?\s*([a-z0-9.-]+\.[a-z]+/\S+) v\S+`)
	credited = regexp.MustCompile("^\\| `([^`]+)` \\| [^| ]")
)

// ThirdParty complains of modules that go.mod requires and docs/THIRD_PARTY.md
// doesn't credit with a licence, and of those it credits in vain.
func ThirdParty(tree fs.FS) ([]Complaint, error) {
	text, err := fs.ReadFile(tree, "go.mod")
	if err != nil {
		return nil, fmt.Errorf("read the module's file: %w", err)
	}
	p, err := readPage(tree, thirdPartyPage)
	if err != nil {
		return nil, err
	}
	var used, named []string
	for line := range strings.Lines(string(text)) {
		if m := required.FindStringSubmatch(line); m != nil {
			used = append(used, m[1])
		}
	}
	for _, line := range p.Lines {
		if m := credited.FindStringSubmatch(line.Text); m != nil {
			named = append(named, m[1])
		}
	}
	var complaints []Complaint
	for _, module := range missing(used, named) {
		complaints = append(complaints, Complaint{File: thirdPartyPage, Text: module + " is required by go.mod and missing"})
	}
	for _, module := range missing(named, used) {
		complaints = append(complaints, Complaint{File: thirdPartyPage, Text: module + " isn't required by go.mod"})
	}
	return complaints, nil
}
