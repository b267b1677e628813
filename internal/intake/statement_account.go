package intake

import (
	"strings"

	"krav/internal/identifier"
)

// oneAccount returns the number by which an account is known, however the bank writes it:
// its IBAN. A notice may have the Danish number (9999-1234567, or 14 digits) where the
// statement has the IBAN. What can't be told apart from another account stays as it is.
func oneAccount(written string) string {
	if iban, err := identifier.ParseIBAN(written); err == nil {
		return iban.String()
	}
	const registration, number = 4, 10
	branch, rest := written[:min(registration, len(written))], written[min(registration, len(written)):]
	isParted := strings.HasPrefix(rest, "-") || strings.HasPrefix(rest, " ")
	if !isParted && len(rest) != number {
		return written
	}
	if iban, err := identifier.IBANFor(branch, rest); err == nil {
		return iban.String()
	}
	return written
}
