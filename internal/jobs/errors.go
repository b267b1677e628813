package jobs

import (
	"errors"
	"time"
)

// ErrExhausted is what the last resort is told of a job whose last try ended
// without a word: the process died, or its lease ran out.
var ErrExhausted = errors.New("jobs: the last try ended without a word")

// errLost is the cause with which a try's context ends when its lease is gone.
var errLost = errors.New("jobs: the lease was lost")

// errStopping is the cause with which a try's context ends when the runner stops.
var errStopping = errors.New("jobs: the runner is stopping")

// CancelError ends a job that is no longer wanted. Made by Cancel.
type CancelError struct{ Err error }

// Cancel says of a job that it is no longer wanted and isn't to be tried again.
func Cancel(why error) error { return &CancelError{why} }

// Error returns why.
func (e *CancelError) Error() string { return "cancelled: " + e.Err.Error() }

// Unwrap returns why.
func (e *CancelError) Unwrap() error { return e.Err }

// SnoozeError puts a job off without counting the try. Made by Snooze and Wait.
type SnoozeError struct {
	For time.Duration
	Err error // what it waits for, or nil
}

// Snooze says of a job that it can't be done yet: try again after a while, and
// don't count this try.
func Snooze(d time.Duration) error { return &SnoozeError{For: d} }

// Wait says of a job that it can't be done until something else is mended: try
// again after a while, however often, and tell the operator why meanwhile.
func Wait(d time.Duration, why error) error { return &SnoozeError{d, why} }

// Error returns for how long, and why.
func (e *SnoozeError) Error() string {
	if e.Err == nil {
		return "snoozed for " + e.For.String()
	}
	return "waits " + e.For.String() + ": " + e.Err.Error()
}

// Unwrap returns why.
func (e *SnoozeError) Unwrap() error { return e.Err }

// why returns what is said of the wait in the list of jobs.
func (e *SnoozeError) why() string {
	if e.Err == nil {
		return ""
	}
	return short(e.Err)
}

// RetryError asks for another try at a time of its own. Made by Retry.
type RetryError struct {
	After time.Duration
	Err   error
}

// Retry says of a job that it failed and when it is worth trying again, instead
// of the back-off. The try counts.
func Retry(after time.Duration, why error) error { return &RetryError{after, why} }

// Error returns why.
func (e *RetryError) Error() string { return "to be retried: " + e.Err.Error() }

// Unwrap returns why.
func (e *RetryError) Unwrap() error { return e.Err }
