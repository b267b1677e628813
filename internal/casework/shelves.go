package casework

import (
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// LineState is where a line that waited for a person stands.
type LineState string

// The states of such a line.
const (
	// LineRefused could not be read or used (Data der ikke kunne hentes).
	LineRefused LineState = "refused"
	// LineAsked could be used, but a person must say how.
	LineAsked LineState = "asked"
	// LineMended was mended and used.
	LineMended LineState = "mended"
	// LineDropped was put aside by a person.
	LineDropped LineState = "dropped"
)

// IntakeFile is a file that was read.
type IntakeFile struct {
	ID       int64
	Hash     string // SHA-256 of its bytes, hex: the same file is known again
	Name     string // the file's own name, without its folder
	Kind     string // "invoices" or "payments"
	ReadAt   time.Time
	Mapping  string // how its columns were read, as intake writes it
	Created  int
	Joined   int
	Same     int
	Asked    int
	Refused  int
	Finished bool
}

// IntakeLine is a line of a file that waits for a person. Its text is personal.
type IntakeLine struct {
	ID     int64
	File   int64
	Line   int
	State  LineState
	Reason string            // message key
	Args   map[string]string // values of the message
	Raw    string            // the line as read, as intake.Raw in JSON
	Case   debt.CaseID       // the case it may belong to, or nought
	Note   string            // what a credit note is known again by, or empty
}

// BankState is where an entry of a bank statement stands.
type BankState string

// The states of a bank entry.
const (
	// BankMatched was booked on a case.
	BankMatched BankState = "matched"
	// BankProposed waits for a person to confirm the case found.
	BankProposed BankState = "proposed"
	// BankUnmatched waits in the inbox: no case was found.
	BankUnmatched BankState = "unmatched"
	// BankReversed took an earlier entry back.
	BankReversed BankState = "reversed"
	// BankIgnored was put aside by a person: it isn't a debtor's money.
	BankIgnored BankState = "ignored"
)

// BankEntry is money on the creditor's account. Payer and text are personal.
type BankEntry struct {
	ID        int64
	Identity  string // the bank's, passes once
	State     BankState
	Amount    money.Amount // positive: money in
	ValueOn   civil.Date
	BookedOn  civil.Date
	Reference string // payment reference or end-to-end id
	Payer     string
	Text      string
	Why       string      // message key: how the case was found, or why none was
	Case      debt.CaseID // booked on or proposed, or nought
	Payment   debt.PaymentID
	File      int64
	// Also are the further cases that it may be for, as it names more than one, or fits more:
	// those of a new entry, and where the inbox shows them.
	Also   []debt.CaseID
	Number int64 // of the case, where the inbox shows it; it isn't stored
	// AlsoNumbers are the numbers of the further cases, likewise.
	AlsoNumbers []int64
}

// BankName is a further name by which an entry is known, see intake.BankEntry.
type BankName struct {
	Entry int64
	Name  string
}
