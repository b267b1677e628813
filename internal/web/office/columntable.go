package office

import (
	"context"
	"strconv"
	"strings"

	"krav/internal/intake"
	"krav/internal/web"
)

// columnTable is the columns of a file, each with what it was chosen to hold (kolonner):
// of a file of invoices, or of a bank's list.
type columnTable struct {
	Form    web.Form
	Rows    []columnRow
	Choices []web.Choice // what a column may hold, without nothing
	Decimal []web.Choice // how amounts are written
	Order   []web.Choice // how days are written
	// Judged says that it is told of each column how it is read.
	Judged bool
}

// columnRow is a column of a file.
type columnRow struct {
	Heading, Example string
	Chosen           string // what it holds
	Unsure           bool   // it was guessed, and may hold something else
	Read             web.Standing
}

// columns returns the columns of a file of invoices.
func (p *columnsPage) columns(ctx context.Context) columnTable {
	made := columnTable{Form: p.Form, Judged: true}
	for i, c := range p.Look.Layout.Columns {
		row := columnRow{Heading: headingOr(ctx, c.Heading, i), Chosen: p.chosen(i), Unsure: c.Confidence == intake.Unsure, Read: columnRead(ctx, p, i)}
		if len(c.Examples) > 0 {
			row.Example = c.Examples[0]
		}
		made.Rows = append(made.Rows, row)
	}
	for _, f := range intake.Fields() {
		made.Choices = append(made.Choices, web.Choice{Value: f.String(), Label: headingWords(ctx, f.Heading())})
	}
	text, err := p.Look.Layout.Mapping.MarshalText()
	made.Decimal, made.Order = stylesIn(ctx, text, err)
	return made
}

// columns returns the columns of a bank's list.
func (p *bankColumnsPage) columns(ctx context.Context) columnTable {
	made := columnTable{Form: p.Form}
	for i, heading := range p.Look.Layout.Headings {
		made.Rows = append(made.Rows, columnRow{Heading: headingOr(ctx, heading, i), Example: p.example(i), Chosen: p.chosen(i)})
	}
	for _, f := range intake.BankFields() {
		made.Choices = append(made.Choices, web.Choice{Value: f.String(), Label: headingWords(ctx, f.Heading())})
	}
	text, err := p.Look.Layout.Mapping.MarshalText()
	made.Decimal, made.Order = stylesIn(ctx, text, err)
	return made
}

// heads are the heads of the table.
func (t columnTable) heads(ctx context.Context) []web.Column {
	heads := []web.Column{
		{Label: web.Say(ctx, "office.column_in_file")}, {Label: web.Say(ctx, "office.column_example")}, {Label: web.Say(ctx, "office.column_in_krav")},
	}
	if t.Judged {
		heads = append(heads, web.Column{Label: web.Say(ctx, "office.column_read_as")})
	}
	return heads
}

// headingOr returns what a column is called in the file, or its place.
func headingOr(ctx context.Context, heading string, place int) string {
	if strings.TrimSpace(heading) == "" {
		return web.Say(ctx, "office.column_nameless", "place", strconv.Itoa(place+1))
	}
	return heading
}

// stylesIn returns the ways to write amounts and days, with those of a mapping marked,
// given as its text.
func stylesIn(ctx context.Context, mapping []byte, err error) (decimals, orders []web.Choice) {
	words := strings.Split(string(mapping), " ")
	if err != nil || len(words) < 4 {
		words = make([]string, 4)
	}
	return stylesChosen(ctx, words[2], words[3])
}
