package office

import (
	"context"
	"net/http"
	"strconv"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
	"krav/internal/web"
)

// caseLister is what the case list asks.
type caseLister interface {
	CaseList(ctx context.Context, who access.Actor, creditor debt.CreditorID, q casework.CaseQuery) (casework.CasePage, error)
	EachListed(ctx context.Context, who access.Actor, creditor debt.CreditorID, q casework.CaseQuery, tell func(casework.ListedCase) error) error
	Overview(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.Overview, error)
	Views(ctx context.Context, who access.Actor, creditor debt.CreditorID) ([]casework.SavedView, error)
	SaveView(ctx context.Context, who access.Actor, creditor debt.CreditorID, name, query string) error
	DropView(ctx context.Context, who access.Actor, creditor debt.CreditorID, id int64) error
}

// casesPage is the case list (sagsoversigt).
type casesPage struct {
	Asked    casesAsked
	List     casework.CasePage
	Overview casework.Overview
	Views    []casework.SavedView
	// Save is the form by which the list is saved as a view; Together the one that
	// does something to the cases chosen.
	Save     web.Form
	Together web.Form
}

// cases shows the case list as its address asks for it.
func (o *Office) cases(w http.ResponseWriter, r *http.Request) error {
	page, err := o.readCasesPage(r)
	if err != nil {
		return err
	}
	if path := page.onlyCase(); path != "" {
		return web.SeeOther(w, r, path)
	}
	return web.Show(w, r, http.StatusOK, casesView(page))
}

// readCasesPage reads what the case list shows.
func (o *Office) readCasesPage(r *http.Request) (casesPage, error) {
	ctx, reader := r.Context(), web.ReaderOf(r.Context())
	who, creditor := reader.Who, debt.CreditorID(reader.Creditor)
	overview, err := o.work.Overview(ctx, who, creditor)
	if err != nil {
		return casesPage{}, err
	}
	page := casesPage{Asked: readCases(r.URL.Query(), overview.On), Overview: overview, Save: web.NewForm(), Together: web.NewForm()}
	if page.Views, err = o.work.Views(ctx, who, creditor); err != nil {
		return casesPage{}, err
	}
	page.List, err = o.work.CaseList(ctx, who, creditor, page.Asked.query)
	return page, err
}

// onlyCase returns the address of the case whose number was typed into the search,
// or nothing where that isn't what was found.
func (p *casesPage) onlyCase() string {
	number := p.Asked.query.Number
	if number == 0 || len(p.Asked.values) != 1 {
		return ""
	}
	for i := range p.List.Lines {
		if p.List.Lines[i].Number == number {
			return casePath(number)
		}
	}
	return ""
}

// casePath is the address of a case.
func casePath(number int64) string { return casesPath + "/" + strconv.FormatInt(number, 10) }

// principalSum is what the cases of the page came to.
func (p *casesPage) principalSum() money.Amount {
	var sum money.Amount
	for i := range p.List.Lines {
		sum = sum.Plus(p.List.Lines[i].Principal)
	}
	return sum
}

// owedSum is what is owed on the cases of the page today. What debtors have to their
// credit on some is no less owed by others.
func (p *casesPage) owedSum() money.Amount {
	var sum money.Amount
	for i := range p.List.Lines {
		sum = sum.Plus(money.Max(owedOn(&p.List.Lines[i]), money.Amount{}))
	}
	return sum
}

// creditSum is what debtors have to their credit on the cases of the page.
func (p *casesPage) creditSum() money.Amount {
	var sum money.Amount
	for i := range p.List.Lines {
		sum = sum.Plus(money.Max(owedOn(&p.List.Lines[i]).Negated(), money.Amount{}))
	}
	return sum
}

// followedUpOn is the day on which a case is followed up next, or no date: one that
// waits for a person isn't.
func followedUpOn(line *casework.ListedCase, today civil.Date) civil.Date {
	if line.Needs() {
		return civil.Date{}
	}
	return lookedAt(line.Review, line.PausedUntil, today)
}

