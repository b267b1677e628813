package office

import (
	"context"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/web"
)

// casesShown is how many cases a page of the list has.
const casesShown = 50

// caseLister is what the case list asks.
type caseLister interface {
	Cases(ctx context.Context, who access.Actor, creditor debt.CreditorID, after int64, limit int) ([]casework.CaseRow, error)
}

// casesPage is the case list (sagsoversigt): cases by their numbers.
type casesPage struct {
	Rows   []casework.CaseRow
	Paging web.Paging
	// Number is what was searched for, as it was typed; Unread says that it is no
	// number.
	Number string
	Unread bool
}

// cases shows the case list, from the case after the one that the pager names,
// or from the number searched for.
func (o *Office) cases(w http.ResponseWriter, r *http.Request) error {
	page := casesPage{Number: r.URL.Query().Get("number")}
	after, readable := startOf(r)
	page.Unread = !readable
	reader := web.ReaderOf(r.Context())
	rows, err := o.work.Cases(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), after, casesShown+1)
	if err != nil {
		return err
	}
	next := ""
	if len(rows) > casesShown {
		rows = rows[:casesShown]
		next = strconv.FormatInt(rows[casesShown-1].Number, 10)
	}
	page.Rows, page.Paging = rows, web.PageOf(r, len(rows), next)
	return web.Show(w, r, http.StatusOK, casesView(page))
}

// startOf returns the number after which the list begins. What isn't a number
// begins at the beginning.
func startOf(r *http.Request) (int64, bool) {
	query := r.URL.Query()
	if after, err := strconv.ParseInt(query.Get("after"), 10, 64); err == nil && after > 0 {
		return after, true
	}
	if query.Get("number") == "" {
		return 0, true
	}
	number, err := strconv.ParseInt(query.Get("number"), 10, 64)
	if err != nil || number < 1 {
		return 0, false
	}
	return number - 1, true
}

// standing says where a case stands. Only what a person must do has colour.
func standing(ctx context.Context, row casework.CaseRow) web.Standing {
	switch row.State {
	case debt.Open:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconClock, Words: nextStep(ctx, row)}
	case debt.Disputed:
		return web.Standing{Tone: web.ToneBad, Icon: web.IconMessageSquareWarning, Words: web.Say(ctx, "office.case_disputed")}
	case debt.RunByHand:
		return web.Standing{Tone: web.ToneHold, Icon: web.IconHand, Words: web.Say(ctx, "office.case_by_hand")}
	case debt.Closed:
		return web.Standing{Tone: web.ToneWait, Icon: web.IconArchive, Words: web.Say(ctx, "office.case_closed")}
	}
	return web.Standing{Tone: web.ToneWait, Icon: web.IconCircleHelp, Words: string(row.State)}
}

func nextStep(ctx context.Context, row casework.CaseRow) string {
	if row.NextStep == "" {
		return web.Say(ctx, "office.case_waits")
	}
	return web.Say(ctx, "office.case_next", "step", stepName(ctx, row.NextStep))
}
