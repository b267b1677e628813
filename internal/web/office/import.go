package office

import (
	"context"
	"io"
	"net/http"
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

// importPath is where files are taken in.
const importPath = "/import"

// filesField is the field of the files in the form that sends them.
const filesField = "files"

// uploadsShown is how many of the files that were sent last are listed.
const uploadsShown = 20

// importer is what the pages of the import ask.
type importer interface {
	ReceiveFiles(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind casework.UploadKind, name string, source io.ReadSeeker) ([]casework.Received, error)
	Uploads(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind casework.UploadKind, limit int) ([]casework.Upload, error)
	Upload(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind casework.UploadKind, id int64) (casework.Upload, error)
	LookAtUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.Mapping) (casework.UploadLook, error)
	TakeUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, chosen *intake.Mapping) error
	DropUpload(ctx context.Context, who access.Actor, creditor debt.CreditorID, kind casework.UploadKind, id int64) error
}

// fileRoutes are the addresses of the import and of the lines that wait.
func (o *Office) fileRoutes() []Route {
	return []Route{
		{"GET " + importPath, o.files(invoiceFiles())},
		{"POST " + importPath, o.sendFiles(invoiceFiles())},
		{"GET " + importPath + "/{upload}", o.sent(invoiceFiles())},
		{"POST " + importPath + "/{upload}", o.takeFile},
		{"GET " + importPath + "/{upload}/progress", o.sentProgress(invoiceFiles())},
		{"POST " + importPath + "/{upload}/drop", o.dropFile(invoiceFiles())},
		{"GET " + linesPath, o.lines},
		{"POST " + linesPath + "/retry", o.retryLines},
		{"POST " + linesPath + "/{line}", o.mendLine},
		{"POST " + linesPath + "/{line}/drop", o.dropLine},
	}
}

// filesNav is their part of the menu.
func filesNav(ctx context.Context) web.NavGroup {
	return web.NavGroup{Title: web.Say(ctx, "office.nav_setup"), Items: []web.NavItem{
		{Href: importPath, Label: web.Say(ctx, "office.import"), Icon: web.IconImport},
		{Href: linesPath, Label: web.Say(ctx, "office.lines_short"), Icon: web.IconFileInput},
		{Href: settingsPath, Label: web.Say(ctx, "office.settings"), Icon: web.IconSettings},
	}}
}

// importPage is where files are sent from, and those that were sent last.
type importPage struct {
	Form    web.Form
	Uploads []casework.Upload
	Refused []casework.Received // of those just sent
}

func invoiceFiles() fileDesk {
	return fileDesk{
		kind: casework.UploadedInvoices, path: importPath, menu: importPath, crumbs: importCrumbs,
		view: importView, columns: (*Office).showColumns, taken: takenFile,
	}
}

// importCrumbs are the pages above a file of invoices.
func importCrumbs(ctx context.Context) []web.Crumb {
	return []web.Crumb{{Href: importPath, Label: web.Say(ctx, "office.import")}}
}

// files shows where files of a kind are sent from.
func (o *Office) files(d fileDesk) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		return o.showFiles(w, r, d, importPage{Form: web.NewForm()})
	}
}

func (o *Office) showFiles(w http.ResponseWriter, r *http.Request, d fileDesk, page importPage) error {
	page.Form.Files = true
	reader := web.ReaderOf(r.Context())
	var err error
	page.Uploads, err = o.work.Uploads(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), d.kind, uploadsShown)
	if err != nil {
		return err
	}
	status := page.Form.Status()
	if len(page.Refused) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return web.Show(w, r, status, d.view(page))
}

// sendFiles keeps the files that were sent. A single one is looked over at once.
func (o *Office) sendFiles(d fileDesk) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		page := importPage{Form: web.NewForm()}
		files, err := web.ReceiveFiles(r, os.TempDir(), filesField)
		if err != nil {
			if !page.Form.Fail(err) {
				return err
			}
			return o.showFiles(w, r, d, page)
		}
		received, err := o.keepFiles(r.Context(), d.kind, files)
		if err != nil {
			return err
		}
		page.Refused = slices.DeleteFunc(slices.Clone(received), func(one casework.Received) bool { return one.Why == nil })
		switch {
		case len(page.Refused) > 0:
			return o.showFiles(w, r, d, page)
		case len(received) == 1:
			return web.SeeOther(w, r, d.file(received[0].Upload.ID))
		}
		o.Tell(w, "office.import_sent", "count", web.Count(r.Context(), len(received)))
		return web.SeeOther(w, r, d.path)
	}
}

// keepFiles hands files over to be kept, and lets go of them.
func (o *Office) keepFiles(ctx context.Context, kind casework.UploadKind, files []*web.Upload) ([]casework.Received, error) {
	reader := web.ReaderOf(ctx)
	var received []casework.Received
	var failed error
	for _, file := range files {
		if failed == nil {
			var some []casework.Received
			some, failed = o.work.ReceiveFiles(ctx, reader.Who, debt.CreditorID(reader.Creditor), kind, file.Name, file)
			received = append(received, some...)
		}
		if err := file.Close(); err != nil && failed == nil {
			failed = err
		}
	}
	return received, failed
}

func uploadPath(id int64) string { return invoiceFiles().file(id) }

// dropFile puts a file aside.
func (o *Office) dropFile(d fileDesk) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		id, err := uploadAsked(r)
		if err != nil {
			return err
		}
		reader := web.ReaderOf(r.Context())
		err = o.work.DropUpload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), d.kind, id)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		o.Tell(w, "office.import_dropped")
		return web.SeeOther(w, r, d.path)
	}
}

// saidWords says what is to be said of a file as a whole.
func saidWords(ctx context.Context, said casework.SaidOfFile) string {
	values := make([]string, 0, 2*len(said.Args))
	for name, value := range said.Args {
		values = append(values, name, value)
	}
	return web.Say(ctx, said.Key, values...)
}

// noteWords says what is to be said of some lines, and which they are.
func noteWords(ctx context.Context, n casework.NoteReport) string {
	lines := make([]string, len(n.Lines))
	for i, line := range n.Lines {
		lines[i] = strconv.Itoa(line)
	}
	text, count, named := web.Say(ctx, string(n.Note)), web.Count(ctx, n.Count), strings.Join(lines, ", ")
	if n.Count > len(n.Lines) {
		return web.Say(ctx, "office.import_note_more", "text", text, "count", count, "lines", named)
	}
	return web.Say(ctx, "office.import_note", "text", text, "lines", named)
}

// linesOf is how many lines of a file something became of.
func linesOf(r casework.UploadResult) int {
	return r.Created + r.Joined + r.Credited + r.Unchanged + r.Asked + r.Refused
}
