package office

import (
	"context"
	"net/http"
	"net/url"
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

// caseChanger is what is done to several cases of the list at once.
type caseChanger interface {
	HoldTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64, until civil.Date, why string) (casework.Together, error)
	ResumeTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64) (casework.Together, error)
	LeaveBatchTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64) (casework.Together, error)
	JoinBatchTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64) (casework.Together, error)
	NoteTogether(ctx context.Context, who access.Actor, creditor debt.CreditorID, numbers []int64, text string) (casework.Together, error)
}

// What can be done to several cases at once, as it stands in the form.
const (
	doHold   = "hold"
	doResume = "resume"
	doLeave  = "leave"
	doJoin   = "join"
	doNote   = "note"
)

// opposite is what undoes each.
var opposite = map[string]string{doHold: doResume, doLeave: doJoin, doJoin: doLeave} //nolint:gochecknoglobals // a fixed table

// together does the same to the cases that were chosen, and tells how many it was
// done to.
func (o *Office) together(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	back, do := casesQuery(form.Value("query")), form.Value("do")
	came, err := o.doTogether(r, do, chosenCases(form), form)
	if err == nil {
		o.tellTogether(w, do, came, pausedUntil(r.Context(), form)...)
		return web.SeeOther(w, r, casesPath+"?"+back)
	}
	if !form.Fail(err) {
		return err
	}
	r.URL.RawQuery = back
	page, err := o.readCasesPage(r)
	if err != nil {
		return err
	}
	page.Together = form
	return web.Show(w, r, form.Status(), casesView(page))
}

// undoTogether undoes what was done to several cases.
func (o *Office) undoTogether(w http.ResponseWriter, r *http.Request) error {
	query := r.URL.Query()
	came, err := o.doTogether(r, opposite[query.Get("do")], parseNumbers(query["case"]), web.Form{})
	if err != nil {
		return err
	}
	o.Tell(w, "office.together_undone", "count", strconv.Itoa(len(came.Done)))
	return web.SeeOther(w, r, casesPath)
}

func (o *Office) doTogether(r *http.Request, do string, numbers []int64, form web.Form) (casework.Together, error) {
	ctx, reader := r.Context(), web.ReaderOf(r.Context())
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	if len(numbers) == 0 {
		return casework.Together{}, fault.New(fault.Invalid, "office.none_chosen")
	}
	switch do {
	case doHold:
		until, err := intake.TypedDay(form.Value("until"), intake.Ahead(form.Today))
		if err != nil {
			return casework.Together{}, inField(err, "until")
		}
		return o.work.HoldTogether(ctx, who, creditor, numbers, until, form.Value("why"))
	case doResume:
		return o.work.ResumeTogether(ctx, who, creditor, numbers)
	case doLeave:
		return o.work.LeaveBatchTogether(ctx, who, creditor, numbers)
	case doJoin:
		return o.work.JoinBatchTogether(ctx, who, creditor, numbers)
	}
	if do == doNote {
		return o.work.NoteTogether(ctx, who, creditor, numbers, form.Value("text"))
	}
	return casework.Together{}, fault.New(fault.Invalid, "web.form_unreadable")
}

// inField says of a fault which field it is about.
func inField(err error, name string) error {
	if found := fault.Of(err); found != nil {
		return found.In(name)
	}
	return err
}

// tellTogether lets the next page say what was done to how many cases, and which
// were left as they are. More are values that what is said of it needs, in pairs.
func (o *Office) tellTogether(w http.ResponseWriter, do string, came casework.Together, more ...string) {
	count := strconv.Itoa(len(came.Done))
	if len(came.Done) == 0 && len(came.Refused) == 0 {
		o.Tell(w, "office.together_nothing")
		return
	}
	if len(came.Refused) > 0 {
		var left []string
		for _, refused := range came.Refused {
			left = append(left, strconv.FormatInt(refused.Number, 10))
		}
		o.tellDone(w, do, came, "office.together_refused", "count", count, "cases", strings.Join(left, ", "))
		return
	}
	o.tellDone(w, do, came, doneKey(do), append(more, "count", count)...)
}

// pausedUntil is the day of a pause that was set, as it is said.
func pausedUntil(ctx context.Context, form web.Form) []string {
	day, err := intake.TypedDay(form.Value("until"), intake.Ahead(form.Today))
	if err != nil {
		return nil
	}
	return []string{"day", web.Date(ctx, day)}
}

// doneKey is what is said of what was done.
func doneKey(do string) string {
	switch do {
	case doHold:
		return "office.together_held"
	case doResume:
		return "office.together_resumed"
	case doLeave:
		return "office.together_left"
	case doNote:
		return "office.together_noted"
	}
	return "office.together_joined"
}

// tellDone offers to undo what can be undone.
func (o *Office) tellDone(w http.ResponseWriter, do string, came casework.Together, key string, values ...string) {
	if opposite[do] == "" || len(came.Done) == 0 {
		o.Tell(w, key, values...)
		return
	}
	undo := url.Values{"do": {do}}
	for _, number := range came.Done {
		undo.Add("case", strconv.FormatInt(number, 10))
	}
	o.TellWithUndo(w, "/cases/together/undo?"+undo.Encode(), key, values...)
}

// chosenCases returns the numbers of the cases that were chosen: all that the page
// showed, or those marked.
func chosenCases(form web.Form) []int64 {
	if form.Value("all") != "" {
		return parseNumbers(form.Values["shown"])
	}
	return parseNumbers(form.Values["case"])
}

// isChosen reports whether a case was chosen in a form that was refused.
func (p *casesPage) isChosen(number int64) bool {
	return slices.Contains(chosenCases(p.Together), number)
}

// parseNumbers reads numbers of cases. There are never more than a page has.
func parseNumbers(texts []string) []int64 {
	var numbers []int64
	for text := range strings.FieldsSeq(strings.Join(texts, " ")) {
		number, err := strconv.ParseInt(text, 10, 64)
		if err == nil && number > 0 && len(numbers) < casesSizes[len(casesSizes)-1] {
			numbers = append(numbers, number)
		}
	}
	return numbers
}
