package cli

import (
	"strconv"
	"strings"
	"time"

	"krav/internal/access"
	"krav/internal/casework"
	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/law"
	"krav/internal/ledger"
	"krav/internal/money"
)

// The types of flags below read themselves, so that a value that can't be read
// has a sentence of its own in both languages.

// dayFlag is a day: 2026-11-21.
type dayFlag struct{ civil.Date }

// UnmarshalText reads a day. It fails with fault.Invalid, cli.day_malformed.
func (f *dayFlag) UnmarshalText(text []byte) error {
	day, err := civil.Parse(string(text))
	if err != nil {
		return fault.New(fault.Invalid, "cli.day_malformed").With("text", string(text)).Because(err)
	}
	f.Date = day
	return nil
}

// momentFlag is a moment as Danish clocks show it: 2026-11-22T14:30.
type momentFlag struct{ time.Time }

// UnmarshalText reads a moment. It fails with fault.Invalid, cli.moment_malformed.
func (f *momentFlag) UnmarshalText(text []byte) error {
	moment, ok := casework.MomentIn(string(text))
	if !ok {
		return fault.New(fault.Invalid, "cli.moment_malformed").With("text", string(text))
	}
	f.Time = moment
	return nil
}

// amountFlag is an amount of kroner, with a point or a comma before the øre. A
// mark between thousands is refused: "1.000" is two amounts, to two people.
type amountFlag struct{ money.Amount }

// UnmarshalText reads an amount of nought or more. It fails with fault.Invalid,
// cli.amount_malformed or cli.amount_negative.
func (f *amountFlag) UnmarshalText(text []byte) error {
	amount, err := money.Parse(strings.Replace(string(text), ",", ".", 1))
	if err != nil {
		return fault.New(fault.Invalid, "cli.amount_malformed").With("text", string(text)).Because(err)
	}
	if amount.IsNegative() {
		return fault.New(fault.Invalid, "cli.amount_negative").With("text", string(text))
	}
	f.Amount = amount
	return nil
}

// partyFlag is what somebody is in the eyes of the law.
type partyFlag struct{ law.Party }

// UnmarshalText reads consumer, business or public. It fails with fault.Invalid,
// cli.party_unknown.
func (f *partyFlag) UnmarshalText(text []byte) error {
	for _, party := range []law.Party{law.Consumer, law.Business, law.Public} {
		if party.String() == string(text) {
			f.Party = party
			return nil
		}
	}
	return fault.New(fault.Invalid, "cli.party_unknown").With("text", string(text))
}

// dayCountFlag is a convention for counting interest days.
type dayCountFlag struct{ ledger.DayCount }

// UnmarshalText reads a convention's stored name. It fails with fault.Invalid,
// cli.day_count_unknown.
func (f *dayCountFlag) UnmarshalText(text []byte) error {
	count, err := ledger.ParseDayCount(string(text))
	if err != nil {
		return fault.New(fault.Invalid, "cli.day_count_unknown").With("text", string(text)).Because(err)
	}
	f.DayCount = count
	return nil
}

// costBasisFlag is what the bracket of collection costs is found by: case or claim.
// Another fails with fault.Invalid, case.cost_basis_unknown.
type costBasisFlag struct{ debt.CostBasis }

// numberFlag is the number of something: a creditor, a case, a line.
type numberFlag int64

// UnmarshalText reads a number of one or more. It fails with fault.Invalid,
// cli.number_malformed.
func (f *numberFlag) UnmarshalText(text []byte) error {
	number, err := strconv.ParseInt(string(text), 10, 64)
	if err != nil || number < 1 {
		return fault.New(fault.Invalid, "cli.number_malformed").With("text", string(text))
	}
	*f = numberFlag(number)
	return nil
}

// ofCreditor is the flag of commands that work for one creditor.
type ofCreditor struct {
	Creditor numberFlag `required:"" placeholder:"ID"`
}

// id returns the creditor.
func (c ofCreditor) id() debt.CreditorID { return debt.CreditorID(c.Creditor) }

// actor returns who works for the creditor.
func (c ofCreditor) actor() access.Actor { return console(c.id()) }

// wireID is an id as JSON has it: a text, because many programs round numbers of
// that size.
type wireID int64

// MarshalText writes the id; nought is nothing.
func (id wireID) MarshalText() ([]byte, error) {
	if id == 0 {
		return nil, nil
	}
	return strconv.AppendInt(nil, int64(id), 10), nil
}
