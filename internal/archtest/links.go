package archtest

import (
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

var (
	link    = regexp.MustCompile(`\[[^\]]*\]\(([^)\s]+)\)`)
	outside = regexp.MustCompile(`^[a-z]+:`)
)

// Links complains of links in the pages that lead to no file, or to no heading.
// Links that leave the project aren't followed.
func Links(tree fs.FS) ([]Complaint, error) {
	found, err := pages(tree)
	if err != nil {
		return nil, err
	}
	var complaints []Complaint
	for _, p := range found {
		for _, line := range p.Lines {
			for _, target := range targets(line) {
				if !leadsSomewhere(tree, p, target) {
					complaints = append(complaints, Complaint{File: p.Path, Line: line.Number, Text: "this link leads nowhere: " + target})
				}
			}
		}
	}
	return complaints, nil
}

func targets(line pageLine) []string {
	if line.Code {
		return nil
	}
	var found []string
	for _, m := range link.FindAllStringSubmatch(codeSpan.ReplaceAllString(line.Text, ""), -1) {
		if !outside.MatchString(m[1]) {
			found = append(found, m[1])
		}
	}
	return found
}

func leadsSomewhere(tree fs.FS, from page, target string) bool {
	name, heading, hasHeading := strings.Cut(target, "#")
	to := from
	if name != "" {
		file := path.Join(path.Dir(from.Path), name)
		if _, err := fs.Stat(tree, file); err != nil {
			return false
		}
		if !hasHeading {
			return true
		}
		read, err := readPage(tree, file)
		if err != nil {
			return false
		}
		to = read
	}
	return slices.ContainsFunc(to.Lines, func(line pageLine) bool {
		return !line.Code && strings.HasPrefix(line.Text, "#") && anchor(line.Text) == heading
	})
}

// anchor returns the name by which a heading is linked to: lower case, words
// joined by dashes, punctuation left out.
func anchor(heading string) string {
	text := strings.ToLower(strings.TrimSpace(strings.TrimLeft(heading, "#")))
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ' || r == '-':
			return '-'
		case r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
			return r
		}
		return -1
	}, text)
}
