package wording

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"sync"
)

//go:embed messages/*.txt
var files embed.FS

// message is one entry of the catalogue, in both languages.
type message struct {
	danish  template
	english template
	place   string // file and line of its key, for Check
}

// in returns the message's text in a language.
func (m message) in(l Language) template {
	if l == English {
		return m.english
	}
	return m.danish
}

// problems says what is amiss with a message that could be read.
func (m message) problems(key string) []string {
	var found []string
	report := func(what string) { found = append(found, fmt.Sprintf("%s: %s: %s", m.place, key, what)) }
	if len(m.danish) == 0 {
		report("the Danish is missing")
	}
	if len(m.english) == 0 {
		report("the English is missing")
	}
	if len(found) > 0 {
		return found
	}
	danish, english := m.danish.names(), m.english.names()
	for name := range danish {
		if !english[name] {
			report("{" + name + "} stands only in the Danish")
		}
	}
	for name := range english {
		if !danish[name] {
			report("{" + name + "} stands only in the English")
		}
	}
	return found
}

// catalogue is every message by its key, and what was wrong with the files.
type catalogue struct {
	messages map[string]message
	problems []string
}

// loaded reads the embedded files once, when the first message is said.
var loaded = sync.OnceValue(func() catalogue {
	c := catalogue{messages: make(map[string]message)}
	names, err := fs.Glob(files, "messages/*.txt")
	if err != nil {
		c.problems = append(c.problems, err.Error())
	}
	for _, name := range names {
		text, err := files.ReadFile(name)
		if err != nil {
			c.problems = append(c.problems, err.Error())
			continue
		}
		c.add(name, string(text))
	}
	return c
})

// add reads one file of messages into the catalogue and keeps what is amiss.
// Where a key stands twice, the first counts.
func (c *catalogue) add(file, text string) {
	blocks, problems := parse(file, text)
	c.problems = append(c.problems, problems...)
	for _, b := range blocks {
		if first, known := c.messages[b.key]; known {
			c.problems = append(c.problems, fmt.Sprintf("%s: %s: stands already at %s", b.message.place, b.key, first.place))
			continue
		}
		c.messages[b.key] = b.message
		c.problems = append(c.problems, b.message.problems(b.key)...)
	}
}

// Check returns what is wrong with the catalogue, with file and line: a key
// that stands twice, a language that is missing, a value that only one language
// mentions, a line that can't be read. A sound catalogue gives nothing; a test
// sees to it that this one is.
func Check() []string { return slices.Sorted(slices.Values(loaded().problems)) }
