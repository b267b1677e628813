package intake

import (
	"fmt"
	"slices"

	"krav/internal/fault"
)

// BankField is what a column of a bank's list of entries holds (felt i bankens
// liste). The zero value is a column that is left out.
type BankField int

// The fields. Their codes are stored with mappings, and are never renamed; new
// ones come last.
const (
	// BankDay is the day the bank booked the entry (bogføringsdato).
	BankDay BankField = iota + 1
	// BankValueDay is the day from which the money counts (valørdato).
	BankValueDay
	// BankText is what the payer and the bank wrote (tekst). Several columns may
	// hold it.
	BankText
	// BankAmount is the amount, below nought for money that left (beløb).
	BankAmount
	// BankIn is the amount of money that came, in a column of its own (ind).
	BankIn
	// BankOut is the amount of money that left, in a column of its own (ud).
	BankOut
	// BankBalance is what was on the account after the entry (saldo).
	BankBalance
	// BankCurrency is the currency of the amount (valuta).
	BankCurrency
	// BankStatus says whether the entry is booked (status).
	BankStatus
	// BankPayer is the name of the other side (indbetaler).
	BankPayer
	// BankPayerAccount is the account of the other side (afsenders konto).
	BankPayerAccount
	// BankAccount is the account that the list is of (konto).
	BankAccount
	// BankReference is a reference in a column of its own (betalings-id).
	BankReference

	bankFieldCount = int(BankReference)
)

var bankFieldNames = [bankFieldCount]fieldName{
	{"day", "Dato (day)"},
	{"value_day", "Valørdato (value day)"},
	{"text", "Tekst (text)"},
	{"amount", "Beløb (amount)"},
	{"in", "Ind (in)"},
	{"out", "Ud (out)"},
	{"balance", "Saldo (balance)"},
	{"currency", "Valuta (currency)"},
	{"status", "Status (status)"},
	{"payer", "Indbetaler (payer)"},
	{"payer_account", "Afsenders konto (payer's account)"},
	{"account", "Konto (account)"},
	{"reference", "Betalings-id (payment reference)"},
}

func (f BankField) name() fieldName {
	if int(f) < 1 || int(f) > bankFieldCount {
		return fieldName{}
	}
	return bankFieldNames[f-1]
}

// String returns the field's code, such as "value_day", and nothing for none.
func (f BankField) String() string { return f.name().code }

// Heading returns a heading that a list can have over the field, in Danish with
// the English in brackets.
func (f BankField) Heading() string { return f.name().heading }

// BankFields returns every field, in the order of their declaration.
func BankFields() []BankField {
	all := make([]BankField, bankFieldCount)
	for i := range all {
		all[i] = BankField(i + 1)
	}
	return all
}

// ParseBankField reads a field's code. It fails with mapping.bank_field_unknown.
func ParseBankField(code string) (BankField, error) {
	for _, f := range BankFields() {
		if f.String() == code {
			return f, nil
		}
	}
	return 0, fault.New(fault.Invalid, "mapping.bank_field_unknown").With("field", code)
}

// MarshalText writes the field's code.
func (f BankField) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads what MarshalText wrote. It fails as ParseBankField does.
func (f *BankField) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*f = 0
		return nil
	}
	read, err := ParseBankField(string(text))
	if err != nil {
		return fmt.Errorf("read a field of a bank's list: %w", err)
	}
	*f = read
	return nil
}

// isAmount reports whether the field holds an amount of money.
func (f BankField) isAmount() bool {
	return slices.Contains([]BankField{BankAmount, BankIn, BankOut, BankBalance}, f)
}

// isDay reports whether the field holds a day.
func (f BankField) isDay() bool { return f == BankDay || f == BankValueDay }
