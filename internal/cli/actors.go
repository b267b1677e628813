package cli

import (
	"krav/internal/access"
	"krav/internal/debt"
)

// consoleNumber is the number under which the journal knows whoever works at the
// machine's own command line.
const consoleNumber = 1

// console returns who works at the command line: whoever can read the database
// and its keys has every right there is.
func console(creditor debt.CreditorID) access.Actor {
	return access.NewPerson(consoleNumber, programName,
		access.Grant{Creditor: int64(creditor), Role: access.Administrator},
		access.Grant{Creditor: access.House, Role: access.Operator},
	)
}
