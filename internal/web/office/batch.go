package office

import (
	"context"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// batcher is what the pages of follow-up ask.
type batcher interface {
	DueSteps(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Due, error)
	PlanBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, on civil.Date, key string) (int64, error)
	Batch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) (casework.BatchView, error)
	BatchCases(ctx context.Context, who access.Actor, creditor debt.CreditorID, q casework.BatchQuery) ([]casework.BatchCase, error)
	Batches(ctx context.Context, who access.Actor, creditor debt.CreditorID, limit int) ([]casework.BatchView, error)
	ChooseInBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, c casework.BatchChoice) error
	ApproveBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64, cases int) error
	StopBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) (casework.BatchState, error)
	UndoBatch(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) (undone, stand int, err error)
}

const followUpPath = "/followup"

// How many lines the pages of follow-up show.
const (
	batchesShown   = 5  // earlier runs
	batchFolded    = 10 // cases of a sort that isn't opened
	batchUnfolded  = 50 // cases of one that is
	anotherDay     = "day"
	batchTimeShown = "15.04"
)

func batchPath(id int64) string { return followUpPath + "/" + strconv.FormatInt(id, 10) }

// followUpRoutes are the addresses of follow-up.
func (o *Office) followUpRoutes() []Route {
	return []Route{
		{"GET " + followUpPath, o.followUp},
		{"GET " + simulatePath, needs(access.PlanFollowUp, o.simulate)},
		{"POST " + followUpPath, o.planBatch},
		{"GET " + followUpPath + "/{batch}", o.batch},
		{"POST " + followUpPath + "/{batch}", o.chooseInBatch},
		{"GET " + followUpPath + "/{batch}/progress", o.batchProgress},
		{"POST " + followUpPath + "/{batch}/stop", o.stopBatch},
		{"POST " + followUpPath + "/{batch}/undo", o.undoBatch},
	}
}

// followUpPage is follow-up before anything is worked out (opfølgning): what is due,
// when to send it, and what was done before.
type followUpPage struct {
	Due   casework.Due
	Still []stillLine
	Runs  []casework.BatchView
	Form  web.Form
}

func (o *Office) followUp(w http.ResponseWriter, r *http.Request) error {
	return o.showFollowUp(w, r, web.NewForm("when", ""))
}

func (o *Office) showFollowUp(w http.ResponseWriter, r *http.Request, form web.Form) error {
	reader := web.ReaderOf(r.Context())
	page := followUpPage{Form: form}
	var err error
	if page.Due, err = o.work.DueSteps(r.Context(), reader.Who, debt.CreditorID(reader.Creditor)); err != nil {
		return err
	}
	if page.Runs, err = o.work.Batches(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), batchesShown); err != nil {
		return err
	}
	if page.Still, err = o.standingStill(r.Context()); err != nil {
		return err
	}
	return web.Show(w, r, form.Status(), followUpView(page))
}

// planBatch works a dry run out for the day that was chosen.
func (o *Office) planBatch(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	id, err := o.planFor(r, form)
	if err != nil {
		if form.Fail(err) {
			return o.showFollowUp(w, r, form)
		}
		return err
	}
	return web.SeeOther(w, r, batchPath(id))
}

func (o *Office) planFor(r *http.Request, form web.Form) (int64, error) {
	on, err := chosenDay(form)
	if err != nil {
		return 0, err
	}
	reader := web.ReaderOf(r.Context())
	return o.work.PlanBatch(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), on, form.Key)
}

// chosenDay returns the day to send on: none for at once.
func chosenDay(form web.Form) (civil.Date, error) {
	when := form.Value("when")
	if when == "" {
		return civil.Date{}, nil
	}
	if when == anotherDay {
		when = form.Value("day")
	}
	on, err := intake.TypedDay(when, intake.Ahead(form.Today))
	if err != nil {
		return on, fault.New(fault.Invalid, "batch.day_unread").In("day")
	}
	return on, nil
}

// batchNumber returns the id of the batch that the address names.
func batchNumber(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("batch"), 10, 64)
	if err != nil || id < 1 {
		return 0, fault.New(fault.NotFound, "batch.not_found")
	}
	return id, nil
}

// stopBatch ends a run that is on its way.
func (o *Office) stopBatch(w http.ResponseWriter, r *http.Request) error {
	id, err := batchNumber(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	stands, err := o.work.StopBatch(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
	if err != nil {
		return err
	}
	told := "batch.was_stopped"
	if stands != casework.BatchStopped {
		told = "batch.had_ended"
	}
	o.Tell(w, told)
	return web.SeeOther(w, r, batchPath(id))
}

// undoBatch takes back what hasn't left of a run.
func (o *Office) undoBatch(w http.ResponseWriter, r *http.Request) error {
	id, err := batchNumber(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	undone, stand, err := o.work.UndoBatch(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
	if err != nil {
		return err
	}
	o.Tell(w, "batch.was_undone", "undone", web.Count(r.Context(), undone), "stand", web.Count(r.Context(), stand))
	return web.SeeOther(w, r, batchPath(id))
}
