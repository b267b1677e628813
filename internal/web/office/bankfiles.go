package office

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"

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
		{"GET " + bankPath, o.bankFiles},
		{"POST " + bankPath, o.sendBankFiles},
		{"GET " + bankPath + "/{upload}", o.bankFile},
		{"POST " + bankPath + "/{upload}", o.takeBankFile},
		{"GET " + bankPath + "/{upload}/progress", o.bankProgress},
		{"POST " + bankPath + "/{upload}/drop", o.dropBankFile},
	}
}

func bankFilePath(id int64) string { return bankPath + "/" + strconv.FormatInt(id, 10) }

// bankFiles shows where banks' files are sent from, and those that were.
func (o *Office) bankFiles(w http.ResponseWriter, r *http.Request) error {
	return o.showBankFiles(w, r, importPage{Form: web.NewForm()})
}

func (o *Office) showBankFiles(w http.ResponseWriter, r *http.Request, page importPage) error {
	page.Form.Files = true
	reader := web.ReaderOf(r.Context())
	var err error
	page.Uploads, err = o.work.Uploads(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), casework.UploadedPayments, uploadsShown)
	if err != nil {
		return err
	}
	status := page.Form.Status()
	if len(page.Refused) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return web.Show(w, r, status, bankFilesView(page))
}

// sendBankFiles keeps the files that were sent. A single one is looked over at once.
func (o *Office) sendBankFiles(w http.ResponseWriter, r *http.Request) error {
	page := importPage{Form: web.NewForm()}
	files, err := web.ReceiveFiles(r, os.TempDir(), filesField)
	if err != nil {
		if !page.Form.Fail(err) {
			return err
		}
		return o.showBankFiles(w, r, page)
	}
	received, err := o.keepFiles(r.Context(), casework.UploadedPayments, files)
	if err != nil {
		return err
	}
	page.Refused = slices.DeleteFunc(slices.Clone(received), func(one casework.Received) bool { return one.Why == nil })
	if len(page.Refused) > 0 {
		return o.showBankFiles(w, r, page)
	}
	if len(received) == 1 {
		return web.SeeOther(w, r, bankFilePath(received[0].Upload.ID))
	}
	o.Tell(w, "office.import_sent", "count", web.Count(r.Context(), len(received)))
	return web.SeeOther(w, r, bankPath)
}

// dropBankFile puts a file aside.
func (o *Office) dropBankFile(w http.ResponseWriter, r *http.Request) error {
	id, err := uploadAsked(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	err = o.work.DropUpload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), casework.UploadedPayments, id)
	if err != nil && !fault.Is(err, fault.NotFound) {
		return err
	}
	o.Tell(w, "office.import_dropped")
	return web.SeeOther(w, r, bankPath)
}

// bankFile shows a file that was sent: what would become of it, how far it has come,
// or what became of it.
func (o *Office) bankFile(w http.ResponseWriter, r *http.Request) error {
	page, err := o.takenBankFile(r)
	if err != nil {
		return err
	}
	if page.Upload.State == casework.UploadWaiting {
		return o.showBankColumns(w, r, page.Upload.ID, web.NewForm())
	}
	return web.Show(w, r, http.StatusOK, bankTakenView(page))
}

// bankProgress answers with how far a file has come, alone.
func (o *Office) bankProgress(w http.ResponseWriter, r *http.Request) error {
	page, err := o.takenBankFile(r)
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, bankTakenPart(page))
}

func (o *Office) takenBankFile(r *http.Request) (importedPage, error) {
	id, err := uploadAsked(r)
	if err != nil {
		return importedPage{}, err
	}
	reader := web.ReaderOf(r.Context())
	u, err := o.work.Upload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), casework.UploadedPayments, id)
	if err != nil {
		return importedPage{}, err
	}
	return importedOf(u)
}

// bankColumnsPage is a bank's file that is looked over, and what would become of it.
type bankColumnsPage struct {
	Form web.Form
	Look casework.BankLook
	// Unread is why nothing can be made of the file, or nil.
	Unread *fault.Fault
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
	page := bankColumnsPage{Form: form, Look: look}
	if fault.Is(err, fault.Invalid) {
		page.Unread, err = fault.Of(err), nil
	}
	if err != nil {
		return err
	}
	return web.Show(w, r, form.Status(), bankColumnsView(page))
}

// takeBankFile shows the file again as its columns were chosen, or orders it to be
// taken in so.
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
	if form.Value("do") == "look" && chosen != nil {
		text, err := chosen.MarshalText()
		if err != nil {
			return err
		}
		return web.SeeOther(w, r, bankFilePath(id)+"?"+url.Values{columnsField: {string(text)}}.Encode())
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
	var codes []string
	for column := 0; form.Value(columnName(column)) != ""; column++ {
		code := form.Value(columnName(column))
		if code != leftOut && code != intake.BankText.String() && slices.Contains(codes, code) {
			field, err := intake.ParseBankField(code)
			if err != nil {
				return nil, err
			}
			return nil, fault.New(fault.Invalid, "office.column_twice").With("field", field.Heading()).In(columnName(column))
		}
		codes = append(codes, code)
	}
	if len(codes) == 0 {
		return nil, nil
	}
	words := []string{"bank-columns-1", form.Value("key"), form.Value("decimal"), form.Value("order"), strings.Join(codes, ",")}
	chosen := new(intake.BankMapping)
	if err := chosen.UnmarshalText([]byte(strings.Join(words, " "))); err != nil {
		return nil, err
	}
	return chosen, nil
}
