package intake

import (
	"strings"

	"krav/internal/civil"
	"krav/internal/fault"
	"krav/internal/money"
)

// BankLine is something a bank statement says: a BankEntry, a BankRefusal or a
// BankWarning.
//
//sumtype:decl
type BankLine interface{ bankLine() }

func (BankEntry) bankLine()   {}
func (BankRefusal) bankLine() {}
func (BankWarning) bankLine() {}

// BankEntry is one movement of money on an account (postering på kontoudtog): an
// entry of the statement, or one of the payments that the bank booked together as
// one entry (samlepostering).
type BankEntry struct {
	Line      int    // of the file, where the entry begins, from 1
	Account   string // IBAN, or the account as the bank writes it
	Statement string // the statement's own id
	// Identity is the same whenever this movement of money is told of again, in
	// another statement or a notice: it passes once.
	Identity  string
	Reference string // the bank's reference (AcctSvcrRef), or empty
	Number    string // the entry's number on the statement (NtryRef), or empty

	Amount    money.Amount // always above nought
	Direction Direction
	Reversal  bool // it takes back an earlier movement the other way

	BookingDay civil.Date // when the bank booked it (bogføringsdag)
	ValueDay   civil.Date // from when the money counts (valørdag)

	EndToEndID string   // the payer's own reference, or empty
	Structured []string // references in fields of their own, such as that of a payment slip
	Text       []string // what the payer and the bank wrote

	PayerName    string // the other side: who paid, or was paid
	PayerAccount string
	ReturnReason string // the bank's code for why a payment came back, or empty

	Part  int // 1 for the first payment of an entry that the bank booked as one; nought for an entry of its own
	Parts int // how many such payments there are
	// Whole is the identity of the entry that this is a part of, or empty.
	Whole string
	// Untold is how many payments the bank booked as this one entry without saying
	// enough of each to book them apart; nought where it is one payment.
	Untold int

	// CustomerNumber is the creditor's number for the payer, or empty: only
	// Betalingsservice tells it (kundenummer).
	CustomerNumber string
	// Service is the creditor's number at Betalingsservice (PBS-nummer), where the
	// money came through it.
	Service string

	// Names are further names by which this movement of money is known, to be kept.
	// Where one of Same is known already, it is the same money; where one of Alike
	// is, it may be.
	Names, Same, Alike []string
	// Undoes are the identities of the movements that money that left may take back.
	Undoes []string
	// IsRepeated says that the bank's reference stood in this statement before, with
	// the same amount: the same money, or two payments under one reference.
	IsRepeated bool
}

// Signed returns the amount, below nought for money that left the account.
func (e BankEntry) Signed() money.Amount {
	if e.Direction == Debit {
		return e.Amount.Negated()
	}
	return e.Amount
}

// Direction is which way money moved.
type Direction int

// The directions.
const (
	Credit Direction = iota + 1 // to the account (indgående)
	Debit                       // from the account (udgående)
)

// BankRefusal is an entry of a statement that isn't booked, and why: it is still
// pending, in another currency, or lacks what an entry must have.
type BankRefusal struct {
	Line       int
	Account    string
	Statement  string
	Reference  string
	BookingDay civil.Date // or no date
	Fault      *fault.Fault
	// Currency and Amount are what came or left in another currency than kroner, where
	// that is why the entry isn't booked: negative for what left, nought where it can't
	// be told.
	Currency string
	Amount   money.Amount
	// Said is what such an entry says that it is for: references, texts and the payer.
	Said BankEntry
	Raw  string // amount, currency, days and text as they stand, at most 1,000 characters
}

// keyForeignCurrency says that an entry is in another currency than Danish kroner.
const keyForeignCurrency = "entry.foreign_currency"

// foreign returns a refusal with what an entry came to in its own currency and what it
// is for, where that is why it was refused.
func (r BankRefusal) foreign(currency string, e BankEntry) BankRefusal {
	if r.Fault.Key == keyForeignCurrency {
		r.Currency, r.Amount = shown(strings.ToUpper(trimmed(currency))), e.Signed()
		r.Said = BankEntry{
			Structured: e.Structured, Text: e.Text, EndToEndID: e.EndToEndID, PayerName: e.PayerName, Direction: e.Direction,
			BookingDay: e.BookingDay, ValueDay: e.ValueDay,
		}
	}
	return r
}

// BankWarning is something about a statement as a whole that a person should look
// at: what was read of it stands. It comes at the statement's end.
type BankWarning struct {
	Line      int
	Account   string
	Statement string
	Fault     *fault.Fault
}
