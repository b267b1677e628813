package casework

import (
	"strings"

	"krav/internal/fault"
	"krav/internal/identifier"
	"krav/internal/intake"
)

// otherAccount returns why an entry isn't this creditor's money: its statement is
// of another account than the one that debtors are told to pay to. Every creditor
// has a first case, so a reference alone would find one in anybody's file.
func (v *visit) otherAccount(e intake.BankEntry) *fault.Fault {
	own := v.creditor.Account
	if own.Registration == "" || e.Account == "" {
		return nil
	}
	account, err := identifier.ParseAccount(own.Registration, own.Number)
	if err != nil {
		return nil
	}
	told := strings.ToUpper(strings.ReplaceAll(e.Account, " ", ""))
	if told == account.IBAN().String() || sameAccount(told, own.Registration+own.Number) {
		return nil
	}
	return fault.New(fault.Conflict, "bank.other_account").With("account", told).With("own", account.IBAN().String())
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
