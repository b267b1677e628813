package archtest

import (
	"fmt"
	"go/parser"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// messageFolder holds the catalogue of messages, one file a package.
const messageFolder = "internal/wording/messages"

// Catalogue complains of message keys that the code uses and the catalogue lacks
// in either language, of messages that no code names, and of faults whose key is
// decided at run time in a package that doesn't list its keys as constants.
//
// A key is written as a literal where the fault is made (or where a function is
// called that passes it on), or as a string constant whose name begins with key.
func Catalogue(tree fs.FS) ([]Complaint, error) {
	messages, err := readMessages(tree)
	if err != nil {
		return nil, err
	}
	sources, err := goFiles(tree, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	sources = slices.DeleteFunc(sources, func(s source) bool { return s.Test })
	used, complaints := usedKeys(sources)
	for _, u := range used {
		if _, known := messages[u.key]; !known {
			complaints = append(complaints, Complaint{File: u.file, Line: u.line, Text: u.key + " stands in no file of " + messageFolder})
		}
	}
	named := literals(sources)
	for _, key := range slices.Sorted(maps.Keys(messages)) {
		m := messages[key]
		for _, language := range missing([]string{"da", "en"}, m.languages) {
			complaints = append(complaints, Complaint{File: m.file, Line: m.line, Text: fmt.Sprintf("%s has no text in %s", key, language)})
		}
		if !named[key] {
			complaints = append(complaints, Complaint{File: m.file, Line: m.line, Text: key + " is used nowhere"})
		}
	}
	return complaints, nil
}

// entry is a message as it stands in the catalogue.
type entry struct {
	file      string
	line      int
	languages []string
}

var (
	messageKey  = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)
	messageText = regexp.MustCompile(`^(da|en): *\S`)
)

// readMessages reads the catalogue: a key alone on its line, then its texts.
// Whether the blocks are otherwise sound is wording's own test.
func readMessages(tree fs.FS) (map[string]entry, error) {
	names, err := filesIn(tree, ".txt", messageFolder)
	if err != nil {
		return nil, err
	}
	messages := make(map[string]entry)
	for _, name := range names {
		text, err := fs.ReadFile(tree, name)
		if err != nil {
			return nil, fmt.Errorf("read messages: %w", err)
		}
		key := ""
		for i, line := range strings.Split(string(text), "\n") {
			if messageKey.MatchString(line) {
				key = line
				messages[key] = entry{file: name, line: i + 1}
			}
			if m := messageText.FindStringSubmatch(line); m != nil && key != "" {
				e := messages[key]
				e.languages = append(e.languages, m[1])
				messages[key] = e
			}
		}
	}
	return messages, nil
}
