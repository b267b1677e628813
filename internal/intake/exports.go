package intake

import "slices"

// source is how the headings of a program's list are known.
type source int

const (
	documented source = iota + 1 // by the program's own documentation of its fields
	assumed                      // by how such lists usually look: the documentation doesn't show them
)

// export is a list of invoices that an accounting program writes (udtræk). It is
// known by its headings.
type export struct {
	program string // and the list, as a person is told
	known   source
	needs   []string // headings that it always has
	means   map[string]Field
	leaves  []string // headings that mean something else than they seem to
}

// exports are the lists that are known, the more particular ones first. The fields
// of the programs' interfaces are documented; the headings of what they save as CSV
// or Excel aren't, and are taken from how their pages name the same fields.
var exports = []export{
	{
		program: "e-conomic (bookedInvoices)", known: documented,
		needs: []string{"bookedInvoiceNumber", "dueDate", "grossAmount", "remainder"},
		means: map[string]Field{
			"bookedInvoiceNumber": FieldInvoiceNumber, "date": FieldInvoiceDate, "dueDate": FieldDueDate, "currency": FieldCurrency,
			"netAmount": FieldNetAmount, "vatAmount": FieldVAT, "grossAmount": FieldAmount, "remainder": FieldRemaining,
			"recipient.name": FieldName, "recipient.address": FieldAddress, "recipient.zip": FieldPostcode, "recipient.city": FieldCity,
			"recipient.country": FieldCountry, "recipient.ean": FieldEAN, "recipient.cvr": FieldCVR, "customer.customerNumber": FieldCustomerNumber,
			"notes.heading": FieldText,
		},
		leaves: []string{"remainderInBaseCurrency", "grossAmountInBaseCurrency", "netAmountInBaseCurrency", "orderNumber", "roundingAmount", "exchangeRate"},
	},
	{
		program: "Billy (invoices)", known: documented,
		needs: []string{"invoiceNo", "entryDate", "dueDate", "grossAmount", "balance"},
		means: map[string]Field{
			"type": FieldDocumentType, "invoiceNo": FieldInvoiceNumber, "entryDate": FieldInvoiceDate, "dueDate": FieldDueDate,
			"amount": FieldNetAmount, "tax": FieldVAT, "grossAmount": FieldAmount, "balance": FieldRemaining, "currencyId": FieldCurrency,
			"contact.name": FieldName, "contact.street": FieldAddress, "contact.zipcodeText": FieldPostcode, "contact.cityText": FieldCity,
			"contact.registrationNo": FieldCVR, "contact.ean": FieldEAN, "contact.phone": FieldPhone, "contact.contactNo": FieldCustomerNumber,
			"lineDescription": FieldText, "lateFees": FieldReminderFees, "state": FieldStatus,
		},
		leaves: []string{"id", "contactId", "organizationId", "sentState", "isPaid", "externalId", "exchangeRate"},
	},
	{
		program: "Dinero (invoices)", known: documented,
		needs: []string{"Number", "ContactName", "PaymentDate", "TotalInclVat", "Status"},
		means: map[string]Field{
			"Number": FieldInvoiceNumber, "ContactName": FieldName, "Date": FieldInvoiceDate, "PaymentDate": FieldDueDate,
			"Description": FieldText, "Currency": FieldCurrency, "Status": FieldStatus, "TotalExclVat": FieldNetAmount, "TotalInclVat": FieldAmount,
		},
		leaves: []string{"Guid", "ContactGuid", "MailOutStatus", "UpdatedAt", "DeletedAt"},
	},
	{
		program: "e-conomic (åbne poster)", known: assumed,
		needs: []string{"Bilagsnr.", "Fakturanr.", "Forfaldsdato", "Restbeløb"},
		means: map[string]Field{
			"Fakturanr.": FieldInvoiceNumber, "Dato": FieldInvoiceDate, "Forfaldsdato": FieldDueDate, "Beløb": FieldAmount,
			"Restbeløb": FieldRemaining, "Bilagstype": FieldDocumentType, "Type": FieldDocumentType, "Tekst": FieldText,
		},
		leaves: []string{"Bilagsnr.", "Kundegruppe", "Debitorgruppe", "Saldo"},
	},
	{
		program: "Billy (fakturaer)", known: assumed,
		needs: []string{"Fakturanr.", "Kunde", "Forfaldsdato", "Beløb inkl. moms", "Udestående"},
		means: map[string]Field{
			"Kunde": FieldName, "Dato": FieldInvoiceDate, "Beskrivelse": FieldText, "Udestående": FieldRemaining, "Status": FieldStatus,
		},
		leaves: []string{"Saldo"},
	},
	{
		program: "Dinero (fakturaer)", known: assumed,
		needs: []string{"Nummer", "Kontaktnavn", "Forfaldsdato", "Total inkl. moms"},
		means: map[string]Field{
			"Nummer": FieldInvoiceNumber, "Kontaktnavn": FieldName, "Dato": FieldInvoiceDate, "Status": FieldStatus,
			"Total inkl. moms": FieldAmount, "Total ekskl. moms": FieldNetAmount, "Beskrivelse": FieldText,
		},
	},
}

// exportWith returns the list that some headings are of, or nil.
func exportWith(headings []string) *export {
	keys := make([]string, len(headings))
	for i, heading := range headings {
		keys[i] = headingKey(cleaned(heading))
	}
	for i := range exports {
		isOther := slices.ContainsFunc(exports[i].needs, func(heading string) bool { return !slices.Contains(keys, headingKey(heading)) })
		if !isOther {
			return &exports[i]
		}
	}
	return nil
}

// byExport takes what a known list has in a column.
func (g *guesser) byExport(column int) {
	if g.export == nil {
		return
	}
	key := headingKey(g.columns[column].Heading)
	for heading, field := range g.export.means {
		if headingKey(heading) == key && !g.taken[field] {
			g.take(column, field, Certain, GroundProgram)
			return
		}
	}
	g.left[column] = slices.ContainsFunc(g.export.leaves, func(heading string) bool { return headingKey(heading) == key })
}

// sayProgram notes which program's list is read.
func (r *Reader) sayProgram(e *export) {
	if e == nil {
		return
	}
	key := keyProgram
	if e.known == assumed {
		key = keyProgramAssumed
	}
	r.layout.Program = e.program
	r.remarks = append(r.remarks, Remark{Key: key, Args: map[string]string{"program": e.program}})
}
