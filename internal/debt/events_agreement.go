package debt

import (
	"krav/internal/civil"
	"krav/internal/ledger"
	"krav/internal/money"
)

// AgreementMade says that the debtor is to pay what is owed bit by bit
// (betalingsaftale). For as long as the agreement is kept nothing else is asked of the
// debtor, and the flow rests. Its plan stands here as it was agreed; what is owed is
// still reckoned from the account alone.
type AgreementMade struct {
	Agreement AgreementID
	Claims    []ClaimID    // what it is for: those that were overdue
	Owed      money.Amount // on them in all, on the day that it was made
	Interest  money.Amount // that was foreseen to run on the way
	Cadence   ledger.Cadence
	// Instalments are in the order of their days. They add up to what was owed and the
	// interest that was foreseen; the last takes what is left by then.
	Instalments []Instalment
	// Grace is how many days after an instalment's day it may still come before it is
	// missing (henstandsdage).
	Grace int
	Text  string // how it was agreed; personal
	Book  string // fingerprint of the law book that its amounts were reckoned by
	// Covering is what its money covers first within a claim (dækningsrækkefølge), while it
	// runs.
	Covering ledger.Covering
}

// Instalment is one payment of an agreement (afdrag, rate).
type Instalment struct {
	On     civil.Date // the last day in time
	Amount money.Amount
}

// How an agreement ends.
const (
	// AgreementKept was paid to the end (overholdt).
	AgreementKept = "agreement.kept"
	// AgreementBroken was not: all that is left may be asked for at once, and the flow
	// goes on where it was (misligholdt).
	AgreementBroken = "agreement.broken"
	// AgreementCancelled was ended by both, or by the creditor for another reason
	// (ophævet).
	AgreementCancelled = "agreement.cancelled"
	// AgreementReplaced gave way to another (afløst).
	AgreementReplaced = "agreement.replaced"
)

// InstalmentReminded says that the debtor is to be told of an instalment that hasn't come,
// and given a last deadline, in a letter that costs nothing (rykket for afdrag).
type InstalmentReminded struct {
	Agreement  AgreementID
	Instalment civil.Date   // its day
	Amount     money.Amount // of it and of those before it, that hasn't come
	Deadline   civil.Date   // the last day in time that the letter prints
	Channel    Channel
	Book       string // fingerprint of the law book that the deadline was found by
}

// InstalmentDeferred gives the debtor more time for one instalment (henstand med afdrag).
// It isn't missing before the new day has passed, nor are those before it that were late
// by then; the others stand as they were agreed.
type InstalmentDeferred struct {
	Agreement  AgreementID
	Instalment civil.Date // its day, as it was agreed
	Until      civil.Date // the last day on which it may come now: no days of grace are added
	Text       string     // why; personal
}

// AgreementEnded ends an agreement on paying bit by bit (aftale afsluttet). What is left
// is owed at once.
type AgreementEnded struct {
	Agreement AgreementID
	Why       string // one of the Agreement constants
	Text      string // what a person has to say of it; personal
}

// Agreement is an agreement that was made, and what became of it.
type Agreement struct {
	AgreementMade
	Made  civil.Date
	Ended civil.Date // or no date
	Why   string     // one of the Agreement constants, or empty while it stands
	// Reminded is the last instalment that the debtor was reminded of, and RemindedOn the
	// day; or no date.
	Reminded   InstalmentReminded
	RemindedOn civil.Date
	// Deferrals are what more time was given for, the latest last.
	Deferrals []Deferral
	payments  int // how many payments the case had when it was made
}
