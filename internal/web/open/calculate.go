package open

import (
	"net/http"

	"krav/internal/calculation"
	"krav/internal/casework"
	"krav/internal/fault"
	"krav/internal/web"
	"krav/internal/wording"
)

// CalculatePath is the page that works out what may be claimed of an invoice.
const CalculatePath = "/calculate"

// calculatePage is what may be claimed of one invoice on a day, and why (beregn rente
// og gebyrer). All that was asked stands in the address, so that it can be handed on.
type calculatePage struct {
	Form web.Form
	// Reminders and Payments are how many fields there are for each.
	Reminders, Payments int
	// Answer is nil where nothing was asked, or it couldn't be worked out.
	Answer *calculation.Answer
	// Link is the address of this answer, with nothing in it that wasn't said.
	Link string
	// Unknown says what the law doesn't know yet that the answer needs, or is nil.
	Unknown error
}

// status is 422 where there is no answer to what was asked.
func (p *calculatePage) status() int {
	if p.Unknown != nil {
		return http.StatusUnprocessableEntity
	}
	return p.Form.Status()
}

// calculate shows the form, and beside it the answer to what the address asks.
func (p pages) calculate(w http.ResponseWriter, r *http.Request) error {
	page, err := p.calculated(readAsked(r.URL.Query(), casework.DayOf(p.Now())), web.ReaderOf(r.Context()).Language)
	if err != nil {
		return err
	}
	return web.Show(w, r, page.status(), calculateView(page))
}

// calculated works out what was asked, if anything was.
func (p pages) calculated(a asked, in wording.Language) (calculatePage, error) {
	page := calculatePage{Form: a.form, Reminders: a.rows(fieldReminder, leastReminders, calculation.MaxReminders), Payments: a.rows(fieldPaid, leastPayments, calculation.MaxPayments)}
	if a.isBlank() {
		return page, nil
	}
	facts, wrong := a.facts()
	for _, problem := range wrong {
		page.Form.Fail(problem)
	}
	if page.Form.Failed() {
		return page, nil
	}
	answer, err := calculation.Of(p.Law(), facts)
	if fault.Is(err, fault.UnknownLaw) {
		page.Unknown = err
		return page, nil
	}
	if err != nil {
		return page, err
	}
	said := answer.In(in)
	page.Answer, page.Link = &said, a.link(facts)
	return page, nil
}
