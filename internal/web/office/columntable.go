package office

import (
	"context"
	"encoding"
	"net/http"
	"net/url"
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
	// Changed says that the columns were changed when the file was to be taken in, and that
	// it hasn't been: what would become of it is shown first.
	Changed bool
}

// shownField holds how a file's columns were chosen when what would become of it was shown.
const shownField = "shown"

// shown returns how the columns are chosen, where that is what the rest of the page shows:
// not where a form was refused.
func (t columnTable) shown() string {
	if t.Form.Failed() {
		return ""
	}
	codes := make([]string, len(t.Rows))
	for i, row := range t.Rows {
		codes[i] = row.Chosen
	}
	return stylesAndColumns(chosenOf(t.Decimal), chosenOf(t.Order), codes)
}

// chosenOf returns which of some choices a browser sends: the first, where none is marked.
func chosenOf(choices []web.Choice) string {
	for _, c := range choices {
		if c.Chosen {
			return c.Value
		}
	}
	return choices[0].Value
}

func stylesAndColumns(decimal, order string, codes []string) string {
	return strings.Join([]string{decimal, order, strings.Join(codes, ",")}, " ")
}

// isAsShown reports whether the columns in a form are chosen as the page showed them that it
// was sent from. A file without columns always is.
func isAsShown(form web.Form) bool {
	codes := columnCodes(form)
	return len(codes) == 0 || form.Value(shownField) == stylesAndColumns(form.Value("decimal"), form.Value("order"), codes)
}

// lookAgain shows a file as its columns were chosen, given as a mapping's text.
func lookAgain(w http.ResponseWriter, r *http.Request, form web.Form, path string, chosen encoding.TextMarshaler) error {
	text, err := chosen.MarshalText()
	if err != nil {
		return err
	}
	query := url.Values{columnsField: {string(text)}}
	if form.Value("do") != "look" {
		query.Set(changedField, "1")
	}
	return web.SeeOther(w, r, path+"?"+query.Encode())
}

// changedField says in an address that a file was to be taken in with other columns than
// were shown.
const changedField = "changed"

// columnRow is a column of a file.
type columnRow struct {
	Heading, Example string
	Chosen           string // what it holds
	Unsure           bool   // it was guessed, and may hold something else
	Read             web.Standing
}

// columns returns the columns of a file of invoices.
func (p *columnsPage) columns(ctx context.Context) columnTable {
	made := columnTable{Form: p.Form, Judged: true, Changed: p.Changed}
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
	made := columnTable{Form: p.Form, Changed: p.Changed}
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
