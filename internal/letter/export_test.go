package letter

import (
	"maps"
	"slices"

	"krav/internal/wording"
)

// WriteTemplate carries a template out on its own, for tests of the template
// language: the words of each line that is printed.
func WriteTemplate(t *Template, in Input) ([]string, error) {
	in = in.cleaned()
	texts := standard[t.language]
	lines, err := texts.write(&scope{in: &in, language: t.language, stock: texts}, t.body)
	if err != nil {
		return nil, err
	}
	var words []string
	for _, l := range lines {
		words = append(words, map[shape]string{heading: "# ", item: "- "}[l.shape]+l.text.String())
	}
	return words, nil
}

// WordKeys returns the keys of the letter's own short words in a language.
func WordKeys(l wording.Language) []string { return slices.Sorted(maps.Keys(standard[l].words)) }

// PartNames returns the parts that the program knows, and those that a file has.
func PartNames(l wording.Language) (known, written []string) {
	return slices.Sorted(slices.Values(partNames)), slices.Sorted(maps.Keys(standard[l].parts))
}
