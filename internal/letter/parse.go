package letter

import (
	"slices"
	"strconv"
	"strings"

	"krav/internal/fault"
)

// parser turns tokens into nodes. It knows only the forms of the template
// language and refuses everything else, before anything is ever run.
type parser struct {
	source []string // lines, for messages and for parts that must stand alone
	tokens []token
	next   int
	depth  int
	// columns are the names that a row has where the parser stands, or nil outside
	// a repetition; list is the repetition's.
	columns []string
	list    string
}

// parseNodes parses a text of the template language. With columns, the text is
// one row of a list and may name them.
func parseNodes(source string, columns []string) ([]node, error) {
	tokens, err := scan(source)
	if err != nil {
		return nil, err
	}
	p := &parser{source: strings.Split(source, "\n"), tokens: tokens, columns: columns}
	nodes, stop, err := p.nodes()
	if err != nil {
		return nil, err
	}
	if stop.action { // an "end" or "else" that closes nothing
		return nil, refusedForm(stop)
	}
	return nodes, nil
}

// nodes reads up to the end of the text, or up to an "end" or "else", which it
// returns.
func (p *parser) nodes() ([]node, token, error) {
	var nodes []node
	for p.next < len(p.tokens) {
		t := p.tokens[p.next]
		p.next++
		if !t.action {
			nodes = append(nodes, literal{tied(t.text)})
			continue
		}
		if t.text == "end" || t.text == "else" {
			return nodes, t, nil
		}
		n, err := p.action(t)
		if err != nil {
			return nil, token{}, err
		}
		nodes = append(nodes, n)
	}
	return nodes, token{}, nil
}

// action reads what begins with a pair of braces.
func (p *parser) action(t token) (node, error) {
	words := strings.Split(t.text, " ")
	switch {
	case len(words) == 2 && words[0] == "if":
		return p.condition(t, words[1])
	case len(words) == 3 && words[0] == "if" && words[1] == "not":
		c, err := p.condition(t, words[2])
		c.then, c.otherwise = c.otherwise, c.then
		return c, err
	case len(words) == 2 && words[0] == "range":
		return p.repetition(t, words[1])
	case len(words) == 1:
		return p.name(t)
	}
	return nil, refusedForm(t)
}

// name reads a field, a field of the row, or a part.
func (p *parser) name(t token) (node, error) {
	if part, ok := strings.CutPrefix(t.text, "part."); ok {
		return p.part(t, part)
	}
	if column, ok := strings.CutPrefix(t.text, "."); ok {
		if !slices.Contains(p.columns, column) {
			return nil, unknownName(t, t.text)
		}
		return rowField{column, p.list + t.text}, nil
	}
	value, ok := fields[t.text]
	if !ok {
		return nil, unknownName(t, t.text)
	}
	return field{t.text, value}, nil
}

// part reads a fixed block. It must stand alone on its line, where conditions
// around it don't count.
func (p *parser) part(t token, name string) (node, error) {
	if !isPart(name) {
		return nil, unknownName(t, t.text)
	}
	beside := strings.Replace(p.source[t.line-1], "{{"+t.text+"}}", "", 1)
	for _, other := range p.tokens {
		if other.line == t.line && other.isCondition() {
			beside = strings.Replace(beside, "{{"+other.text+"}}", "", 1)
		}
	}
	if strings.TrimSpace(beside) != "" {
		return nil, refused("letter.template_part_not_alone", t.line).With("name", t.text)
	}
	return partCall{name}, nil
}

func (p *parser) condition(t token, flag string) (condition, error) {
	is, ok := flags[flag]
	if !ok {
		return condition{}, unknownName(t, flag)
	}
	c := condition{flag: is}
	var stop token
	var err error
	if c.then, stop, err = p.inner(t); err == nil && stop.text == "else" {
		c.otherwise, stop, err = p.inner(t)
	}
	if err == nil && stop.text != "end" { // a second "else"
		err = refusedForm(stop)
	}
	return c, err
}

func (p *parser) repetition(t token, name string) (node, error) {
	list, ok := lists[name]
	if !ok || p.columns != nil { // lists don't stand in lists
		return nil, unknownName(t, name)
	}
	p.columns, p.list = list.columns, name
	body, stop, err := p.inner(t)
	p.columns, p.list = nil, ""
	if err == nil && stop.text != "end" {
		err = refusedForm(stop)
	}
	return repetition{rows: list.rows, body: body}, err
}

// inner reads what stands between an opening and its end.
func (p *parser) inner(opening token) ([]node, token, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, token{}, refusedForm(opening)
	}
	nodes, stop, err := p.nodes()
	if err == nil && !stop.action {
		err = refused("letter.template_not_closed", opening.line)
	}
	return nodes, stop, err
}

// tied puts no-break spaces where a line must not break: between a paragraph
// sign and its number, an amount and its unit, a figure and its per cent sign.
func tied(text string) string { return ties.Replace(text) }

var ties = strings.NewReplacer(
	"§ ", "§\u00a0", " kr.", "\u00a0kr.", " %", "\u00a0%",
	"stk. ", "stk.\u00a0", "nr. ", "nr.\u00a0", "tlf. ", "tlf.\u00a0", "tel. ", "tel.\u00a0", "CVR ", "CVR\u00a0",
	"1. januar", "1.\u00a0januar", "1. juli", "1.\u00a0juli", "1 January", "1\u00a0January", "1 July", "1\u00a0July",
)

func refused(key string, line int) *fault.Fault {
	return fault.New(fault.Invalid, key).With("line", strconv.Itoa(line))
}

func refusedForm(t token) *fault.Fault {
	return refused("letter.template_form_refused", t.line).With("form", "{{"+t.text+"}}")
}

func unknownName(t token, name string) *fault.Fault {
	return refused("letter.template_name_unknown", t.line).With("name", name)
}
