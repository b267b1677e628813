package office

import (
	"net/http"
	"net/url"
	"strconv"

	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// casesQuery returns what an address of the case list asks for as readCases would
// write it: only what the list knows.
func casesQuery(text string) string {
	sent, err := url.ParseQuery(text)
	if err != nil {
		return ""
	}
	kept := make(url.Values)
	for _, name := range casesFields {
		if value := sent.Get(name); value != "" {
			kept.Set(name, value)
		}
	}
	return kept.Encode()
}

// saveView saves the list as a view, by its name and what its address asks for.
func (o *Office) saveView(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	name, query := r.FormValue("name"), casesQuery(r.FormValue("query"))
	reader := web.ReaderOf(r.Context())
	err = o.work.SaveView(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), name, query)
	if err == nil {
		o.Tell(w, "office.view_saved", "name", name)
		return web.SeeOther(w, r, casesPath+"?"+query)
	}
	if !form.Fail(err) {
		return err
	}
	r.URL.RawQuery = query
	page, err := o.readCasesPage(r)
	if err != nil {
		return err
	}
	page.Save = form
	return web.Show(w, r, form.Status(), casesView(page))
}

// dropView removes a saved view. Undoing it saves it again.
func (o *Office) dropView(w http.ResponseWriter, r *http.Request) error {
	id, err := strconv.ParseInt(r.PathValue("view"), 10, 64)
	if err != nil {
		return fault.New(fault.NotFound, "web.not_found")
	}
	reader := web.ReaderOf(r.Context())
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	views, err := o.work.Views(r.Context(), who, creditor)
	if err != nil {
		return err
	}
	if err := o.work.DropView(r.Context(), who, creditor, id); err != nil {
		return err
	}
	for _, view := range views {
		if view.ID == id {
			again := url.Values{"name": {view.Name}, "query": {view.Query}}
			o.TellWithUndo(w, "/cases/views?"+again.Encode(), "office.view_dropped", "name", view.Name)
		}
	}
	return web.SeeOther(w, r, casesPath)
}
