package office

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/web"
)

// lawRowsPath is the page of the figures that nobody has read at their source (ikke
// bekræftet), and of those that whoever runs the house has. Below it is one for each.
const lawRowsPath = lawPath + "/rows"

const fieldSeries = "series"

// lawReader is what the pages of figures read at their source ask.
type lawReader interface {
	LawBuilt() *law.Book
	Attestations(ctx context.Context, who access.Actor) ([]casework.Attestation, error)
	Attest(ctx context.Context, who access.Actor, r casework.RowRead) (casework.Attestation, error)
	WithdrawAttestation(ctx context.Context, who access.Actor, r casework.RowRead) error
}

func (o *Office) lawRowRoutes() []Route {
	row := lawRowsPath + "/{series}/{since}"
	return []Route{
		{"GET " + lawRowsPath, o.lawRows},
		{"GET " + row, o.attestForm},
		{"POST " + row, o.attest},
		{"POST " + row + "/withdraw", o.withdrawAttestation},
	}
}

// rowPath is the page of a row of the book.
func rowPath(series string, since civil.Date) string {
	return lawRowsPath + "/" + law.Slug(series) + "/" + since.String()
}

// rowsPage is the figures in doubt, and those that were read here.
type rowsPage struct {
	Doubted []law.Line
	Read    []rowRead
}

// rowRead is a figure that was read here, with what the program says of it.
type rowRead struct {
	casework.Attestation

	Danish string // the name of its series
	Stands bool
}

// doubted returns the rows of a book that somebody is missing who has read them, the
// newest of a series first.
func doubted(book *law.Book) []law.Line {
	var lines []law.Line
	for _, h := range book.Histories() {
		for _, line := range slices.Backward(h.Lines) {
			if line.CanBeAttested() {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// lawRows shows the figures in doubt, and those that were read here.
func (o *Office) lawRows(w http.ResponseWriter, r *http.Request) error {
	made, err := o.work.Attestations(r.Context(), web.ReaderOf(r.Context()).Who)
	if err != nil {
		return err
	}
	built := o.work.LawBuilt()
	page := rowsPage{Doubted: stillDoubted(built, made)}
	for _, a := range slices.Backward(made) {
		h, _ := built.Series(a.Series)
		page.Read = append(page.Read, rowRead{a, h.Danish, a.Stands(built)})
	}
	return web.Show(w, r, http.StatusOK, lawRowsView(page))
}

// stillDoubted returns the rows of the program's book that nobody has read here either.
func stillDoubted(built *law.Book, made []casework.Attestation) []law.Line {
	return slices.DeleteFunc(doubted(built), func(line law.Line) bool {
		return slices.ContainsFunc(made, func(a casework.Attestation) bool {
			return a.Series == line.Series && a.Since == line.Since && a.Stands(built)
		})
	})
}

// attestPage asks where a figure was read.
type attestPage struct {
	Form web.Form
	Line law.Line
}

// attestForm asks where a figure was read; of one that was read meanwhile the list tells.
func (o *Office) attestForm(w http.ResponseWriter, r *http.Request) error {
	return o.showAttest(w, r, web.NewForm())
}

func (o *Office) showAttest(w http.ResponseWriter, r *http.Request, form web.Form) error {
	made, err := o.work.Attestations(r.Context(), web.ReaderOf(r.Context()).Who)
	if err != nil {
		return err
	}
	for _, line := range stillDoubted(o.work.LawBuilt(), made) {
		if law.Slug(line.Series) == r.PathValue(fieldSeries) && line.Since.String() == r.PathValue(fieldSince) {
			return web.Show(w, r, form.Status(), attestView(attestPage{form, line}))
		}
	}
	for _, a := range made {
		if law.Slug(a.Series) == r.PathValue(fieldSeries) && a.Since.String() == r.PathValue(fieldSince) {
			return web.SeeOther(w, r, lawRowsPath)
		}
	}
	return fault.New(fault.NotFound, "web.not_found")
}

// attest keeps that a figure was read at its source.
func (o *Office) attest(w http.ResponseWriter, r *http.Request) error {
	form, read, err := o.rowReadOf(r)
	if err != nil {
		return err
	}
	made, err := o.work.Attest(r.Context(), web.ReaderOf(r.Context()).Who, read)
	if fault.HasKey(err, "law.attest_again") { // in another window, or by somebody else
		o.Tell(w, "law.attest_again", "day", web.Date(r.Context(), read.Since))
		return web.SeeOther(w, r, lawRowsPath)
	}
	if form.Fail(err) {
		return o.showAttest(w, r, form)
	}
	if err != nil {
		return err
	}
	h, _ := o.work.LawBuilt().Series(made.Series)
	o.Tell(w, "office.law_row_read", "name", web.Raised(web.Either(r.Context(), h.Danish, h.Name)), "day", web.Date(r.Context(), made.Since))
	return web.SeeOther(w, r, lawRowsPath)
}

// withdrawAttestation marks a figure as unverified once more.
func (o *Office) withdrawAttestation(w http.ResponseWriter, r *http.Request) error {
	_, read, err := o.rowReadOf(r)
	if err != nil {
		return err
	}
	if err := o.work.WithdrawAttestation(r.Context(), web.ReaderOf(r.Context()).Who, read); err != nil {
		return err
	}
	o.Tell(w, "office.law_row_withdrawn")
	return web.SeeOther(w, r, lawRowsPath)
}

// rowReadOf reads which row a form is about, and where it says that it was read.
func (o *Office) rowReadOf(r *http.Request) (web.Form, casework.RowRead, error) {
	who := web.ReaderOf(r.Context()).Who
	if err := who.May(access.RunHouse, access.House); err != nil {
		return web.Form{}, casework.RowRead{}, err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return web.Form{}, casework.RowRead{}, err
	}
	since, err := civil.Parse(r.PathValue(fieldSince))
	if err != nil {
		return web.Form{}, casework.RowRead{}, fault.New(fault.NotFound, "web.not_found")
	}
	return form, casework.RowRead{Series: r.PathValue(fieldSeries), Since: since, Seen: form.Value(fieldSeen), Name: who.Name()}, nil
}

// parts returns what a value says, step by step: a scale has many.
func parts(value string) []string { return strings.Split(value, "; ") }
