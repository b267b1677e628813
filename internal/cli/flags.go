package cli

import (
	"strings"

	"krav/internal/civil"
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
