package debt

import (
	"strings"

	"krav/internal/identifier"
	"krav/internal/law"
)

// Debtor is who owes (skyldner, debitor), as the case knows them. Names and
// addresses are personal: they are kept apart in storage and can be erased.
type Debtor struct {
	Kind     law.Party // consumer, business or public authority: much law turns on it
	Language string    // "da" or "en": which courtesy text goes along

	Name       string
	Address    []string // street lines, without postcode and town
	Postcode   string
	Town       string
	Country    string // ISO 3166 two letters; empty is Denmark
	Email      string
	Mobile     string
	CustomerNo string // the creditor's number for the debtor (kundenummer)
	CVR        string // eight digits; empty for a private person
}

// IsErased reports whether the debtor's personal data has been erased.
func (d Debtor) IsErased() bool { return d.Name == "" }

// ShownCustomerNo returns the creditor's number for the debtor as it may be printed: nothing
// where it stands for a number that is kept secret.
func (d Debtor) ShownCustomerNo() string {
	if identifier.IsHidden(d.CustomerNo) {
		return ""
	}
	return d.CustomerNo
}

// PostalLine returns postcode and town as they stand on an envelope.
func (d Debtor) PostalLine() string { return strings.TrimSpace(d.Postcode + " " + d.Town) }

// Venue returns the court districts that the debtor's address lies in (retskreds), by the
// postcode; or false where that tells nothing.
func (d Debtor) Venue() (identifier.Venue, bool) {
	code, err := identifier.ParsePostcode(d.Postcode)
	if err != nil {
		return identifier.Venue{}, false
	}
	venue, err := code.Venue()
	return venue, err == nil
}

// Channel is a way to send a document (kanal).
type Channel int

// The channels there are now.
const (
	// Email sends the letter as a PDF with an e-mail.
	Email Channel = iota + 1
	// Print makes a letter that the creditor prints and posts himself (send selv).
	Print
)

var channelNames = [...]string{Email: "email", Print: "print"}

// String returns the channel's stored name.
func (c Channel) String() string {
	if c < Email || c > Print {
		return "-"
	}
	return channelNames[c]
}

// ParseChannel returns the channel with a stored name, or nought.
func ParseChannel(name string) Channel {
	for c := Email; c <= Print; c++ {
		if c.String() == name {
			return c
		}
	}
	return 0
}
