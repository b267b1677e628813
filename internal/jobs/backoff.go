package jobs

import "time"

const (
	firstWait   = 5 * time.Second
	longestWait = time.Hour
)

// Backoff returns how long to wait after a failed try: five seconds after the
// first, twice as long after each that follows, at most an hour; and up to a
// quarter more or less by chance, so that jobs that failed together don't come
// back together. Random is a number from 0 up to 1.
func Backoff(attempt int, random float64) time.Duration {
	wait := firstWait
	for range attempt - 1 {
		wait = min(2*wait, longestWait)
	}
	return wait + time.Duration((random-0.5)/2*float64(wait))
}
