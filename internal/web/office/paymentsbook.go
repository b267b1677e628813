package office

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// proposal is an entry and the case that was shown for it. What is booked is what
// was shown, whatever has been thought of since. Where it was shown with the warning that
// it looks like a payment that is there, whoever confirms it has seen that.
type proposal struct {
	entry, number int64
	isWarned      bool
}

// shownWarned ends the text of a proposal that was shown with the warning.
const shownWarned = ":again"

func proposalOf(line *casework.InboxLine) string {
	text := strconv.FormatInt(line.ID, 10) + ":" + strconv.FormatInt(line.Number, 10)
	if line.Repeated {
		text += shownWarned
	}
	return text
}

// proposalsIn returns what was chosen in the list: the one whose button was pressed,
// or those that are ticked.
func proposalsIn(form web.Form) []proposal {
	texts := form.Values["entry"]
	if one := form.Value("one"); one != "" {
		texts = []string{one}
	}
	var chosen []proposal
	for _, text := range texts {
		text, isWarned := strings.CutSuffix(text, shownWarned)
		entry, number, _ := strings.Cut(text, ":")
		id, wrongEntry := strconv.ParseInt(entry, 10, 64)
		n, wrongNumber := strconv.ParseInt(number, 10, 64)
		if wrongEntry == nil && wrongNumber == nil && n > 0 && len(chosen) < moneyShown {
			chosen = append(chosen, proposal{id, n, isWarned})
		}
	}
	return chosen
}

// confirmMoney books what was proposed and chosen, each on the case that was shown.
func (o *Office) confirmMoney(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	chosen := proposalsIn(form)
	if len(chosen) == 0 {
		form.Fail(fault.New(fault.Invalid, "office.money_none_chosen"))
		return o.showPayments(w, r, form)
	}
	booked := 0
	for _, p := range chosen {
		err := o.confirm(r.Context(), p)
		switch {
		case err == nil:
			booked++
		case !form.Fail(err):
			return err
		}
	}
	if len(form.Faults) == len(chosen) {
		return o.showPayments(w, r, form)
	}
	o.tellBooked(w, r.Context(), booked, len(form.Faults))
	return web.SeeOther(w, r, moneyTab(casework.BankProposed))
}

func (o *Office) tellBooked(w http.ResponseWriter, ctx context.Context, booked, left int) { //nolint:revive // the answer comes first, as in all handlers
	if left > 0 {
		o.Tell(w, "office.money_booked_some", "count", web.Count(ctx, booked), "left", web.Count(ctx, left))
		return
	}
	if booked == 1 {
		o.Tell(w, "office.money_booked_one")
		return
	}
	o.Tell(w, "office.money_booked", "count", web.Count(ctx, booked))
}

func (o *Office) confirm(ctx context.Context, p proposal) error {
	reader := web.ReaderOf(ctx)
	confirmed := casework.Confirmation{Entry: p.entry, Case: p.number, Again: p.isWarned}
	return twiceFault(sayable(o.work.Confirm(ctx, reader.Who, debt.CreditorID(reader.Creditor), confirmed)))
}

// sayable lets a form say that something isn't there that was chosen in it.
func sayable(err error) error {
	if found := fault.Of(err); found != nil && found.Kind == fault.NotFound {
		same := *found
		same.Kind = fault.Invalid
		return &same
	}
	return err
}

// mostFoundCases is how many cases a search for the right one shows.
const mostFoundCases = 10

// entryPage is one entry of the bank, and the cases it may belong to.
type entryPage struct {
	Line  casework.InboxLine
	Asked string // what was searched for
	Found casework.CasePage
	Form  web.Form
}

// oneEntry shows an entry, and looks for its case by what was typed, or by who paid.
func (o *Office) oneEntry(w http.ResponseWriter, r *http.Request) error {
	return o.showEntry(w, r, web.NewForm())
}

func (o *Office) showEntry(w http.ResponseWriter, r *http.Request, form web.Form) error {
	line, err := o.entryOf(r)
	if err != nil {
		return err
	}
	page := entryPage{Line: line, Asked: strings.TrimSpace(r.URL.Query().Get("q")), Form: form}
	if !r.URL.Query().Has("q") && line.State == casework.BankUnmatched {
		page.Asked = line.Payer
	}
	if page.Asked != "" && isText(page.Asked) && page.canBePlaced() {
		if page.Found, err = o.findCases(r.Context(), page.Asked); err != nil {
			return err
		}
	}
	return web.Show(w, r, form.Status(), entryView(page))
}

