package office

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/intake"
	"krav/internal/law"
	"krav/internal/web"
)

// mostInvoices is how many invoices the form has room for.
const mostInvoices = 50

// What a due day may rest on, as the form says it.
const (
	basisAgreed  = "aftalt"
	basisPrinted = "trykt"
)

// debtorFields are the fields of the form about who owes, by their codes.
func debtorFields() []intake.Field {
	return []intake.Field{
		intake.FieldDebtorKind, intake.FieldName, intake.FieldAttention, intake.FieldAddress, intake.FieldPostcode, intake.FieldCity, intake.FieldCountry, intake.FieldEmail,
		intake.FieldMobile, intake.FieldCVR, intake.FieldCustomerNumber,
	}
}

// invoiceFields are those about each invoice.
func invoiceFields() []intake.Field {
	return []intake.Field{
		intake.FieldInvoiceNumber, intake.FieldInvoiceDate, intake.FieldDueDate, intake.FieldDueBasis, intake.FieldAmount, intake.FieldText, intake.FieldAgreedRate,
		intake.FieldReminderDate, intake.FieldReminderDate2, intake.FieldReminderDate3, intake.FieldReminderFees,
	}
}

// fieldOf is the name in the form of a field of the invoice with a place, from one.
func fieldOf(code string, place int) string { return code + "-" + strconv.Itoa(place) }

// invoicesIn returns how many invoices a form that was sent has room for.
func invoicesIn(form web.Form) int {
	count, err := strconv.Atoi(form.Value("invoices"))
	if err != nil {
		return 1
	}
	return max(1, min(count, mostInvoices))
}

// typed is what stands in the form. Room for an invoice that was left empty is no
// invoice.
func (p *newCasePage) typed() casework.CaseByHand {
	into, apart := p.chosenCase()
	made := casework.CaseByHand{Flow: p.Form.Value("flow"), Language: p.Form.Value("language"), Into: into, Apart: apart}
	if made.Language != "en" {
		made.Language = "da"
	}
	for _, place := range p.filled() {
		made.Invoices = append(made.Invoices, p.invoice(place))
	}
	return made
}

// giveYears writes the days in the form with their years, so that they are seen before
// the case is made.
func (p *newCasePage) giveYears() {
	for place := 1; place <= p.Invoices; place++ {
		for _, field := range invoiceFields() {
			if field.IsDay() {
				withYear(&p.Form, fieldOf(field.String(), place), intake.Around(p.Today))
			}
		}
	}
}

// filled are the places of the invoices that something is typed of; the first is
// needed.
func (p *newCasePage) filled() []int {
	var places []int
	for place := 1; place <= p.Invoices; place++ {
		typed := slices.ContainsFunc(invoiceFields(), func(f intake.Field) bool {
			return f != intake.FieldDueBasis && p.Form.Value(fieldOf(f.String(), place)) != ""
		})
		if typed {
			places = append(places, place)
		}
	}
	if len(places) == 0 {
		return []int{1}
	}
	return places
}

// invoice is the invoice in a place, with its debtor.
func (p *newCasePage) invoice(place int) casework.TypedInvoice {
	made := p.debtor()
	for _, field := range invoiceFields() {
		made[field] = p.Form.Value(fieldOf(field.String(), place))
	}
	return made
}

// debtor is who owes, as typed or as the case has them.
func (p *newCasePage) debtor() casework.TypedInvoice {
	if p.Into != nil {
		return typedFrom(p.Into.Case.Debtor)
	}
	return debtorIn(p.Form)
}

// debtorIn is who owes, as a form says it.
func debtorIn(form web.Form) casework.TypedInvoice {
	made := make(casework.TypedInvoice)
	for _, field := range debtorFields() {
		made[field] = form.Value(field.String())
	}
	return made
}

// typedFrom is a debtor as they would be typed.
func typedFrom(d debt.Debtor) casework.TypedInvoice {
	country := d.Country
	if country == "DK" {
		country = ""
	}
	return casework.TypedInvoice{
		intake.FieldDebtorKind: kindTyped(d.Kind), intake.FieldName: d.Name, intake.FieldAddress: strings.Join(d.Address, "\n"), intake.FieldPostcode: d.Postcode,
		intake.FieldCity: d.Town, intake.FieldCountry: country, intake.FieldEmail: d.Email, intake.FieldMobile: d.Mobile, intake.FieldCVR: d.CVR,
		intake.FieldCustomerNumber: d.ShownCustomerNo(),
	}
}

// kindTyped is what a debtor is in the eyes of the law, as the form says it.
func kindTyped(kind law.Party) string {
	switch kind {
	case law.Business:
		return debtorBusiness
	case law.Public:
		return debtorPublic
	case law.Consumer:
	}
	return debtorPrivate
}

// What a debtor may be, as the form says it.
const (
	debtorPrivate  = "privat"
	debtorBusiness = "erhverv"
	debtorPublic   = "offentlig"
)

// noteFaults notes all that is wrong with what is typed, once for each field, in the
// order of the fields: who owes first.
func (p *newCasePage) noteFaults() {
	typed := p.typed().Invoices
	places := p.filled()
	_, err := casework.CheckByHand(typed)
	var wrong []*fault.Fault
	for _, found := range fault.All(err) {
		if nth, err := strconv.Atoi(found.Args[invoicePlace]); err == nil {
			found = found.With(invoicePlace, strconv.Itoa(places[nth-1])) // of those that are filled in
		}
		wrong = append(wrong, placed(found))
	}
	slices.SortStableFunc(wrong, func(a, b *fault.Fault) int { return cmp.Compare(debtorPlace(a.Field), debtorPlace(b.Field)) })
	for _, found := range wrong {
		if p.Form.FaultAt(found.Field) == nil {
			p.Form.Fail(found)
		}
	}
}

// debtorPlace is where in the form a field about who owes stands; the others come
// after them all.
func debtorPlace(field string) int {
	for place, f := range debtorFields() {
		if f.String() == field {
			return place
		}
	}
	return len(debtorFields())
}

// invoicePlace is the value of a fault that says which of the invoices it is about.
const invoicePlace = "invoice_place"

// placed returns a fault at the field of the form that it is about.
func placed(f *fault.Fault) *fault.Fault {
	place, about := f.Args[invoicePlace], f.Field
	field, err := intake.ParseField(about)
	switch {
	case casework.AsksWhose(f):
		return f.In("where")
	case about == "" && place != "":
		return f.In(intake.FieldInvoiceNumber.String() + "-" + place)
	case err == nil && place != "" && slices.Contains(invoiceFields(), field):
		return f.In(about + "-" + place)
	}
	return f
}
