package store_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"krav/internal/store"
)

// A statement is read as blocks: a block is a SELECT, INSERT, UPDATE or DELETE
// with what stands at its own level; a select within parentheses is a block of
// its own. The reader knows just enough SQL for one rule, and what it doesn't
// understand it takes for a fault: each mention of a tenant table has a
// condition of its own that ties it to the creditor.

var token = regexp.MustCompile(`sqlc\.arg\(\w+\)|\$\d+|'(?:[^']|'')*'|\w+|<=|>=|<>|->>|[^\s\w]`)

// word is a token, and how many parentheses of its own block it stands in.
type word struct {
	text  string
	depth int
}

// block is one SELECT, INSERT, UPDATE or DELETE.
type block struct {
	words []word
	outer *block
}

// statement is a named query.
type statement struct {
	name   string
	text   string
	blocks []*block
	ctes   []string
}

var (
	named    = regexp.MustCompile(`(?m)^-- name: (\w+) :\w+$`)
	comments = regexp.MustCompile(`(?m)--.*$|/\*.*?\*/`)
)

// statements reads the named queries of a file.
func statements(file string) []statement {
	var all []statement
	marks := named.FindAllStringSubmatchIndex(file, -1)
	for i, m := range marks {
		end := len(file)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		text := comments.ReplaceAllString(file[m[1]:end], "")
		s := statement{name: file[m[2]:m[3]], text: text}
		s.read()
		all = append(all, s)
	}
	return all
}

// read takes the statement apart into blocks.
func (s *statement) read() {
	words := token.FindAllString(s.text, -1)
	main := &block{}
	s.blocks = append(s.blocks, main)
	s.fill(main, words)
}

// fill reads words into a block until its closing parenthesis, and returns how
// many it took.
func (s *statement) fill(b *block, words []string) int {
	depth := 0
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case w == "(" && i+1 < len(words) && slices.Contains([]string{"SELECT", "WITH"}, words[i+1]):
			if i > 1 && slices.Contains([]string{"AS", "MATERIALIZED"}, words[i-1]) {
				s.ctes = append(s.ctes, cteName(words[:i]))
			}
			inner := &block{outer: b}
			s.blocks = append(s.blocks, inner)
			i += s.fill(inner, words[i+1:]) + 1
			b.words = append(b.words, word{"(select)", depth})
			continue
		case w == "(":
			depth++
		case w == ")" && depth == 0:
			return i
		case w == ")":
			depth--
		}
		b.words = append(b.words, word{w, depth})
	}
	return len(words)
}

// cteName returns the name before AS, or before AS MATERIALIZED.
func cteName(before []string) string {
	if before[len(before)-1] == "MATERIALIZED" {
		return before[len(before)-3]
	}
	return before[len(before)-2]
}

// mention is a table as a block speaks of it.
type mention struct {
	table, alias string
	into         bool // the target of an INSERT
}

var keywords = strings.Fields(`SELECT FROM WHERE AND OR ON JOIN LEFT INNER GROUP ORDER BY LIMIT SET VALUES RETURNING
	CONFLICT DO UPDATE NOTHING USING HAVING UNION AS`)

// sources returns what a block reads from or writes to, tables and others.
func (b *block) sources() []mention {
	var all []mention
	listing := false // between FROM and the next clause
	for i, w := range b.words {
		if w.depth > 0 {
			continue
		}
		starts := slices.Contains([]string{"FROM", "JOIN", "UPDATE", "INTO"}, w.text)
		if w.text == "UPDATE" && i > 0 && b.words[i-1].text == "DO" {
			starts = false
		}
		switch {
		case starts, w.text == "," && listing:
			listing = w.text == "FROM" || listing && w.text == ","
			all = append(all, b.mentionAt(i+1, w.text == "INTO"))
		case slices.Contains(keywords, w.text) && w.text != "AS":
			listing = false
		}
	}
	return all
}

