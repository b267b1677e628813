package debt

import "krav/internal/ledger"

// Ids are numbers made by the program, rising with time and unique in the whole
// house; what people quote is a case number (see Case.Number).
type (
	// CreditorID identifies a creditor (kreditor). Nought is the house itself.
	CreditorID int64
	// CaseID identifies a case (sag).
	CaseID int64
	// ClaimID identifies a claim (krav) on a case.
	ClaimID = ledger.ClaimID
	// StepID identifies a step (trin) that was taken on a case.
	StepID int64
	// DocumentID identifies a document (dokument) as it was composed.
	DocumentID int64
	// DispatchID identifies one attempt to send a document to one recipient by
	// one channel (forsendelse). It is the idempotency key towards providers.
	DispatchID int64
	// PaymentID identifies a payment (betaling) on a case.
	PaymentID int64
	// AgreementID identifies an agreement on paying (betalingsaftale) on a case.
	AgreementID int64
	// FoundationID identifies a paper that claims rest on (fundament) on a case.
	FoundationID int64
	// CourtID identifies a step at court (retsskridt) on a case.
	CourtID int64
	// CourtCostID identifies a cost of the courts (retsomkostning) on a case.
	CourtCostID int64
	// TaskID identifies a task for a person (opgave).
	TaskID int64
)
