package letter

import (
	"slices"
	"strings"

	"krav/internal/fault"
	"krav/internal/wording"
)

// Compose writes a document from its input by the lawful templates. With a
// debtor who reads English, a courtesy translation goes along.
//
// It fails, and nothing may be sent, with
//   - "letter.field_missing" where a value is missing that the document can't do
//     without, naming the merge field;
//   - "letter.lines_do_not_add_up", "letter.rest_does_not_add_up" and
//     "letter.payment_does_not_add_up", "letter.plan_does_not_add_up" where the figures don't prove one another;
//   - "letter.fee_not_in_lines", "letter.compensation_not_in_lines",
//     "letter.costs_not_in_lines" and
//     "letter.asks_too_much" where the letter would ask for what isn't owed;
//   - "letter.deadline_passed" where its deadline lies before its day;
//   - "letter.claim_unknown" where a line names a claim that isn't listed;
//   - "letter.kind_unknown".
func Compose(in Input) (Content, error) { return standard.compose(in) }

func (s stock) compose(in Input) (Content, error) {
	in = in.cleaned()
	if err := in.prove(); err != nil {
		return Content{}, err
	}
	c, err := s[wording.Danish].compose(wording.Danish, &in)
	if err != nil {
		return Content{}, err
	}
	c.Attachment = "brev-" + fileName(in.Case) + ".pdf"
	if in.Language != wording.English {
		return c, nil
	}
	translation, err := s[wording.English].compose(wording.English, &in)
	if err != nil {
		return Content{}, err
	}
	c.Mail.translate(translation.Mail)
	translation.Mail = nil
	c.Translation = &translation
	return c, nil
}

// compose writes a document in one language.
func (t *texts) compose(l wording.Language, in *Input) (Content, error) {
	template, ok := t.templates[in.Kind]
	if !ok {
		return Content{}, fault.New(fault.Invalid, "letter.kind_unknown").With("kind", in.Kind.String())
	}
	s := &scope{in: in, language: l, stock: t}
	subject, err := t.write(s, template.subject)
	if err != nil {
		return Content{}, err
	}
	lines, err := t.write(s, template.body)
	if err != nil {
		return Content{}, err
	}
	p := newPlacer(s, subject[0].text.String())
	for _, line := range lines {
		p.place(line)
	}
	p.finish()
	if err := t.writeMail(s, &p.content); err != nil {
		return Content{}, err
	}
	if s.err != nil {
		return Content{}, s.err
	}
	return p.content, carriesAll(&p.content, lines)
}

// write carries a text out and returns the lines that are printed.
func (t *texts) write(s *scope, nodes []node) ([]line, error) {
	w := writer{scope: s, parts: t.parts, line: draft{pieces: make([]piece, 0, 16)}}
	w.write(nodes)
	w.finish()
	if w.err != nil {
		return nil, w.err
	}
	if s.err != nil {
		return nil, s.err
	}
	return kept(w.lines, s.in.Terms.Without)
}

// carriesAll returns a fault when a statutory line of the template has found no
// place in the content.
func carriesAll(c *Content, lines []line) error {
	carried := c.Elements()
	var lost []string
	for _, l := range lines {
		if l.mark.standing == statutory && !slices.Contains(carried, l.mark.id) {
			lost = append(lost, l.mark.id)
		}
	}
	if len(lost) > 0 {
		return fault.New(fault.Corrupt, "letter.element_lost").With("elements", strings.Join(lost, ", "))
	}
	return nil
}

// fileName returns what of a case number can stand in the name of a file.
func fileName(number string) string {
	return strings.Map(func(r rune) rune {
		isSafe := r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-'
		if !isSafe {
			return -1
		}
		return r
	}, number)
}
