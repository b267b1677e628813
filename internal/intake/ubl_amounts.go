package intake

import (
	"strings"

	"krav/internal/money"
)

// ublTotal are the sums of an invoice (LegalMonetaryTotal).
type ublTotal struct {
	WithVAT  ublAmount `xml:"TaxInclusiveAmount"`
	Prepaid  ublAmount `xml:"PrepaidAmount"`
	Rounding ublAmount `xml:"PayableRoundingAmount"`
	Payable  ublAmount `xml:"PayableAmount"`
}

type ublAmount struct {
	Currency string `xml:"currencyID,attr"`
	Value    string `xml:",chardata"`
}

// read returns the amount, nought where there is none, or false where it can't be
// read. UBL has a decimal point and no thousands' separator; more than two decimals
// can only be zeros.
func (a ublAmount) read() (money.Amount, bool) {
	text := a.text()
	if text == "" {
		return money.Amount{}, true
	}
	amount, err := money.Parse(text)
	return amount, err == nil
}

// text returns the amount as it stands, without zeros beyond the second decimal.
func (a ublAmount) text() string {
	text := strings.TrimPrefix(trimmed(a.Value), "+")
	if whole, rest, found := strings.Cut(text, "."); found {
		for len(rest) > 2 && rest[len(rest)-1] == '0' {
			rest = rest[:len(rest)-1]
		}
		text = whole + "." + rest
	}
	return text
}

func (a ublAmount) isGiven() bool { return trimmed(a.Value) != "" }

// ublTax are the parts of an invoice by how they are taxed (TaxTotal).
type ublTax struct {
	Categories []string `xml:"TaxSubtotal>TaxCategory>ID"`
}

// hasReverseCharge reports whether the buyer owes the VAT.
func (d *ublDocument) hasReverseCharge() bool {
	for _, tax := range d.taxes {
		for _, category := range tax.Categories {
			if c := trimmed(category); c == "AE" || c == "ReverseCharge" {
				return true
			}
		}
	}
	return false
}

// setAmounts sets what the invoice was for, what has been paid of it and what it
// asks for. Where the first two don't make the third, that stands alone: it is what
// the debtor was asked for.
func (d *ublDocument) setAmounts(cells ublCells, note func(Note)) {
	t := &d.total
	cells.set(FieldRemaining, t.Payable.text())
	payable, isPayable := t.Payable.read()
	prepaid, isPrepaid := t.Prepaid.read()
	rounding, isRounding := t.Rounding.read()
	withVAT, isWithVAT := t.WithVAT.read()
	if !isPayable || !t.Payable.isGiven() {
		return // the line is refused for it
	}
	total := withVAT.Plus(rounding)
	if !t.WithVAT.isGiven() {
		total = payable.Plus(prepaid)
	}
	if !isPrepaid || !isRounding || !isWithVAT || total.Minus(prepaid) != payable {
		note(NotePayableDiffers)
		return
	}
	cells.set(FieldAmount, total.String())
	if t.Prepaid.isGiven() {
		cells.set(FieldPaid, prepaid.String())
	}
}

// currencyOf returns the currency that the invoice asks for.
func (d *ublDocument) currencyOf(note func(Note)) string {
	if currency := trimmed(d.total.Payable.Currency); currency != "" {
		return currency
	}
	if d.currency == "" {
		note(NoteCurrencyAssumed)
	}
	return d.currency
}