// lookedAt is the day on which a case is looked at again, as people are told of it: one
// that lies far ahead and ends no pause is only that on which limitation is to be
// thought of.
func lookedAt(review, pausedUntil, today civil.Date) civil.Date {
	if review.After(today.AddYears(1)) && review != pausedUntil {
		return civil.Date{}
	}
	return review
}

// owedOn is what is owed on a case today; without interest where the law has no
// answer for the day.
func owedOn(line *casework.ListedCase) money.Amount {
	if line.OwedKnown {
		return line.Owed
	}
	return line.OwedFixed
}

// closed counts the closed cases.
func (p *casesPage) closed() int {
	n := 0
	for _, c := range p.Overview.Counts {
		if c.Closed {
			n += c.Cases
		}
	}
	return n
}

// tabs are the views of the list, with how many cases each has: Krav's own, and
// those that were saved.
func (p *casesPage) tabs(ctx context.Context) []web.Tab {
	o := &p.Overview
	tabs := []web.Tab{
		{Href: tabOpen, Label: web.Say(ctx, "office.tab_open"), Count: o.Open()},
		{Href: tabNeeds, Label: web.Say(ctx, "office.tab_needs"), Count: o.Needs(), Hot: true},
		{Href: tabDue, Label: web.Say(ctx, "office.tab_due"), Count: o.Due.Cases},
		{Href: tabPaused, Label: web.Say(ctx, "office.tab_paused"), Count: o.Paused.Cases},
		{Href: tabAgreed, Label: web.Say(ctx, "office.tab_agreed"), Count: o.Agreed.Cases},
		{Href: tabByHand, Label: web.Say(ctx, "office.tab_by_hand"), Count: o.In(debt.RunByHand)},
		{Href: tabDisputed, Label: web.Say(ctx, "office.tab_disputed"), Count: o.In(debt.Disputed)},
		{Href: tabClosed, Label: web.Say(ctx, "office.tab_closed"), Count: p.closed()},
	}
	if p.Asked.tab() == tabRefund || o.Refunds > 0 {
		tabs = append(tabs, web.Tab{Href: tabRefund, Label: web.Say(ctx, "office.tab_refund"), Count: o.Refunds, Hot: true})
	}
	if p.Asked.tab() == tabAll {
		tabs = append(tabs, web.Tab{Href: tabAll, Label: web.Say(ctx, "office.tab_all")})
	}
	view := p.view()
	for i := range tabs {
		tabs[i].Active = view == nil && tabs[i].Href == p.Asked.tab()
		tabs[i].Href = casesPath + "?tab=" + tabs[i].Href
	}
	for i := range p.Views {
		tabs = append(tabs, web.Tab{Href: casesPath + "?" + p.Views[i].Query, Label: p.Views[i].Name, Active: view == &p.Views[i]})
	}
	return tabs
}

// view returns the saved view that the list is, or nil.
func (p *casesPage) view() *casework.SavedView {
	for i := range p.Views {
		if p.Views[i].Query == p.Asked.values.Encode() {
			return &p.Views[i]
		}
	}
	return nil
}

// order says in what order the cases stand.
func (p *casesPage) order(ctx context.Context) string {
	switch {
	case p.Asked.value("sort") != "":
		return ""
	case p.Asked.tab() == tabAll && len(p.Asked.query.Words) == 0:
		return web.Say(ctx, "office.order_number")
	case p.Asked.tab() == tabClosed:
		return web.Say(ctx, "office.order_newest")
	}
	return web.Say(ctx, "office.order_work")
}

// sortedByWork says whether the list is in the order of the work, which is that of
// the last column.
func (p *casesPage) sortedByWork() string {
	if p.Asked.value("sort") != "" || p.Asked.tab() == tabAll && len(p.Asked.query.Words) == 0 {
		return ""
	}
	return "ascending"
}

// isDue reports whether a case is to be looked at today.
func isDue(line *casework.ListedCase, today civil.Date) bool {
	return !line.Review.IsZero() && !line.Review.After(today)
}
