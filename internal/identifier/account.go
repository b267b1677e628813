package identifier

import "krav/internal/fault"

// Account is a Danish bank account (kontonummer): a registration number of 4
// digits and an account number of 10. No public check digit tells a mistyped
// account from a right one. The zero value is no account.
type Account struct {
	registration string
	number       string
}

// ParseAccount reads an account from its registration number, which has 4
// digits, and its account number, which has up to 10 and is filled up with
// zeros. Blanks, hyphens and full stops between digits are passed over. It fails
// with "account.registration_wrong" and "account.number_wrong".
func ParseAccount(registration, number string) (Account, error) {
	branch, digits := compact(registration, "-."), compact(number, "-.")
	if len(branch) != 4 || !onlyDigits(branch) {
		return Account{}, fault.New(fault.Invalid, "account.registration_wrong").With("registration", registration)
	}
	full := padded(digits, 10)
	if !onlyDigits(digits) || len(full) != 10 || full == padded("", 10) {
		return Account{}, fault.New(fault.Invalid, "account.number_wrong").With("number", number)
	}
	return Account{registration: branch, number: full}, nil
}

// Registration returns the registration number (registreringsnummer), 4 digits.
func (a Account) Registration() string { return a.registration }

// Number returns the account number, 10 digits.
func (a Account) Number() string { return a.number }

// IsZero reports whether there is no account.
func (a Account) IsZero() bool { return a == Account{} }

// String returns the account as it is printed, "9999 0001234567", and nothing
// for no account.
func (a Account) String() string {
	if a.IsZero() {
		return ""
	}
	return a.registration + " " + a.number
}

// IBAN returns the account's international number, and the zero IBAN for no account.
func (a Account) IBAN() IBAN {
	if a.IsZero() {
		return ""
	}
	bban := a.registration + a.number
	return IBAN("DK" + ibanCheck("DK", bban) + bban)
}

// IBANFor returns the international number of a Danish account given by its
// registration number and its account number. It fails as ParseAccount does.
func IBANFor(registration, number string) (IBAN, error) {
	a, err := ParseAccount(registration, number)
	if err != nil {
		return "", err
	}
	return a.IBAN(), nil
}
