package office

import (
	"context"
	"errors"
	"io"
	"maps"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// sendingsPath is the send queue.
const sendingsPath = "/sendings"

// How many sendings a page has: more where letters are ticked off that were posted.
const (
	sendingsShown = 50
	printsShown   = 200
)

// sender is what the pages of sendings ask.
type sender interface {
	Sendings(ctx context.Context, who access.Actor, creditor debt.CreditorID, q casework.SendingQuery) (casework.SendingPage, error)
	EachSending(ctx context.Context, who access.Actor, creditor debt.CreditorID, q casework.SendingQuery, tell func(casework.QueueRow) error) error
	Sending(ctx context.Context, who access.Actor, creditor debt.CreditorID, id debt.DispatchID) (casework.Sending, error)
	StopSending(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID) error
	SendBy(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, by debt.Channel) error
	SendCopy(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, by debt.Channel) error
	MarkPosted(ctx context.Context, who access.Actor, creditor debt.CreditorID, dispatch debt.DispatchID, on civil.Date) error
	Pack(ctx context.Context, who access.Actor, creditor debt.CreditorID, of casework.PackOf, packer casework.Packer, w io.Writer) (int, error)
}

// sendingRoutes are the addresses of the send queue.
func (o *Office) sendingRoutes() []Route {
	return []Route{
		{"GET " + sendingsPath, o.sendings},
		{"GET " + sendingsPath + "/export.xlsx", o.exportSendings},
		{"POST " + sendingsPath + "/pack", o.packLetters},
		{"POST " + sendingsPath + "/together", o.sendingsTogether},
		{"GET " + sendingsPath + "/{dispatch}", o.oneSending},
		{"POST " + sendingsPath + "/{dispatch}/stop", o.stopSending},
		{"POST " + sendingsPath + "/{dispatch}/posted", o.postedSending},
		{"POST " + sendingsPath + "/{dispatch}/copy", o.copySending},
		{"POST " + sendingsPath + "/{dispatch}/by", o.rerouteSending},
	}
}

// The tabs of the send queue, as they stand in its address.
const (
	tabWaits   = "waiting"
	tabPrints  = "print"
	tabFailed  = "failed"
	tabStopped = "stopped"
	tabSent    = "sent"
)

// sendingFields are the values of the address that say what is listed.
var sendingFields = []string{"tab", "from", "number", "debtor", "document", "channel", "recipient", "status"} //nolint:gochecknoglobals // a fixed table

// sendingsPage is the send queue (udsendelseskø).
type sendingsPage struct {
	Values url.Values // what the address asks for
	Wrong  map[string]bool
	List   casework.SendingPage
	Paging web.Paging
	Form   web.Form // of what is done to several
	Today  civil.Date
}

func (p *sendingsPage) value(name string) string { return p.Values.Get(name) }

// tab returns the tab that is shown. What is searched for is searched for among all,
// and so is a status that the tab has none of.
func (p *sendingsPage) tab() string {
	switch tab := p.value("tab"); tab {
	case tabPrints, tabFailed, tabStopped, tabSent, tabWaits:
		if status := debt.ParseDispatchStatus(p.value("status")); status != 0 && !slices.Contains(statuses(tab), status) {
			return tabAll
		}
		return tab
	case tabAll:
		return tab
	}
	if p.isFiltered() {
		return tabAll
	}
	return tabWaits
}

// isFiltered reports whether anything but the tab narrows the list.
func (p *sendingsPage) isFiltered() bool {
	for _, name := range sendingFields[1:] {
		if p.value(name) != "" {
			return true
		}
	}
	return false
}

// statuses are those that a tab lists.
func statuses(tab string) []debt.DispatchStatus {
	switch tab {
	case tabWaits, tabPrints:
		return []debt.DispatchStatus{debt.Waiting}
	case tabFailed:
		return []debt.DispatchStatus{debt.Failed, debt.Unclear}
	case tabStopped:
		return []debt.DispatchStatus{debt.Stopped}
	case tabSent:
		return []debt.DispatchStatus{debt.Sent, debt.Delayed, debt.Received, debt.Opened}
	}
	return nil
}

// sendings shows the send queue as its address asks for it.
func (o *Office) sendings(w http.ResponseWriter, r *http.Request) error {
	return o.showSendings(w, r, web.NewForm())
}

func (o *Office) showSendings(w http.ResponseWriter, r *http.Request, form web.Form) error {
	page := askedSendings(r.URL.Query(), web.ReaderOf(r.Context()).Today)
	page.Form = form
	query := page.query()
	query.Before = debt.DispatchID(afterOf(r))
	reader := web.ReaderOf(r.Context())
	var err error
	if page.List, err = o.work.Sendings(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), query); err != nil {
		return err
	}
	if form.Values.Get("posted_on") == "" {
		page.Form.Values.Set("posted_on", web.ShortDate(r.Context(), page.List.On))
	}
	next := ""
	if page.List.More {
		next = strconv.FormatInt(int64(page.List.Rows[len(page.List.Rows)-1].Dispatch), 10)
	}
	page.Paging = web.PageOf(r, len(page.List.Rows), next)
	if !page.isFiltered() {
		page.Paging = page.Paging.Of(page.count(page.tab()), casework.MostCounted)
	}
	return web.Show(w, r, form.Status(), sendingsView(page))
}

