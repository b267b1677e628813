package office

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// batchPage is one batch: a dry run to choose from, a run under way, or its report.
type batchPage struct {
	View    casework.BatchView
	Form    web.Form
	Groups  []batchGroup
	LeftOut batchGroup
	Still   []stillLine
	Listed  batchGroup // cases of the outcome that was asked for, in a report
}

// batchGroup is the cases of one sort, or of one outcome, as far as they are shown.
type batchGroup struct {
	Does    string
	Outcome string
	Sum     casework.BatchPart // of what is chosen
	All     int
	Rows    []casework.BatchCase
	More    string // the address of those that aren't shown, or empty
	Rest    int    // how many these are, where that is known
}

// Wanted reports whether any case of the sort is chosen.
func (g batchGroup) Wanted() bool { return g.Sum.Cases > 0 }

func (o *Office) batch(w http.ResponseWriter, r *http.Request) error {
	return o.showBatch(w, r, web.NewForm())
}

func (o *Office) showBatch(w http.ResponseWriter, r *http.Request, form web.Form) error {
	page, err := o.batchPage(r)
	if err != nil {
		return err
	}
	page.Form = form
	if page.View.State != casework.BatchPlanned {
		return web.Show(w, r, form.Status(), runView(page))
	}
	return web.Show(w, r, form.Status(), dryRunView(page))
}

func (o *Office) batchPage(r *http.Request) (batchPage, error) {
	id, err := batchNumber(r)
	if err != nil {
		return batchPage{}, err
	}
	reader := web.ReaderOf(r.Context())
	page := batchPage{}
	if page.View, err = o.work.Batch(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id); err != nil {
		return page, err
	}
	if page.View.State != casework.BatchPlanned {
		page.Listed, err = o.outcomeGroup(r, page.View, shownOutcome(r.URL.Query().Get("show")))
		return page, err
	}
	page.Groups = groupsOf(page.View)
	for i := range page.Groups {
		if err := o.fill(r, page.View, &page.Groups[i]); err != nil {
			return page, err
		}
	}
	if page.LeftOut, err = o.outcomeGroup(r, page.View, casework.OutcomeLeftOut); err != nil {
		return page, err
	}
	page.Still, err = o.standingStill(r.Context())
	return page, err
}

// shownOutcome returns an outcome that a report lists.
func shownOutcome(asked string) string {
	outcomes := []string{
		casework.OutcomeDone, casework.OutcomeStopped, casework.OutcomeChanged, casework.OutcomeCorrupt, casework.OutcomeNothing,
		casework.OutcomeNotChosen, casework.OutcomeLeftOut, casework.OutcomeUndone,
	}
	if slices.Contains(outcomes, asked) {
		return asked
	}
	return ""
}

// groupsOf returns the sorts of a dry run, letters first in the order of the flow.
func groupsOf(view casework.BatchView) []batchGroup {
	var groups []batchGroup
	for _, part := range view.Parts {
		if part.Does == "" {
			continue
		}
		if len(groups) == 0 || groups[len(groups)-1].Does != part.Does {
			groups = append(groups, batchGroup{Does: part.Does})
		}
		g := &groups[len(groups)-1]
		g.All += part.Cases
		if part.Outcome == casework.OutcomeWaits {
			g.Sum.Add(part)
		}
	}
	slices.SortStableFunc(groups, func(a, b batchGroup) int { return orderOf(a.Does) - orderOf(b.Does) })
	return groups
}

func orderOf(does string) int {
	switch does {
	case casework.DoesAsk:
		return 1000
	case casework.DoesClose:
		return 1001
	}
	return int(debt.ParseDocument(does))
}

// fill reads the cases of a sort that are shown: the first of them, or, of the one
// that is opened, a page.
func (o *Office) fill(r *http.Request, view casework.BatchView, g *batchGroup) error {
	q := casework.BatchQuery{Batch: view.ID, Does: g.Does, Limit: batchFolded + 1}
	if r.URL.Query().Get("open") == g.Does {
		q.After, q.Limit = afterOf(r), batchUnfolded+1
	}
	err := o.read(r, g, q)
	if g.Rest = g.All - len(g.Rows); q.After > 0 {
		g.Rest = 0
	}
	if g.More != "" {
		g.More = batchPath(view.ID) + "?" + url.Values{"open": {g.Does}, "after": {afterOpened(q, g)}}.Encode() + "#" + g.Does
	}
	return err
}

