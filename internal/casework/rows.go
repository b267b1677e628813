package casework

import (
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/journal"
	"krav/internal/money"
)

// Locked is a case under lock, with the hash that its next record follows.
type Locked struct {
	debt.Case
	Head string
}

// Change is what a use case adds to one case.
type Change struct {
	Before  debt.Case // version nought for a new case
	After   debt.Case
	Records []journal.Record // sealed, in order
	Summary Summary
}

// Summary is what lists show of a case and only a decision can tell.
type Summary struct {
	Review   civil.Date // the next day to look at the case; no date for never
	NextStep string     // name of the next step, or empty
	// Owed is what is owed without interest, which changes by the day.
	Owed money.Amount
}

// Reviewed is a case with its summary, made anew.
type Reviewed struct {
	Case debt.CaseID
	Summary
}

// CaseRow is a case as lists show it.
type CaseRow struct {
	ID        debt.CaseID
	Number    int64
	State     debt.State
	Flow      string
	NextStep  string
	Review    civil.Date
	Debtor    string
	OwedFixed money.Amount // without interest
	OpenedOn  civil.Date
	// Owed is what is owed today with interest, where OwedKnown; the law may have no
	// answer for the day.
	Owed      money.Amount
	OwedKnown bool
}

// KnownClaim is a claim that is registered already.
type KnownClaim struct {
	Number    string
	Case      debt.CaseID
	Claim     debt.ClaimID
	Principal money.Amount // as registered
	Credited  money.Amount
	State     debt.State // of its case
}

// SlipClaim is a claim whose invoice carries a payment slip of its own.
type SlipClaim struct {
	Slip  string // the slip's reference
	Case  debt.CaseID
	Claim debt.ClaimID
}

// DebtorQuery asks for debtors by what identifies them.
type DebtorQuery struct {
	CustomerNos []string // their keys, as intake.NumberKey makes them
	CVRs        []string
	NameKeys    []string // as intake.NameKey makes them
	Cases       []debt.CaseID
}

// NearName is the name of a debtor who may be another, by the key under which it was
// found.
type NearName struct {
	Case debt.CaseID
	Key  string // as intake.NearKey makes it, or intake.PlaceKey
	Name string // as intake.NameKey makes it
}

// KnownDebtor is the debtor of an open case.
type KnownDebtor struct {
	Case   debt.CaseID
	Number int64
	Debtor debt.Debtor
}

// Archived is a document as it was made. Bytes = shared front + own body.
type Archived struct {
	ID         debt.DocumentID
	Case       debt.CaseID
	Document   debt.Document
	Dated      civil.Date
	Content    string // what it says, as letter writes it
	FrontHash  string // SHA-256 of the shared front, hex
	Front      []byte
	Body       []byte
	Hash       string // SHA-256 of the whole file, hex
	Pages      int
	ComposedAt time.Time
}

// QueueRow is a dispatch as the queue shows it.
type QueueRow struct {
	Dispatch  debt.DispatchID
	Case      debt.CaseID
	Letter    debt.DocumentID
	Number    int64
	Debtor    string
	Document  debt.Document
	Channel   debt.Channel
	Recipient string
	Status    debt.DispatchStatus
	Why       string
	Ordered   civil.Date
	HandedOn  civil.Date
}

// AnchorRow is a daily anchor: the heads of the cases that grew since the one
// before, and the hash over them.
type AnchorRow struct {
	Day    civil.Date
	Prev   string
	Hash   string
	MadeAt time.Time
	Heads  []journal.Head
}

// AnchoredHead is how far a case's journal reached by an anchor.
type AnchoredHead struct {
	journal.Head
	Day civil.Date
}

// Altered is something stored that no longer has its hash.
type Altered struct {
	What AlteredKind
	ID   string
	Case debt.CaseID // nought where it isn't of a case
}

// AlteredKind is the sort of thing that was altered.
type AlteredKind int

// The sorts.
const (
	// AlteredLetter is what a letter says, beside its file.
	AlteredLetter AlteredKind = iota + 1
	// AlteredLine is a line of a file that waits for a person.
	AlteredLine
	// AlteredPart is a part that documents share.
	AlteredPart
	// AlteredEnclosure is a file that came within an invoice.
	AlteredEnclosure
)

// RunReport is a run of follow-up, as its report shows it.
type RunReport struct {
	ID       int64
	On       civil.Date
	By       string
	Approval string
	Began    time.Time
	Ended    time.Time // zero while it goes on
	Done     int
	Skipped  int
}
