package intake

import (
	"slices"
	"strings"

	"krav/internal/identifier"
)

// ublSide is the supplier or the customer of an invoice.
type ublSide struct {
	Account    string     `xml:"SupplierAssignedAccountID"` // the supplier's number for the customer
	Party      ublParty   `xml:"Party"`
	Accounting ublContact `xml:"AccountingContact"`
	Buyer      ublContact `xml:"BuyerContact"`
}

type ublParty struct {
	Endpoint ublNumber   `xml:"EndpointID"`
	Numbers  []ublNumber `xml:"PartyIdentification>ID"`
	Names    []string    `xml:"PartyName>Name"`
	Legal    []ublLegal  `xml:"PartyLegalEntity"`
	VAT      []ublNumber `xml:"PartyTaxScheme>CompanyID"`
	Address  ublAddress  `xml:"PostalAddress"`
	Contact  ublContact  `xml:"Contact"`
	Person   ublPerson   `xml:"Person"`
}

type ublLegal struct {
	Name   string    `xml:"RegistrationName"`
	Number ublNumber `xml:"CompanyID"`
}

// ublNumber is a number with the scheme that says what it is a number of.
type ublNumber struct {
	Scheme string `xml:"schemeID,attr"`
	Value  string `xml:",chardata"`
}

// is reports whether a number is of one of some schemes, and there at all.
func (n ublNumber) is(schemes ...string) bool {
	return trimmed(n.Value) != "" && slices.Contains(schemes, strings.ToUpper(trimmed(n.Scheme)))
}

type ublContact struct {
	Name      string `xml:"Name"`
	Telephone string `xml:"Telephone"`
	Mail      string `xml:"ElectronicMail"`
}

type ublPerson struct {
	First  string `xml:"FirstName"`
	Middle string `xml:"MiddleName"`
	Family string `xml:"FamilyName"`
}

func (p ublPerson) name() string { return trimmed(p.First + " " + p.Middle + " " + p.Family) }

type ublAddress struct {
	Attention  string   `xml:"MarkAttention"`
	Department string   `xml:"Department"`
	Postbox    string   `xml:"Postbox"`
	Street     string   `xml:"StreetName"`
	Additional string   `xml:"AdditionalStreetName"`
	Number     string   `xml:"BuildingNumber"`
	Floor      string   `xml:"Floor"`
	Room       string   `xml:"Room"`
	Lines      []string `xml:"AddressLine>Line"`
	City       string   `xml:"CityName"`
	Postcode   string   `xml:"PostalZone"`
	Country    string   `xml:"Country>IdentificationCode"`
}

// street returns the lines before postcode and town.
func (a ublAddress) street() string {
	var lines []string
	box := trimmed(a.Postbox)
	if box != "" && isPlainDigits(box) {
		box = "Postboks " + box
	}
	parts := []string{a.Department, strings.Join([]string{a.Street, a.Number, a.Floor, a.Room}, " "), a.Additional, box}
	for _, part := range append(parts, a.Lines...) {
		if line := trimmed(part); line != "" && len(lines) < mostParts {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// nameOf returns what a party is called, the one that counts first: the registered
// name in Peppol, the name in OIOUBL.
func (d *ublDocument) nameOf(p *ublParty) string {
	var registered, used string
	if len(p.Legal) > 0 {
		registered = trimmed(p.Legal[0].Name)
	}
	if len(p.Names) > 0 {
		used = trimmed(p.Names[0])
	}
	if d.isPeppol() {
		registered, used = used, registered
	}
	for _, name := range []string{used, registered, p.Person.name()} {
		if name != "" {
			return name
		}
	}
	return ""
}

// numbers returns the numbers that a party is identified by, the surest first.
func (p *ublParty) numbers() []ublNumber {
	var all []ublNumber
	for _, legal := range p.Legal {
		all = append(all, legal.Number)
	}
	return append(append(all, p.Endpoint), p.Numbers...)
}

// numberOf returns the first number of one of some schemes, or nothing.
func (p *ublParty) numberOf(schemes ...string) string {
	for _, n := range p.numbers() {
		if n.is(schemes...) {
			return trimmed(n.Value)
		}
	}
	return ""
}

// cvr returns the CVR number as it stands: by its scheme, or without one where it
// can be nothing else.
func (p *ublParty) cvr() string {
	if number := p.numberOf("DK:CVR", "0184", "9902", "CVR"); number != "" {
		return number
	}
	for _, legal := range p.Legal {
		if _, err := identifier.ParseCVR(trimmed(legal.Number.Value)); err == nil && trimmed(legal.Number.Scheme) == "" {
			return trimmed(legal.Number.Value)
		}
	}
	return ""
}

// vat returns the CVR number that is in a Danish VAT number, or nothing. Most
// businesses have one number for both.
func (p *ublParty) vat() string {
	for _, n := range p.VAT {
		if text := strings.ToUpper(trimmed(n.Value)); strings.HasPrefix(text, "DK") {
			if cvr, err := identifier.ParseCVR(text); err == nil {
				return cvr.String()
			}
		}
	}
	return ""
}

// isBusinessAbroad reports whether a party has a number that only businesses
// have, of another country than Denmark.
func (p *ublParty) isBusinessAbroad() bool {
	numbers := p.VAT
	for _, legal := range p.Legal {
		numbers = append(numbers, legal.Number)
	}
	return slices.ContainsFunc(numbers, func(n ublNumber) bool {
		return trimmed(n.Value) != "" && !n.is("DK:CPR", "CPR")
	})
}

// contact returns whom to write to: each thing from the first place that has it.
func (s *ublSide) contact() ublContact {
	found := s.Party.Contact
	for _, other := range []ublContact{s.Accounting, s.Buyer} {
		if trimmed(found.Name) == "" {
			found.Name = other.Name
		}
		if trimmed(found.Mail) == "" {
			found.Mail = other.Mail
		}
		if trimmed(found.Telephone) == "" {
			found.Telephone = other.Telephone
		}
	}
	return found
}

// supplierDraft returns who has made the invoice out.
func (d *ublDocument) supplierDraft() SupplierDraft {
	party := &d.supplier.Party
	text := party.cvr()
	if text == "" {
		text = party.vat()
	}
	cvr, err := identifier.ParseCVR(text)
	if err != nil {
		cvr = ""
	}
	name := d.nameOf(party)
	return SupplierDraft{Name: name[:endOf(name, longestCell)], CVR: cvr}
}