// afterOpened returns where the next page begins: at the beginning for a sort that
// was folded.
func afterOpened(q casework.BatchQuery, g *batchGroup) string {
	if q.Limit == batchFolded+1 {
		return "0"
	}
	return strconv.FormatInt(g.Rows[len(g.Rows)-1].Place, 10)
}

func afterOf(r *http.Request) int64 {
	after, err := strconv.ParseInt(r.URL.Query().Get("after"), 10, 64)
	if err != nil {
		return 0
	}
	return after
}

// read fills a group with cases, and notes whether there are more.
func (o *Office) read(r *http.Request, g *batchGroup, q casework.BatchQuery) error {
	reader := web.ReaderOf(r.Context())
	rows, err := o.work.BatchCases(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), q)
	if len(rows) == q.Limit {
		rows, g.More = rows[:q.Limit-1], "more"
	}
	g.Rows = rows
	return err
}

// outcomeGroup reads the cases of a batch with an outcome, a page of them.
func (o *Office) outcomeGroup(r *http.Request, view casework.BatchView, outcome string) (batchGroup, error) {
	if outcome == "" {
		return batchGroup{}, nil // nothing was asked for
	}
	g := batchGroup{Outcome: outcome, All: view.Count(outcome)}
	if g.All == 0 {
		return g, nil
	}
	q := casework.BatchQuery{Batch: view.ID, Outcome: outcome, Limit: batchUnfolded + 1}
	if r.URL.Query().Get("show") == outcome {
		q.After = afterOf(r)
	}
	err := o.read(r, &g, q)
	if g.More != "" {
		last := strconv.FormatInt(g.Rows[len(g.Rows)-1].Place, 10)
		g.More = batchPath(view.ID) + "?" + url.Values{"show": {outcome}, "after": {last}}.Encode() + "#list"
	}
	return g, err
}

// chooseInBatch notes what was chosen of a dry run, and has it carried out where the
// button said so. The button says how many letters; where that isn't what the boxes
// come to, the page is shown again and says how many it is.
func (o *Office) chooseInBatch(w http.ResponseWriter, r *http.Request) error {
	id, err := batchNumber(r)
	if err != nil {
		return err
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	if err := o.work.ChooseInBatch(r.Context(), who, creditor, chosenIn(id, form)); err != nil {
		return o.batchRefused(w, r, form, err)
	}
	count := form.Value("send")
	if count == "" {
		return web.SeeOther(w, r, batchPath(id))
	}
	cases, _ := strconv.Atoi(count) // a count that can't be read isn't the right one
	if err := o.work.ApproveBatch(r.Context(), who, creditor, id, cases); err != nil {
		return o.batchRefused(w, r, form, err)
	}
	return web.SeeOther(w, r, batchPath(id))
}

// batchRefused shows the batch as it stands now, with what was wrong. A second click
// on what was approved leads to the run.
func (o *Office) batchRefused(w http.ResponseWriter, r *http.Request, form web.Form, err error) error {
	if !form.Fail(err) {
		return err
	}
	return o.showBatch(w, r, form)
}

// chosenIn reads the boxes: those that were shown, and those of them that are ticked.
func chosenIn(id int64, form web.Form) casework.BatchChoice {
	choice := casework.BatchChoice{Batch: id, Sorts: map[string]bool{}, Cases: map[debt.CaseID]bool{}}
	for _, sort := range form.Values["shown_sort"] {
		choice.Sorts[sort] = slices.Contains(form.Values["sort"], sort)
	}
	for _, shown := range form.Values["shown"] {
		if one, err := strconv.ParseInt(shown, 10, 64); err == nil {
			choice.Cases[debt.CaseID(one)] = slices.Contains(form.Values["case"], shown)
		}
	}
	return choice
}

// batchProgress answers with how far a run has come, for htmx. When it has ended the
// page is loaded anew, with the report.
func (o *Office) batchProgress(w http.ResponseWriter, r *http.Request) error {
	id, err := batchNumber(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	view, err := o.work.Batch(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
	if err != nil {
		return err
	}
	if view.State != casework.BatchApproved {
		w.Header().Set("HX-Refresh", "true")
	}
	return web.Show(w, r, http.StatusOK, batchProgress(view))
}
