package office

import (
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"strings"

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

// fieldWas is what was known of the debtor when the form was made.
const fieldWas = "was"

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
	form := web.NewForm()
	maps.Copy(form.Values, p.now())
	form.Values.Set(fieldWas, p.now().Encode())
	return form
}

// now is what is known of the debtor now, by the form's fields.
func (p editPage) now() url.Values {
	known := url.Values{"language": {p.Case.Debtor.Language}}
	for field, value := range typedFrom(p.Case.Debtor) {
		known.Set(field.String(), value)
	}
	return known
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
		page.takeOver()
		return web.Show(w, r, page.Form.Status(), editView(page))
	}
	o.Tell(w, "office.edit_done")
	return web.SeeOther(w, r, page.address())
}

// takeOver puts into the form what another has changed meanwhile, but where the reader
// has typed something else.
func (p editPage) takeOver() {
	was, err := url.ParseQuery(p.Form.Values.Get(fieldWas))
	if err != nil {
		return
	}
	for name, values := range p.now() {
		if oneLine(p.Form.Value(name)) == oneLine(was.Get(name)) {
			p.Form.Values[name] = values
		}
	}
	p.Form.Values.Set(fieldWas, p.now().Encode())
}

// oneLine is a text without what browsers make of the ends of its lines.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

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
	case p.Form.Values.Get(fieldWas) != p.now().Encode():
		return fault.New(fault.Conflict, "office.edit_changed")
	case debtor.Kind != p.Case.Debtor.Kind && p.Form.Value("sure") != "yes":
		return fault.New(fault.Conflict, "office.edit_kind").In("sure")
	}
	return nil
}

// addressInput is the field of the lines of an address.
func addressInput(label, help string) web.Input {
	return web.Input{Name: intake.FieldAddress.String(), Label: label, Help: help, Autocomplete: "off"}
}