// askedSendings returns the page that an address asks for on a day, with nothing read yet.
func askedSendings(asked url.Values, today civil.Date) sendingsPage {
	page := sendingsPage{Today: today, Values: make(url.Values), Wrong: make(map[string]bool)}
	for _, name := range sendingFields {
		if value := strings.TrimSpace(asked.Get(name)); value != "" && isText(value) {
			page.Values.Set(name, value)
		}
	}
	return page
}

// exportSendings sends the whole list, as its filters have it, as a workbook of Excel.
func (o *Office) exportSendings(w http.ResponseWriter, r *http.Request) error {
	page := askedSendings(r.URL.Query(), web.ReaderOf(r.Context()).Today)
	ctx, reader := r.Context(), web.ReaderOf(r.Context())
	return sendSheet(w, web.Say(ctx, "office.sendings"), web.Say(ctx, "office.sendings_export"), sendingColumns(ctx), func(s *sheet) error {
		return o.work.EachSending(ctx, reader.Who, debt.CreditorID(reader.Creditor), page.query(), func(row casework.QueueRow) error {
			return s.sendingRow(ctx, &row)
		})
	})
}

// exportHref is where the list is fetched as it is shown.
func (p *sendingsPage) exportHref() string {
	values := maps.Clone(p.Values)
	values.Set("tab", p.tab())
	return sendingsPath + "/export.xlsx?" + values.Encode()
}

// query returns what the address asks for. What can't be read narrows nothing, and is
// marked.
func (p *sendingsPage) query() casework.SendingQuery {
	q := casework.SendingQuery{Statuses: statuses(p.tab()), Recipient: p.value("recipient"), Limit: sendingsShown}
	q.Document, q.Channel = debt.ParseDocument(p.value("document")), debt.ParseChannel(p.value("channel"))
	if p.tab() == tabPrints {
		q.Channel, q.Limit = debt.Print, printsShown
	}
	if status := debt.ParseDispatchStatus(p.value("status")); status != 0 {
		q.Statuses = []debt.DispatchStatus{status}
	}
	if text := p.value("number"); text != "" {
		number, err := strconv.ParseInt(text, 10, 64)
		p.Wrong["number"] = err != nil || number < 1
		q.Number = max(number, 0)
	}
	if text := p.value("debtor"); text != "" {
		q.Words = casework.SearchWords(text, debtorField(text))
	}
	if text := p.value("from"); text != "" {
		day, err := intake.TypedDay(text, intake.Around(p.Today))
		p.Wrong["from"] = err != nil
		q.From = day
	}
	return q
}

// sendingsTogether does the same to the sendings that were chosen: stops them, or marks
// them as posted.
func (o *Office) sendingsTogether(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	back := sendingsQuery(form.Value("query"))
	chosen := chosenSendings(form)
	if len(chosen) == 0 {
		form.Fail(fault.New(fault.Invalid, "office.sendings_none_chosen"))
	}
	deed, told := o.deedOnSendings(r.Context(), &form)
	done, left := 0, 0
	for _, id := range chosen {
		if deed == nil {
			break
		}
		err := sayable(deed(id))
		switch {
		case err == nil:
			done++
		case !form.Fail(err):
			return err
		default:
			left++
		}
	}
	if form.Failed() && done == 0 {
		r.URL.RawQuery = back
		return o.showSendings(w, r, form)
	}
	o.tellSendings(w, r, told, done, left)
	return web.SeeOther(w, r, sendingsPath+"?"+back)
}

