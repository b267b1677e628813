package casework

import (
	"strings"

	"krav/internal/fault"
)

// keyOtherAccount says that a statement is of another account than the creditor's.
const keyOtherAccount = "bank.other_account"

// otherAccount returns why an account isn't this creditor's, whatever its file
// says: it is another account than the one that debtors are told to pay to. Every creditor
// has a first case, so a reference alone would find one in anybody's file.
func (v *visit) otherAccount(account string) *fault.Fault {
	own := v.creditor.Account
	told := strings.ToUpper(strings.ReplaceAll(account, " ", ""))
	if own.Registration == "" || told == "" || told == own.IBAN || sameAccount(told, own.Registration+own.Number) {
		return nil
	}
	return fault.New(fault.Conflict, keyOtherAccount).With("account", told).With("own", own.IBAN)
}

// sameAccount compares account numbers as banks write them: with or without zeros
// and hyphens between the registration number and the account.
func sameAccount(told, own string) bool {
	digits := strings.ReplaceAll(told, "-", "")
	if digits == own {
		return true
	}
	const registration = 4
	if len(digits) < registration || len(own) < registration {
		return false
	}
	return digits[:registration] == own[:registration] &&
		strings.TrimLeft(digits[registration:], "0") == strings.TrimLeft(own[registration:], "0")
}
