package letter

import (
	"strings"

	"krav/internal/fault"
	"krav/internal/wording"
)

// Template is the text of a kind of document in one language (skabelon).
type Template struct {
	kind     Kind
	language wording.Language
	source   string
	subject  []node
	body     []node
}

// ParseTemplate reads a template. The first line, after "Emne: " or "Subject: ",
// is the subject; after it, each line is a paragraph, a "# heading" or a
// "- list item", with **bold** in it. A line may begin with a mark: [§ ID] is
// statutory, [? ID] may be switched off. The forms are
//
//	{{debtor.name}}                              a merge field
//	{{if fee}}…{{else}}…{{end}}, {{if not fee}}  a condition on a flag
//	{{range claims}}…{{.label}}…{{end}}          a text for each row of a list
//	{{part.pay}}                                 a fixed block, alone on its line
//
// and nothing else. It fails with "letter.template_form_refused",
// "letter.template_name_unknown", "letter.template_not_closed",
// "letter.template_part_not_alone", all of which name the line,
// "letter.template_subject_missing", "letter.template_too_long", and
// "letter.kind_unknown".
//
// A template that parses may still lack what the law requires: see Check.
func ParseTemplate(kind Kind, language wording.Language, source string) (*Template, error) {
	if kind.document().danish == "" {
		return nil, fault.New(fault.Invalid, "letter.kind_unknown").With("kind", kind.String())
	}
	first, _, _ := strings.Cut(source, "\n")
	subject, ok := strings.CutPrefix(first, subjectHead(language))
	if !ok || strings.TrimSpace(subject) == "" {
		return nil, fault.New(fault.Invalid, "letter.template_subject_missing")
	}
	t := &Template{kind: kind, language: language, source: source}
	var err error
	if t.subject, err = parseNodes(subject, nil); err != nil {
		return nil, err
	}
	// The subject's line stays, empty, so that lines are counted as the editor
	// counts them.
	t.body, err = parseNodes(strings.Replace(source, first, "", 1), nil)
	return t, err
}

func subjectHead(l wording.Language) string {
	if l == wording.English {
		return "Subject: "
	}
	return "Emne: "
}

// Kind returns the kind of document that the template is for.
func (t *Template) Kind() Kind { return t.kind }

// Language returns the language that the template is in.
func (t *Template) Language() wording.Language { return t.language }

// Source returns the template's text, as an editor shows it.
func (t *Template) Source() string { return t.source }