// tellSendings lets the next page say to how many sendings something was done.
func (o *Office) tellSendings(w http.ResponseWriter, r *http.Request, told string, done, left int) {
	switch {
	case left > 0:
		o.Tell(w, "office.sendings_some", "count", web.Count(r.Context(), done), "left", web.Count(r.Context(), left))
	case done == 1 && told == "office.sendings_posted":
		o.Tell(w, "office.sending_posted")
	case done == 1:
		o.Tell(w, "office.sending_stopped")
	default:
		o.Tell(w, told, "count", web.Count(r.Context(), done))
	}
}

// deedOnSendings returns what the form does to a sending, and what is told of it; nil
// where the form can't be read.
func (o *Office) deedOnSendings(ctx context.Context, form *web.Form) (do func(debt.DispatchID) error, told string) {
	reader := web.ReaderOf(ctx)
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	switch form.Value("do") {
	case "stop":
		return func(id debt.DispatchID) error { return o.work.StopSending(ctx, who, creditor, id) }, "office.sendings_stopped"
	case "posted":
		on, dated := dayIn(form, "posted_on")
		if !dated {
			return nil, ""
		}
		return func(id debt.DispatchID) error { return o.work.MarkPosted(ctx, who, creditor, id, on) }, "office.sendings_posted"
	}
	form.Fail(fault.New(fault.Invalid, "web.form_unreadable"))
	return nil, ""
}

// sendingsQuery returns what an address of the send queue asks for: only what it knows.
func sendingsQuery(text string) string {
	sent, err := url.ParseQuery(text)
	if err != nil {
		return ""
	}
	kept := make(url.Values)
	for _, name := range sendingFields {
		if value := sent.Get(name); value != "" {
			kept.Set(name, value)
		}
	}
	return kept.Encode()
}

// chosenSendings returns the sendings that were ticked, or all that the page showed.
func chosenSendings(form web.Form) []debt.DispatchID {
	texts := form.Values["sending"]
	if form.Value("all") != "" {
		texts = form.Values["shown"]
	}
	var chosen []debt.DispatchID
	for _, text := range texts {
		if id, err := strconv.ParseInt(text, 10, 64); err == nil && id > 0 && len(chosen) < printsShown {
			chosen = append(chosen, debt.DispatchID(id))
		}
	}
	return chosen
}

// packAsked returns which letters are asked for.
func packAsked(form *web.Form) casework.PackOf {
	switch form.Value("letters") {
	case packAgain:
		return casework.PackAgain
	case packAnew:
		return casework.PackAnew
	}
	return casework.PackNext
}

// What a person may ask for where an earlier pack isn't marked as posted.
const (
	packAgain = "again"
	packAnew  = "anew"
)

// isUnmarked reports whether an earlier pack isn't marked as posted, so that no other is made.
func (p *sendingsPage) isUnmarked() bool {
	return slices.ContainsFunc(p.Form.Faults, func(f *fault.Fault) bool { return f.Key == "pack.unmarked" })
}

// packLetters hands over the letters that wait to be printed, in one PDF or as files
// of their own in a zip. They are gathered first: half of them would be of no use.
func (o *Office) packLetters(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	packer, kind, ending := o.packs.PDF, "application/pdf", ".pdf"
	if form.Value("as") == "zip" {
		packer, kind, ending = o.packs.Zip, "application/zip", ".zip"
	}
	file, err := os.CreateTemp("", "krav-pack-*")
	if err != nil {
		return err
	}
	defer func() { _ = errors.Join(file.Close(), os.Remove(file.Name())) }()
	reader := web.ReaderOf(r.Context())
	letters, err := o.work.Pack(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), packAsked(&form), packer(o.now()), file)
	switch {
	case err != nil && form.Fail(err):
		r.URL.RawQuery = "tab=" + tabPrints
		return o.showSendings(w, r, form)
	case err != nil:
		return err
	case letters == 0:
		o.Tell(w, "office.sendings_no_prints")
		return web.SeeOther(w, r, sendingsPath+"?tab="+tabPrints)
	}
	if _, err := file.Seek(0, io.SeekStart); err != nil {
		return err
	}
	overview, err := o.work.Overview(r.Context(), reader.Who, debt.CreditorID(reader.Creditor)) // whose day it is
	if err != nil {
		return err
	}
	web.Attach(w.Header(), kind, web.Say(r.Context(), "office.sendings_file")+"-"+overview.On.String()+ending)
	_, _ = io.Copy(w, file) // a reader who has left isn't missed
	return nil
}
