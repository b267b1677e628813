package office

import (
	"context"
	"net/http"
	"strconv"

	"github.com/a-h/templ"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// fileDesk is where files of a kind are sent from, looked over, followed and put aside.
type fileDesk struct {
	kind casework.UploadKind
	path string
	// menu is the page of the menu that it belongs to, and crumbs are those above a file.
	menu   string
	crumbs func(context.Context) []web.Crumb
	// view is where files are sent from, columns shows one that is to be looked over, and
	// taken is what became of one.
	view    func(importPage) templ.Component
	columns func(o *Office, w http.ResponseWriter, r *http.Request, id int64, form web.Form) error
	taken   func(casework.UploadResult) templ.Component
}

func (d fileDesk) file(id int64) string { return d.path + "/" + strconv.FormatInt(id, 10) }

// uploadAsked returns the number of the file in the address.
func uploadAsked(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("upload"), 10, 64)
	if err != nil {
		return 0, fault.New(fault.NotFound, "upload.not_found")
	}
	return id, nil
}

// sent shows a file that was sent: its columns to be looked over, how far it has come,
// or what became of it.
func (o *Office) sent(d fileDesk) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		page, err := o.sentFile(r, d.kind)
		if err != nil {
			return err
		}
		if page.Upload.State == casework.UploadWaiting {
			return d.columns(o, w, r, page.Upload.ID, web.NewForm())
		}
		return web.Show(w, r, http.StatusOK, sentView(d, page))
	}
}

// sentProgress answers with how far a file has come, alone.
func (o *Office) sentProgress(d fileDesk) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		page, err := o.sentFile(r, d.kind)
		if err != nil {
			return err
		}
		return web.Show(w, r, http.StatusOK, sentPart(d, page))
	}
}

// sentFile returns the file of a kind that the address names, and what became of it.
func (o *Office) sentFile(r *http.Request, kind casework.UploadKind) (importedPage, error) {
	id, err := uploadAsked(r)
	if err != nil {
		return importedPage{}, err
	}
	reader := web.ReaderOf(r.Context())
	u, err := o.work.Upload(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), kind, id)
	if err != nil {
		return importedPage{}, err
	}
	result, err := u.Result()
	return importedPage{Upload: u, Result: result}, err
}

// importedPage is a file that is being taken in, or was.
type importedPage struct {
	Upload casework.Upload
	Result casework.UploadResult
}
