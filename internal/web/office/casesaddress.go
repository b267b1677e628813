package office

import (
	"maps"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/followup"
	"krav/internal/intake"
	"krav/internal/money"
	"krav/internal/web"
)

// The tabs of the case list, as they stand in its address.
const (
	tabOpen     = "open"
	tabNeeds    = "needs"
	tabDue      = "due"
	tabPaused   = "paused"
	tabAgreed   = "agreement"
	tabByHand   = "hand"
	tabDisputed = "disputed"
	tabClosed   = "closed"
	tabRefund   = "refund" // closed or not: money is to be paid back
	tabAll      = "all"
)

// casesPath is the address of the case list.
const casesPath = "/cases"

// casesFields are the values of the address that say which cases are listed, and
// how; all of them are kept from page to page.
var casesFields = []string{"tab", "q", "number", "debtor", "invoice", "flow", "last", "due", "principal", "owed", "status", "sort", "size"} //nolint:gochecknoglobals // a fixed table

// filterFields are those that a reader can take away again, one by one.
var filterFields = []string{"q", "number", "debtor", "invoice", "flow", "last", "due", "principal", "owed", "status"} //nolint:gochecknoglobals // a fixed table

// casesSizes are how many cases a page may have; the first is usual.
var casesSizes = []int{25, 50, 100} //nolint:gochecknoglobals // a fixed table

// casesAsked is what the address of the case list asks for: tab, filters, order
// and place. All of it stands in the address, so that the back button, a bookmark
// and a saved view lead to the same list.
type casesAsked struct {
	values url.Values
	// wrong are the fields with something that can't be read. They filter nothing.
	wrong map[string]bool
	query casework.CaseQuery
	// today is the day it is where the reader works.
	today civil.Date
	// at is the number of the page's first line among all, from one.
	at int
}

// readCases reads what an address asks for, on a day.
func readCases(sent url.Values, today civil.Date) casesAsked {
	a := casesAsked{values: make(url.Values), wrong: make(map[string]bool), today: today, at: 1}
	for _, name := range casesFields {
		if value := strings.TrimSpace(sent.Get(name)); value != "" && isText(value) {
			a.values.Set(name, value)
		}
	}
	a.readTab(today)
	a.readFilters()
	a.readStatus(today)
	a.readOrder()
	a.readPlace(sent)
	return a
}

// isText reports whether a value is text that a database can hold.
func isText(value string) bool { return utf8.ValidString(value) && !strings.Contains(value, "\x00") }

// value returns what stands in a field.
func (a *casesAsked) value(name string) string { return a.values.Get(name) }

// tab returns the tab that is shown. What is searched for is searched for among
// all cases.
func (a *casesAsked) tab() string {
	switch tab := a.value("tab"); tab {
	case tabNeeds, tabDue, tabPaused, tabAgreed, tabByHand, tabDisputed, tabRefund, tabClosed, tabAll:
		return tab
	case "":
		if a.value("q") != "" {
			return tabAll
		}
	}
	return tabOpen
}

func (a *casesAsked) readTab(today civil.Date) {
	f := &a.query.CaseFilter
	f.Shelf = casework.OpenCases
	switch a.tab() {
	case tabAll:
		f.Shelf = casework.AllCases
	case tabRefund:
		f.Shelf, f.Asked = casework.AllCases, followup.TaskRefund
	case tabClosed:
		f.Shelf = casework.ClosedCases
	default:
		a.narrow(a.tab(), today)
	}
}

// narrow lets by only the cases of a tab.
func (a *casesAsked) narrow(tab string, today civil.Date) {
	f := &a.query.CaseFilter
	switch tab {
	case tabNeeds:
		f.OnlyNeeds = true
	case tabDue:
		f.DueBy = today
	case tabPaused:
		f.PausedOn = today
	case tabAgreed:
		f.AgreedOn = today
	case tabByHand:
		f.State = debt.RunByHand
	case tabDisputed:
		f.State = debt.Disputed
	}
}

func (a *casesAsked) readFilters() {
	f := &a.query.CaseFilter
	f.Flow, f.LastAction = a.value("flow"), a.value("last")
	if text := a.value("q"); text != "" {
		f.Search(text)
		a.wrong["q"] = len(f.Words) == 0 // nothing but signs
	}
	if text := a.value("debtor"); text != "" {
		f.Words = append(f.Words, casework.SearchWords(text, debtorField(text))...)
	}
	if text := a.value("invoice"); text != "" {
		f.Words = append(f.Words, casework.SearchWords(text, casework.InClaim)...)
	}
	if text := a.value("number"); text != "" {
		number, err := strconv.ParseInt(text, 10, 64)
		a.wrong["number"] = err != nil || number < 1
		f.OnlyNumber = max(number, 0)
	}
	if text := a.value("due"); text != "" {
		day, err := intake.TypedDay(text, intake.Around(a.today))
		a.wrong["due"] = err != nil
		if err == nil && (f.DueBy.IsZero() || day.Before(f.DueBy)) {
			f.DueBy = day
		}
	}
	f.Principal, f.OwedFrom = a.amount("principal"), a.amount("owed")
}