func (b *block) mentionAt(i int, into bool) mention {
	if i >= len(b.words) {
		return mention{}
	}
	m := mention{table: b.words[i].text, alias: b.words[i].text, into: into}
	i++
	if i < len(b.words) && b.words[i].text == "(" { // a function: pass over its arguments
		for i++; i < len(b.words) && b.words[i].depth > 0; i++ {
		}
		i++
	}
	if i < len(b.words) && b.words[i].text == "AS" {
		i++
	}
	if i < len(b.words) && !slices.Contains(keywords, b.words[i].text) && regexp.MustCompile(`^\w+$`).MatchString(b.words[i].text) {
		m.alias = b.words[i].text
	}
	return m
}

// equalities returns the conditions of a block that must hold, each as "a = b".
// A clause with an OR at its own level binds nothing.
func (b *block) equalities() []string {
	var all []string
	var clause [][]string
	var condition []string
	within, free := false, false
	end := func() {
		if within && !free {
			for _, c := range append(clause, condition) {
				if len(c) > 0 {
					all = append(all, strings.Join(c, " "))
				}
			}
		}
		clause, condition, within, free = nil, nil, false, false
	}
	for _, w := range b.words {
		switch {
		case w.depth == 0 && (w.text == "WHERE" || w.text == "ON"):
			end()
			within = true
		case w.depth == 0 && slices.Contains(strings.Fields("LEFT JOIN GROUP ORDER LIMIT RETURNING SET CONFLICT ;"), w.text):
			end()
		case w.depth == 0 && w.text == "AND":
			clause, condition = append(clause, condition), nil
		case w.depth == 0 && w.text == "OR":
			free = true
		default:
			condition = append(condition, w.text)
		}
	}
	end()
	return all
}

var isParameter = regexp.MustCompile(`^(\$\d+|sqlc\.arg\(\w+\))$`)

// leaks returns the mentions of tenant tables in a statement that nothing ties
// to the creditor.
func leaks(s statement) []string {
	keys := map[string]string{}
	for _, t := range store.Tables() {
		keys[t.Name] = t.Key // empty but for tenant tables
	}
	var wrong []string
	parameters := map[string]bool{}
	for _, b := range s.blocks {
		sources := b.sources()
		for _, m := range sources {
			key := keys[m.table]
			if key == "" || slices.Contains(s.ctes, m.table) {
				continue
			}
			bound := b.boundBy(m, key, len(sources) == 1)
			if m.into {
				bound = b.insertedBy(key)
			}
			if bound == "" {
				wrong = append(wrong, fmt.Sprintf("%s: %s isn't tied to the creditor", s.name, m.alias))
				continue
			}
			parameters[bound] = true
		}
	}
	if len(parameters) > 1 {
		wrong = append(wrong, s.name+": several parameters name a creditor")
	}
	return wrong
}

// boundBy returns the parameter that a mention's key must equal, or nothing.
func (b *block) boundBy(m mention, key string, alone bool) string {
	for _, e := range b.equalities() {
		left, right, ok := strings.Cut(e, " = ")
		own := left == m.alias+" . "+key || alone && left == key
		if ok && own && isParameter.MatchString(right) {
			return right
		}
	}
	return ""
}

var inserted = regexp.MustCompile(`INTO (\w+) \( (\w+)[ ,].*?(?:SELECT|VALUES \() (\S+) ,.*?$`)

// insertedBy returns the parameter that an INSERT gives as the key, or nothing.
// Where it minds conflicts, the key leads what they are told by.
func (b *block) insertedBy(key string) string {
	texts := make([]string, len(b.words))
	for i, w := range b.words {
		texts[i] = w.text
	}
	text := strings.Join(texts, " ")
	parts := inserted.FindStringSubmatch(text)
	if parts == nil || parts[2] != key || !isParameter.MatchString(parts[3]) {
		return ""
	}
	if _, conflict, ok := strings.Cut(text, " CONFLICT ( "); ok && first(strings.ReplaceAll(conflict, " )", ",")) != key {
		return ""
	}
	return parts[3]
}
