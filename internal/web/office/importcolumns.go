package office

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// columnsField is the value of an address that says how columns were chosen.
const columnsField = "columns"

// leftOut is what stands for a column that isn't used.
const leftOut = "-"

// columnsPage is a file whose columns are looked over, and what would become of it.
type columnsPage struct {
	Form web.Form
	Look casework.UploadLook
	// Unread is why nothing can be made of the file, or nil.
	Unread  *fault.Fault
	Changed bool // the columns, when it was to be taken in: it is shown first
}

// usable returns how many lines would be taken in.
func (p *columnsPage) usable() int {
	return p.Look.Tried.Created + p.Look.Tried.Joined
}

// waiting returns how many lines would wait for a person.
func (p *columnsPage) waiting() int { return len(p.Look.Tried.Asked) + len(p.Look.Tried.Refused) }

// first returns the first line that would be taken in.
func (p *columnsPage) first() *intake.Draft {
	if len(p.Look.Drafts) == 0 {
		return nil
	}
	return &p.Look.Drafts[0]
}

// chosen returns what a column was chosen to hold.
func (p *columnsPage) chosen(column int) string {
	if value := p.Form.Value(columnName(column)); value != "" {
		return value
	}
	if column < len(p.Look.Layout.Columns) {
		if field := p.Look.Layout.Columns[column].Field; field != 0 {
			return field.String()
		}
	}
	return leftOut
}

// showColumns shows a file whose columns are looked over, as they are chosen in the
// address.
func (o *Office) showColumns(w http.ResponseWriter, r *http.Request, id int64, form web.Form) error {
	var chosen *intake.Mapping
	if text := r.URL.Query().Get(columnsField); text != "" && !form.Failed() {
		chosen = new(intake.Mapping)
		if err := chosen.UnmarshalText([]byte(text)); err != nil {
			return web.SeeOther(w, r, uploadPath(id)) // an address that somebody has changed
		}
	}
	reader := web.ReaderOf(r.Context())
	look, err := o.work.LookAtUpload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, chosen)
	page := columnsPage{Form: form, Look: look, Changed: r.URL.Query().Has(changedField)}
	if fault.Is(err, fault.Invalid) {
		page.Unread, err = fault.Of(err), nil
	}
	if err != nil {
		return err
	}
	return web.Show(w, r, form.Status(), columnsView(page))
}

// takeFile shows the file again as its columns were chosen, or orders it to be taken
// in so, where that is how they were shown.
func (o *Office) takeFile(w http.ResponseWriter, r *http.Request) error {
	id, err := uploadAsked(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	chosen, err := chosenColumns(form)
	if err != nil {
		if !form.Fail(err) {
			return err
		}
		return o.showColumns(w, r, id, form)
	}
	if chosen != nil && (form.Value("do") == "look" || !isAsShown(form)) {
		return lookAgain(w, r, form, uploadPath(id), chosen)
	}
	reader := web.ReaderOf(r.Context())
	if err := o.work.TakeUpload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, chosen); err != nil {
		return err
	}
	return web.SeeOther(w, r, uploadPath(id))
}

func columnName(column int) string { return "c" + strconv.Itoa(column) }

// chosenColumns returns the columns as they were chosen in a form, or nothing where
// the file has none. A field is in one column.
func chosenColumns(form web.Form) (*intake.Mapping, error) {
	codes := columnCodes(form)
	if len(codes) == 0 {
		return nil, nil
	}
	for column, code := range codes {
		if field, err := intake.ParseField(code); err == nil && slices.Contains(codes[:column], code) {
			return nil, columnTwice(column, field.Heading())
		}
	}
	chosen := new(intake.Mapping)
	return chosen, chosen.UnmarshalText(mappingIn(form, "columns-1", codes))
}

// columnCodes returns what each column was chosen to hold.
func columnCodes(form web.Form) []string {
	var codes []string
	for column := 0; form.Value(columnName(column)) != ""; column++ {
		codes = append(codes, form.Value(columnName(column)))
	}
	return codes
}

func columnTwice(column int, field string) error {
	return fault.New(fault.Invalid, "office.column_twice").With("field", field).In(columnName(column))
}

// mappingIn returns the choice in a form as the text of a mapping of some kind.
func mappingIn(form web.Form, kind string, codes []string) []byte {
	return []byte(strings.Join([]string{kind, form.Value("key"), form.Value("decimal"), form.Value("order"), strings.Join(codes, ",")}, " "))
}