// debtorField says where a debtor is looked for: a number or an address among what
// one is reached by, and else the name. Names of several words may have a number
// among them.
func debtorField(text string) casework.WordField {
	isOne := !strings.ContainsAny(text, " ") || strings.Trim(text, "+0123456789 ") == ""
	if isOne && strings.ContainsAny(text, "@0123456789") {
		return casework.InContact
	}
	return casework.InDebtor
}

// amount returns the amount in a field, or nought.
func (a *casesAsked) amount(name string) money.Amount {
	text := a.value(name)
	if text == "" {
		return money.Amount{}
	}
	amount, err := intake.TypedAmount(text)
	a.wrong[name] = err != nil || amount.IsNegative()
	if a.wrong[name] {
		return money.Amount{}
	}
	return amount
}

// readStatus reads where the cases stand: one of the tabs, or the name of the next
// step.
func (a *casesAsked) readStatus(today civil.Date) {
	switch status := a.value("status"); status {
	case tabNeeds, tabDue, tabPaused, tabAgreed, tabByHand, tabDisputed:
		a.narrow(status, today)
	default:
		a.query.NextStep = status
	}
}

// sorts are the orders by their names in the address.
var sorts = map[string]casework.CaseSort{ //nolint:gochecknoglobals // a fixed table
	"number": casework.ByNumber, "debtor": casework.ByDebtor, "owed": casework.ByOwed, "review": casework.ByReview,
}

func (a *casesAsked) readOrder() {
	name, down := strings.CutPrefix(a.value("sort"), "-")
	by, known := sorts[name]
	if known {
		a.query.Sort, a.query.Descending = by, down
	}
	a.query.Limit = casesSizes[0]
	for _, size := range casesSizes {
		if a.value("size") == strconv.Itoa(size) {
			a.query.Limit = size
		}
	}
}

// readPlace reads which page of the list it is. What can't be read is the first.
func (a *casesAsked) readPlace(sent url.Values) {
	after, isAfter := parseMark(sent.Get("after"))
	before, isBefore := parseMark(sent.Get("before"))
	if !isAfter && !isBefore {
		return
	}
	if at, err := strconv.Atoi(sent.Get("at")); err == nil && at > 0 {
		a.at = at
	}
	if isBefore {
		a.query.Before = &before
		return
	}
	a.query.After = &after
}

// markText writes a place in the list for an address.
func markText(m casework.CaseMark) string {
	return strconv.FormatInt(int64(m.Case), 10) + "." + m.Key
}

func parseMark(text string) (casework.CaseMark, bool) {
	id, key, found := strings.Cut(text, ".")
	number, err := strconv.ParseInt(id, 10, 64)
	return casework.CaseMark{Key: key, Case: debt.CaseID(number)}, found && err == nil
}

// href returns the address of the list with some of its values replaced, from its
// first page: name and value in pairs, an empty value taken away.
func (a *casesAsked) href(changes ...string) string {
	query := make(url.Values, len(a.values))
	maps.Copy(query, a.values)
	for i := 1; i < len(changes); i += 2 {
		query.Set(changes[i-1], changes[i])
		if changes[i] == "" {
			query.Del(changes[i-1])
		}
	}
	made := url.URL{Path: casesPath, RawQuery: query.Encode()}
	return made.String()
}

// exportHref returns the address of the whole list as a file.
func (a *casesAsked) exportHref(path string) string {
	made := url.URL{Path: path, RawQuery: a.values.Encode()}
	return made.String()
}

// sortHref returns the address of the list sorted by a column, the other way round
// where it is so already; first is how it is sorted at first, "" or "-".
func (a *casesAsked) sortHref(name, first string) string {
	if a.value("sort") == first+name {
		if first == "" {
			return a.href("sort", "-"+name)
		}
		return a.href("sort", name)
	}
	return a.href("sort", first+name)
}

// sorted says how the list is sorted by a column.
func (a *casesAsked) sorted(name string) string {
	switch a.value("sort") {
	case name:
		return "ascending"
	case "-" + name:
		return "descending"
	}
	return ""
}

// clearHref returns the address without any filter.
func (a *casesAsked) clearHref() string {
	var changes []string
	for _, name := range filterFields {
		changes = append(changes, name, "")
	}
	return a.href(changes...)
}

// isFiltered reports whether any filter is in force.
func (a *casesAsked) isFiltered() bool {
	for _, name := range filterFields {
		if a.value(name) != "" {
			return true
		}
	}
	return false
}

// paging returns where in the list a page of it stands.
func (a *casesAsked) paging(page *casework.CasePage) web.Paging {
	shown := len(page.Lines)
	p := web.Paging{Shown: shown, From: a.at, All: page.Total.Cases, More: page.Total.More, NextCount: a.query.Limit}
	if shown == 0 {
		p.First = a.href()
		return p
	}
	if page.Earlier {
		p.Previous = a.href("before", markText(page.Lines[0].Mark), "at", strconv.Itoa(max(1, a.at-a.query.Limit)))
	}
	if page.Later {
		p.Next = a.href("after", markText(page.Lines[shown-1].Mark), "at", strconv.Itoa(a.at+shown))
	}
	return p
}
