package jobs

import "time"

// Lane is the queue in which a job waits: what a person waits for has its own.
type Lane int

// The lanes.
const (
	// Urgent is for what a person is waiting for.
	Urgent Lane = iota + 1
	// Ordinary is for everything else.
	Ordinary
)

// String returns the lane as it is stored.
func (l Lane) String() string {
	switch l {
	case Urgent:
		return "urgent"
	case Ordinary:
		return "ordinary"
	}
	return ""
}

// Draft is a job to be enqueued.
type Draft struct {
	ID   int64
	Kind string // noun.verb, such as letter.compose; stored, so never renamed
	Lane Lane
	Args string // JSON; ids, never content
	// Key makes the job unique among those of its creditor and kind: a second
	// one is not enqueued, also when the first is long done. Empty for none.
	Key   string
	RunAt time.Time // on the creditor's own clock
}

// Ref names one try of a job. The attempt fences: what is said of an earlier
// try, whose lease has run out, is not heard.
type Ref struct {
	Creditor int64
	ID       int64
	Attempt  int // from 1
}

// Job is a job that was claimed, to be worked on now.
type Job struct {
	Ref
	Kind  string
	Lane  Lane
	Args  string
	RunAt time.Time
	// HeldUntil is when another may take it, by the house's clock, unless its lease
	// is extended before.
	HeldUntil time.Time
}
