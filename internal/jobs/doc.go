// Package jobs runs background work: at least once, with retry, back-off and a
// last resort. It knows nothing of debt; a job is a kind, and arguments that are
// ids and never content.
//
// A job is enqueued in the transaction of the use case that needs it, so it
// exists if and only if the change does. It may run more than once (a process
// can die between the work and the note that it is done), so the work must be
// such that a second time changes nothing.
//
// Two clocks: run_at is on the creditor's own clock, which in a sandbox can be
// moved; leases and waits between tries are on the house's clock, which can't.
//
// The states of a job:
//
//	         claim            Done
//	ready ──────────▶ running ──────▶ done      (the row goes, unless a unique key keeps it)
//	  ▲                 │  │  └─────▶ cancelled (Cancel: it is no longer wanted)
//	  └─────────────────┘  └────────▶ failed    (the last try was in vain; the last resort has been told)
//	   retry, snooze, or
//	   the lease ran out
package jobs