// findCases looks for cases, open and closed.
func (o *Office) findCases(ctx context.Context, text string) (casework.CasePage, error) {
	reader := web.ReaderOf(ctx)
	query := casework.CaseQuery{Limit: mostFoundCases}
	query.Shelf = casework.AllCases
	query.Search(text)
	if len(query.Words) == 0 {
		return casework.CasePage{}, nil
	}
	return o.work.CaseList(ctx, reader.Who, debt.CreditorID(reader.Creditor), query)
}

// placeEntry books an entry on the case that was chosen, or moves it there.
func (o *Office) placeEntry(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	line, err := o.entryOf(r)
	if err != nil {
		return err
	}
	number := numberIn(&form, "case")
	if number < 1 {
		form.Fail(fault.New(fault.Invalid, "office.number_unread").In("case"))
		return o.showEntry(w, r, form)
	}
	if err := o.place(r.Context(), &line, proposal{line.ID, number, isSure(&form)}); err != nil {
		if form.Fail(err) {
			return o.showEntry(w, r, form)
		}
		return err
	}
	o.Tell(w, placedKey(line.State), "case", strconv.FormatInt(number, 10))
	return web.SeeOther(w, r, moneyTab(line.State))
}

// place books an entry on a case, or moves the payment that was booked from it.
func (o *Office) place(ctx context.Context, line *casework.InboxLine, on proposal) error {
	reader := web.ReaderOf(ctx)
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	if line.State != casework.BankMatched || line.Number == on.number {
		return o.confirm(ctx, on)
	}
	_, err := o.work.MovePayment(ctx, who, creditor, line.Number, line.Payment, on.number)
	return sayable(err)
}

func placedKey(was casework.BankState) string {
	if was == casework.BankMatched {
		return "office.money_moved"
	}
	return "office.money_placed"
}

// byHandPage is a payment that a person enters, on whatever case it belongs to.
type byHandPage struct{ Form web.Form }

func (o *Office) moneyByHand(w http.ResponseWriter, r *http.Request) error {
	reader := web.ReaderOf(r.Context())
	overview, err := o.work.Overview(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	if err != nil {
		return err
	}
	return web.Show(w, r, http.StatusOK, byHandView(byHandPage{web.NewForm("paid_on", typedDay(overview.On))}))
}

// recordByHand books a payment that a person enters, and is ready for the next.
func (o *Office) recordByHand(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	err = o.record(r.Context(), &form)
	if err != nil && !form.Fail(err) {
		return err
	}
	if form.Failed() {
		return web.Show(w, r, form.Status(), byHandView(byHandPage{form}))
	}
	o.Tell(w, "office.money_recorded", "amount", form.Value("amount"), "case", form.Value("case"))
	return web.SeeOther(w, r, paymentsPath+"/by-hand")
}

func (o *Office) record(ctx context.Context, form *web.Form) error {
	number := numberIn(form, "case")
	if number < 1 {
		form.Fail(fault.New(fault.Invalid, "office.number_unread").In("case"))
	}
	amount, readable := amountIn(form, "amount")
	day, dated := dayIn(form, "paid_on")
	if !readable || !dated || number < 1 {
		return nil
	}
	reader := web.ReaderOf(ctx)
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	story, err := o.work.CaseStory(ctx, who, creditor, number, casework.AsOf{})
	if err != nil {
		return byHandFault(err)
	}
	if why := farBeyond(&story.CaseView, amount, day); why != nil && !isSure(form) {
		return why
	}
	_, err = o.work.RecordPayment(ctx, who, creditor, casework.PaymentByHand{
		Number: number, Amount: amount, ValueOn: day, Text: form.Value("text"), Repeated: form.Key, Again: isSure(form),
	})
	return byHandFault(err)
}

// twiceFault asks in the form's own words whether a payment that is known, or waits in the
// inbox, is entered once more. Other faults stay as they are.
func twiceFault(err error) error {
	words := map[string]string{
		"payment.looks_repeated": "office.payment_twice", "payment.waits_in_inbox": "office.payment_in_inbox", "bank.looks_recorded": "office.money_twice",
	}
	known := fault.Of(err)
	if known == nil || words[known.Key] == "" {
		return err
	}
	asked := fault.New(fault.Conflict, words[known.Key]).In("sure")
	for name, value := range known.Args {
		asked = asked.With(name, value)
	}
	return asked
}

// byHandFault says of a fault which field of the form it is about.
func byHandFault(err error) error {
	switch {
	case fault.HasKey(err, "payment.looks_repeated"), fault.HasKey(err, "payment.waits_in_inbox"):
		return twiceFault(err)
	case fault.HasKey(err, "payment.value_day_ahead"):
		return inField(err, "paid_on")
	case fault.Is(err, fault.NotFound):
		return inField(sayable(err), "case")
	}
	return err
}
