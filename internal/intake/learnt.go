package intake

import (
	"maps"
	"slices"
	"strings"

	"krav/internal/fault"
)

// LearntHeadings are what a creditor has said of headings by themselves (lærte
// overskrifter): the field under each that Krav would have read otherwise, nought
// for one that is left out. So a file whose headings stand in another order, or has
// one more, needs no explaining again. It is a value, and can be stored.
type LearntHeadings map[string]Field

// learntForm begins the text form of learnt headings.
const learntForm = "headings-1"

// learntKey returns what a heading is learnt under: nothing of its words is kept.
func learntKey(heading string) string { return HeadingsKey([]string{heading}) }

// With returns what was known and what is new, which counts more.
func (l LearntHeadings) With(more LearntHeadings) LearntHeadings {
	all := make(LearntHeadings, len(l)+len(more))
	maps.Copy(all, l)
	maps.Copy(all, more)
	return all
}

// among returns what is learnt of each of some headings, and whether anything is.
// Nothing is taken from two headings of one field, nor from two that are the same.
func (l LearntHeadings) among(headings []string) (fields []Field, known []bool) {
	fields, known = make([]Field, len(headings)), make([]bool, len(headings))
	if len(l) == 0 {
		return fields, known
	}
	seen := make(map[Field]int)
	for i, heading := range headings {
		if cleaned(heading) != "" {
			fields[i], known[i] = l[learntKey(heading)]
		}
		if known[i] {
			seen[fields[i]]++
		}
	}
	for i, field := range fields {
		if field != 0 && seen[field] > 1 {
			fields[i], known[i] = 0, false
		}
	}
	return fields, known
}

// knownAmong counts the fields that the cells of a line are headings of, known ones
// or learnt ones.
func (l LearntHeadings) knownAmong(cells []string) int {
	rest := slices.Clone(cells)
	learnt := 0
	fields, _ := l.among(cells)
	for i, field := range fields {
		if field != 0 {
			learnt++
			rest[i] = ""
		}
	}
	return learnt + knownAmong(rest)
}

// learntFrom returns what a person's choice of columns says of headings by
// themselves: where it differs from what would have been guessed. A column whose
// field only went to another one isn't left out for good, and of two columns with
// the same heading nothing is learnt.
func learntFrom(headings []string, chosen []Field, guessed []Column) LearntHeadings {
	learnt := make(LearntHeadings)
	for i, heading := range headings {
		field := fieldAt(chosen, i)
		isMoved := field == 0 && slices.Contains(chosen, guessed[i].Field)
		if cleaned(heading) == "" || field == guessed[i].Field || isMoved || len(sameHeadings(headings, i)) > 1 {
			continue
		}
		learnt[learntKey(heading)] = field
	}
	return learnt
}

func fieldAt(fields []Field, column int) Field {
	if column < len(fields) {
		return fields[column]
	}
	return 0
}

// MarshalText writes what is learnt on one line, such as "headings-1 9f…=due_date,a0…=-".
func (l LearntHeadings) MarshalText() ([]byte, error) {
	var pairs []string
	for _, key := range slices.Sorted(maps.Keys(l)) {
		pairs = append(pairs, key+"="+codesOf([]Field{l[key]})[0])
	}
	return []byte(learntForm + " " + strings.Join(pairs, ",")), nil
}

// UnmarshalText reads what MarshalText wrote. It fails with mapping.malformed and
// mapping.field_unknown.
func (l *LearntHeadings) UnmarshalText(text []byte) error {
	list, ok := strings.CutPrefix(string(text), learntForm+" ")
	if !ok {
		return fault.New(fault.Invalid, "mapping.malformed")
	}
	learnt := make(LearntHeadings)
	for pair := range strings.SplitSeq(list, ",") {
		if list == "" {
			break
		}
		key, code, ok := strings.Cut(pair, "=")
		if !ok {
			return fault.New(fault.Invalid, "mapping.malformed")
		}
		fields, err := fieldsWith([]string{code}, ParseField)
		if err != nil {
			return err
		}
		learnt[key] = fields[0]
	}
	*l = learnt
	return nil
}
