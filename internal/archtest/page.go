package archtest

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
)

// page is one Markdown file, line by line.
type page struct {
	Path  string
	Lines []pageLine
}

type pageLine struct {
	Number int
	Text   string
	Code   bool // inside a fenced block
}

// pages returns the Markdown files of the root and of docs.
func pages(tree fs.FS) ([]page, error) {
	names, err := fs.Glob(tree, "*.md")
	if err != nil {
		return nil, fmt.Errorf("list pages: %w", err)
	}
	inDocs, err := filesIn(tree, ".md", "docs")
	if err != nil {
		return nil, err
	}
	var found []page
	for _, name := range slices.Concat(names, inDocs) {
		p, err := readPage(tree, name)
		if err != nil {
			return nil, err
		}
		found = append(found, p)
	}
	return found, nil
}

func readPage(tree fs.FS, name string) (page, error) {
	text, err := fs.ReadFile(tree, name)
	if err != nil {
		return page{}, fmt.Errorf("read page: %w", err)
	}
	return pageOf(name, string(text)), nil
}

func pageOf(name, text string) page {
	p, code := page{Path: name}, false
	for i, line := range strings.Split(text, "\n") {
		fence := strings.HasPrefix(strings.TrimSpace(line), "```")
		p.Lines = append(p.Lines, pageLine{Number: i + 1, Text: line, Code: code || fence})
		code = code != fence
	}
	return p
}

// between returns a text with other words between two marks. A text without the
// marks stays as it is.
func between(text, begin, end, words string) string {
	before, rest, found := strings.Cut(text, begin)
	_, after, ended := strings.Cut(rest, end)
	if !found || !ended {
		return text
	}
	return before + begin + words + end + after
}

// codeSpan is a piece of code in a line of text.
var codeSpan = regexp.MustCompile("`[^`]*`")
