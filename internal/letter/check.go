package letter

import (
	"slices"
	"strings"

	"krav/internal/wording"
)

// Missing is a statutory element that a template has lost (manglende lovkrav).
type Missing struct {
	Element string // ID, such as "Q3"
}

// Name returns what the element is, in words: "at sagen går til inkasso, og at
// det koster mere".
func (m Missing) Name(l wording.Language) string {
	s := scope{in: &Input{}, language: l, stock: standard[l]}
	return s.say("element." + m.Element)
}

// Check returns the statutory elements that a template has lost against the
// lawful one of its kind and language, in the lawful one's order. A statutory
// line may be moved. It is lost when it is gone, when a word or a field of it is
// changed, and when it has come to hang on a condition that the lawful template
// doesn't set.
func Check(t *Template) []Missing {
	lawful := standard[t.language].templates[t.kind]
	has := make(map[string]int)
	for _, s := range statements(t.source) {
		has[s]++
	}
	var lost []Missing
	for _, s := range statements(lawful.source) {
		if has[s] > 0 {
			has[s]--
			continue
		}
		lost = append(lost, elementsOf(s, t.language)...)
	}
	return slices.Compact(lost)
}

// statements returns the texts of a template's lines that stand outside every
// condition and repetition, each with what follows on up to the line where the
// conditions and repetitions that it opens are closed.
func statements(source string) []string {
	var found []string
	var open []string
	depth := 0
	for line := range strings.Lines(source) {
		open = append(open, strings.TrimSpace(line))
		depth += strings.Count(line, "{{if ") + strings.Count(line, "{{range ") - strings.Count(line, "{{end}}")
		if depth == 0 {
			found = append(found, strings.Join(open, "\n"))
			open = nil
		}
	}
	return found
}

// elementsOf returns the statutory elements of a statement: its own, or those of
// the part that it calls.
func elementsOf(statement string, l wording.Language) []Missing {
	if m, _, ok := cutMark(tied(statement)); ok && m.standing == statutory {
		return []Missing{{m.id}}
	}
	name, ok := strings.CutPrefix(strings.TrimSuffix(statement, "}}"), "{{part.")
	if !ok {
		return nil
	}
	return elementsIn(standard[l], standard[l].parts[name])
}

// elementsIn returns the statutory elements that stand in a part and in the
// parts that it calls.
func elementsIn(t *texts, nodes []node) []Missing {
	var found []Missing
	for _, n := range nodes {
		switch n := n.(type) {
		case literal:
			for line := range strings.SplitSeq(n.text, "\n") {
				if m, _, ok := cutMark(line); ok && m.standing == statutory {
					found = append(found, Missing{m.id})
				}
			}
		case partCall:
			found = append(found, elementsIn(t, t.parts[n.name])...)
		case condition, repetition, field, rowField:
		}
	}
	return slices.Compact(found)
}
