package office

import (
	"net/http"
	"reflect"
	"strconv"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/web"
)

// editPage is what is known of a case's debtor, to be corrected, and the case's claims
// (redigér sag).
type editPage struct {
	casePage

	Form web.Form
}

func (p editPage) seen() string { return strconv.FormatInt(p.Case.Version, 10) }

// edit shows what is known of the debtor of a case.
func (o *Office) edit(w http.ResponseWriter, r *http.Request) error {
	page, err := o.editPage(r)
	if err != nil {
		return err
	}
	page.Form = page.blank()
	return web.Show(w, r, http.StatusOK, editView(page))
}

func (o *Office) editPage(r *http.Request) (editPage, error) {
	story, err := o.story(r, casework.AsOf{})
	if err == nil && story.Case.Debtor.IsErased() {
		err = fault.New(fault.Conflict, "case.debtor_erased")
	}
	return editPage{casePage: casePage{CaseStory: story}}, err
}

// blank is the form with what is known.
func (p editPage) blank() web.Form {
	form := web.NewForm("seen", p.seen(), "language", p.Case.Debtor.Language)
	for field, value := range typedFrom(p.Case.Debtor) {
		form.Values.Set(field.String(), value)
	}
	return form
}

// correct replaces what is known of the debtor by what is typed. Who sends the same
// again has nothing more corrected; what another has changed meanwhile is shown first.
func (o *Office) correct(w http.ResponseWriter, r *http.Request) error {
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	page, err := o.editPage(r)
	if err != nil {
		return err
	}
	page.Form = form
	debtor, err := page.typed()
	if err == nil && reflect.DeepEqual(debtor, page.known()) {
		o.Tell(w, "office.edit_same")
		return web.SeeOther(w, r, page.address())
	}
	if err == nil {
		err = page.mayBe(debtor)
	}
	if err == nil {
		reader := web.ReaderOf(r.Context())
		err = o.work.Correct(r.Context(), reader.Who, debt.CreditorID(reader.Creditor), page.Case.Number, debtor)
	}
	if err != nil {
		if !page.Form.Fail(err) {
			return err
		}
		page.Form.Values.Set("seen", page.seen())
		return web.Show(w, r, page.Form.Status(), editView(page))
	}
	o.Tell(w, "office.edit_done")
	return web.SeeOther(w, r, page.address())
}

// typed is the debtor as typed.
func (p editPage) typed() (debt.Debtor, error) {
	debtor, err := casework.DebtorTyped(debtorIn(p.Form))
	if p.Form.Value("language") == "en" {
		debtor.Language = "en"
	}
	return debtor, err
}

// known is the debtor as the case has them, in the form in which debtors are typed.
func (p editPage) known() debt.Debtor {
	debtor, err := casework.DebtorTyped(typedFrom(p.Case.Debtor))
	if err != nil {
		return p.Case.Debtor // what is known already may be wrong
	}
	debtor.Language = p.Case.Debtor.Language
	return debtor
}

// mayBe checks that the case is as it was shown, and asks whether the debtor is of
// another kind: much law turns on it.
func (p editPage) mayBe(debtor debt.Debtor) error {
	switch {
	case p.Form.Value("seen") != p.seen():
		return fault.New(fault.Conflict, "case.other_step_due")
	case debtor.Kind != p.Case.Debtor.Kind && p.Form.Value("sure") != "yes":
		return fault.New(fault.Conflict, "office.edit_kind").In("sure")
	}
	return nil
}

// addressInput is the field of the lines of an address.
func addressInput(label, help string) web.Input {
	return web.Input{Name: intake.FieldAddress.String(), Label: label, Help: help, Autocomplete: "off"}
}
