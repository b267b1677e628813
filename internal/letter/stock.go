package letter

import (
	"embed"
	"fmt"
	"strings"

	"krav/internal/fault"
	"krav/internal/wording"
)

//go:embed templates/*.txt
var files embed.FS

// stock is every text that letters are written from, in one language each.
type stock map[wording.Language]*texts

// texts are the texts of one language.
type texts struct {
	templates map[Kind]*Template
	parts     map[string][]node
	words     map[string][]node
	mail      map[string][]node
}

// standard is the lawful stock that ships with the program. A fault in it is a
// fault in the program, found by the first test that runs.
var standard = mustRead()

func mustRead() stock {
	s := make(stock, 2)
	for _, l := range wording.Languages() {
		t, err := readTexts(l)
		if err != nil {
			panic(fmt.Sprintf("letter: the %s texts: %v", l, err))
		}
		s[l] = t
	}
	return s
}

// Standard returns the lawful template of a kind in a language. It fails with
// "letter.kind_unknown".
func Standard(kind Kind, l wording.Language) (*Template, error) {
	t, ok := standard[l].templates[kind]
	if !ok {
		return nil, fault.New(fault.Invalid, "letter.kind_unknown").With("kind", kind.String())
	}
	return t, nil
}

func readTexts(l wording.Language) (*texts, error) {
	t := &texts{templates: make(map[Kind]*Template)}
	var err error
	for _, set := range []struct {
		file string
		into *map[string][]node
	}{{"parts", &t.parts}, {"mail", &t.mail}} {
		if *set.into, err = readBlocks(set.file, l); err != nil {
			return nil, err
		}
	}
	if t.words, err = readWords(l); err != nil {
		return nil, err
	}
	for _, kind := range Kinds() {
		source, err := readFile(templateFile(kind, l), l)
		if err != nil {
			return nil, err
		}
		if t.templates[kind], err = ParseTemplate(kind, l, source); err != nil {
			return nil, fmt.Errorf("template %s: %w", kind, err)
		}
	}
	return t, nil
}

func templateFile(k Kind, l wording.Language) string {
	if l == wording.English {
		return k.document().english
	}
	return k.document().danish
}

func readFile(name string, l wording.Language) (string, error) {
	text, err := files.ReadFile("templates/" + name + "." + string(l) + ".txt")
	return string(text), err
}

// readBlocks reads a file of texts that are headed by "== name".
func readBlocks(file string, l wording.Language) (map[string][]node, error) {
	source, err := readFile(file, l)
	if err != nil {
		return nil, err
	}
	blocks := make(map[string][]node)
	for block := range strings.SplitSeq(source, "== ") {
		name, text, _ := strings.Cut(block, "\n")
		if name == "" {
			continue // what stands before the first head
		}
		if blocks[name], err = parseNodes(text, nil); err != nil {
			return nil, fmt.Errorf("%s, block %s: %w", file, name, err)
		}
	}
	return blocks, nil
}

// readWords reads the letter's own short words: "key: text" on a line each.
func readWords(l wording.Language) (map[string][]node, error) {
	source, err := readFile("words", l)
	if err != nil {
		return nil, err
	}
	read := make(map[string][]node)
	for line := range strings.Lines(source) {
		key, text, ok := strings.Cut(strings.TrimRight(line, "\n"), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue // a comment or a blank line
		}
		if read[key], err = parseNodes(text, wordColumns); err != nil {
			return nil, fmt.Errorf("word %s: %w", key, err)
		}
	}
	return read, nil
}

// wordColumns are the values that a word may be given.
var wordColumns = []string{
	"number", "count", "name", "claim", "period", "days", "rate", "base", "letter", "letters", "date", "to", "on",
	"amount", "each", "heading", "page", "reference", "margin", "first", "last", "document", "daily",
}
