package jobs

import (
	"context"
	"time"
)

// Queue is where jobs wait, as the runner needs it. Every method is one
// transaction and touches one creditor, but Ready, which only reads.
type Queue interface {
	// Ready returns the creditors that have claimable work in a lane at a moment
	// of the house's clock, those that have waited longest first, at most limit.
	Ready(ctx context.Context, lane Lane, now time.Time, limit int) ([]int64, error)
	// Claim takes jobs of one creditor and starts a try of each.
	Claim(ctx context.Context, c Claim) ([]Job, error)
	// Extend holds jobs of one creditor until a later moment and returns the ids
	// of those that are still the caller's.
	Extend(ctx context.Context, creditor int64, tries []Ref, until time.Time) ([]int64, error)
	// Settle records what became of tries of one creditor. Those that are no
	// longer the caller's are passed over.
	Settle(ctx context.Context, creditor int64, outcomes []Outcome, now time.Time) error
	// Unfinished returns how many jobs are held by anybody or claimable at a moment
	// of the house's clock, and from when on the first of them is claimable.
	Unfinished(ctx context.Context, now time.Time) (jobs int, free time.Time, err error)
}

// Waiting is jobs of a creditor that have not ended, by what they wait for.
type Waiting struct {
	Kind    string
	Running bool   // somebody works on them, or did until the lease ran out
	Why     string // what the last try ended in, for those that are tried again
	Jobs    int
	RunAt   time.Time // the first of them is due, on the creditor's own clock
	Free    time.Time // the first of them is claimable, on the house's clock
}

// Claim says which jobs to take.
type Claim struct {
	Creditor int64
	Lane     Lane
	Now      time.Time // on the creditor's clock
	House    time.Time // on the house's clock
	Until    time.Time // how long they are held, on the house's clock
	Limit    int
}

// State is what a try leaves its job in.
type State int

// The states that a try can end in.
const (
	// Done is a job that has been carried out.
	Done State = iota + 1
	// Ready is a job that waits for another try.
	Ready
	// Cancelled is a job that was no longer wanted.
	Cancelled
	// Failed is a job whose last try was in vain.
	Failed
)

// String returns the state as it is stored.
func (s State) String() string {
	switch s {
	case Done:
		return "done"
	case Ready:
		return "ready"
	case Cancelled:
		return "cancelled"
	case Failed:
		return "failed"
	}
	return ""
}

// Outcome is what became of one try.
type Outcome struct {
	Ref
	State State
	// Attempts is what the job's count is set to: the try's own number, or one
	// less where it isn't to count.
	Attempts  int
	HeldUntil time.Time // when it may be tried again, on the house's clock
	Error     string    // for the operator; no names, no content
}
