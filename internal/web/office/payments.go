package office

import (
	"context"
	"net/http"
	"net/url"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// paymentsPath is the inbox of payments.
const paymentsPath = "/payments"

// moneyShown is how many entries a page of the inbox has.
const moneyShown = 50

// moneyKeeper is what the inbox of payments asks.
type moneyKeeper interface {
	banker
	InboxLines(ctx context.Context, who access.Actor, creditor debt.CreditorID, q casework.InboxQuery) ([]casework.InboxLine, error)
	InboxLine(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) (casework.InboxLine, error)
	Confirm(ctx context.Context, who access.Actor, creditor debt.CreditorID, c casework.Confirmation) error
	Refuse(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) error
	Ignore(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry int64) error
	PutBack(ctx context.Context, who access.Actor, creditor debt.CreditorID, entry, caseNumber int64) error
	MovePayment(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, payment debt.PaymentID, to int64) (debt.PaymentID, error)
}

// paymentRoutes are the addresses of the inbox of payments and of banks' files.
func (o *Office) paymentRoutes() []Route {
	return append(o.bankRoutes(), []Route{
		{"GET " + paymentsPath, o.payments},
		{"POST " + paymentsPath + "/confirm", o.confirmMoney},
		{"GET " + paymentsPath + "/by-hand", needs(access.RegisterPayments, o.moneyByHand)},
		{"POST " + paymentsPath + "/by-hand", needs(access.RegisterPayments, o.recordByHand)},
		{"GET " + paymentsPath + "/{entry}", o.oneEntry},
		{"GET " + paymentsPath + "/{entry}/" + coversPart, o.entryCovers},
		{"GET " + paymentsPath + "/{entry}/" + whyPart, o.entryWhy},
		{"POST " + paymentsPath + "/{entry}", o.placeEntry},
		{"POST " + paymentsPath + "/{entry}/refuse", o.refuseEntry},
		{"POST " + paymentsPath + "/{entry}/ignore", o.ignoreEntry},
		{"POST " + paymentsPath + "/{entry}/back", o.putEntryBack},
	}...)
}

// moneyStates are the tabs of the inbox, as they stand in its address.
var moneyStates = []casework.BankState{ //nolint:gochecknoglobals // a fixed table
	casework.BankProposed, casework.BankUnmatched, casework.BankMatched, casework.BankReversed, casework.BankIgnored,
}

// paymentsPage is the inbox of payments (indbetalinger).
type paymentsPage struct {
	State   casework.BankState
	Waiting casework.WaitingCounts
	Lines   []casework.InboxLine
	Paging  web.Paging
	Form    web.Form
}

// payments shows the entries in the state that the address names.
func (o *Office) payments(w http.ResponseWriter, r *http.Request) error {
	return o.showPayments(w, r, web.NewForm())
}

func (o *Office) showPayments(w http.ResponseWriter, r *http.Request, form web.Form) error {
	ctx, reader := r.Context(), web.ReaderOf(r.Context())
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	overview, err := o.work.Overview(ctx, who, creditor)
	if err != nil {
		return err
	}
	page := paymentsPage{State: stateAsked(r.URL.Query().Get("show"), overview.Waiting), Waiting: overview.Waiting, Form: form}
	query := casework.InboxQuery{State: page.State, Beyond: afterOf(r), Limit: moneyShown + 1}
	if page.Lines, err = o.work.InboxLines(ctx, who, creditor, query); err != nil {
		return err
	}
	next := ""
	if len(page.Lines) > moneyShown {
		page.Lines = page.Lines[:moneyShown]
		next = strconv.FormatInt(page.Lines[moneyShown-1].ID, 10)
	}
	page.Paging = web.PageOf(r, len(page.Lines), next).Of(page.waiting(), casework.MostCounted)
	return web.Show(w, r, form.Status(), paymentsView(page))
}

// waiting returns how many entries wait in the state that is shown, or nought where
// that isn't counted.
func (p *paymentsPage) waiting() int {
	switch p.State {
	case casework.BankProposed:
		return p.Waiting.Proposed
	case casework.BankUnmatched:
		return p.Waiting.Unmatched
	case casework.BankMatched, casework.BankReversed, casework.BankIgnored:
	}
	return 0
}

// stateAsked returns the tab that is shown: what was asked for, and else the first
// that something waits in.
func stateAsked(asked string, waiting casework.WaitingCounts) casework.BankState {
	for _, state := range moneyStates {
		if string(state) == asked {
			return state
		}
	}
	if waiting.Proposed == 0 && waiting.Unmatched > 0 {
		return casework.BankUnmatched
	}
	return casework.BankProposed
}

func moneyTab(state casework.BankState) string {
	return paymentsPath + "?" + url.Values{"show": {string(state)}}.Encode()
}

func entryPath(id int64) string { return paymentsPath + "/" + strconv.FormatInt(id, 10) }

// entryAsked returns the number of the entry in the address.
func entryAsked(r *http.Request) (int64, error) {
	id, err := strconv.ParseInt(r.PathValue("entry"), 10, 64)
	if err != nil || id < 1 {
		return 0, fault.New(fault.NotFound, "bank.entry_not_found")
	}
	return id, nil
}

// refuseEntry says that the case that is proposed isn't the right one.
func (o *Office) refuseEntry(w http.ResponseWriter, r *http.Request) error {
	line, err := o.entryOf(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if err := o.work.Refuse(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), line.ID); err != nil {
		return err
	}
	if line.State == casework.BankProposed && line.Number != 0 {
		again := url.Values{"case": {strconv.FormatInt(line.Number, 10)}}
		o.TellWithUndo(w, entryPath(line.ID)+"/back?"+again.Encode(), "office.money_refused")
	}
	return web.SeeOther(w, r, moneyTab(line.State))
}

// ignoreEntry puts an entry aside.
func (o *Office) ignoreEntry(w http.ResponseWriter, r *http.Request) error {
	line, err := o.entryOf(r)
	if err != nil {
		return err
	}
	reader := web.ReaderOf(r.Context())
	if err := o.work.Ignore(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), line.ID); err != nil {
		return err
	}
	if line.State.Waits() {
		o.TellWithUndo(w, entryPath(line.ID)+"/back", "office.money_put_aside")
	}
	return web.SeeOther(w, r, moneyTab(line.State))
}

// putEntryBack undoes what was thought of an entry.
func (o *Office) putEntryBack(w http.ResponseWriter, r *http.Request) error {
	id, err := entryAsked(r)
	if err != nil {
		return err
	}
	number, _ := strconv.ParseInt(r.URL.Query().Get("case"), 10, 64) // nought: with the case it had
	reader := web.ReaderOf(r.Context())
	if err := o.work.PutBack(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id, max(number, 0)); err != nil {
		return err
	}
	o.Tell(w, "office.money_is_back")
	return web.SeeOther(w, r, paymentsPath)
}

// entryOf reads the entry that the address names.
func (o *Office) entryOf(r *http.Request) (casework.InboxLine, error) {
	id, err := entryAsked(r)
	if err != nil {
		return casework.InboxLine{}, err
	}
	reader := web.ReaderOf(r.Context())
	return o.work.InboxLine(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), id)
}
