package office

import (
	"context"
	"net/http"
	"slices"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// bankPath is where banks' files are taken in.
const bankPath = "/bank"

// banker is what the pages of banks' files ask, beside what those of other files do.
type banker interface {
	LookAtBankUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.BankMapping) (casework.BankLook, error)
	TakeBankUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.BankMapping) error
}

// bankRoutes are the addresses of banks' files.
func (o *Office) bankRoutes() []Route {
	return []Route{
		{"GET " + bankPath, o.files(paymentFiles())},
		{"POST " + bankPath, o.sendFiles(paymentFiles())},
		{"GET " + bankPath + "/{upload}", o.sent(paymentFiles())},
		{"POST " + bankPath + "/{upload}", o.takeBankFile},
		{"GET " + bankPath + "/{upload}/progress", o.sentProgress(paymentFiles())},
		{"POST " + bankPath + "/{upload}/drop", o.dropFile(paymentFiles())},
	}
}

func paymentFiles() fileDesk {
	return fileDesk{
		kind: casework.UploadedPayments, path: bankPath, menu: paymentsPath, crumbs: bankCrumbs,
		view: bankFilesView, columns: (*Office).showBankColumns, taken: takenMoney,
	}
}

func bankFilePath(id int64) string { return paymentFiles().file(id) }

// bankColumnsPage is a bank's file that is looked over, and what would become of it.
type bankColumnsPage struct {
	Form web.Form
	Look casework.BankLook
	// Unread is why nothing can be made of the file, or nil.
	Unread  *fault.Fault
	Changed bool // the columns, when it was to be taken in: it is shown first
}

// chosen returns what a column was chosen to hold.
func (p *bankColumnsPage) chosen(column int) string {
	if value := p.Form.Value(columnName(column)); value != "" {
		return value
	}
	if columns := p.Look.Layout.Mapping.Columns; column < len(columns) && columns[column] != 0 {
		return columns[column].String()
	}
	return leftOut
}

// example returns the first value of a column.
func (p *bankColumnsPage) example(column int) string {
	if column < len(p.Look.Layout.Examples) {
		return p.Look.Layout.Examples[column]
	}
	return ""
}

// showBankColumns shows a file with its columns as they are chosen in the address.
func (o *Office) showBankColumns(w http.ResponseWriter, r *http.Request, id int64, form web.Form) error {
	var chosen *intake.BankMapping
	if text := r.URL.Query().Get(columnsField); text != "" && !form.Failed() {
		chosen = new(intake.BankMapping)
		if err := chosen.UnmarshalText([]byte(text)); err != nil {
			return web.SeeOther(w, r, bankFilePath(id)) // an address that somebody has changed
		}
	}
	reader := web.ReaderOf(r.Context())
	look, err := o.work.LookAtBankUpload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, chosen)
	page := bankColumnsPage{Form: form, Look: look, Changed: r.URL.Query().Has(changedField)}
	if fault.Is(err, fault.Invalid) {
		page.Unread, err = fault.Of(err), nil
	}
	if err != nil {
		return err
	}
	return web.Show(w, r, form.Status(), bankColumnsView(page))
}

// takeBankFile shows the file again as its columns were chosen, or orders it to be
// taken in so, where that is how they were shown.
func (o *Office) takeBankFile(w http.ResponseWriter, r *http.Request) error {
	id, err := uploadAsked(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	chosen, err := chosenBankColumns(form)
	if err != nil {
		if !form.Fail(err) {
			return err
		}
		return o.showBankColumns(w, r, id, form)
	}
	if chosen != nil && (form.Value("do") == "look" || !isAsShown(form)) {
		return lookAgain(w, r, form, bankFilePath(id), chosen)
	}
	reader := web.ReaderOf(r.Context())
	if err := o.work.TakeBankUpload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, chosen); err != nil {
		return err
	}
	return web.SeeOther(w, r, bankFilePath(id))
}

// chosenBankColumns returns the columns as they were chosen in a form, or nothing
// where the file has none. A field is in one column, but for texts.
func chosenBankColumns(form web.Form) (*intake.BankMapping, error) {
	codes := columnCodes(form)
	if len(codes) == 0 {
		return nil, nil
	}
	for column, code := range codes {
		if field, err := intake.ParseBankField(code); err == nil && field != intake.BankText && slices.Contains(codes[:column], code) {
			return nil, columnTwice(column, field.Heading())
		}
	}
	chosen := new(intake.BankMapping)
	return chosen, chosen.UnmarshalText(mappingIn(form, "bank-columns-1", codes))
}
