package office

import (
	"context"
	"net/http"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/web"
	"krav/internal/wording"
)

// simulatePath is where the creditor's own cases are played once more by another flow.
const simulatePath = followUpPath + "/simulate"

// fieldFlow is the flow in the form that asks for it.
const fieldFlow = "flow"

// simulator plays cases once more.
type simulator interface {
	Simulate(ctx context.Context, who access.Actor, creditor debt.CreditorID, flow string, since civil.Date) (casework.Simulation, error)
}

// simulatePage is what would have come of the cases by another flow (simulering); Made is
// nil before that has been asked.
type simulatePage struct {
	Form web.Form
	Made *casework.Simulation
}

// simulate plays the cases once more, where the address says by which flow and since when.
// It changes nothing, so it is asked for with GET.
func (o *Office) simulate(w http.ResponseWriter, r *http.Request) error {
	asked, reader := r.URL.Query(), web.ReaderOf(r.Context())
	page := simulatePage{Form: web.NewForm(fieldFlow, asked.Get(fieldFlow), fieldSince, asked.Get(fieldSince))}
	if asked.Get(fieldFlow) == "" {
		page.Form.Values.Set(fieldFlow, followup.FastFlow)
		return web.Show(w, r, http.StatusOK, simulateView(page))
	}
	since, err := intake.TypedDay(asked.Get(fieldSince), intake.Around(reader.Today))
	if err != nil {
		err = fault.New(fault.Invalid, "simulate.day_not_gone").In(fieldSince).Because(err)
	}
	if err == nil {
		var made casework.Simulation
		made, err = o.work.Simulate(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), asked.Get(fieldFlow), since)
		page.Made = &made
	}
	if err == nil {
		return web.Show(w, r, http.StatusOK, simulateView(page))
	}
	page.Made = nil
	if !page.Form.Fail(err) {
		return err
	}
	return web.Show(w, r, http.StatusUnprocessableEntity, simulateView(page))
}

// simulateChoices are the flows that the cases may be played by.
func simulateChoices(ctx context.Context) []web.Choice {
	var choices []web.Choice
	for _, name := range followup.StandardFlows() {
		choices = append(choices, web.Choice{Value: name, Label: web.Raised(flowName(ctx, name))})
	}
	return choices
}

// monthName names a month of a simulation.
func monthName(ctx context.Context, first civil.Date) string {
	return web.Raised(wording.Month(web.ReaderOf(ctx).Language, first)) + " " + strings.Split(first.String(), "-")[0]
}
