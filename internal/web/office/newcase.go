package office

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/web"
)

// newCasePath is where a case is typed by hand.
const newCasePath = "/cases/new"

// caseOpener is what the form for typed invoices asks.
type caseOpener interface {
	CaseChoices(ctx context.Context, who access.Actor, creditor debt.CreditorID) (casework.CaseChoices, error)
	TryByHand(ctx context.Context, who access.Actor, creditor debt.CreditorID, c casework.CaseByHand) (casework.Registered, error)
	RegisterByHand(ctx context.Context, who access.Actor, creditor debt.CreditorID, c casework.CaseByHand) (casework.Registered, error)
}

// newCasePage is the form by which invoices are typed (opret sag): for a new case, or
// for one that there is.
type newCasePage struct {
	casework.CaseChoices

	Form     web.Form
	Invoices int
	// Into is the case that the invoices are typed for, or nil.
	Into *casework.CaseStory
	// Tried is what would come of what is typed, or nil.
	Tried *casework.Registered
	// Alike is the case that may be the same debtor's, or nought.
	Alike int64
}

// newCase shows the form for a new case.
func (o *Office) newCase(w http.ResponseWriter, r *http.Request) error {
	page, err := o.newCasePage(r)
	if err != nil {
		return err
	}
	page.Form, page.Invoices = page.blank(), 1
	return web.Show(w, r, http.StatusOK, newCaseView(page))
}

// newCasePage asks for what the form offers, and for the case that the address names.
func (o *Office) newCasePage(r *http.Request) (newCasePage, error) {
	reader := web.ReaderOf(r.Context())
	choices, err := o.work.CaseChoices(r.Context(), reader.Who, debt.CreditorID(reader.Creditor))
	page := newCasePage{CaseChoices: choices}
	if err != nil || r.PathValue("number") == "" {
		return page, err
	}
	story, err := o.story(r, casework.AsOf{})
	if err == nil && story.Case.IsClosed() {
		err = fault.New(fault.Conflict, "case.is_closed")
	}
	page.Into = &story
	return page, err
}

// blank is the form as it is shown first.
func (p *newCasePage) blank() web.Form {
	return web.NewForm("flow", p.Flow, "language", "da", fieldOf("due_basis", 1), p.usualBasis())
}

func (p *newCasePage) usualBasis() string {
	if p.AgreedDue {
		return basisAgreed
	}
	return basisPrinted
}

// address is where the form is sent.
func (p *newCasePage) address() string {
	if p.Into != nil {
		return caseAddress(p.Into.Case.Number) + "/claims/new"
	}
	return newCasePath
}

// makeCase does what the button says: has more room for invoices, shows what would come of
// what is typed, or registers it just as that was shown.
func (o *Office) makeCase(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	page, err := o.newCasePage(r)
	if err != nil {
		return err
	}
	page.Form, page.Invoices = form, invoicesIn(form)
	page.giveYears()
	if form.Value("do") == "more" {
		page.Invoices = min(page.Invoices+1, mostInvoices)
		page.Form.Values.Set(fieldOf("due_basis", page.Invoices), form.Value(fieldOf("due_basis", page.Invoices-1)))
		return web.Show(w, r, http.StatusOK, newCaseView(page))
	}
	if err := o.try(r.Context(), &page); err != nil {
		return err
	}
	if page.Tried == nil || form.Value("do") != "make" || !page.isAsShown() {
		return web.Show(w, r, page.Form.Status(), newCaseView(page))
	}
	return o.register(w, r, &page)
}

// try finds out what would come of what is typed, and notes what is wrong with it.
func (o *Office) try(ctx context.Context, p *newCasePage) error {
	if p.noteFaults(); p.Form.Failed() {
		return nil
	}
	reader := web.ReaderOf(ctx)
	tried, err := o.work.TryByHand(ctx, reader.Who, debt.CreditorID(reader.Creditor), p.typed())
	if err == nil {
		p.Tried = &tried
		return nil
	}
	return p.fail(err)
}

// register registers what is typed, and leads to its case.
func (o *Office) register(w http.ResponseWriter, r *http.Request, p *newCasePage) error {
	reader := web.ReaderOf(r.Context())
	came, err := o.work.RegisterByHand(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), p.typed())
	if err != nil {
		if err := p.fail(err); err != nil {
			return err
		}
		return web.Show(w, r, p.Form.Status(), newCaseView(*p))
	}
	number := strconv.FormatInt(came.Story.Case.Number, 10)
	switch {
	case came.Known:
		o.Tell(w, "office.new_known", "number", number)
	case came.New:
		o.Tell(w, "office.new_made", "number", number)
	default:
		o.Tell(w, "office.new_joined", "number", number)
	}
	return web.SeeOther(w, r, caseAddress(came.Story.Case.Number))
}

// fail notes what the use case has against what is typed, at the field it is about.
// What isn't about it is returned.
func (p *newCasePage) fail(err error) error {
	found := fault.Of(err)
	if found == nil {
		return err
	}
	if casework.AsksWhose(found) {
		p.Alike, _ = strconv.ParseInt(found.Args["case"], 10, 64) // the use case writes a number
	}
	if nth, err := strconv.Atoi(found.Args[invoicePlace]); err == nil {
		found = found.With(invoicePlace, strconv.Itoa(p.filled()[nth-1])) // of those that are filled in
	}
	if !p.Form.Fail(placed(found)) {
		return err
	}
	return nil
}

// isAsShown reports whether what is typed is what was shown, and would become the
// same: a new case, or more on that one. What is registered already changes nothing.
func (p *newCasePage) isAsShown() bool {
	return p.Form.Value("shown") == p.shown() || p.Tried.Known
}

// shown identifies what is typed and what would come of it.
func (p *newCasePage) shown() string {
	into := int64(0)
	if !p.Tried.New {
		into = p.Tried.Story.Case.Number
	}
	sum := sha256.Sum256(fmt.Appendf(nil, "%+v %d", p.typed(), into)) // a map is printed in the order of its keys
	return hex.EncodeToString(sum[:])
}

// chosenCase returns what the person says of a debtor who has a case, or may have.
func (p *newCasePage) chosenCase() (into int64, apart bool) {
	if p.Into != nil {
		return p.Into.Case.Number, false
	}
	where := p.Form.Value("where")
	if number, joins := strings.CutPrefix(where, whereInto); joins {
		into, _ = strconv.ParseInt(number, 10, 64) // nought is no case: it is asked again
	}
	return into, where == whereApart
}

// What is said of a debtor who has a case, or may have: the number of the case
// follows the first.
const (
	whereInto  = "into:"
	whereApart = "apart"
)
