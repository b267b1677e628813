package casework

import (
	"context"
	"maps"
	"strconv"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
	"krav/internal/followup"
	"krav/internal/jobs"
)

// Tasks that ask a person to look at a case on which work failed for good. When
// the task is finished, the work is tried again.
const (
	taskLetterFailed  = followup.TaskLetterFailed
	taskReceiptFailed = "task.receipt_not_made"
	taskMailFailed    = "task.mail_not_sent"
)

// taskFor returns the task of a kind of work that failed for good.
func taskFor(kind string) string {
	switch kind {
	case jobReceipt:
		return taskReceiptFailed
	case jobSend:
		return taskMailFailed
	}
	return taskLetterFailed
}

// workOf returns the kind of work that a task asks a person to look into.
func workOf(task string) (string, bool) {
	switch task {
	case taskLetterFailed:
		return jobCompose, true
	case taskReceiptFailed:
		return jobReceipt, true
	case taskMailFailed:
		return jobSend, true
	}
	return "", false
}

// lastResort asks a person, where a job could not be done however often it was
// tried.
func (s *Service) lastResort(ctx context.Context, job jobs.Job, cause error) error {
	args, err := argsOf(job)
	if err != nil {
		return err
	}
	return untold(s.update(ctx, access.NightRun(), access.CarryOutFollowUp, debt.CreditorID(job.Creditor), func(ctx context.Context, v *visit) error {
		f, err := v.lockOne(ctx, args.Case)
		if err != nil {
			return err
		}
		asked := args.words()
		maps.Copy(asked, reasonWords(cause))
		if f.hasAsked(taskFor(job.Kind), "about", asked["about"]) {
			return nil
		}
		if err := f.raise(taskFor(job.Kind), "", asked); err != nil || job.Kind != jobCompose {
			return err
		}
		return f.unmade(args.Step)
	}))
}

// unmade undoes a step whose letter couldn't be made: nobody owes the fee of a letter that
// there isn't.
func (f *file) unmade(id debt.StepID) error {
	step := f.Step(id)
	if step == nil || !step.Waits() || step.Letter != 0 {
		return nil
	}
	return f.add(debt.StepVoided{Step: id, Why: debt.VoidUnmade})
}

// reasonOf returns why a job failed as a message key.
func reasonOf(cause error) string {
	if f := fault.Of(cause); f != nil {
		return f.Key
	}
	return "work.failed"
}

// impersonal are the values of a fault that name no person: words of a template, days
// and sums.
var impersonal = [...]string{
	"field", "word", "kind", "elements", "character", "code", "claim",
	"day", "deadline", "lines", "total", "rest", "owed", "ask", "fee", "compensation", "costs",
}

// reasonWords returns why a job failed as values of a task: the message key, and
// those of its values that name no person, as a task's can't be erased.
func reasonWords(cause error) map[string]string {
	words := map[string]string{"why": reasonOf(cause)}
	f := fault.Of(cause)
	if f == nil {
		return words
	}
	for _, name := range impersonal {
		if value, given := f.Args[name]; given {
			words[name] = value
		}
	}
	return words
}

// words returns what a job is about as values of a task: the one id beside that
// of the case.
func (a jobArgs) words() map[string]string {
	return map[string]string{"about": strconv.FormatInt(int64(a.Step)+int64(a.Dispatch)+int64(a.Payment), 10)}
}

// tryAgain orders the work anew that a task was about, now that the task is done.
func (v *visit) tryAgain(f *file, task debt.Task) {
	kind, ok := workOf(task.Kind)
	about, err := strconv.ParseInt(task.Args["about"], 10, 64)
	if !ok || err != nil {
		return
	}
	args := jobArgs{Case: f.ID}
	switch kind {
	case jobReceipt:
		args.Payment = debt.PaymentID(about)
	case jobSend:
		args.Dispatch = debt.DispatchID(about)
	default:
		args.Step = debt.StepID(about)
	}
	v.job(kind, args, task.Args["about"]+"/"+number(int64(task.Task)), v.moment)
}

func (f *file) raise(kind, step string, args map[string]string) error {
	return f.add(debt.TaskRaised{Task: debt.TaskID(f.visit.NewID()), Kind: kind, Step: step, Args: args})
}

// hasAsked reports whether an open task of a kind asks about the same.
func (f *file) hasAsked(kind, name, value string) bool {
	for _, open := range f.OpenTasks() {
		if open.Kind == kind && open.Args[name] == value {
			return true
		}
	}
	return false
}

// untoldError is an error whose text names no persons: what a log and the list of
// jobs may hold. What it was stays in its chain, for the program.
type untoldError struct{ err error }

// untold keeps the values of a fault (a name, an address) out of an error's text.
// What something outside answers, or doesn't, is not of persons.
func untold(err error) error {
	if f := fault.Of(err); f == nil || f.Kind == fault.Unavailable {
		return err
	}
	return &untoldError{err}
}

// Error returns the fault's key and the input it concerns.
func (e *untoldError) Error() string {
	f := fault.Of(e.err)
	if f.Field == "" {
		return f.Key
	}
	return f.Key + " (" + f.Field + ")"
}

// Unwrap returns the error with all that it says.
func (e *untoldError) Unwrap() error { return e.err }
