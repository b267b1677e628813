package portal

import (
	"net/http"

	"krav/internal/casework"
	"krav/internal/web"
)

// The fields of the contact data.
const (
	fieldName     = "name"
	fieldAddress  = "address"
	fieldPostcode = "postcode"
	fieldTown     = "town"
	fieldEmail    = "email"
	fieldMobile   = "mobile"
	fieldWords    = "words"
)

// contactPage is where the debtor says how they are reached (ret dine oplysninger).
type contactPage struct {
	casePage
	Form web.Form
}

func (p *Portal) contactForm(w http.ResponseWriter, r *http.Request, v visit) error {
	known := casework.ContactOf(v.Page.Seen.Case.Debtor)
	form := web.NewForm(fieldName, known.Name, fieldAddress, known.Address, fieldPostcode, known.Postcode, fieldTown, known.Town,
		fieldEmail, known.Email, fieldMobile, known.Mobile)
	return web.Show(w, r, http.StatusOK, contactView(contactPage{casePage: newCasePage(v, form), Form: form}))
}

// suggestContact hands on what the debtor has written.
func (p *Portal) suggestContact(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.isDebtor() {
		return errPreview()
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	err = p.work.SuggestContact(r.Context(), v.Who, v.Creditor, casework.Contact{
		Name: form.Value(fieldName), Address: form.Value(fieldAddress), Postcode: form.Value(fieldPostcode), Town: form.Value(fieldTown),
		Email: form.Value(fieldEmail), Mobile: form.Value(fieldMobile), Words: form.Value(fieldWords),
	})
	if err != nil && form.Fail(err) {
		return web.Show(w, r, form.Status(), contactView(contactPage{casePage: newCasePage(v, form), Form: form}))
	}
	if err != nil {
		return err
	}
	p.Tell(w, "portal.contact_sent", "creditor", v.Page.Creditor.Name)
	return web.SeeOther(w, r, casePath)
}

// messagePage is where the debtor writes to the creditor.
type messagePage struct {
	casePage
	Form web.Form
}

func (p *Portal) messageForm(w http.ResponseWriter, r *http.Request, v visit) error {
	form := web.NewForm()
	return web.Show(w, r, http.StatusOK, messageView(messagePage{casePage: newCasePage(v, form), Form: form}))
}

// write hands on what the debtor has written.
func (p *Portal) write(w http.ResponseWriter, r *http.Request, v visit) error {
	if !v.isDebtor() {
		return errPreview()
	}
	form, err := web.ReadForm(r)
	if err != nil {
		return err
	}
	err = p.work.WriteAsDebtor(r.Context(), v.Who, v.Creditor, form.Value(fieldWords))
	if err != nil && form.Fail(err) {
		return web.Show(w, r, form.Status(), messageView(messagePage{casePage: newCasePage(v, form), Form: form}))
	}
	if err != nil {
		return err
	}
	p.Tell(w, "portal.written", "creditor", v.Page.Creditor.Name)
	return web.SeeOther(w, r, casePath)
}
