package wording

import (
	"fmt"
	"strings"
)

// block is a message as it stands in a file: a line with its key, and a line for
// each language.
type block struct {
	key     string
	message message
}

// parser reads a file of messages line by line.
type parser struct {
	file     string
	line     int
	blocks   []block
	problems []string
}

// parse reads a file of messages. The form is, for each message, its key on a
// line of its own and then its text in each language:
//
//	# a comment
//	claim.amount_missing
//	da: Beløbet mangler i linje {line}.
//	en: The amount is missing in line {line}.
//
// Blank lines and comments may stand anywhere. A line that is none of these is
// reported and passed over.
func parse(file, text string) ([]block, []string) {
	p := parser{file: file}
	for line := range strings.Lines(text) {
		p.line++
		p.read(strings.TrimRight(line, "\r\n"))
	}
	return p.blocks, p.problems
}

func (p *parser) read(line string) {
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
	case isKey(line):
		p.blocks = append(p.blocks, block{key: line, message: message{place: fmt.Sprintf("%s:%d", p.file, p.line)}})
	case strings.HasPrefix(line, "da: ") || strings.HasPrefix(line, "en: "):
		p.readText(line)
	default:
		p.report("neither a key, a text, a comment nor blank: %q", line)
	}
}

// readText reads the text of one language into the message whose key came last.
func (p *parser) readText(line string) {
	if len(p.blocks) == 0 {
		p.report("a text before the first key: %q", line)
		return
	}
	last := &p.blocks[len(p.blocks)-1]
	code, text, _ := strings.Cut(line, ": ")
	read, err := parseTemplate(text)
	if err != nil {
		p.report("%s: %v", last.key, err)
		return
	}
	place := &last.message.danish
	if Language(code) == English {
		place = &last.message.english
	}
	if *place != nil {
		p.report("%s: %q stands twice", last.key, code)
		return
	}
	*place = read
}

func (p *parser) report(form string, values ...any) {
	p.problems = append(p.problems, fmt.Sprintf("%s:%d: ", p.file, p.line)+fmt.Sprintf(form, values...))
}

// isKey reports whether a line is a message key: words of lower case letters,
// digits and underscores, two or more of them joined by full stops.
func isKey(line string) bool {
	words := strings.Split(line, ".")
	for _, word := range words {
		if !isName(word) {
			return false
		}
	}
	return len(words) > 1
}

func isName(word string) bool {
	for _, r := range word {
		if (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '_' {
			return false
		}
	}
	return word != ""
}
