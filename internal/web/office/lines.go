package office

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// linesPath is where lines are mended that couldn't be taken in.
const linesPath = "/lines"

// linesShown is how many lines a page has; linesRetried how many are tried again at
// once.
const (
	linesShown   = 50
	linesRetried = 200
)

// mender is what the page of waiting lines asks.
type mender interface {
	LinesToMend(ctx context.Context, who access.Actor, creditor debt.CreditorID, after int64, limit int) ([]casework.LineToMend, error)
	MendLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, m casework.Mend) (casework.ImportReport, error)
	DropLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) error
}

// linesPage is the lines that wait for a person (Data der ikke kunne hentes).
type linesPage struct {
	Rows   []casework.LineToMend
	Paging web.Paging
}

// lines shows the lines that wait, the oldest first.
func (o *Office) lines(w http.ResponseWriter, r *http.Request) error {
	after, _ := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64) // what isn't a number begins at the beginning
	reader := web.ReaderOf(r.Context())
	rows, err := o.work.LinesToMend(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), after, linesShown+1)
	if err != nil {
		return err
	}
	next := ""
	if len(rows) > linesShown {
		rows = rows[:linesShown]
		next = strconv.FormatInt(rows[linesShown-1].ID, 10)
	}
	return web.Show(w, r, http.StatusOK, linesView(linesPage{Rows: rows, Paging: web.PageOf(r, len(rows), next)}))
}

func linePath(id int64) string { return linesPath + "/" + strconv.FormatInt(id, 10) }

func lineAsked(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("line"), 10, 64)
	if err != nil {
		return 0, fault.New(fault.NotFound, "line.not_found")
	}
	return id, nil
}

// mendLine tries a line again with what was written. Where it still can't be used it
// stays, with what was written and its new reason.
func (o *Office) mendLine(w http.ResponseWriter, r *http.Request) error {
	id, err := lineAsked(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	report, err := o.work.MendLine(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, mendOf(form))
	switch {
	case fault.HasKey(err, "line.is_settled"):
		o.Tell(w, "office.line_settled") // the second click, or another tab
	case err != nil:
		return err
	case len(report.Refused)+len(report.Asked) > 0:
		o.Tell(w, "office.line_still_waits")
	default:
		o.Tell(w, "office.line_mended")
	}
	return web.SeeOther(w, r, linesPath)
}

// mendOf returns what a person says of a line: what they have written otherwise than
// it stood, and what they have decided.
func mendOf(form web.Form) casework.Mend {
	m := casework.Mend{Changes: make(map[intake.Field]string)}
	for name := range form.Values {
		code, isField := strings.CutPrefix(name, "field-")
		field, err := intake.ParseField(code)
		if !isField || err != nil || form.Values.Get(name) == form.Values.Get("was-"+code) {
			continue
		}
		m.Changes[field] = form.Values.Get(name)
		if field.IsDay() {
			m.Changes[field] = intake.Around(form.Today).Full(m.Changes[field])
		}
	}
	m.NewCase = form.Value("do") == "new"
	m.Case, _ = strconv.ParseInt(form.Value("join"), 10, 64) // nought is no case: it is asked again
	return m
}

// retryLines tries again all that couldn't be used as it stands: what it was refused
// for may be otherwise now.
func (o *Office) retryLines(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	creditor := debt.CreditorID(reader.Creditor)
	rows, err := o.work.LinesToMend(r.Context(), reader.Who, creditor, 0, linesRetried)
	if err != nil {
		return err
	}
	mended := 0
	for _, row := range rows {
		report, err := o.work.MendLine(r.Context(), reader.Who, creditor, row.ID, casework.Mend{})
		if fault.Is(err, fault.Conflict) || fault.Is(err, fault.NotFound) {
			continue // somebody else has dealt with it
		}
		if err != nil {
			return err
		}
		if len(report.Refused)+len(report.Asked) == 0 {
			mended++
		}
	}
	o.Tell(w, "office.lines_retried", "count", web.Count(r.Context(), mended), "left", web.Count(r.Context(), len(rows)-mended))
	return web.SeeOther(w, r, linesPath)
}

// dropLine puts a line aside.
func (o *Office) dropLine(w http.ResponseWriter, r *http.Request) error {
	id, err := lineAsked(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	err = o.work.DropLine(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
	switch {
	case fault.HasKey(err, "line.is_settled"):
		o.Tell(w, "office.line_settled") // it may be on a case, by another tab
	case err != nil:
		return err
	default:
		o.Tell(w, "office.line_dropped")
	}
	return web.SeeOther(w, r, linesPath)
}

func lineForm(id int64) string { return "line-" + strconv.FormatInt(id, 10) }

// lineFieldID is the id of a field of a line.
func lineFieldID(id int64, field intake.Field) string { return lineForm(id) + "-" + field.String() }

func whyID(id int64) string { return lineForm(id) + "-why" }

// lineAbout says whose line it is and which invoice, as far as that stands there.
func lineAbout(l *casework.LineToMend) string {
	var said []string
	for _, text := range []string{l.Text(intake.FieldName), l.Text(intake.FieldInvoiceNumber)} {
		if text = strings.TrimSpace(text); text != "" {
			said = append(said, text)
		}
	}
	if len(said) == 0 {
		return ""
	}
	return "· " + strings.Join(said, " · ")
}
