package archtest

import (
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

var (
	makeCommand = regexp.MustCompile(`\bmake ((?:[a-z][a-z-]*[ ]?)+)`)
	makeTarget  = regexp.MustCompile(`(?m)^([a-z][a-z-]*):`)
)

// Tasks complains of pages that tell the reader to run "make something" where
// the Makefile has no such target.
func Tasks(tree fs.FS) ([]Complaint, error) {
	makefile, err := fs.ReadFile(tree, "Makefile")
	if err != nil {
		return nil, fmt.Errorf("read the Makefile: %w", err)
	}
	var exist []string
	for _, m := range makeTarget.FindAllStringSubmatch(string(makefile), -1) {
		exist = append(exist, m[1])
	}
	found, err := pages(tree)
	if err != nil {
		return nil, err
	}
	var complaints []Complaint
	for _, p := range found {
		for _, line := range p.Lines {
			for _, target := range missing(tasks(line), exist) {
				complaints = append(complaints, Complaint{File: p.Path, Line: line.Number, Text: "the Makefile has no target " + target})
			}
		}
	}
	return complaints, nil
}

// tasks returns the targets of the make commands in a line: of a fenced block,
// or of its code spans.
func tasks(line pageLine) []string {
	said := codeSpan.FindAllString(line.Text, -1)
	if line.Code {
		command, _, _ := strings.Cut(line.Text, "#")
		said = []string{command}
	}
	var targets []string
	for _, text := range said {
		for _, m := range makeCommand.FindAllStringSubmatch(text, -1) {
			targets = append(targets, strings.Fields(m[1])...)
		}
	}
	return targets
}
