package intake

import "slices"

// SaysWhatItIs reports whether a payment says of a number in it, in the form of NumberKey,
// that it is that of an invoice or a case: by a word before it, by a field for references,
// or by the check digits of a reference made of it (RF, or that of a payment slip).
// creditor is the creditor's number on payment slips, or nothing. What says nothing of
// itself may be anything: a membership number, a telephone number, the number of a house.
func SaysWhatItIs(e BankEntry, number, creditor string) bool {
	isIt := func(key string) bool { return key == number }
	texts := append(slices.Clone(e.Text), e.EndToEndID)
	var said references
	for _, inner := range said.addMade(append(texts, e.Structured...), creditor) {
		said.addInvoice(inner, isIt)
	}
	for _, text := range e.Structured {
		said.addInvoices(text, isIt)
	}
	for _, text := range texts {
		said.addCases(text)
		said.addSpoken(text, isIt)
	}
	return slices.Contains(said.list, Reference{InvoiceReference, number}) || slices.Contains(said.list, Reference{CaseReference, number})
}

// addSpoken adds the numbers of known invoices that stand after a word for invoice.
func (r *references) addSpoken(text string, isKnown func(string) bool) {
	for number, hasWord := range invoicesIn(text, isKnown) {
		if hasWord {
			r.add(InvoiceReference, number)
		}
	}
}
