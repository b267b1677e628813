package dispatch

import (
	"errors"
	"net/mail"
	"strings"
	"unicode"

	"golang.org/x/net/idna"

	"krav/internal/fault"
)

const (
	maxLocalBytes  = 64  // RFC 5321 § 4.5.3.1.1
	maxDomainBytes = 253 // RFC 1035 § 2.3.4, without the last dot
	maxFieldRunes  = 300 // of a name or a subject; longer is a mistake, not a name
)

var errNotADomain = errors.New("not a domain name")

// asciiAddress returns an e-mail address as it is spoken to mail servers: the
// domain in ASCII (bageriet-på-hjørnet.dk is xn--…). It fails with an Invalid
// fault, which doesn't repeat the address. Addresses that need SMTPUTF8 (æøå
// before the @) and quoted ones are refused: few servers carry the first, and
// the second are mistyped far more often than meant.
func asciiAddress(address string) (string, error) {
	unusable := fault.New(fault.Invalid, "dispatch.address_not_usable")
	local, domain, ok := strings.Cut(address, "@")
	if !ok || local == "" || len(local) > maxLocalBytes {
		return "", unusable
	}
	if strings.ContainsFunc(local, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
		return "", fault.New(fault.Invalid, "dispatch.address_not_ascii")
	}
	ascii, err := asciiDomain(domain)
	if err != nil {
		return "", unusable
	}
	whole := local + "@" + ascii
	parsed, err := mail.ParseAddress(whole)
	if err != nil || parsed.Address != whole || parsed.Name != "" || strings.ContainsRune(local, '"') {
		return "", unusable
	}
	return whole, nil
}

// asciiDomain returns a domain name in ASCII and lower case. A bare host name or
// an address in brackets isn't one: no debtor has such a mailbox.
func asciiDomain(domain string) (string, error) {
	ascii, err := idna.Lookup.ToASCII(domain)
	if err != nil {
		return "", err
	}
	if len(ascii) > maxDomainBytes || !strings.Contains(ascii, ".") || strings.HasSuffix(ascii, ".") {
		return "", errNotADomain
	}
	return ascii, nil
}

// checkField refuses a header field that holds a line break or another control
// character: what follows it would be read as a header of its own.
func checkField(name, value string) error {
	if strings.ContainsFunc(value, unicode.IsControl) {
		return fault.New(fault.Invalid, "dispatch.field_has_line_break").In(name)
	}
	if len([]rune(value)) > maxFieldRunes {
		return fault.New(fault.Invalid, "dispatch.field_too_long").In(name)
	}
	return nil
}
