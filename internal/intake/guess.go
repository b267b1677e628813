package intake

import (
	"slices"
	"strings"

	"krav/internal/identifier"
)

// Confidence is how sure it is that a column holds a field.
type Confidence int

// The degrees of confidence.
const (
	Unsure  Confidence = iota + 1 // a vague heading, or a part of one: a person should look
	Likely                        // a general heading whose contents agree
	Certain                       // a heading that means one thing, or a person's own choice
)

// Ground is why a column is taken to hold a field.
type Ground int

// The grounds.
const (
	GroundGiven         Ground = iota + 1 // a person said so, for this file
	GroundRemembered                      // a person said so, for an earlier file with these headings
	GroundHeading                         // the heading means one thing
	GroundGeneralTerm                     // the heading is general, and the contents agree
	GroundPartOfHeading                   // a part of the heading tells
	GroundContents                        // only the contents tell
	GroundProgram                         // the list is one of a known program's
)

// Column is a column of a file and what it is taken to hold, for a person to
// look over.
type Column struct {
	Heading    string
	Field      Field      // nought: left out
	Confidence Confidence // nought where the column is left out
	Ground     Ground     // nought where the column is left out
	Examples   []string   // up to three values, as they stand
}

// guesser finds out what the columns of a file hold.
type guesser struct {
	columns []Column
	sample  []record
	export  *export // the known list that these are the headings of, or nil
	left    []bool  // columns that have something else in that list than they seem to
	taken   [fieldCount + 1]bool
}

// guessColumns guesses what the columns under some headings hold. No field is
// found twice: the surer heading has it, and of equals the first.
func guessColumns(headings []string, sample []record, learnt LearntHeadings) []Column {
	g := guesser{columns: describe(headings, sample), sample: sample, export: exportWith(headings), left: make([]bool, len(headings))}
	g.byLearning(headings, learnt)
	for _, find := range []func(column int){
		g.byExport,
		func(i int) { g.byHeading(i, Certain) },
		func(i int) { g.byHeading(i, Likely) },
		g.byPart,
		func(i int) { g.byHeading(i, Unsure) },
		g.byContents,
		g.byNeed,
	} {
		for i := range g.columns {
			if !g.left[i] {
				find(i)
			}
		}
	}
	return withoutCPR(g.columns)
}

// byLearning takes what the creditor has said of headings before.
func (g *guesser) byLearning(headings []string, learnt LearntHeadings) {
	fields, known := learnt.among(headings)
	for i, field := range fields {
		switch {
		case field != 0:
			g.take(i, field, Certain, GroundRemembered)
			g.left[i] = true
		case known[i]:
			g.left[i] = true
		}
	}
}

// describe returns the columns, not yet understood, with examples.
func describe(headings []string, sample []record) []Column {
	const examples = 3
	columns := make([]Column, len(headings))
	for i, heading := range headings {
		columns[i].Heading = cleaned(heading)
		for _, rec := range sample {
			if len(columns[i].Examples) == examples {
				break
			}
			if i < len(rec.cells) && cleaned(rec.cells[i]) != "" {
				columns[i].Examples = append(columns[i].Examples, cleaned(rec.cells[i]))
			}
		}
	}
	return columns
}

// withoutCPR takes CPR numbers out of the examples.
func withoutCPR(columns []Column) []Column {
	for _, c := range columns {
		for i, example := range c.Examples {
			if c.Field == FieldCPR || c.Field == FieldCVR && couldBeCPR(example) {
				c.Examples[i] = maskedCPR
			}
			if c.Field == 0 || c.Field.IsWords() {
				c.Examples[i], _ = identifier.MaskCPR(example)
			}
		}
	}
	return columns
}

func (g *guesser) take(column int, field Field, confidence Confidence, ground Ground) {
	c := &g.columns[column]
	c.Field, c.Confidence, c.Ground = field, confidence, ground
	g.taken[field] = true
}

// byHeading takes the first free field that a heading stands for with some
// confidence. A general heading needs contents that agree.
func (g *guesser) byHeading(column int, confidence Confidence) {
	if g.columns[column].Field != 0 {
		return
	}
	for _, m := range knownHeadings[headingKey(g.columns[column].Heading)] {
		if m.confidence != confidence || g.taken[m.field] {
			continue
		}
		if confidence == Certain {
			g.take(column, m.field, Certain, GroundHeading)
			return
		}
		if g.agrees(column, m.field) {
			g.take(column, m.field, confidence, GroundGeneralTerm)
			return
		}
	}
}

// byPart takes a field that a part of the heading names, as in "Restbeløb pr.
// 31/12".
func (g *guesser) byPart(column int) {
	if g.columns[column].Field != 0 {
		return
	}
	key := headingKey(g.columns[column].Heading)
	for _, p := range headingParts {
		if strings.Contains(key, p.part) && !g.taken[p.field] && g.agrees(column, p.field) {
			g.take(column, p.field, Unsure, GroundPartOfHeading)
			return
		}
	}
}

// headingParts are the parts of a heading that tell, in the form of headingKey.
// No part tells the amount of an invoice: it could be that of interest, a fee or
// a discount.
var headingParts = []struct {
	part  string
	field Field
}{
	{"cpr", FieldCPR},
	{"forfald", FieldDueDate},
	{"duedate", FieldDueDate},
	{"restbeloeb", FieldRemaining},
	{"restsaldo", FieldRemaining},
	{"udestaaende", FieldRemaining},
	{"outstanding", FieldRemaining},
	{"remaining", FieldRemaining},
	{"fakturanr", FieldInvoiceNumber},
	{"invoicenr", FieldInvoiceNumber},
	{"fakturadato", FieldInvoiceDate},
	{"invoicedate", FieldInvoiceDate},
	{"kundenr", FieldCustomerNumber},
	{"debitornr", FieldCustomerNumber},
	{"kundenavn", FieldName},
	{"debitornavn", FieldName},
	{"customername", FieldName},
	{"email", FieldEmail},
	{"postnr", FieldPostcode},
	{"mobil", FieldMobile},
	{"telefon", FieldPhone},
	{"cvr", FieldCVR},
	{"rente", FieldAgreedRate},
	{"interest", FieldAgreedRate},
}

// byContents takes an unknown column of e-mail addresses for what it is. No other
// field can be told from its values alone.
func (g *guesser) byContents(column int) {
	if g.columns[column].Field == 0 && !g.taken[FieldEmail] && g.share(column, isEmail) {
		g.take(column, FieldEmail, Unsure, GroundContents)
	}
}

// byNeed takes a general heading at its word, whatever the contents, where every
// invoice needs the field and nothing better was found: the lines are refused
// then, with their reasons, and not the file.
func (g *guesser) byNeed(column int) {
	if g.columns[column].Field != 0 {
		return
	}
	for _, m := range knownHeadings[headingKey(g.columns[column].Heading)] {
		isNeeded := slices.Contains([]Field{FieldInvoiceNumber, FieldName, FieldDueDate}, m.field) ||
			m.field == FieldAmount && !g.taken[FieldRemaining]
		if isNeeded && !g.taken[m.field] {
			g.take(column, m.field, Unsure, GroundGeneralTerm)
			return
		}
	}
}
