package letter

import (
	"strings"

	"krav/internal/fault"
)

// token is literal text, or the inside of a pair of braces.
type token struct {
	text   string
	action bool
	line   int // of the template, from 1
}

// isCondition reports whether the token belongs to a condition.
func (t token) isCondition() bool {
	return t.action && (t.text == "end" || t.text == "else" || strings.HasPrefix(t.text, "if "))
}

const (
	// maxSource bounds a template in bytes; the longest of ours has 3,000.
	maxSource = 64 << 10
	// maxDepth bounds how far conditions and repetitions stand in one another.
	maxDepth = 8
)

// scan cuts a template at its braces. It fails with "letter.template_too_long"
// and "letter.template_not_closed".
func scan(source string) ([]token, error) {
	if len(source) > maxSource {
		return nil, fault.New(fault.Invalid, "letter.template_too_long")
	}
	var tokens []token
	line := 1
	for source != "" {
		text, rest, opened := strings.Cut(source, "{{")
		if text != "" {
			tokens = append(tokens, token{text: text, line: line})
			line += strings.Count(text, "\n")
		}
		if !opened {
			break
		}
		inside, after, closed := strings.Cut(rest, "}}")
		if !closed || strings.Contains(inside, "\n") {
			return nil, refused("letter.template_not_closed", line)
		}
		tokens = append(tokens, token{text: inside, action: true, line: line})
		source = after
	}
	return tokens, nil
}
