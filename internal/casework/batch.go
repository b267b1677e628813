package casework

import (
	"time"

	"krav/internal/civil"
	"krav/internal/debt"
	"krav/internal/money"
)

// Batch is follow-up on many cases at once (kørsel). It begins as a dry run
// (prøvekørsel), of which a person chooses what is to be done; once approved it is
// carried out in the background, case by case, as it was shown or not at all.
type Batch struct {
	ID         int64
	Key        string // of the form that asked for it
	State      BatchState
	On         civil.Date // the day that it is worked out for
	MadeAt     time.Time
	MadeBy     string    // as access.Actor writes itself
	ApprovedAt time.Time // zero until then, as are those below
	ApprovedBy string
	StartAt    time.Time // when it is to begin, by the creditor's clock
	BeganAt    time.Time
	EndedAt    time.Time
}

// BatchState is how far a batch has come. It is stored, and so never renamed.
type BatchState string

// The states.
const (
	// BatchPlanned is a dry run: nothing is done.
	BatchPlanned BatchState = "planned"
	// BatchApproved is on its way: it waits for its day, or is being carried out.
	BatchApproved BatchState = "approved"
	// BatchDone has been gone through.
	BatchDone BatchState = "done"
	// BatchStopped was ended before it was through.
	BatchStopped BatchState = "stopped"
	// BatchUndone was taken back as far as nothing had left.
	BatchUndone BatchState = "undone"
)

// What has become of a case in a batch; else it is the key of why it was skipped.
const (
	// OutcomeWaits is a case that waits for its turn.
	OutcomeWaits = ""
	// OutcomeLeftOut is a case on which nothing would be done: the reason says why.
	OutcomeLeftOut = "left_out"
	// OutcomeNotChosen is a case that a person left out.
	OutcomeNotChosen = "not_chosen"
	// OutcomeDone is a case on which that was done which was shown.
	OutcomeDone = "done"
	// OutcomeStopped is a case whose turn never came.
	OutcomeStopped = "stopped"
	// OutcomeUndone is a case on which it was taken back.
	OutcomeUndone = "undone"
	// OutcomeChanged is a case on which something happened since it was shown.
	OutcomeChanged = skippedChanged
	// OutcomeCorrupt is a case whose journal can't be read.
	OutcomeCorrupt = skippedCorrupt
	// OutcomeNothing is a case on which there is nothing to do any more.
	OutcomeNothing = skippedNothing
)

// Sorts of what is done on a case, beside the names of documents.
const (
	// DoesClose ends the case.
	DoesClose = "close"
	// DoesAsk asks a person.
	DoesAsk = "ask"
)

// BatchCase is a case in a batch, as it was shown.
type BatchCase struct {
	PlanRow
	Place   int64
	Does    string // the name of the document, DoesClose or DoesAsk; empty where left out
	Outcome string
	Taken   debt.StepID // the step that was taken
}

// BatchPart is what cases of one sort, flow and outcome come to in a batch.
type BatchPart struct {
	Does, Flow, Outcome string
	Cases               int
	Principal           money.Amount
	Fee, Costs          money.Amount
	Interest, Total     money.Amount
	Earliest, Latest    civil.Date // deadlines, or no date
}

// BatchSettled says what became of a case in a batch.
type BatchSettled struct {
	Case    debt.CaseID
	Outcome string
	Taken   debt.StepID
}

// BatchQuery asks for cases of a batch: those of a sort, or else those with an
// outcome, after a place, at most limit.
type BatchQuery struct {
	Batch   int64
	Does    string
	Outcome string
	After   int64
	Limit   int
}

// BatchView is a batch with what it comes to.
type BatchView struct {
	Batch
	Parts []BatchPart
	Today civil.Date // the day it is for the creditor
	// Quiet says that few read their letters on the day that the batch is worked out
	// for: a Saturday, a Sunday or a holiday.
	Quiet bool
}

// Count returns how many cases have one of some outcomes.
func (b BatchView) Count(outcomes ...string) int {
	n := 0
	for _, part := range b.Parts {
		for _, outcome := range outcomes {
			if part.Outcome == outcome {
				n += part.Cases
			}
		}
	}
	return n
}

// Skipped returns how many cases were to be done and weren't, because of what had
// happened on them.
func (b BatchView) Skipped() int { return b.Count(OutcomeChanged, OutcomeCorrupt, OutcomeNothing) }

// All returns how many cases were approved.
func (b BatchView) All() int {
	return b.Count(OutcomeWaits, OutcomeDone, OutcomeStopped, OutcomeUndone) + b.Skipped()
}

// Sum adds up what cases with one of some outcomes come to.
func (b BatchView) Sum(outcomes ...string) BatchPart {
	var sum BatchPart
	for _, part := range b.Parts {
		for _, outcome := range outcomes {
			if part.Outcome == outcome {
				sum.Add(part)
			}
		}
	}
	return sum
}

// Add adds another part to it.
func (p *BatchPart) Add(q BatchPart) {
	p.Cases += q.Cases
	p.Principal = p.Principal.Plus(q.Principal)
	p.Fee, p.Costs = p.Fee.Plus(q.Fee), p.Costs.Plus(q.Costs)
	p.Interest, p.Total = p.Interest.Plus(q.Interest), p.Total.Plus(q.Total)
	if p.Earliest.IsZero() || !q.Earliest.IsZero() && q.Earliest.Before(p.Earliest) {
		p.Earliest = q.Earliest
	}
	p.Latest = civil.Latest(p.Latest, q.Latest)
}

// sortOf returns what sort of thing a decision does.
func sortOf(row PlanRow) string {
	switch {
	case row.LeftOut():
		return ""
	case row.Document != 0:
		return row.Document.String()
	case row.Closes:
		return DoesClose
	}
	return DoesAsk
}
