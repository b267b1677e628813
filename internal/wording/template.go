package wording

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// template is a message's text in one language, cut where values go in. The
// parts take turns: text at even places, the name of a value at odd ones.
type template []string

var errBraces = errors.New("a brace that isn't part of a {name}")

// parseTemplate cuts a text at its {names}.
func parseTemplate(text string) (template, error) {
	if strings.TrimSpace(text) != text || text == "" {
		return nil, fmt.Errorf("an empty text, or blanks around it: %q", text)
	}
	var parts template
	for {
		before, rest, found := strings.Cut(text, "{")
		if strings.Contains(before, "}") {
			return nil, errBraces
		}
		parts = append(parts, before)
		if !found {
			return parts, nil
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || !isName(name) {
			return nil, errBraces
		}
		parts, text = append(parts, name), after
	}
}

// names returns the set of values that the text mentions.
func (t template) names() map[string]bool {
	set := make(map[string]bool, len(t)/2)
	for i := 1; i < len(t); i += 2 {
		set[t[i]] = true
	}
	return set
}

// filled returns the text with its values. A value that wasn't given leaves its
// {name} standing, so that the fault is seen and the sentence still read.
func (t template) filled(values map[string]string) string {
	if len(t) == 1 {
		return t[0]
	}
	var b strings.Builder
	for i, part := range t {
		if i%2 == 0 {
			b.WriteString(part)
			continue
		}
		value, given := values[part]
		if !given {
			value = "{" + part + "}"
		}
		b.WriteString(printable(value))
	}
	return b.String()
}

// printable returns a value without control characters but line breaks and
// tabs, and without those that turn the writing around: values come from files and
// forms, and a sentence may end in a terminal, where an escape sequence would be
// obeyed.
func printable(value string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, value)
}