// fieldWords returns what a field is called. Its heading is in Danish, with the
// English in brackets.
func fieldWords(ctx context.Context, field intake.Field) string {
	return headingWords(ctx, field.Heading())
}

// columnRead says how a column is read, in what it holds on the first line.
func columnRead(ctx context.Context, p *columnsPage, column int) web.Standing {
	c := p.Look.Layout.Columns[column]
	switch {
	case c.Field == 0:
		return web.Standing{}
	case c.Confidence == intake.Unsure:
		return web.Standing{Tone: web.ToneHold, Icon: web.IconCircleHelp, Words: web.Say(ctx, "office.column_unsure")}
	}
	return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: readAs(ctx, p.first(), c.Field)}
}

// readAs returns an amount or a day of a line as it was read.
func readAs(ctx context.Context, draft *intake.Draft, field intake.Field) string {
	switch {
	case draft == nil:
	case field == intake.FieldDueDate:
		return web.Date(ctx, draft.DueDate)
	case field == intake.FieldInvoiceDate && !draft.InvoiceDate.IsZero():
		return web.Date(ctx, draft.InvoiceDate)
	case field == intake.FieldRemaining:
		return web.Amount(ctx, draft.Principal)
	case field == intake.FieldAmount:
		return web.Amount(ctx, draft.Total)
	}
	return web.Say(ctx, "office.column_fine")
}

// uploadStanding says how far a file has come.
func uploadStanding(ctx context.Context, u casework.Upload) web.Standing {
	switch u.State {
	case casework.UploadWaiting:
		return web.Standing{Tone: web.ToneHold, Icon: web.IconListChecks, Words: web.Say(ctx, "office.upload_waiting")}
	case casework.UploadOrdered:
		return web.Standing{Tone: web.ToneGo, Icon: web.IconLoaderCircle, Words: web.Say(ctx, "office.upload_ordered")}
	case casework.UploadTaken:
		return web.Standing{Tone: web.ToneDone, Icon: web.IconCheck, Words: web.Say(ctx, "office.upload_taken")}
	case casework.UploadFailed:
		return web.Standing{Tone: web.ToneBad, Icon: web.IconCircleX, Words: web.Say(ctx, "office.upload_failed")}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleHelp, Words: string(u.State)}
}

// importSteps are the steps of taking a file in.
func importSteps(ctx context.Context) []string {
	return []string{
		web.Say(ctx, "office.import_step_file"), web.Say(ctx, "office.import_step_columns"),
		web.Say(ctx, "office.import_step_taking"), web.Say(ctx, "office.import_step_done"),
	}
}

// stylesChosen returns the ways to write amounts and days, with one of each marked.
func stylesChosen(ctx context.Context, decimal, order string) (decimals, orders []web.Choice) {
	decimals = []web.Choice{
		{Value: "any-decimal", Label: web.Say(ctx, "office.style_any")},
		{Value: "comma", Label: web.Say(ctx, "office.style_comma")},
		{Value: "point", Label: web.Say(ctx, "office.style_point")},
	}
	orders = []web.Choice{
		{Value: "any-order", Label: web.Say(ctx, "office.style_any")},
		{Value: "day-first", Label: web.Say(ctx, "office.style_day_first")},
		{Value: "month-first", Label: web.Say(ctx, "office.style_month_first")},
	}
	mark(decimals, decimal)
	mark(orders, order)
	return decimals, orders
}

func mark(choices []web.Choice, value string) {
	for i := range choices {
		choices[i].Chosen = choices[i].Value == value
	}
}

// missingFields returns what is missing, in words.
func missingFields(ctx context.Context, fields []intake.Field) string {
	words := make([]string, len(fields))
	for i, field := range fields {
		words[i] = fieldWords(ctx, field)
	}
	return strings.Join(words, ", ")
}

// address returns a debtor's address in a line.
func address(d intake.DebtorDraft) string {
	return strings.Join(append(slices.Clone(d.Address), strings.TrimSpace(d.Postcode+" "+d.City)), ", ")
}

// tried is what would become of the lines that were looked at.
func (p *columnsPage) tried() casework.UploadResult {
	t := &p.Look.Tried
	return casework.UploadResult{
		Created: t.Created, Joined: t.Joined, Credited: t.Credited, Unchanged: t.Unchanged, Asked: len(t.Asked), Refused: len(t.Refused),
	}
}
